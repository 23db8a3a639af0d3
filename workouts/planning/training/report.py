"""Decides what a logged session tells the planner of the next week."""

from collections.abc import Sequence

from workouts.planning.training.events import Side
from workouts.planning.training.fold import LoggedSet, Training
from workouts.planning.training.prescribed import PrescribedItem, PrescribedSession, key_of
from workouts.planning.values.report import DoneItem, DoneSession
from workouts.planning.values.week import Prescription, Session

SIDES = (Side.LEFT, Side.RIGHT)


def report_of(planned: Session, prescribed: PrescribedSession, training: Training) -> DoneSession:
    """What became of `planned`. `prescribed` is what it was on the day it was done; what it has
    had added since counts as planned."""
    places = {item.key: number for number, item in reversed([*enumerate(prescribed.items)])}
    items = tuple(
        _item(planned_item, prescribed, places, training) for planned_item in planned.items
    )
    morning = training.morning_pain or 0
    return DoneSession(
        planned=planned,
        is_done=training.finished_at is not None or bool(training.sets),
        items=items,
        pain=max(morning, training.worst_pain or 0),
        soreness=training.morning_soreness or 0,
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
    return DoneItem(
        planned=planned,
        sets_done=_sets_done(own, planned, item),
        fewest_reps=min((done.reps for done in own if done.reps is not None), default=None),
        rpe=max((done.rpe for done in own if done.rpe is not None), default=None),
        kg=max((done.weight_kg for done in own if done.weight_kg is not None), default=None),
        form_broke=any(done.form_broke for done in own),
    )


def _sets_done(sets: Sequence[LoggedSet], planned: Prescription, item: PrescribedItem) -> int:
    """A set of one-legged work is done when both legs are; sprints are logged one by one, and the
    plan counts them as reps."""
    if item.sides:
        left, right = ({done.set for done in sets if done.side is side} for side in SIDES)
        return len(left & right)
    each = max(item.sets // planned.sets, 1)
    return -(-len(sets) // each)
