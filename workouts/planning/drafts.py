"""Decides which sessions can be made from a menu: every one without a fault of its own."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from exercises.vocabulary import Kind
from workouts.planning.load import stress_class
from workouts.planning.menu import Effort, Menu, Option, option_of
from workouts.planning.preference import session_dislike
from workouts.planning.request import Request
from workouts.planning.rules.beginner_overload import is_too_heavy, most_exercises
from workouts.planning.rules.no_warm_up import needed_minutes
from workouts.planning.rules.session_sets_too_many import most_sets
from workouts.planning.rules.stacked_hinges import is_heavy_hinge
from workouts.planning.totals import Totals, session_totals
from workouts.planning.training_load import run_load
from workouts.planning.week import Day, Prescription, Session, Slot, Stress

#: A session that is not light should be work, a light one should be easy.
OTHER_EFFORT_DISLIKE = {Effort.WORK: 0.2, Effort.STEADY: 0.2, Effort.EASY: 0.7}
NOTHING = Totals()


@dataclass(frozen=True, kw_only=True)
class SessionKind:
    """What the placement has to know of a session: its class and whether it starts with jumps."""

    stress: Stress
    has_jumps: bool = False

    @property
    def rank(self) -> tuple[str, bool]:
        return self.stress.value, self.has_jumps


@dataclass(frozen=True, slots=True)
class Draft:
    """Contents of one session. `dislike` ranks drafts that cost the same; lower is better."""

    items: tuple[Prescription, ...]
    stress: Stress
    totals: Totals
    dislike: float
    exercises: int  # a bit for each exercise of the menu
    effort: Effort


class _Partial(NamedTuple):
    """A session while it is put together; numbers stand for what the rules will look at.

    Hundreds of thousands are made, and a named tuple is made three times as fast as a dataclass.
    """

    effort: Effort
    items: tuple[Prescription, ...] = ()
    totals: Totals = NOTHING
    hsu: float = 0.0
    seconds: float = 0.0
    dislike: float = 0.0
    exercises: int = 0
    has_heavy_item: bool = False
    has_heavy_hinge: bool = False


class DraftWriter:
    """Puts sessions together from a menu."""

    def __init__(self, menu: Menu, request: Request) -> None:
        self._menu = menu
        self._request = request
        self._most_sets = most_sets(request)
        self._most_exercises = most_exercises(request)
        self._has_load = run_load(request) is not None  # else it is not judged at all

    def write(self, *, has_jumps: bool) -> dict[Stress, list[Draft]]:
        jumps = self._menu.jumps if has_jumps else None
        best: dict[tuple[object, ...], Draft] = {}
        for partial in self._partials(jumps):
            draft = self._finish(partial)
            if is_too_heavy(draft.stress, self._request):
                continue
            key = (draft.stress, draft.exercises, draft.totals, self._detail(draft))
            if key not in best or draft.dislike < best[key].dislike:
                best[key] = draft
        found: dict[Stress, list[Draft]] = {stress: [] for stress in Stress}
        for draft in best.values():
            found[draft.stress].append(draft)
        for drafts in found.values():
            drafts.sort(key=lambda draft: draft.dislike)
        return found

    def _finish(self, partial: _Partial) -> Draft:
        request, totals = self._request, partial.totals
        stress = stress_class(partial.hsu, has_heavy_item=partial.has_heavy_item)
        dislike = partial.dislike + session_dislike(partial.items, totals, stress, request)
        if partial.effort is not (Effort.EASY if stress is Stress.LIGHT else Effort.WORK):
            dislike += OTHER_EFFORT_DISLIKE[partial.effort]
        return Draft(
            items=partial.items,
            stress=stress,
            totals=_with_load(partial, request) if self._has_load else totals,
            dislike=round(dislike, 6),
            exercises=partial.exercises,
            effort=partial.effort,
        )

    def _detail(self, draft: Draft) -> object:
        """What tells drafts of equal totals apart when last week is known (R34, R40)."""
        if not self._request.last_sets:
            return None
        return draft.effort is Effort.WORK, tuple(item.sets for item in draft.items)

    def _partials(self, jumps: Prescription | None) -> Iterator[_Partial]:
        for effort in Effort:
            start = _Partial(effort=effort)
            if jumps is not None:
                start = _add(start, option_of(jumps, dislike=0.0), bit=0)
            yield from self._extend(start, self._menu.strength[effort], self._seconds(jumps))

    def _seconds(self, jumps: Prescription | None) -> float:
        """Seconds for the exercises, after the warm-up."""
        items = () if jumps is None else (jumps,)
        session = Session(day=Day.MON, slot=Slot.ALONE, items=items)
        warmup = needed_minutes(session, self._request)
        return 60.0 * (self._request.session_minutes - warmup)

    def _extend(
        self, partial: _Partial, menu: Sequence[tuple[Option, ...]], seconds: float
    ) -> Iterator[_Partial]:
        """All sessions that start like `partial` and go on with exercises of `menu`."""
        if not menu:
            if any(item.exercise.kind is Kind.STRENGTH for item in partial.items):
                yield partial
            return
        yield from self._extend(partial, menu[1:], seconds)
        if len(partial.items) >= self._most_exercises:
            return
        for option in menu[0]:
            if partial.has_heavy_hinge and is_heavy_hinge(option.item):
                continue
            longer = _add(partial, option, bit=len(menu))
            if longer.seconds <= seconds and longer.totals.ham_sets <= self._most_sets:
                yield from self._extend(longer, menu[1:], seconds)


def _add(partial: _Partial, option: Option, *, bit: int) -> _Partial:
    item = option.item
    return _Partial(
        effort=partial.effort,
        items=(*partial.items, item),
        totals=partial.totals + option.totals,
        hsu=partial.hsu + option.hsu,
        seconds=partial.seconds + option.seconds,
        dislike=partial.dislike + option.dislike,
        exercises=partial.exercises | 1 << bit,
        has_heavy_item=partial.has_heavy_item or option.is_heavy,
        has_heavy_hinge=partial.has_heavy_hinge or is_heavy_hinge(item),
    )


def _with_load(partial: _Partial, request: Request) -> Totals:
    session = Session(day=Day.MON, slot=Slot.ALONE, items=partial.items)
    minutes = needed_minutes(session, request)
    return session_totals(replace(session, warmup_minutes=minutes), request)
