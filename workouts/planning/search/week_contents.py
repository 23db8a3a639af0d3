"""Decides what goes into the sessions of a week, whatever their days: one option for each."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, product, repeat
from typing import NamedTuple

from workouts.planning.rules import weekly_sets_out_of_range
from workouts.planning.search.content_costs import (
    MOST_SUMS,
    TOLERANCE,
    ContentCosts,
    Hills,
    Kinds,
)
from workouts.planning.search.menu import Effort
from workouts.planning.search.preference import top_down_dislike, week_dislike
from workouts.planning.search.session_options import Bundle, SessionOption, SessionOptions
from workouts.planning.search.work import Work
from workouts.planning.values.request import Request
from workouts.planning.values.totals import Totals

NO_WORK_DISLIKE = 1.0
#: How much more than the least possible the contents may cost, each time when nothing was found.
STEPS = (0.0, 0.0, 0.0, 1.0, 2.0, 4.0)


@dataclass(frozen=True, slots=True)
class WeekContents:
    """What goes into all sessions of a week, in the order of the kinds asked for."""

    cost: float
    dislike: float
    options: tuple[SessionOption, ...]


class ContentsSearch:
    """Finds the contents of all weeks of one runner, whatever their days, and remembers them."""

    def __init__(self, options: SessionOptions, request: Request, work: Work) -> None:
        self.options = options
        self.request = request
        self.costs = ContentCosts(options, request, work)
        self.work = work
        self._found: dict[tuple[Kinds, tuple[int, ...]], WeekContents | None] = {}

    def least_dislike(self, kinds: Kinds) -> float:
        """No contents of sessions of these kinds are better liked."""
        return sum(self.options.of_kind(kind)[0].dislike for kind in kinds)

    def floor(self, kinds: Kinds, hills: Hills) -> float:
        """No contents of sessions of these kinds cost less; infinite when there are none."""
        if not all(self.options.of_kind(kind) for kind in kinds):
            return math.inf
        return self.costs.ahead(kinds, most_sums=MOST_SUMS).least(self.costs.of_sprints(hills))

    def cheapest(self, kinds: Kinds, hills: Hills) -> WeekContents | None:
        """The contents of least cost for sessions of these kinds, in the order of their ranks;
        None when there are none."""
        key = kinds, tuple(item.reps for item in hills)
        if key not in self._found:
            self._found[key] = self._cheapest(kinds, hills)
        return self._found[key]

    def _cheapest(self, kinds: Kinds, hills: Hills) -> WeekContents | None:
        """First among those that cost as little as any could, then among those that cost more: it
        is soon seen that a choice is too dear, and late that it is the cheapest."""
        floor = limit = self.floor(kinds, hills)
        steps = chain(STEPS, repeat(math.inf))
        while True:
            branches = _Branches(self, kinds, hills, floor=floor, limit=limit)
            branches.extend(_Branch(totals=self.costs.of_sprints(hills)))
            if branches.best is not None or limit == math.inf:
                return branches.best
            floor = branches.next_cost
            limit = math.inf if self.work.is_over else floor + next(steps)


class _Branch(NamedTuple):
    """Bundles chosen so far, for the first kinds."""

    totals: Totals
    chosen: tuple[Bundle, ...] = ()
    cost: float = 0.0  # of the sessions by themselves
    dislike: float = 0.0  # of the best liked of each bundle
    exercises: int = 0  # that are surely among them
    repeats: int = 0  # of these
    place: int = 0  # of the last bundle in its list

    def with_bundle(self, place: int, bundle: Bundle, totals: Totals, repeats: int) -> "_Branch":
        """`totals` and `repeats` are those of both."""
        return _Branch(
            totals,
            (*self.chosen, bundle),
            self.cost + bundle.cost,
            self.dislike + bundle.dislike,
            self.exercises | bundle.exercises,
            repeats,
            place,
        )


@dataclass(frozen=True, slots=True)
class _Reach:
    """What the lists from here on can add at least and at most."""

    dislike: float = 0.0
    fewest_sets: float = 0.0
    most_sets: float = 0.0


class _Branches:
    """The choices of one option for each kind that cost no more than a limit, in search of the
    one of least cost and dislike."""

    def __init__(
        self, search: ContentsSearch, kinds: Kinds, hills: Hills, *, floor: float, limit: float
    ) -> None:
        self.best: WeekContents | None = None
        self.next_cost = math.inf  # the least that was too dear
        self._settled_from = math.inf  # a dislike: as cheap as can be, and better liked, is known
        self._search = search
        self._costs = search.costs
        self._kinds = kinds
        self._hills = hills
        self._floor = floor
        self._limit = limit
        self._lists = [search.options.bundles(kind) for kind in kinds]
        sprints = search.costs.of_sprints(hills)
        constant = [
            (group, group.constant(kinds, group.read(sprints))) for group in search.costs.groups
        ]
        self._constant = sum(cost for _group, cost in constant if cost is not None)
        #: What the rules ask at least of the sessions after each list.
        self._ahead = [search.costs.ahead(kinds[n:]) for n in range(1, len(kinds))]
        self._last = [
            (group, group.few(kinds[-1:]), group.fitting(kinds[-1]))
            for group, cost in constant
            if cost is None
        ]
        self._rest = _reaches(self._lists)
        self._middle = weekly_sets_out_of_range.set_range(search.request).middle
        self._no_top_down = top_down_dislike(search.request)

    def extend(self, branch: _Branch) -> None:
        """A branch ends where nothing within the limit, or nothing better, can follow."""
        depth = len(branch.chosen)
        if depth == len(self._lists):
            self._consider(branch)
            return
        bundles, rest, work = self._lists[depth], self._rest[depth + 1], self._search.work
        before = branch.dislike + rest.dislike
        well_liked = before + week_dislike(0, 0, branch.repeats)
        is_last = depth == len(self._ahead)
        least_of = self._costs.of_totals if is_last else self._ahead[depth].least
        for place in self._places(branch):
            bundle = bundles[place]
            if self._is_settled(well_liked + bundle.dislike):
                break
            work.look()
            repeats = branch.repeats + (branch.exercises & bundle.exercises).bit_count()
            sets = branch.totals.ham_sets + bundle.totals.ham_sets
            # with whatever follows, as near to the middle as it can be:
            nearest = min(max(self._middle, sets + rest.fewest_sets), sets + rest.most_sets)
            least = before + bundle.dislike + week_dislike(nearest, self._middle, repeats)
            if self._is_settled(least):
                continue
            totals = branch.totals + bundle.totals
            cost = branch.cost + bundle.cost + least_of(totals)
            if not self._is_too_dear(cost) and not self._is_beaten(cost, least):
                self.extend(branch.with_bundle(place, bundle, totals, repeats))

    def _places(self, branch: _Branch) -> Iterator[int]:
        """Of the bundles that may come next, the best liked first. Sessions of one kind can be
        exchanged, so only one order of them is tried."""
        depth = len(branch.chosen)
        is_same = depth > 0 and self._kinds[depth] == self._kinds[depth - 1]
        first = branch.place if is_same else 0
        bits = (1 << len(self._lists[depth])) - 1
        if depth == len(self._lists) - 1:
            bits &= self._fits(branch)
        return _places_of(bits >> first << first)

    def _fits(self, branch: _Branch) -> int:
        """The last session is told by each group of rules what it may hold, the others at their
        best; so few of its bundles have to be looked at."""
        values = [group.read(branch.totals) for group, _few, _fitting in self._last]
        least = [
            0.0 if few is None else group.least(few, own)
            for (group, few, _fitting), own in zip(self._last, values, strict=True)
        ]
        all_least = branch.cost + self._constant + sum(least)
        if all_least == math.inf:
            return 0
        slack = self._cost_limit - all_least + TOLERANCE
        bits = -1
        for (_group, _few, fitting), own, cost in zip(self._last, values, least, strict=True):
            fit, next_cost = fitting.at_most(own, round(cost + slack, 6))
            bits &= fit
            self.next_cost = min(self.next_cost, all_least - cost + next_cost)
        return bits

    @property
    def _cost_limit(self) -> float:
        return self._limit if self.best is None else min(self._limit, self.best.cost)

    def _is_too_dear(self, cost: float) -> bool:
        if cost <= self._cost_limit + TOLERANCE:
            return False
        self.next_cost = min(self.next_cost, cost)
        return True

    def _is_beaten(self, cost: float, dislike: float) -> bool:
        """By the best found, whatever is chosen next."""
        best = self.best
        return best is not None and cost >= best.cost - TOLERANCE and dislike >= best.dislike

    def _is_settled(self, dislike: float) -> bool:
        """Nothing that is liked less is looked at: it cannot be cheaper, or there is no time."""
        if dislike >= self._settled_from:
            return True
        # without a limit the first that is allowed will do
        return self._search.work.is_over and (self.best is not None or self._limit < math.inf)

    def _consider(self, branch: _Branch) -> None:
        """Every session of the chosen bundles: they differ in their exercises alone."""
        cost = branch.cost + self._costs.of_totals(branch.totals)
        for options in product(*(bundle.options for bundle in branch.chosen)):
            if self._is_settled(branch.dislike):
                return
            dislike = self._dislike(options, branch.totals)
            if self._is_beaten(cost, dislike):
                continue
            self._search.work.look()
            whole = cost + self._costs.of_choice(options, self._hills)
            if math.isfinite(whole) and not (
                self._is_too_dear(whole) or self._is_beaten(whole, dislike)
            ):
                self.best = WeekContents(whole, dislike, options)
                if whole <= self._floor + TOLERANCE:
                    self._settled_from = dislike

    def _dislike(self, options: Sequence[SessionOption], totals: Totals) -> float:
        """Middling volume, variety, and one session that is real work, with both hinges in turn."""
        dislike, seen, repeats = 0.0, 0, 0
        is_easy, has_top_down = bool(options), False
        for option in options:
            dislike += option.dislike
            repeats += (seen & option.exercises).bit_count()
            seen |= option.exercises
            is_easy = is_easy and option.effort is Effort.EASY
            has_top_down = has_top_down or option.has_top_down_hinge
        if is_easy:
            dislike += NO_WORK_DISLIKE
        if not has_top_down:
            dislike += self._no_top_down
        return dislike + week_dislike(totals.ham_sets, self._middle, repeats)


def _reaches(lists: Sequence[Sequence[Bundle]]) -> list[_Reach]:
    """For each list what it and those after it can add; one entry more for the end."""
    found = [_Reach()]
    for bundles in reversed(lists):
        after = found[-1]
        sets = [bundle.totals.ham_sets for bundle in bundles]
        found.append(
            _Reach(
                dislike=after.dislike + bundles[0].dislike,
                fewest_sets=after.fewest_sets + min(sets),
                most_sets=after.most_sets + max(sets),
            )
        )
    return found[::-1]


def _places_of(bits: int) -> Iterator[int]:
    while bits:
        lowest = bits & -bits
        yield lowest.bit_length() - 1
        bits ^= lowest
