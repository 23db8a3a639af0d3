"""Decides what the log of a week tells the planner of the next one."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from workouts.planning.training.events import Side
from workouts.planning.training.fold import LoggedSet, Training
from workouts.planning.training.prescribed import PrescribedItem, PrescribedSession, key_of
from workouts.planning.values.report import DoneItem, DoneSession, PastWeek
from workouts.planning.values.request import Request
from workouts.planning.values.week import Day, Prescription, Session, Slot, Week

SIDES = (Side.LEFT, Side.RIGHT)
HALF_A_REP = 0.5


@dataclass(frozen=True, kw_only=True)
class DayTraining:
    """A training on its day of the week; `session` is the identity of what was planned, empty for
    what was not."""

    day: Day
    session: str
    prescribed: PrescribedSession
    training: Training


def week_report(week: Week, request: Request, trainings: Iterable[DayTraining]) -> PastWeek:
    """What became of a week. Without a training nobody knows what was done in it."""
    left = list(trainings)
    if not left:
        return PastWeek(request=request, week=week)
    sessions = []
    for planned in week.sessions:
        own = [one for one in left if one.session and one.session == planned.identity]
        left = [one for one in left if one not in own]
        sessions.append(_session(planned, own))
    sessions += [_unplanned(one) for one in left]
    return PastWeek(request=request, week=week, sessions=tuple(sessions))


def _session(planned: Session, own: Sequence[DayTraining]) -> DoneSession:
    """Of one that was done twice, what was done most of; the worst pain of both."""
    if not own:
        return not_done(planned)
    reports = [report_of(planned, one.prescribed, one.training) for one in own]
    counts = [len(one.training.sets) for one in own]
    most = reports[counts.index(max(counts))]
    return DoneSession(
        planned=planned,
        is_done=any(one.is_done for one in reports),
        items=most.items,
        pain=max(one.pain for one in reports),
        soreness=max(one.soreness for one in reports),
        is_pain_told=any(one.is_pain_told for one in reports),
        is_morning_told=any(one.is_morning_told for one in reports),
    )


def not_done(planned: Session) -> DoneSession:
    return DoneSession(planned=planned, is_done=False)


def _unplanned(one: DayTraining) -> DoneSession:
    """Nothing in the plan to compare it with, but how it felt counts."""
    nothing = Session(day=one.day, slot=Slot.ALONE)
    return report_of(nothing, one.prescribed, one.training)


def report_of(planned: Session, prescribed: PrescribedSession, training: Training) -> DoneSession:
    """What became of `planned`. `prescribed` is what it was on the day it was done; what it has
    had added since counts as planned."""
    places = {item.key: number for number, item in reversed([*enumerate(prescribed.items)])}
    items = tuple(
        _item(planned_item, prescribed, places, training) for planned_item in planned.items
    )
    pains = [one for one in (training.morning_pain, training.worst_pain) if one is not None]
    return DoneSession(
        planned=planned,
        is_done=bool(training.sets),
        items=items,
        pain=max(pains, default=0),
        soreness=training.morning_soreness or 0,
        is_pain_told=bool(pains),
        is_morning_told=training.morning_soreness is not None,
    )


def _item(
    planned: Prescription,
    prescribed: PrescribedSession,
    places: dict[str, int],
    training: Training,
) -> DoneItem:
    """What was done in the place of another exercise says nothing of the load of that one."""
    place = places.get(key_of(planned))
    if place is None:
        return DoneItem(planned=planned)
    item = prescribed.items[place]
    own = [done for done in training.item(place).sets if done.to in ("", item.key)]
    others = [item.now(done.to) for done in training.item(place).sets]
    names = [other.name for other in others if other.key != item.key]
    return DoneItem(
        planned=planned,
        sets_done=_sets_done(own, planned, item),
        fewest_reps=None if planned.seconds else _fewest_reps(own),
        rpe=_rpe(own, planned),
        kg=_heaviest(own),
        form_broke=any(done.form_broke for done in own),
        done_as=names[-1] if names else "",
    )


def _heaviest(sets: Sequence[LoggedSet]) -> float | None:
    weights = [done.weight_kg for done in sets if done.weight_kg is not None]
    return round(max(weights), 2) if weights else None


def _fewest_reps(sets: Sequence[LoggedSet]) -> int | None:
    return min((done.reps for done in sets if done.reps is not None), default=None)


def _rpe(sets: Sequence[LoggedSet], planned: Prescription) -> float | None:
    """Of the hardest set. Good reps left are counted in whole ones, so half a rep more or less than
    was asked for is what was asked for."""
    hardest = max((done.rpe for done in sets if done.rpe is not None), default=None)
    is_as_planned = hardest is not None and abs(hardest - planned.rpe) <= HALF_A_REP
    return planned.rpe if is_as_planned else hardest


def _sets_done(sets: Sequence[LoggedSet], planned: Prescription, item: PrescribedItem) -> int:
    """A set of one-legged work is done when both legs are; sprints are logged one by one, and the
    plan counts them as reps."""
    if item.sides:
        left, right = ({done.set for done in sets if done.side is side} for side in SIDES)
        return len(left & right)
    each = max(item.sets // planned.sets, 1)
    return -(-len(sets) // each)
