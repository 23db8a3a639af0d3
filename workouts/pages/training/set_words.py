"""Sets that were done, in words: one alone, or all of an exercise in one line."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from math import ceil, floor

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from workouts.planning.measures.dose import reps_in_reserve
from workouts.planning.training.events import Side
from workouts.planning.training.fold import LoggedSet

SIDES = {Side.BOTH: "", Side.LEFT: _lazy("left"), Side.RIGHT: _lazy("right")}


def set_words(done: LoggedSet) -> str:
    """`60 kg × 8, 3 left`, `8.2 s`: the weight in the unit it was entered in."""
    weight, count = _weight(done), _count(done)
    if done.seconds is not None:
        said = f"{count} s"
    else:
        said = f"{weight} × {count}" if weight else _("{n} reps").format(n=count)
    side = f" {SIDES[done.side]}" if done.side else ""
    left = "" if done.rpe is None else _(", {left} left").format(left=_whole(done.rpe))
    return f"{said}{side}{left}"


def _whole(rpe: float) -> str:
    """The good reps left, `2` or `2–3`: nobody counts half of one."""
    left = reps_in_reserve(rpe)
    return f"{left:g}" if left == int(left) else f"{floor(left)}–{ceil(left)}"


def sets_words(sets: Sequence[LoggedSet]) -> str:
    """`60 kg × 8, 8, 7; 62.5 kg × 5`, `8, 8 reps each side`, `8.2, 8 s`."""
    entries = [*_entries(sets)]
    alike = groupby(entries, key=lambda one: (one[0], one[1], one[3]))
    return "; ".join(
        _alike(weight, is_timed, [count for _w, _t, count, _s in counts], side)
        for (weight, is_timed, side), counts in alike
    )


def _entries(sets: Sequence[LoggedSet]) -> Iterator[tuple[str, bool, str, str]]:
    """Weight, whether it is timed, the count, and the side, once where both sides are the same."""
    for _number, group in groupby(sets, key=lambda done: done.set):
        said = [
            (_weight(one), one.seconds is not None, _count(one), str(SIDES[one.side]))
            for one in group
        ]
        if len(said) == 2 and said[0][:3] == said[1][:3]:
            said = [(*said[0][:3], _("each side"))]
        yield from said


def _alike(weight: str, is_timed: bool, counts: Sequence[str], side: str) -> str:
    listed = ", ".join(counts)
    if is_timed:
        said = f"{listed} s"
    else:
        said = f"{weight} × {listed}" if weight else _("{n} reps").format(n=listed)
    return f"{said} {side}".strip()


def _weight(done: LoggedSet) -> str:
    if done.kg:
        return f"{done.kg:g} kg"
    return f"{done.lb:g} lb" if done.lb else ""


def _count(done: LoggedSet) -> str:
    return f"{done.reps or 0}" if done.seconds is None else f"{done.seconds:g}"
