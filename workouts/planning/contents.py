"""Decides what goes into the sessions of a week, whatever their days."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from workouts.planning.load import (
    Totals,
    contents_stress,
    ham_sets_of,
    hsu_of,
    is_heavy_item,
    item_seconds,
    item_totals,
    stress_class,
)
from workouts.planning.menu import Menu, Option
from workouts.planning.request import Request
from workouts.planning.rules import (
    hip_knee_imbalance,
    single_leg_share_off,
    weekly_sets_out_of_range,
)
from workouts.planning.rules.beginner_overload import most_exercises
from workouts.planning.rules.no_warm_up import needed_minutes
from workouts.planning.rules.session_sets_too_many import most_sets
from workouts.planning.rules.stacked_hinges import is_heavy_hinge
from workouts.planning.week import Day, Prescription, Session, Slot, Stress

IDEAL_EXERCISES = 3  # in one session
CONTENT_RULES = (hip_knee_imbalance, single_leg_share_off, weekly_sets_out_of_range)


@dataclass(frozen=True, kw_only=True)
class SessionKind:
    """What the placement has to know of a session: its class and whether it starts with jumps."""

    stress: Stress
    has_jumps: bool = False


@dataclass(frozen=True, slots=True)
class Draft:
    """Contents of one session. `dislike` ranks drafts that cost the same; lower is better."""

    items: tuple[Prescription, ...]
    totals: Totals
    dislike: float
    exercises: int  # a bit for each exercise of the menu


@dataclass(frozen=True, slots=True)
class Contents:
    """Contents of all sessions of a week, in the order of the kinds asked for."""

    cost: float
    dislike: float
    drafts: tuple[Draft, ...]


@dataclass(frozen=True, slots=True)
class _Partial:
    """A session while it is put together; numbers stand for what the rules will look at."""

    items: tuple[Prescription, ...] = ()
    hsu: float = 0.0
    ham_sets: float = 0.0
    seconds: float = 0.0
    dislike: float = 0.0
    exercises: int = 0
    has_heavy_item: bool = False
    has_heavy_hinge: bool = False


class Kitchen:
    """Puts sessions together from a menu and remembers what it has put together."""

    def __init__(self, menu: Menu, request: Request) -> None:
        self._menu = menu
        self._request = request
        self._drafts: dict[bool, dict[Stress, list[Draft]]] = {}
        self._contents: dict[tuple[SessionKind, ...], Contents | None] = {}

    def drafts(self, kind: SessionKind) -> list[Draft]:
        """All different sessions of this kind without a fault of their own, best liked first."""
        if kind.has_jumps not in self._drafts:
            self._drafts[kind.has_jumps] = self._write_drafts(has_jumps=kind.has_jumps)
        return self._drafts[kind.has_jumps][kind.stress]

    def contents(self, kinds: tuple[SessionKind, ...]) -> Contents | None:
        """The contents of least cost for sessions of these kinds; None when there are none."""
        if kinds not in self._contents:
            lists = [self.drafts(kind) for kind in kinds]
            self._contents[kinds] = _combine(lists, self._request)
        return self._contents[kinds]

    def _write_drafts(self, *, has_jumps: bool) -> dict[Stress, list[Draft]]:
        jumps = self._menu.jumps if has_jumps else None
        best: dict[tuple[object, ...], Draft] = {}
        for partial in self._partials(jumps):
            draft = _finish(partial)
            stress = stress_class(partial.hsu, has_heavy_item=partial.has_heavy_item)
            key = (stress, draft.exercises, draft.totals)
            if key not in best or draft.dislike < best[key].dislike:
                best[key] = draft
        found: dict[Stress, list[Draft]] = {stress: [] for stress in Stress}
        for draft in best.values():
            found[contents_stress(draft.items)].append(draft)
        for drafts in found.values():
            drafts.sort(key=lambda draft: draft.dislike)
        return found

    def _partials(self, jumps: Prescription | None) -> Iterator[_Partial]:
        start = _Partial()
        if jumps is not None:
            start = _add(start, Option(item=jumps, dislike=0.0), bit=0)
        yield from self._extend(start, 0, self._seconds(jumps))

    def _seconds(self, jumps: Prescription | None) -> float:
        """Seconds for the exercises, after the warm-up."""
        items = () if jumps is None else (jumps,)
        session = Session(day=Day.MON, slot=Slot.ALONE, items=items)
        warmup = needed_minutes(session, self._request)
        return 60.0 * (self._request.session_minutes - warmup)

    def _extend(self, partial: _Partial, index: int, seconds: float) -> Iterator[_Partial]:
        """All sessions that start like `partial` and go on with exercises from `index` on."""
        if index == len(self._menu.strength):
            if any(item.exercise.order_slot > 1 for item in partial.items):
                yield partial
            return
        yield from self._extend(partial, index + 1, seconds)
        if len(partial.items) >= most_exercises(self._request):
            return
        for option in self._menu.strength[index]:
            if partial.has_heavy_hinge and is_heavy_hinge(option.item):
                continue
            longer = _add(partial, option, bit=index + 1)
            if longer.seconds <= seconds and longer.ham_sets <= most_sets(self._request):
                yield from self._extend(longer, index + 1, seconds)


def _add(partial: _Partial, option: Option, *, bit: int) -> _Partial:
    item = option.item
    return _Partial(
        items=(*partial.items, item),
        hsu=partial.hsu + hsu_of(item),
        ham_sets=partial.ham_sets + ham_sets_of(item),
        seconds=partial.seconds + item_seconds(item),
        dislike=partial.dislike + option.dislike,
        exercises=partial.exercises | 1 << bit,
        has_heavy_item=partial.has_heavy_item or is_heavy_item(item),
        has_heavy_hinge=partial.has_heavy_hinge or is_heavy_hinge(item),
    )


def _finish(partial: _Partial) -> Draft:
    totals = Totals()
    for item in partial.items:
        totals += item_totals(item)
    missing = (not totals.hinge_items) + (not totals.curl_items) + (not totals.one_leg_sets)
    doubled = sum(
        before.exercise.order_slot == after.exercise.order_slot
        for before, after in pairwise(partial.items)
    )
    off = abs(len(partial.items) - IDEAL_EXERCISES)
    dislike = partial.dislike + 0.3 * missing + 0.4 * off + 0.3 * doubled
    return Draft(partial.items, totals, round(dislike, 6), partial.exercises)


def content_cost(totals: Totals, request: Request) -> float:
    """What the weekly rules of content ask for these totals."""
    return sum(rule.content_cost(totals, request) for rule in CONTENT_RULES)


def _combine(lists: Sequence[list[Draft]], request: Request) -> Contents | None:
    """Best choice of one draft from each list, by cost and then by dislike.

    Lists are sorted by dislike, so a branch ends where nothing better can follow.
    """
    best: Contents | None = None
    middle = weekly_sets_out_of_range.set_range(request).middle
    costs: dict[Totals, float] = {}

    def judge(totals: Totals) -> float:
        if totals not in costs:
            costs[totals] = content_cost(totals, request)
        return costs[totals]

    def extend(chosen: tuple[Draft, ...], totals: Totals, dislike: float) -> None:
        nonlocal best
        if len(chosen) == len(lists):
            if weekly_sets_out_of_range.is_above_cap(totals, request):
                return
            cost = judge(totals)
            dislike += 0.3 * abs(totals.ham_sets - middle) + 0.3 * _repeats(chosen)
            if best is None or (cost, dislike) < (best.cost, best.dislike):
                best = Contents(cost, dislike, chosen)
            return
        for draft in lists[len(chosen)]:
            if best is not None and best.cost == 0 and dislike + draft.dislike >= best.dislike:
                break
            extend((*chosen, draft), totals + draft.totals, dislike + draft.dislike)

    extend((), Totals(), 0.0)
    return best


def _repeats(drafts: tuple[Draft, ...]) -> int:
    """How often an exercise comes back in a later session of the week."""
    seen = repeats = 0
    for draft in drafts:
        repeats += (seen & draft.exercises).bit_count()
        seen |= draft.exercises
    return repeats
