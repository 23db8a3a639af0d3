"""Decides the best choice of one draft for each session of a week, by cost and then by dislike."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from operator import add, attrgetter

from workouts.planning.rules import ALL_RULES, weekly_sets_out_of_range
from workouts.planning.search.menu import Effort
from workouts.planning.search.preference import week_dislike
from workouts.planning.search.session_options import Draft
from workouts.planning.values.request import Request
from workouts.planning.values.rule import TotalsCost
from workouts.planning.values.totals import Totals

NO_WORK_DISLIKE = 1.0
NOTHING = Totals()
TOLERANCE = 1e-9
MOST_SUMS = 4000  # of totals that a floor is looked for among; more are not worth the time
#: Contents that one plan looks at, well under a second's work. Until then the search is exact; a
#: week beyond it (three sessions beside a known last week, say) keeps the best that was found.
MOST_LOOKS = 60_000
TOTALS_COSTS = tuple(rule.totals_cost for rule in ALL_RULES if rule.totals_cost)
CHOICE_COSTS = tuple(rule.choice_cost for rule in ALL_RULES if rule.choice_cost)


@dataclass(frozen=True, slots=True)
class Contents:
    """Contents of all sessions of a week, in the order of the kinds asked for."""

    cost: float
    dislike: float
    drafts: tuple[Draft, ...]


def content_cost(totals: Totals, request: Request) -> float:
    """What the rules ask for these totals of a week; infinite when one forbids them."""
    return sum(totals_cost(totals, request) for totals_cost in TOTALS_COSTS)


@dataclass
class Looks:
    """How many contents one plan has looked at so far."""

    count: int = 0


class Prices:
    """What the rules ask of one runner for contents, remembered."""

    def __init__(self, request: Request) -> None:
        self.wanted = weekly_sets_out_of_range.set_range(request)
        self._request = request
        self._of_totals: dict[Totals, float] = {}
        self._of_sets: dict[float, float] = {}

    def of_totals(self, totals: Totals) -> float:
        if totals not in self._of_totals:
            self._of_totals[totals] = content_cost(totals, self._request)
        return self._of_totals[totals]

    def of_sets(self, sets: float) -> float:
        """What the number of sets alone costs: quick to look up, and never more than all."""
        if sets not in self._of_sets:
            self._of_sets[sets] = weekly_sets_out_of_range.range_cost(sets, self._request)
        return self._of_sets[sets]


def choice_cost(drafts: Iterable[Draft], request: Request) -> float:
    """What the rules ask for these items beside those of last week, when it is known."""
    if not request.last_sets:
        return 0.0
    items = tuple(item for draft in drafts for item in draft.items)
    return sum(cost(items, request) for cost in CHOICE_COSTS)


def least_cost(lists: Sequence[list[Draft]], beside: Totals, request: Request) -> float:
    """What no contents from these lists can cost less than: each group of rules that read the
    same totals at its best."""
    groups: dict[tuple[str, ...], list[TotalsCost]] = {}
    for rule in ALL_RULES:
        if rule.totals_cost is not None:
            groups.setdefault(rule.totals_fields, []).append(rule.totals_cost)
    return sum(
        _group_floor(fields, costs, lists, beside, request) for fields, costs in groups.items()
    )


def _group_floor(
    fields: tuple[str, ...],
    costs: Sequence[TotalsCost],
    lists: Sequence[list[Draft]],
    beside: Totals,
    request: Request,
) -> float:
    read = attrgetter(*fields) if len(fields) > 1 else lambda totals: (getattr(totals, fields[0]),)
    sums = {read(beside)}
    for drafts in lists:
        parts = {read(draft.totals) for draft in drafts}
        if len(sums) * len(parts) > MOST_SUMS:
            return 0.0
        sums = {tuple(map(add, one, other)) for one in sums for other in parts}
    totals = (Totals(**dict(zip(fields, found, strict=True))) for found in sums)
    return min(sum(cost(one, request) for cost in costs) for one in totals)


@dataclass(frozen=True, slots=True)
class _Reach:
    """What the lists from here on can add at least and at most."""

    dislike: float = 0.0
    fewest_sets: float = 0.0
    most_sets: float = 0.0


@dataclass(frozen=True, slots=True)
class _Branch:
    """Drafts chosen so far, for the first lists."""

    chosen: tuple[Draft, ...] = ()
    totals: Totals = NOTHING
    dislike: float = 0.0  # of the drafts by themselves
    exercises: int = 0
    repeats: int = 0
    place: int = 0  # of the last draft in its list

    def with_draft(self, place: int, draft: Draft) -> "_Branch":
        return _Branch(
            chosen=(*self.chosen, draft),
            totals=self.totals + draft.totals,
            dislike=self.dislike + draft.dislike,
            exercises=self.exercises | draft.exercises,
            repeats=self.repeats_with(draft),
            place=place,
        )

    def repeats_with(self, draft: Draft) -> int:
        """How often an exercise comes back in a later session of the week."""
        return self.repeats + (self.exercises & draft.exercises).bit_count()


class Combination:
    """Finds the best choice of one draft from each list, by cost and then by dislike."""

    def __init__(
        self,
        lists: Sequence[list[Draft]],
        request: Request,
        *,
        floor: float,
        better_than: float,
        prices: Prices,
        looks: Looks,
    ) -> None:
        self.best: Contents | None = None
        self._floor = floor
        self._better_than = better_than
        self._prices = prices
        self._looks = looks
        self._lists = lists
        self._last = _by_sets(lists[-1]) if lists else []
        self._request = request
        self._middle = prices.wanted.middle
        self._reach = _reaches(lists)

    def search(self, beside: Totals) -> Contents | None:
        """`beside` is what the week holds already."""
        self._extend(_Branch(totals=beside))
        return self.best

    def _extend(self, branch: _Branch) -> None:
        """A branch ends where nothing cheaper or, once a choice costs nothing, better liked can
        follow."""
        depth = len(branch.chosen)
        if depth == len(self._lists):
            self._consider(branch)
            return
        if depth == len(self._lists) - 1:
            self._extend_last(branch)
            return
        after = self._reach[depth + 1]
        for place, draft in enumerate(self._lists[depth]):
            if place < self._first_place(branch):
                continue
            least = branch.dislike + draft.dislike + after.dislike
            if self._is_beaten(least + week_dislike(0, 0, branch.repeats)):
                break
            sets = branch.totals.ham_sets + draft.totals.ham_sets
            if not self._is_hopeless(sets, after, least, branch.repeats_with(draft)):
                self._extend(branch.with_draft(place, draft))

    def _first_place(self, branch: _Branch) -> int:
        """Sessions of one kind can be exchanged, so only one order of their drafts is tried."""
        depth = len(branch.chosen)
        is_same = depth > 0 and self._lists[depth] is self._lists[depth - 1]
        return branch.place if is_same else 0

    def _is_hopeless(self, sets: float, after: _Reach, dislike: float, repeats: int) -> bool:
        """Whatever follows, the number of sets costs too much or is too far from the middle."""
        if self.best is None:
            return False
        low, high = sets + after.fewest_sets, sets + after.most_sets
        wanted = self._prices.wanted
        if self._prices.of_sets(min(max(wanted.low, low), high)) > self.best.cost:
            return True
        nearest = min(max(self._middle, low), high)
        return self._is_beaten(dislike + week_dislike(nearest, self._middle, repeats))

    def _extend_last(self, branch: _Branch) -> None:
        """Drafts with a number of sets that costs too much are not looked at one by one."""
        first = self._first_place(branch)
        before = branch.dislike + week_dislike(0, 0, branch.repeats)
        for sets, drafts in self._last:  # those with the best liked draft first
            if self._is_beaten(before + drafts[0][1].dislike):
                break
            total = branch.totals.ham_sets + sets
            if self.best is not None and self._prices.of_sets(total) > self.best.cost:
                continue
            least = branch.dislike + week_dislike(total, self._middle, branch.repeats)
            for place, draft in drafts:
                if self._is_beaten(least + draft.dislike):
                    break
                if place >= first and self._is_affordable(branch.totals + draft.totals):
                    self._consider(branch.with_draft(place, draft))

    def _is_beaten(self, dislike: float) -> bool:
        if dislike >= self._better_than:
            return True
        if self.best is None:
            return False
        is_cheapest = self.best.cost <= self._floor + TOLERANCE
        return (is_cheapest and dislike >= self.best.dislike) or self._looks.count > MOST_LOOKS

    def _is_affordable(self, totals: Totals) -> bool:
        self._looks.count += 1
        return self.best is None or self._prices.of_totals(totals) <= self.best.cost

    def _consider(self, branch: _Branch) -> None:
        worst = math.inf if self.best is None else self.best.cost
        cost = self._prices.of_totals(branch.totals) + choice_cost(branch.chosen, self._request)
        if math.isinf(cost) or cost > worst:
            return
        dislike = branch.dislike + self._week_dislike(branch)
        if self.best is None or (cost, dislike) < (self.best.cost, self.best.dislike):
            self.best = Contents(cost, dislike, branch.chosen)

    def _week_dislike(self, branch: _Branch) -> float:
        """Middling volume, variety, and one session that is real work."""
        is_all_easy = all(draft.effort is Effort.EASY for draft in branch.chosen)
        lazy = NO_WORK_DISLIKE if is_all_easy and branch.chosen else 0.0
        return lazy + week_dislike(branch.totals.ham_sets, self._middle, branch.repeats)


def _reaches(lists: Sequence[list[Draft]]) -> list[_Reach]:
    """For each list what it and those after it can add; one entry more for the end."""
    found = [_Reach()]
    for drafts in reversed(lists):
        after = found[-1]
        sets = [draft.totals.ham_sets for draft in drafts]
        found.append(
            _Reach(
                dislike=after.dislike + min(draft.dislike for draft in drafts),
                fewest_sets=after.fewest_sets + min(sets),
                most_sets=after.most_sets + max(sets),
            )
        )
    return found[::-1]


def _by_sets(drafts: Iterable[Draft]) -> list[tuple[float, list[tuple[int, Draft]]]]:
    """Drafts of the same number of hamstring sets together, each with its place in the list."""
    found: dict[float, list[tuple[int, Draft]]] = {}
    for place, draft in enumerate(drafts):
        found.setdefault(draft.totals.ham_sets, []).append((place, draft))
    return list(found.items())
