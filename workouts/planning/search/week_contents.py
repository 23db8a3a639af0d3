"""Decides what goes into the sessions of a week, whatever their days: one option for each."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from operator import add, attrgetter

from workouts.planning import rules
from workouts.planning.measures.totals import session_totals
from workouts.planning.review import should_cost
from workouts.planning.rules import weekly_sets_out_of_range
from workouts.planning.search.menu import Effort
from workouts.planning.search.preference import romanian_dislike, week_dislike
from workouts.planning.search.session_options import SessionKind, SessionOption, SessionOptions
from workouts.planning.search.work import Work
from workouts.planning.values.request import Request
from workouts.planning.values.rule import Rule, TotalsCost
from workouts.planning.values.totals import Totals
from workouts.planning.values.week import Day, Prescription, Week

NO_WORK_DISLIKE = 1.0
NOTHING = Totals()
TOLERANCE = 1e-9
MOST_SUMS = 4000  # of totals that a lower bound is looked for among; more take too long

Kinds = tuple[SessionKind, ...]
Hills = tuple[Prescription, ...]  # hill sprints of the week


@dataclass(frozen=True, slots=True)
class WeekContents:
    """What goes into all sessions of a week, in the order of the kinds asked for."""

    cost: float
    dislike: float
    options: tuple[SessionOption, ...]


class ContentCosts:
    """What the rules ask of one runner for the contents of a week, remembered.

    It holds for all weeks of this runner, whatever their days, as long as the menu and the load
    of the runs are the same.
    """

    def __init__(self, options: SessionOptions, request: Request) -> None:
        self.options = options
        self.request = request
        self.set_range = weekly_sets_out_of_range.set_range(request)
        self._totals_costs = tuple(
            rule.totals_cost for rule in rules.IN_FORCE.rules if rule.totals_cost
        )
        self._choice_rules = rules.IN_FORCE.of_choice(request)
        self._of_totals: dict[Totals, float] = {}
        self._of_sets: dict[float, float] = {}
        self._least: dict[tuple[Kinds, Totals], float] = {}

    def of_totals(self, totals: Totals) -> float:
        """What the rules ask for these totals of a week; infinite when one forbids them."""
        if totals not in self._of_totals:
            self._of_totals[totals] = sum(cost(totals, self.request) for cost in self._totals_costs)
        return self._of_totals[totals]

    def of_sets(self, sets: float) -> float:
        """What the number of sets alone costs: quick to look up, and never more than all."""
        if sets not in self._of_sets:
            self._of_sets[sets] = weekly_sets_out_of_range.range_cost(sets, self.request)
        return self._of_sets[sets]

    def of_choice(self, options: Sequence[SessionOption], hills: Hills) -> float:
        """What the rules ask for these very exercises and doses; infinite when one forbids them."""
        if not self._choice_rules:
            return 0.0
        items = (*(item for option in options for item in option.items), *hills)
        cost = 0.0
        for rule in self._choice_rules:
            if rule.choice_cost:
                cost += rule.choice_cost(items, self.request)
            else:
                cost += self._long_cost(rule, options, hills)
        return cost

    def _long_cost(self, rule: Rule, options: Sequence[SessionOption], hills: Hills) -> float:
        """What a rule without a short form says of the finished sessions, on whatever days."""
        held = [option.items for option in options] + ([hills] if hills else [])
        sessions = (self.options.session(items, day) for day, items in zip(Day, held, strict=False))
        findings = list(rule.findings(Week(sessions=tuple(sessions)), self.request))
        is_forbidden = any(finding.is_must for finding in findings)
        return math.inf if is_forbidden else should_cost(findings)

    def sprint_totals(self, hills: Hills) -> Totals:
        """What hill sprints add to the totals of the week."""
        return session_totals(self.options.session(hills), self.request) if hills else NOTHING

    def least(self, kinds: Kinds, sprints: Totals) -> float:
        """No contents of sessions of these kinds cost less, next to these hill sprints."""
        if (kinds, sprints) not in self._least:
            lists = [self.options.of_kind(kind) for kind in kinds]
            self._least[kinds, sprints] = _least_cost(lists, sprints, self.request)
        return self._least[kinds, sprints]


def _least_cost(lists: Sequence[list[SessionOption]], sprints: Totals, request: Request) -> float:
    """Each group of rules that read the same totals at its best."""
    groups: dict[tuple[str, ...], list[TotalsCost]] = {}
    for rule in rules.IN_FORCE.rules:
        if rule.totals_cost is not None:
            groups.setdefault(rule.totals_fields, []).append(rule.totals_cost)
    return sum(
        _least_cost_of_group(fields, costs, lists, sprints, request)
        for fields, costs in groups.items()
    )


def _least_cost_of_group(
    fields: tuple[str, ...],
    costs: Sequence[TotalsCost],
    lists: Sequence[list[SessionOption]],
    sprints: Totals,
    request: Request,
) -> float:
    read = attrgetter(*fields) if len(fields) > 1 else lambda totals: (getattr(totals, fields[0]),)
    sums = {read(sprints)}
    for options in lists:
        addends = {read(option.totals) for option in options}
        if len(sums) * len(addends) > MOST_SUMS:
            return 0.0
        sums = {tuple(map(add, one, other)) for one in sums for other in addends}
    totals = (Totals(**dict(zip(fields, values, strict=True))) for values in sums)
    return min(sum(cost(one, request) for cost in costs) for one in totals)


class ContentsSearch:
    """Finds the contents of all weeks of one runner, whatever their days, and remembers them."""

    def __init__(self, options: SessionOptions, request: Request, work: Work) -> None:
        self.options = options
        self.costs = ContentCosts(options, request)
        self.work = work
        self._found: dict[tuple[Kinds, tuple[int, ...]], WeekContents | None] = {}

    def least_dislike(self, kinds: Kinds) -> float:
        """No contents of sessions of these kinds are better liked."""
        lists = [self.options.of_kind(kind) for kind in kinds]
        return sum(options[0].dislike for options in lists) if all(lists) else math.inf

    def floor(self, kinds: Kinds, hills: Hills) -> float:
        """No contents of sessions of these kinds cost less; infinite when there are none."""
        if not all(self.options.of_kind(kind) for kind in kinds):
            return math.inf
        return self.costs.least(kinds, self.costs.sprint_totals(hills))

    def cheapest(self, kinds: Kinds, hills: Hills, *, at_most: float) -> WeekContents | None:
        """The contents of least cost for sessions of these kinds, in the order of their ranks.

        None when there are none, or when they surely cost more than `at_most`.
        """
        least_cost = self.floor(kinds, hills)
        if math.isinf(least_cost) or least_cost > at_most + TOLERANCE:
            return None
        key = kinds, tuple(item.reps for item in hills)
        if key not in self._found:
            lists = [self.options.of_kind(kind) for kind in kinds]
            branches = _Branches(self, lists, hills, least_cost=least_cost)
            branches.extend(_Branch(totals=self.costs.sprint_totals(hills)))
            self._found[key] = branches.best
        return self._found[key]


@dataclass(frozen=True, slots=True)
class _Reach:
    """What the lists from here on can add at least and at most."""

    dislike: float = 0.0
    fewest_sets: float = 0.0
    most_sets: float = 0.0


@dataclass(frozen=True, slots=True)
class _Branch:
    """Options chosen so far, for the first lists."""

    chosen: tuple[SessionOption, ...] = ()
    totals: Totals = NOTHING
    cost: float = 0.0  # of the options by themselves
    dislike: float = 0.0
    exercises: int = 0
    repeats: int = 0
    place: int = 0  # of the last option in its list

    def with_option(self, place: int, option: SessionOption) -> "_Branch":
        return _Branch(
            chosen=(*self.chosen, option),
            totals=self.totals + option.totals,
            cost=self.cost + option.cost,
            dislike=self.dislike + option.dislike,
            exercises=self.exercises | option.exercises,
            repeats=self.repeats_with(option),
            place=place,
        )

    def repeats_with(self, option: SessionOption) -> int:
        """How often an exercise comes back in a later session of the week."""
        return self.repeats + (self.exercises & option.exercises).bit_count()


class _Branches:
    """The choices of one option from each list, in search of the one of least cost and dislike."""

    def __init__(
        self,
        search: ContentsSearch,
        lists: Sequence[list[SessionOption]],
        hills: Hills,
        *,
        least_cost: float,
    ) -> None:
        self.best: WeekContents | None = None
        self._search = search
        self._costs = search.costs
        self._lists = lists
        self._hills = hills
        self._least_cost = least_cost
        self._last = _by_sets(lists[-1]) if lists else []
        self._middle = self._costs.set_range.middle
        self._no_romanian = romanian_dislike(self._costs.request)
        self._reach = _reaches(lists)

    def extend(self, branch: _Branch) -> None:
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
        for place, option in enumerate(self._lists[depth]):
            if place < self._first_place(branch):
                continue
            least = branch.dislike + option.dislike + after.dislike
            if self._is_beaten(least + week_dislike(0, 0, branch.repeats)):
                break
            sets = branch.totals.ham_sets + option.totals.ham_sets
            if not self._is_hopeless(sets, after, least, branch.repeats_with(option)):
                self.extend(branch.with_option(place, option))

    def _first_place(self, branch: _Branch) -> int:
        """Sessions of one kind can be exchanged, so only one order of their options is tried."""
        depth = len(branch.chosen)
        is_same = depth > 0 and self._lists[depth] is self._lists[depth - 1]
        return branch.place if is_same else 0

    def _is_hopeless(self, sets: float, after: _Reach, dislike: float, repeats: int) -> bool:
        """Whatever follows, the number of sets costs too much or is too far from the middle."""
        if self.best is None:
            return False
        low, high = sets + after.fewest_sets, sets + after.most_sets
        wanted = self._costs.set_range
        if self._costs.of_sets(min(max(wanted.low, low), high)) > self.best.cost:
            return True
        nearest = min(max(self._middle, low), high)
        return self._is_beaten(dislike + week_dislike(nearest, self._middle, repeats))

    def _extend_last(self, branch: _Branch) -> None:
        """Options with a number of sets that costs too much are not looked at one by one."""
        first = self._first_place(branch)
        before = branch.dislike + week_dislike(0, 0, branch.repeats)
        for sets, options in self._last:  # those with the best liked option first
            if self._is_beaten(before + options[0][1].dislike):
                break
            total = branch.totals.ham_sets + sets
            if self.best is not None and self._costs.of_sets(total) > self.best.cost:
                continue
            least = branch.dislike + week_dislike(total, self._middle, branch.repeats)
            for place, option in options:
                if self._is_beaten(least + option.dislike):
                    break
                if place >= first and self._is_affordable(branch, option):
                    self._consider(branch.with_option(place, option))

    def _is_beaten(self, dislike: float) -> bool:
        if self.best is None:
            return False
        is_cheapest = self.best.cost <= self._least_cost + TOLERANCE
        return (is_cheapest and dislike >= self.best.dislike) or self._search.work.is_over

    def _is_affordable(self, branch: _Branch, option: SessionOption) -> bool:
        self._search.work.look()
        if self.best is None:
            return True
        own = branch.cost + option.cost
        return self._costs.of_totals(branch.totals + option.totals) + own <= self.best.cost

    def _consider(self, branch: _Branch) -> None:
        worst = math.inf if self.best is None else self.best.cost
        cost = branch.cost + self._costs.of_totals(branch.totals)
        if math.isfinite(cost) and cost <= worst:
            cost += self._costs.of_choice(branch.chosen, self._hills)
        if math.isinf(cost) or cost > worst:
            return
        dislike = branch.dislike + self._week_dislike(branch)
        if self.best is None or (cost, dislike) < (self.best.cost, self.best.dislike):
            self.best = WeekContents(cost, dislike, branch.chosen)

    def _week_dislike(self, branch: _Branch) -> float:
        """Middling volume, variety, and one session that is real work, with both hinges in turn."""
        is_all_easy = all(option.effort is Effort.EASY for option in branch.chosen)
        lazy = NO_WORK_DISLIKE if is_all_easy and branch.chosen else 0.0
        if self._no_romanian and not any(option.has_romanian for option in branch.chosen):
            lazy += self._no_romanian
        return lazy + week_dislike(branch.totals.ham_sets, self._middle, branch.repeats)


def _reaches(lists: Sequence[list[SessionOption]]) -> list[_Reach]:
    """For each list what it and those after it can add; one entry more for the end."""
    found = [_Reach()]
    for options in reversed(lists):
        after = found[-1]
        sets = [option.totals.ham_sets for option in options]
        found.append(
            _Reach(
                dislike=after.dislike + min(option.dislike for option in options),
                fewest_sets=after.fewest_sets + min(sets),
                most_sets=after.most_sets + max(sets),
            )
        )
    return found[::-1]


def _by_sets(
    options: Iterable[SessionOption],
) -> list[tuple[float, list[tuple[int, SessionOption]]]]:
    """Options with the same number of hamstring sets together, each with its place in the list."""
    found: dict[float, list[tuple[int, SessionOption]]] = {}
    for place, option in enumerate(options):
        found.setdefault(option.totals.ham_sets, []).append((place, option))
    return list(found.items())
