"""A planned week as the rows of a plan, and back."""

from collections.abc import Iterable, Mapping
from itertools import islice
from typing import Any
from uuid import uuid4

from exercises.catalogue_version import asked_at_most_once
from exercises.vocabulary import Level
from workouts.models import PlannedExercise, PlannedSession, PlanWeek, Version
from workouts.planning.notation.requests import (
    parse_request,
    parse_run,
    parse_running,
    request_document,
)
from workouts.planning.values.letters import lettered
from workouts.planning.values.request import Request
from workouts.planning.values.week import (
    Day,
    Equipment,
    Phrase,
    Prescription,
    Reason,
    Run,
    Running,
    Session,
    SessionName,
    Slot,
    Week,
    Weight,
)
from workouts.storage.catalogue import exercise_entries, exercise_numbers
from workouts.storage.facts import with_facts
from workouts.storage.snapshot import (
    digest_of,
    exercise_from,
    keep_snapshots,
    modification_from,
    prescribed_from,
    snapshot_of,
)
from workouts.storage.week_rows import read_sessions

REQUEST_VERSION = 1
COPIED = ("request", "request_version", "messages", "relaxed", "ways_back", "withheld", "cost")
Form = tuple[str, str, str]  # exercise, equipment and modification
Origin = dict[str, Any]  # the keys of exercise and snapshot, which are the same for one form


def add_version(
    row: PlanWeek,
    request: Request,
    week: Week,
    *,
    parent: Version | None = None,
    changes: Iterable[Reason] = (),
) -> Version:
    """Save a week as the newest of its versions; the caller opens the transaction.

    What was prescribed in `parent` keeps the words that it was prescribed with.
    """
    version = Version.objects.create(
        week=row,
        parent=parent,
        changes=reason_documents(changes),
        request=request_document(request),
        request_version=REQUEST_VERSION,
        messages=list(week.messages),
        relaxed=reason_documents(week.relaxed),
        ways_back=reason_documents(week.ways_back),
        withheld=week.withheld,
        cost=week.cost,
    )
    _write_sessions(version, request, lettered(week), _origins(parent, request.level))
    _point(row, version)
    return version


def copy_version(row: PlanWeek, source: Version, *, changes: Iterable[Reason] = ()) -> Version:
    """Save a version of one week as the newest of another's, word for word."""
    request, week = read_request(source), read_week(source)
    version = Version.objects.create(
        week=row,
        parent=row.current,
        changes=reason_documents(changes),
        **{name: getattr(source, name) for name in COPIED},
    )
    _write_sessions(version, request, week, _origins(source, request.level))
    _point(row, version)
    return version


def _point(row: PlanWeek, version: Version) -> None:
    """Make this the week as it is now; the plan may then have too long a history."""
    row.point_to(version)
    Version.objects.beyond_history(row.plan_id).delete()


def _origins(version: Version | None, level: Level) -> dict[Form, Origin]:
    """Where the exercises of a version come from; a snapshot holds the dose of one level only."""
    if version is None or version.request["runner"]["level"] != level:
        return {}
    return {
        (row.key, row.equipment, row.modification): {
            "exercise_id": row.exercise_id,
            "snapshot_id": row.snapshot_id,
        }
        for session in version.sessions.all()
        for row in session.exercises.all()
    }


def _write_sessions(
    version: Version, request: Request, week: Week, known: Mapping[Form, Origin]
) -> None:
    sessions = PlannedSession.objects.bulk_create(
        PlannedSession(
            version=version,
            identity=session.identity or uuid4(),
            letter=session.letter,
            day=session.day,
            position=position,
            slot=session.slot.value,
            start=session.start,
            warmup_minutes=session.warmup_minutes,
            note=session.note,
            reasons=reason_documents(session.reasons),
        )
        for position, session in enumerate(week.sessions)
    )
    new = {_form(item): item for item in week.items if _form(item) not in known}
    origins = {**known, **_new_origins(new, request)}
    PlannedExercise.objects.bulk_create(
        PlannedExercise(
            session=row,
            position=position,
            sets=item.sets,
            reps=item.reps,
            rpe=item.rpe,
            rest_seconds=item.rest_seconds,
            seconds=item.seconds,
            equipment=item.equipment,
            modification=item.modification.id if item.modification else "",
            load_kg=item.load_kg,
            reasons=reason_documents(item.reasons),
            **origins[_form(item)],
        )
        for row, session in zip(sessions, week.sessions, strict=True)
        for position, item in enumerate(session.items)
    )


def _new_origins(new: Mapping[Form, Prescription], request: Request) -> dict[Form, Origin]:
    """Of exercises that are prescribed as the catalogue has them now."""
    if not new:
        return {}
    with asked_at_most_once():
        numbers, entries = exercise_numbers(), exercise_entries()
        contents = {
            form: snapshot_of(item, entries.get(item.exercise.id), request.level)
            for form, item in new.items()
        }
    kept = keep_snapshots(contents.values())
    return {
        form: {
            "exercise_id": numbers.get(new[form].exercise.id),
            "snapshot_id": kept[digest_of(content)],
        }
        for form, content in contents.items()
    }


def _form(item: Prescription) -> Form:
    modification = item.modification.id if item.modification else ""
    return item.exercise.id, item.equipment, modification


def read_request(version: Version) -> Request:
    """The request as it was; equipment that the catalogue has dropped since is no error."""
    equipment = version.request.get("runner", {}).get("equipment", [])
    return parse_request(version.request, equipment=equipment)


def read_running(row: PlanWeek) -> Running | None:
    """The runs that were brought in for a week, None without any."""
    return None if row.running is None else parse_running(row.running, "running")


def read_week(version: Version) -> Week:
    """The week as prescribed; no query when its sessions were read."""
    read_sessions([version])
    level = Level(version.request["runner"]["level"])
    sessions = [(session, session.exercises.all()) for session in version.sessions.all()]
    rows = [row for _, exercises in sessions for row in exercises]
    snapshots = with_facts([row.snapshot.content for row in rows], [row.key for row in rows])
    items = iter([_prescription(*pair, level) for pair in zip(rows, snapshots, strict=True)])
    return Week(
        sessions=tuple(_session(row, islice(items, len(found))) for row, found in sessions),
        messages=tuple(version.messages),
        withheld=version.withheld,
        relaxed=read_reasons(version.relaxed),
        ways_back=read_reasons(version.ways_back),
        cost=version.cost,
    )


def _session(row: PlannedSession, items: Iterable[Prescription]) -> Session:
    return Session(
        day=Day(row.day),
        slot=Slot(row.slot),
        items=tuple(items),
        start=row.start,
        warmup_minutes=row.warmup_minutes,
        note=row.note,
        reasons=read_reasons(row.reasons),
        identity=str(row.identity),
        letter=row.letter,
    )


def _prescription(row: Any, snapshot: dict[str, Any], level: Level) -> Prescription:
    if snapshot is row.snapshot.content:
        exercise, modification = prescribed_from(row.written, row.key, level)
    else:  # the catalogue of today says more
        exercise = exercise_from(snapshot, row.key, level)
        modification = modification_from(snapshot)
    return Prescription(
        exercise=exercise,
        sets=row.sets,
        reps=row.reps,
        rpe=row.rpe,
        rest_seconds=row.rest_seconds,
        equipment=row.equipment,
        modification=modification,
        seconds=row.seconds,
        load_kg=row.load_kg,
        reasons=read_reasons(row.reasons),
    )


def reason_documents(reasons: Iterable[Reason]) -> list[dict[str, Any]]:
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
    if isinstance(fact, Equipment):
        return {"kit": fact.id}
    if isinstance(fact, Weight):
        return {"weight": fact.kg}
    if isinstance(fact, SessionName):
        return {"session": fact.letter}
    return {"run": str(fact)} if isinstance(fact, Run) else fact


def _read(fact: Any) -> object:
    if not isinstance(fact, dict):
        return fact
    if "phrase" in fact:
        return Phrase(fact["phrase"])
    if "weight" in fact:
        return Weight(fact["weight"])
    if "kit" in fact:
        return Equipment(fact["kit"])
    if "session" in fact:
        return SessionName(fact["session"])
    return Day.from_code(fact["day"]) if "day" in fact else parse_run(fact["run"], "run")
