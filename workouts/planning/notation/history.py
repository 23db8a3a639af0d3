"""Decides how weeks that are over are read: what was asked, what was planned and what was done.

A plan that the planner has answered can be handed back as it is.
"""

from collections.abc import Collection, Iterator, Mapping
from itertools import zip_longest

from exercises.records import Fields
from exercises.vocabulary import HILL, NO_EQUIPMENT, SUBSTITUTE, Kind
from workouts.planning.notation.requests import MAX_SCALE, parse_request
from workouts.planning.notation.times import day_of, optional_clock_of
from workouts.planning.rules.hurried_hill_sprints import needed_rest_seconds
from workouts.planning.values.exercise import Exercise
from workouts.planning.values.limits import (
    MOST_ITEMS,
    MOST_KG,
    MOST_REPS,
    MOST_REST,
    MOST_SESSIONS,
    MOST_SETS,
    MOST_WARM_UP,
    MOST_WEEKLY_KM,
)
from workouts.planning.values.report import DoneItem, DoneSession, PastWeek, as_planned
from workouts.planning.values.request import PainSite
from workouts.planning.values.week import Day, Prescription, Session, Slot, Week

MOST_WEEKS = 104  # of one history
LOWEST_RPE, HIGHEST_RPE = 0, 10
SPRINT_RPE, SPRINT_SECONDS = 8.0, 8  # of sprints that are given as a count
#: Keys of an answer that follow from the others.
OF_ANSWER = {"messages", "findings", "relaxed", "cost", "course", "notes", "changes", "maySkip"}
OF_SESSION = {"stress", "contacts", "warmup", "minutes", "hamSets", "reasons"}
OF_ITEM = {"tempo", "load", "reasons"}


def parse_history(
    fields: Fields, exercises: tuple[Exercise, ...], equipment: Collection[str]
) -> tuple[PastWeek, ...]:
    """The weeks under `history`, the oldest first. Raises RecordError."""
    weeks = fields.children("history", most=MOST_WEEKS) or []
    return tuple(_past_week(week, exercises, equipment) for week in weeks)


def _past_week(
    fields: Fields, exercises: tuple[Exercise, ...], equipment: Collection[str]
) -> PastWeek:
    request = parse_request(fields.take("input"), equipment=equipment)
    known = {exercise.id: exercise for exercise in exercises}
    planned = fields.children("plan", most=MOST_SESSIONS) or []
    sessions = tuple(_session(one, known) for one in planned)
    reports = fields.children("reports", most=len(sessions))
    poor_nights = fields.whole("poorNights", 0, len(Day), 0)
    slow_runs = fields.whole("slowRuns", 0, 2 * len(Day), 0)
    km = fields.optional_number("km", 0, MOST_WEEKLY_KM)
    fields.finish(ignored=OF_ANSWER | {"id"})
    return PastWeek(
        request=request,
        week=Week(sessions=sessions),
        sessions=None if reports is None else tuple(_reported(sessions, reports)),
        poor_nights=poor_nights,
        slow_runs=slow_runs,
        km=km,
    )


def _reported(sessions: tuple[Session, ...], reports: list[Fields]) -> Iterator[DoneSession]:
    """In the order of the plan; what no report tells of went as planned."""
    for session, report in zip_longest(sessions, reports):
        yield as_planned(session) if report is None else _done(session, report)


def _done(session: Session, fields: Fields) -> DoneSession:
    told = fields.children("items", most=MOST_ITEMS) or []
    by_exercise = dict(_done_item(session, item) for item in told)
    done = DoneSession(
        planned=session,
        is_done=fields.optional_flag("done") is not False,
        items=tuple(
            by_exercise.get(item.exercise.id, DoneItem(planned=item)) for item in session.items
        ),
        pain=fields.whole("pain", 0, MAX_SCALE, 0),
        pain_site=fields.choice("painSite", PainSite, PainSite.NONE),
        soreness=fields.whole("soreness", 0, MAX_SCALE, 0),
    )
    fields.finish()
    return done


def _done_item(session: Session, fields: Fields) -> tuple[str, DoneItem]:
    name = fields.text("ex")
    planned = next((item for item in session.items if item.exercise.id == name), None)
    if planned is None:
        raise fields.error("ex", "is not in this session")
    item = DoneItem(
        planned=planned,
        sets_done=fields.optional_whole("sets", 0, MOST_SETS),
        fewest_reps=fields.optional_whole("fewestReps", 0, MOST_REPS),
        rpe=fields.optional_number("rpe", LOWEST_RPE, HIGHEST_RPE),
        kg=fields.optional_number("kg", 0, MOST_KG),
        form_broke=fields.flag("formBroke"),
    )
    fields.finish()
    return name, item


def _session(fields: Fields, known: Mapping[str, Exercise]) -> Session:
    items = [_item(one, known) for one in fields.children("items", most=MOST_ITEMS) or []]
    sprints = fields.whole("hill", 0, MOST_REPS, 0)
    session = Session(
        day=day_of(fields, "day"),
        slot=fields.choice("slot", Slot, Slot.ALONE),
        start=optional_clock_of(fields, "start"),
        items=(*items, *_sprints(sprints, known)),
        warmup_minutes=fields.whole("warmupMin", 0, MOST_WARM_UP, 5),
    )
    fields.finish(ignored=OF_SESSION)
    return session


def _sprints(count: int, known: Mapping[str, Exercise]) -> Iterator[Prescription]:
    """Hill sprints, which an answer gives as a count."""
    sprint = next((one for one in known.values() if one.kind is Kind.RUNNING_POWER), None)
    if count and sprint is not None:
        yield Prescription(
            exercise=sprint,
            sets=1,
            reps=count,
            rpe=SPRINT_RPE,
            rest_seconds=needed_rest_seconds(SPRINT_SECONDS),
            equipment=HILL,
            seconds=SPRINT_SECONDS,
        )


def _item(fields: Fields, known: Mapping[str, Exercise]) -> Prescription:
    exercise = known.get(fields.text("ex"))
    if exercise is None:
        raise fields.error("ex", "is not in the catalogue")
    version = fields.text("mod")
    modification = exercise.modification(version)
    if version and modification is None:
        raise fields.error("mod", f"is no version of {exercise.id}")
    kit = fields.text("equip") or NO_EQUIPMENT
    if kit not in {*exercise.equipment, *exercise.added_load, NO_EQUIPMENT, SUBSTITUTE}:
        raise fields.error("equip", f"does not go with {exercise.id}")
    item = Prescription(
        exercise=exercise,
        sets=fields.whole("sets", 1, MOST_SETS, 1),
        reps=fields.whole("reps", 1, MOST_REPS, 1),
        rpe=fields.optional_number("rpe", LOWEST_RPE, HIGHEST_RPE) or 0.0,
        rest_seconds=fields.whole("rest", 0, MOST_REST, 0),
        equipment=kit,
        modification=modification,
        load_kg=fields.optional_number("kg", 0, MOST_KG),
    )
    fields.finish(ignored=OF_ITEM)
    return item
