"""Decides what goes into the sessions of a week, whatever their days."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from workouts.planning.drafts import Draft, DraftWriter, SessionKind
from workouts.planning.menu import Effort, Menu
from workouts.planning.preference import week_dislike
from workouts.planning.request import Request
from workouts.planning.rules import ALL_RULES, weekly_sets_out_of_range
from workouts.planning.totals import Totals
from workouts.planning.week import Stress

NO_WORK_DISLIKE = 1.0
NOTHING = Totals()
TOTALS_COSTS = tuple(rule.totals_cost for rule in ALL_RULES if rule.totals_cost)
CHOICE_COSTS = tuple(rule.choice_cost for rule in ALL_RULES if rule.choice_cost)


@dataclass(frozen=True, slots=True)
class Contents:
    """Contents of all sessions of a week, in the order of the kinds asked for."""

    cost: float
    dislike: float
    drafts: tuple[Draft, ...]


class Kitchen:
    """Puts sessions together from a menu and remembers what it has put together."""

    def __init__(self, menu: Menu, request: Request) -> None:
        self._menu = menu
        self._request = request
        self._drafts: dict[bool, dict[Stress, list[Draft]]] = {}
        self._contents: dict[tuple[tuple[SessionKind, ...], Totals], Contents | None] = {}

    def drafts(self, kind: SessionKind) -> list[Draft]:
        """All different sessions of this kind without a fault of their own, best liked first."""
        if kind.has_jumps not in self._drafts:
            writer = DraftWriter(self._menu, self._request)
            self._drafts[kind.has_jumps] = writer.write(has_jumps=kind.has_jumps)
        return self._drafts[kind.has_jumps][kind.stress]

    def contents(
        self, kinds: tuple[SessionKind, ...], beside: Totals, *, at_most: float
    ) -> Contents | None:
        """The contents of least cost for sessions of these kinds; None when there are none or
        when they surely cost more than `at_most`. `beside` is what hill sprints add to the week."""
        places = sorted(range(len(kinds)), key=lambda place: kinds[place].rank)
        found = self._sorted_contents(tuple(kinds[place] for place in places), beside, at_most)
        if found is None:
            return None
        drafts = dict(zip(places, found.drafts, strict=True))
        return replace(found, drafts=tuple(drafts[place] for place in range(len(kinds))))

    def _sorted_contents(
        self, kinds: tuple[SessionKind, ...], beside: Totals, at_most: float
    ) -> Contents | None:
        lists = [self.drafts(kind) for kind in kinds]
        if _least_cost(lists, beside, self._request) > at_most:
            return None
        if (kinds, beside) not in self._contents:
            found = _Combination(lists, self._request).search(totals=beside)
            self._contents[kinds, beside] = found
        return self._contents[kinds, beside]


def content_cost(totals: Totals, request: Request) -> float:
    """What the rules ask for these totals of a week; infinite when one forbids them."""
    return sum(totals_cost(totals, request) for totals_cost in TOTALS_COSTS)


def choice_cost(drafts: Iterable[Draft], request: Request) -> float:
    """What the rules ask for these items beside those of last week, when it is known."""
    if not request.last_sets:
        return 0.0
    items = tuple(item for draft in drafts for item in draft.items)
    return sum(cost(items, request) for cost in CHOICE_COSTS)


def _least_cost(lists: Sequence[list[Draft]], beside: Totals, request: Request) -> float:
    """What the weekly set range must cost at least with sessions from these lists."""
    if not all(lists):
        return math.inf
    low = sum(min(draft.totals.ham_sets for draft in drafts) for drafts in lists)
    high = sum(max(draft.totals.ham_sets for draft in drafts) for drafts in lists)
    wanted = weekly_sets_out_of_range.set_range(request)
    nearest = min(max(wanted.low, low + beside.ham_sets), high + beside.ham_sets)
    return weekly_sets_out_of_range.range_cost(nearest, request)


class _Combination:
    """Finds the best choice of one draft from each list, by cost and then by dislike."""

    def __init__(self, lists: Sequence[list[Draft]], request: Request) -> None:
        self.best: Contents | None = None
        self._lists = lists
        self._last = _by_sets(lists[-1]) if lists else []
        self._request = request
        self._middle = weekly_sets_out_of_range.set_range(request).middle
        self._costs: dict[Totals, float] = {}
        self._sets_costs: dict[float, float] = {}

    def search(
        self, chosen: tuple[Draft, ...] = (), totals: Totals = NOTHING, dislike: float = 0.0
    ) -> Contents | None:
        """Lists are sorted by dislike: once a choice costs nothing, a branch ends where nothing
        better liked can follow."""
        if len(chosen) == len(self._lists):
            self._consider(chosen, totals, dislike)
        elif len(chosen) == len(self._lists) - 1:
            self._search_last(chosen, totals, dislike)
        else:
            for draft in self._lists[len(chosen)]:
                if self._is_beaten(dislike + draft.dislike):
                    break
                self.search((*chosen, draft), totals + draft.totals, dislike + draft.dislike)
        return self.best

    def _search_last(self, chosen: tuple[Draft, ...], totals: Totals, dislike: float) -> None:
        """Drafts with a number of sets that costs too much are not looked at one by one."""
        for sets, drafts in self._last:
            total = totals.ham_sets + sets
            if self.best is not None and self._sets_cost(total) > self.best.cost:
                continue
            least = dislike + week_dislike(total, self._middle, 0)
            for draft in drafts:
                if self._is_beaten(least + draft.dislike):
                    break
                self._consider((*chosen, draft), totals + draft.totals, dislike + draft.dislike)

    def _is_beaten(self, dislike: float) -> bool:
        return self.best is not None and not self.best.cost and dislike >= self.best.dislike

    def _consider(self, chosen: tuple[Draft, ...], totals: Totals, dislike: float) -> None:
        worst = math.inf if self.best is None else self.best.cost
        cost = self._cost(totals)
        if cost > worst:
            return
        cost += choice_cost(chosen, self._request)
        if math.isinf(cost) or cost > worst:
            return
        dislike += self._week_dislike(chosen, totals.ham_sets)
        if self.best is None or (cost, dislike) < (self.best.cost, self.best.dislike):
            self.best = Contents(cost, dislike, chosen)

    def _sets_cost(self, sets: float) -> float:
        """What the number of sets alone costs: quick to look up, and never more than all."""
        if sets not in self._sets_costs:
            cost = weekly_sets_out_of_range.range_cost(sets, self._request)
            self._sets_costs[sets] = cost
        return self._sets_costs[sets]

    def _cost(self, totals: Totals) -> float:
        if totals not in self._costs:
            self._costs[totals] = content_cost(totals, self._request)
        return self._costs[totals]

    def _week_dislike(self, chosen: tuple[Draft, ...], sets: float) -> float:
        """Middling volume, variety, and one session that is real work."""
        is_all_easy = all(draft.effort is Effort.EASY for draft in chosen)
        lazy = NO_WORK_DISLIKE if is_all_easy and chosen else 0.0
        return lazy + week_dislike(sets, self._middle, _repeats(chosen))


def _by_sets(drafts: Iterable[Draft]) -> list[tuple[float, list[Draft]]]:
    """Drafts of the same number of hamstring sets together, in their order."""
    found: dict[float, list[Draft]] = {}
    for draft in drafts:
        found.setdefault(draft.totals.ham_sets, []).append(draft)
    return list(found.items())


def _repeats(drafts: tuple[Draft, ...]) -> int:
    """How often an exercise comes back in a later session of the week."""
    seen = repeats = 0
    for draft in drafts:
        repeats += (seen & draft.exercises).bit_count()
        seen |= draft.exercises
    return repeats
