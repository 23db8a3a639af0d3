"""Decides how someone else's week becomes mine: the same work, around my runs and with my kit."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import product

from workouts.planning.answers.differences import Difference, differences
from workouts.planning.answers.swaps import dose_for, stand_ins
from workouts.planning.edits import with_sessions
from workouts.planning.measures.clock import usual_slot
from workouts.planning.measures.minutes import session_minutes
from workouts.planning.review import review_week, should_cost
from workouts.planning.rules.no_warm_up import needed_minutes
from workouts.planning.screening import is_withheld, messages
from workouts.planning.search.reasons import explain_week
from workouts.planning.values.exercise import Exercise
from workouts.planning.values.request import Request
from workouts.planning.values.week import Day, Prescription, Session, Week

MOVE_COST = 0.4  # of a session that leaves its day, on the scale of findings
MOST_PLACED = 3  # sessions that are placed together; the others follow
LOST_COST = 12.0  # of a session that finds no day: more than any plan should cost


@dataclass(frozen=True, kw_only=True)
class Transfer:
    """My week, and what is different from the one that was shared, each with its reason."""

    week: Week
    changes: tuple[Difference, ...]


def transfer(week: Week, request: Request, exercises: tuple[Exercise, ...]) -> Transfer:
    """Each session on the best day for it; no MUST finding, or the session is left out.

    Doses are mine: of each exercise the nearest that my level, kit and health allow, else of the
    exercise that stands in for it.
    """
    codes = messages(request)
    if is_withheld(request):
        return Transfer(week=Week(messages=codes, withheld=True), changes=())
    adapted = [_adapted(session, request, exercises) for session in week.sessions]
    wanted = [session for session in adapted if session is not None]
    placed = replace(_placed(wanted, request), messages=codes)
    mine = explain_week(replace(placed, cost=should_cost(review_week(placed, request))), request)
    return Transfer(week=mine, changes=differences(week, mine, request))


def _adapted(session: Session, request: Request, exercises: tuple[Exercise, ...]) -> Session | None:
    """With my doses; None when nothing of it is left."""
    items: list[Prescription] = []
    for item in session.items:
        mine = _mine(item, request, exercises, [one.exercise.id for one in items])
        if mine is not None:
            items.append(mine)
    if not items:
        return None
    changed = replace(session, items=tuple(items), note="", start=None)
    warm = replace(changed, warmup_minutes=needed_minutes(changed, request))
    return _shortened(warm, request)


def _shortened(session: Session, request: Request) -> Session:
    """Sets go, and then exercises from the end, until it fits my time (R21)."""
    while session_minutes(session) > request.session_minutes and len(session.items) > 1:
        *kept, last = session.items
        fewer = (*kept, replace(last, sets=last.sets - 1)) if last.sets > 1 else tuple(kept)
        session = replace(session, items=fewer)
    return session


def _mine(
    item: Prescription, request: Request, exercises: tuple[Exercise, ...], taken: list[str]
) -> Prescription | None:
    for exercise in stand_ins(item.exercise, exercises):
        if exercise.id in taken:
            continue
        dose = dose_for(exercise, request, item)
        if dose is not None:
            return dose
    return None


def _placed(sessions: list[Session], request: Request) -> Week:
    """On the days that cost least, moves included; what fits nowhere is left out."""
    week = Week()
    for first in range(0, len(sessions), MOST_PLACED):
        week = _best(sessions[first : first + MOST_PLACED], week, request)
    return week


def _best(sessions: list[Session], placed_before: Week, request: Request) -> Week:
    """Each session is first tried on its own, so that few combinations are left."""
    choices = [tuple(_days(session, placed_before, request)) for session in sessions]
    found = (_tried(sessions, days, placed_before, request) for days in product(*choices))
    return min((one for one in found if one is not None), key=lambda one: one[0])[1]


def _days(session: Session, placed_before: Week, request: Request) -> Iterator[Day | None]:
    """Days that no rule forbids for this session; None leaves it out."""
    for day in Day:
        if _tried([session], (day,), placed_before, request) is not None:
            yield day
    yield None


def _tried(
    sessions: list[Session], days: tuple[Day | None, ...], placed_before: Week, request: Request
) -> tuple[float, Week] | None:
    """What it costs, and the week; None where a rule forbids it."""
    placed = [
        replace(session, day=day, slot=usual_slot(day, request))
        for session, day in zip(sessions, days, strict=True)
        if day is not None
    ]
    week = with_sessions(placed_before, (*placed_before.sessions, *placed))
    findings = review_week(week, request)
    if placed and any(finding.is_must for finding in findings):
        return None
    moved = sum(session.day != day for session, day in zip(sessions, days, strict=True))
    lost = len(sessions) - len(placed)
    return should_cost(findings) + MOVE_COST * moved + LOST_COST * lost, week
