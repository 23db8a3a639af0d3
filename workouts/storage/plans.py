"""A planned week as the rows of a plan, and back."""

from collections.abc import Iterable
from typing import Any

from exercises.models import Exercise as ExerciseRow
from exercises.vocabulary import Level
from workouts.models import Plan, PlannedExercise, PlannedSession
from workouts.planning.documents import request_document
from workouts.planning.notation import parse_request, parse_run
from workouts.planning.request import Request
from workouts.planning.week import Day, Phrase, Prescription, Reason, Run, Session, Slot, Week
from workouts.storage.snapshot import exercise_from, modification_from, snapshot_of

REQUEST_VERSION = 1


def save_week(request: Request, week: Week, *, title: str) -> Plan:
    """Write a new plan; the caller holds the transaction."""
    plan = Plan.objects.create(
        title=title,
        request=request_document(request),
        request_version=REQUEST_VERSION,
        messages=list(week.messages),
        relaxed=_reason_documents(week.relaxed),
        ways_back=_reason_documents(week.ways_back),
        withheld=week.withheld,
        cost=week.cost,
    )
    sessions = PlannedSession.objects.bulk_create(
        PlannedSession(
            plan=plan,
            day=session.day,
            position=position,
            slot=session.slot.value,
            warmup_minutes=session.warmup_minutes,
            reasons=_reason_documents(session.reasons),
        )
        for position, session in enumerate(week.sessions)
    )
    rows = _exercise_rows(week)
    PlannedExercise.objects.bulk_create(
        _planned_exercise(item, position, row, rows[item.exercise.id], request)
        for row, session in zip(sessions, week.sessions, strict=True)
        for position, item in enumerate(session.items)
    )
    return plan


def _exercise_rows(week: Week) -> dict[str, ExerciseRow]:
    keys = {item.exercise.id for session in week.sessions for item in session.items}
    rows = (
        ExerciseRow.objects.filter(key__in=keys)
        .select_related("substitute")
        .prefetch_related("equipment__equipment", "modifications", "doses")
    )
    return {row.key: row for row in rows}


def _planned_exercise(
    item: Prescription,
    position: int,
    session: PlannedSession,
    row: ExerciseRow,
    request: Request,
) -> PlannedExercise:
    return PlannedExercise(
        session=session,
        exercise=row,
        position=position,
        sets=item.sets,
        reps=item.reps,
        rpe=item.rpe,
        rest_seconds=item.rest_seconds,
        seconds=item.seconds,
        equipment=item.equipment,
        modification=item.modification.id if item.modification else "",
        snapshot=snapshot_of(item, row, request.level),
        reasons=_reason_documents(item.reasons),
    )


def read_request(plan: Plan) -> Request:
    """The request as it was; equipment that the catalogue has dropped since is no error."""
    equipment = plan.request.get("runner", {}).get("equipment", [])
    return parse_request(plan.request, equipment=equipment)


def read_week(plan: Plan) -> Week:
    """The week as prescribed; no query when the plan was read `with_week`."""
    return Week(
        sessions=tuple(_session(row, read_level(plan)) for row in plan.sessions.all()),
        messages=tuple(plan.messages),
        withheld=plan.withheld,
        relaxed=read_reasons(plan.relaxed),
        ways_back=read_reasons(plan.ways_back),
        cost=plan.cost,
    )


def read_level(plan: Plan) -> Level:
    return Level(plan.request["runner"]["level"])


def _session(row: PlannedSession, level: Level) -> Session:
    return Session(
        day=Day(row.day),
        slot=Slot(row.slot),
        items=tuple(_prescription(exercise, level) for exercise in row.exercises.all()),
        warmup_minutes=row.warmup_minutes,
        reasons=read_reasons(row.reasons),
    )


def _prescription(row: PlannedExercise, level: Level) -> Prescription:
    return Prescription(
        exercise=exercise_from(row.snapshot, level),
        sets=row.sets,
        reps=row.reps,
        rpe=row.rpe,
        rest_seconds=row.rest_seconds,
        equipment=row.equipment,
        modification=modification_from(row.snapshot),
        seconds=row.seconds,
        reasons=read_reasons(row.reasons),
    )


def _reason_documents(reasons: Iterable[Reason]) -> list[dict[str, Any]]:
    return [
        {
            "rule": reason.rule,
            "sentence": reason.sentence,
            "facts": {name: _written(fact) for name, fact in reason.facts.items()},
        }
        for reason in reasons
    ]


def read_reasons(documents: Iterable[dict[str, Any]]) -> tuple[Reason, ...]:
    return tuple(
        Reason(
            rule=document["rule"],
            sentence=document["sentence"],
            facts={name: _read(fact) for name, fact in document["facts"].items()},
        )
        for document in documents
    )


def _written(fact: object) -> object:
    """Days and runs keep their kind, so that they can be said in any language later."""
    if isinstance(fact, Day):
        return {"day": fact.code}
    if isinstance(fact, Phrase):
        return {"phrase": fact.text}
    return {"run": str(fact)} if isinstance(fact, Run) else fact


def _read(fact: Any) -> object:
    if not isinstance(fact, dict):
        return fact
    if "phrase" in fact:
        return Phrase(fact["phrase"])
    return Day.from_code(fact["day"]) if "day" in fact else parse_run(fact["run"], "run")
