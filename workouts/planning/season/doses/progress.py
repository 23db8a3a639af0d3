"""Decides the step from what was reported of one exercise to its next dose (blocks.md, section 4).

The gates are read from the top, and the first that applies decides. Pain, breaks and easier weeks
are decided before, for the whole week.
"""

from dataclasses import dataclass
from enum import StrEnum
from math import floor

from exercises.vocabulary import gettext_noop
from workouts.planning.measures.dose import reps_left
from workouts.planning.measures.load import WORKING_RPE
from workouts.planning.measures.movement import is_weighted
from workouts.planning.measures.one_rep import lifted, most_once
from workouts.planning.rules.loading_sore_muscles import DOWNGRADE, LIGHT_ONLY
from workouts.planning.search.menu import MOST_REPS
from workouts.planning.values.report import DoneItem, DoneSession
from workouts.planning.values.week import Phrase, Prescription, Reason, Weight, reason

MUCH_HARDER, HARDER, EASIER, MUCH_EASIER = 2.0, 1.0, -1.0, -2.0  # RPE off the target
MANY_REPS_SHORT = 3
BIG_CUT, SMALL_CUT = 0.9, 0.95  # of the load
SMALL_RISE, BIG_RISE = 1.025, 1.05
MOST_RISE = 1.1  # of the load in one step, R34
STEP_KG = 2.5  # the next weight on a bar (product default)
EXTRA_REPS = 2  # before a weight that would be more than a tenth heavier
SAME_LOAD = 1.012  # what rounding to whole kilograms may change without being a rise
HITS_FOR_A_RISE = 2  # sessions in a row at the top of the range
HITS_FOR_THE_FULL_VERSION = 2  # of a simple one, R52
STALLED_WEEKS = 6  # without progress, after which a main lift has another version


class Turn(StrEnum):
    """What becomes of a dose, as readers are shown it."""

    MORE = "more"
    SAME = "same"
    LESS = "less"
    NEW = "new"


@dataclass(frozen=True, kw_only=True)
class Step:
    """The next dose apart from what the grid says: reps, load, and sets fewer than last time.

    `kg` is None where no weight was written down; `why` then says what to do with it.
    """

    turn: Turn
    reps: int
    kg: float | None
    why: Reason
    fewer_sets: int = 0
    holds: bool = False  # nothing grows, whatever the grid asks


def step_of(
    item: DoneItem,
    session: DoneSession,
    *,
    top: int,
    bottom: int,
    earlier: tuple[tuple[DoneItem, DoneSession], ...],
    runs_more: bool,
) -> Step:
    """The step after this report. `earlier` are the reports of the same exercise before it, the
    latest first; `top` and `bottom` are the range of its reps."""
    planned = item.planned
    kg = item.as_lifted.load_kg
    if session.is_done and item.is_skipped and item.done_as:
        return _hold(planned, kg, gettext_noop("Done as another exercise: the same again."))
    if not session.is_done or item.is_skipped:
        return _hold(planned, kg, gettext_noop("Not written down as done: the same again."))
    if item.form_broke:
        before = earlier[0][0] if earlier else None
        if before is not None and before.form_broke:
            said = gettext_noop("The form broke twice: a tenth less, until it holds.")
            return _cut(planned, kg, BIG_CUT, said)
        return _hold(planned, kg, gettext_noop("The form broke: the same again, done well."))
    if session.soreness >= LIGHT_ONLY:
        said = gettext_noop("Soreness of {soreness} the next day: one set less, the same weight.")
        return _fewer_sets(planned, kg, reason("R45", said, soreness=session.soreness))
    if session.soreness >= DOWNGRADE:
        said = gettext_noop("Soreness of {soreness} the next day: the same again.")
        return _hold(planned, kg, said, soreness=session.soreness)
    if runs_more:
        return _hold(planned, kg, gettext_noop("Your running grows this week: the same again."))
    return _by_effort(item, kg, top=top, bottom=bottom, earlier=earlier)


def _by_effort(
    item: DoneItem,
    kg: float | None,
    *,
    top: int,
    bottom: int,
    earlier: tuple[tuple[DoneItem, DoneSession], ...],
) -> Step:
    planned, off, short = item.planned, _off_target(item), _reps_short(item)
    if off >= MUCH_HARDER or short >= MANY_REPS_SHORT:
        said = gettext_noop("Much harder than planned: a tenth less.")
        return _cut(planned, kg, BIG_CUT, said)
    if off >= HARDER or short:
        said = gettext_noop("Harder than planned: a little less.")
        if not is_weighted(planned):
            return _fewer_sets(planned, kg, reason("R34", said))
        return _cut(planned, kg, SMALL_CUT, said)
    if off > 0 or _sets_short(item):
        return _hold(planned, kg, gettext_noop("A little harder than planned: the same again."))
    return _as_asked(item, kg, off, top=top, bottom=bottom, earlier=earlier)


def is_stalled(items: tuple[DoneItem, ...]) -> bool:
    """In the last six of these reports, the latest first, no set says more than that of the first,
    and half of them were harder than planned: a new phase alone may cost as much. False where
    nobody wrote down the weight."""
    lately = items[:STALLED_WEEKS]
    known = [once for item in lately if (once := _once(item)) is not None]
    is_flat = len(known) == STALLED_WEEKS and max(known) <= SAME_LOAD * known[-1]
    return is_flat and sum(not _is_as_asked(item) for item in lately) >= STALLED_WEEKS / 2


def _once(item: DoneItem) -> float | None:
    planned = item.as_lifted
    reps = planned.reps if item.fewest_reps is None else item.fewest_reps
    return most_once(planned.load_kg, reps, planned.rpe if item.rpe is None else item.rpe)


def _as_asked(
    item: DoneItem,
    kg: float | None,
    off: float,
    *,
    top: int,
    bottom: int,
    earlier: tuple[tuple[DoneItem, DoneSession], ...],
) -> Step:
    """All sets and reps, at most as hard as planned."""
    planned = item.planned
    if planned.rpe < WORKING_RPE:
        said = gettext_noop("Still learning it: the same weight, with a little more range.")
        return Step(turn=Turn.SAME, reps=planned.reps, kg=kg, why=reason("R33", said))
    if off <= MUCH_EASIER:
        said = gettext_noop("All reps with {left} left: {weight} more.")
        return _rise(item, kg, BIG_RISE, said, reps=planned.reps, top=top)
    hits = _hits_before(item, top, earlier) + 1
    if (planned.reps >= top or off <= EASIER) and hits % HITS_FOR_A_RISE == 0:
        said = gettext_noop("All reps with {left} left, twice in a row: {weight} more.")
        return _rise(item, kg, SMALL_RISE, said, reps=bottom, top=top)
    if planned.reps >= top:
        said = gettext_noop("All reps with {left} left: once more like this, then more weight.")
        why = reason("R34", said, left=_left(item))
        return Step(turn=Turn.SAME, reps=planned.reps, kg=kg, why=why)
    said = gettext_noop("All reps with {left} left: one rep more.")
    why = reason("R34", said, left=_left(item))
    return Step(turn=Turn.MORE, reps=planned.reps + 1, kg=kg, why=why)


def _off_target(item: DoneItem) -> float:
    return 0.0 if item.rpe is None else item.rpe - item.planned.rpe


def _left(item: DoneItem) -> int | Phrase:
    """Good reps that were left."""
    return reps_left(item.planned.rpe if item.rpe is None else item.rpe)


def _reps_short(item: DoneItem) -> int:
    return 0 if item.fewest_reps is None else max(0, item.planned.reps - item.fewest_reps)


def _sets_short(item: DoneItem) -> bool:
    return item.sets_done is not None and item.sets_done < item.planned.sets


def _hits_before(
    item: DoneItem, top: int, earlier: tuple[tuple[DoneItem, DoneSession], ...]
) -> int:
    """Sessions in a row before this one that hit the top with the same load."""
    count = 0
    for before, session in earlier:
        is_same = _is_same_load(before.as_lifted, item.as_lifted)
        if not (is_same and session.is_done and is_hit(before, top)):
            break
        count += 1
    return count


def _is_same_load(before: Prescription, item: Prescription) -> bool:
    """The same dose, or the same load at other reps. Without a weight written down, reps that
    have fallen since say that it rose."""
    if before.load_kg is None or item.load_kg is None:
        return before.load_kg == item.load_kg and before.reps <= item.reps
    share = item.load_kg * lifted(item.reps, item.rpe)
    share /= before.load_kg * lifted(before.reps, before.rpe)
    return 1 / SAME_LOAD <= share <= SAME_LOAD


def is_hit(item: DoneItem, top: int) -> bool:
    """All sets and reps at the top of the range, or so easily that they might have been."""
    return _is_as_asked(item) and (item.planned.reps >= top or _off_target(item) <= EASIER)


def _is_as_asked(item: DoneItem) -> bool:
    is_whole = not _reps_short(item) and not _sets_short(item) and not item.form_broke
    return is_whole and _off_target(item) <= 0


def _hold(item: Prescription, kg: float | None, sentence: str, **facts: object) -> Step:
    why = reason("R34", sentence, **facts)
    return Step(turn=Turn.SAME, reps=item.reps, kg=kg, why=why, holds=True)


def _fewer_sets(item: Prescription, kg: float | None, why: Reason) -> Step:
    return Step(turn=Turn.LESS, reps=item.reps, kg=kg, why=why, fewer_sets=1, holds=True)


def _cut(item: Prescription, kg: float | None, share: float, sentence: str) -> Step:
    why = reason("R34", sentence)
    if kg is None and not is_weighted(item):
        return _fewer_sets(item, kg, why)
    lighter = None if kg is None else whole_kg(kg * share)
    return Step(turn=Turn.LESS, reps=item.reps, kg=lighter, why=why, holds=True)


def _rise(
    item: DoneItem, kg: float | None, share: float, sentence: str, *, reps: int, top: int
) -> Step:
    """More weight, and fewer reps where the range has them; in small steps only."""
    planned, left = item.planned, _left(item)
    if kg is None:
        said = gettext_noop("All reps with {left} left: take the next weight up.")
        if not is_weighted(planned):
            said = gettext_noop("All reps with {left} left: more range now, or more slowly.")
            reps = planned.reps
        return Step(turn=Turn.MORE, reps=reps, kg=None, why=reason("R34", said, left=left))
    heavier = kg + STEP_KG * max(1, round(kg * (share - 1) / STEP_KG))
    if heavier > MOST_RISE * kg and planned.reps < min(top + EXTRA_REPS, MOST_REPS - 1):
        said = gettext_noop(
            "All reps with {left} left: two reps more before the next weight, which is a big step."
        )
        more = planned.reps + EXTRA_REPS
        return Step(turn=Turn.MORE, reps=more, kg=kg, why=reason("R34", said, left=left))
    why = reason("R34", sentence, left=left, weight=Weight(heavier - kg))
    return Step(turn=Turn.MORE, reps=reps, kg=heavier, why=why)


def whole_kg(kg: float) -> float:
    """Rounded to what can be put on; down, so that a cut is one."""
    return float(floor(kg + 1e-6))
