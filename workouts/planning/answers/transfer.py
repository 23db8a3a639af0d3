"""Decides how someone else's week becomes mine: the same work, around my runs and with my kit."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import product

from workouts.planning.answers.differences import Difference, differences
from workouts.planning.answers.proposal import judging
from workouts.planning.answers.swaps import dose_for, stand_ins
from workouts.planning.edits import with_sessions
from workouts.planning.measures.clock import usual_slot
from workouts.planning.measures.minutes import session_minutes
from workouts.planning.review import review_week, should_cost
from workouts.planning.rules.no_warm_up import needed_minutes
from workouts.planning.screening import cut_short, is_withheld, messages, without_strength
from workouts.planning.search.reasons import explain_week
from workouts.planning.search.work import Work
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
    exercise that stands in for it. Of a very full week not every combination of days is tried:
    then the week says so.
    """
    if is_withheld(request):
        return Transfer(week=without_strength(request), changes=())
    adapted = [_adapted(session, request, exercises) for session in week.sessions]
    wanted = [session for session in adapted if session is not None]
    work = judging()
    placed = _placed(wanted, request, work)
    placed = replace(placed, messages=messages(request))
    if work.is_over:
        placed = cut_short(placed)
    mine = explain_week(replace(placed, cost=should_cost(review_week(placed, request))), request)
    return Transfer(week=mine, changes=differences(week, mine, request))


def _adapted(session: Session, request: Request, exercises: tuple[Exercise, ...]) -> Session | None:
    """With my doses, as a session of my own; None when nothing of it is left."""
    items: list[Prescription] = []
    for item in session.items:
        mine = _mine(item, request, exercises, [one.exercise.id for one in items])
        if mine is not None:
            items.append(mine)
    if not items:
        return None
    changed = replace(session, items=tuple(items), note="", start=None, identity="")
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


def _placed(sessions: list[Session], request: Request, work: Work) -> Week:
    """On the days that cost least, moves included; what fits nowhere is left out."""
    week = Week()
    for first in range(0, len(sessions), MOST_PLACED):
        week = _best(sessions[first : first + MOST_PLACED], week, request, work)
    return week


def _best(sessions: Sequence[Session], placed_before: Week, request: Request, work: Work) -> Week:
    """Each session is first tried on its own, so that few combinations are left. Once the work is
    over, one is placed after the other."""
    choices = [tuple(_days(session, placed_before, request, work)) for session in sessions]
    combinations = sorted(product(*choices), key=lambda days: _moves_cost(sessions, days))
    best: tuple[float, Week] | None = None
    for days in combinations:
        moves_cost = _moves_cost(sessions, days)
        if best is not None and (moves_cost >= best[0] or work.is_over):
            break
        if work.is_over and len(sessions) > 1:
            week = _best(sessions[:1], placed_before, request, work)
            return _best(sessions[1:], week, request, work)
        tried = _tried(sessions, days, placed_before, request, work)
        if tried is not None and (best is None or moves_cost + tried[0] < best[0]):
            best = moves_cost + tried[0], tried[1]
    assert best is not None  # noqa: S101 (leaving all of them out breaks no MUST rule)
    return best[1]


def _moves_cost(sessions: Sequence[Session], days: tuple[Day | None, ...]) -> float:
    """Of these days, whatever the rules say."""
    moved = sum(session.day != day for session, day in zip(sessions, days, strict=True))
    return MOVE_COST * moved + LOST_COST * days.count(None)


def _days(
    session: Session, placed_before: Week, request: Request, work: Work
) -> Iterator[Day | None]:
    """Days that no rule forbids for this session; None leaves it out."""
    for day in Day:
        if _tried([session], (day,), placed_before, request, work) is not None:
            yield day
    yield None


def _tried(
    sessions: Sequence[Session],
    days: tuple[Day | None, ...],
    placed_before: Week,
    request: Request,
    work: Work,
) -> tuple[float, Week] | None:
    """What the rules ask for, and the week; None where a rule forbids it."""
    placed = [
        replace(session, day=day, slot=usual_slot(day, request))
        for session, day in zip(sessions, days, strict=True)
        if day is not None
    ]
    week = with_sessions(placed_before, (*placed_before.sessions, *placed))
    work.look(1 + len(week.items))
    findings = review_week(week, request)
    if placed and any(finding.is_must for finding in findings):
        return None
    return should_cost(findings), week
