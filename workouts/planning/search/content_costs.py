"""Decides what the rules ask for the contents of a week, and what they ask at least."""

import math
from bisect import bisect_right
from collections.abc import Callable, Collection, Iterator, Sequence
from itertools import accumulate, islice
from operator import add, attrgetter, or_
from typing import Any

from workouts.planning import rules
from workouts.planning.measures.totals import session_totals
from workouts.planning.review import should_cost
from workouts.planning.search.session_options import SessionKind, SessionOption, SessionOptions
from workouts.planning.search.work import Work
from workouts.planning.values.request import Request
from workouts.planning.values.rule import Rule, TotalsCost
from workouts.planning.values.totals import Totals
from workouts.planning.values.week import Day, Prescription, Week

NOTHING = Totals()
TOLERANCE = 1e-9
MOST_SUMS = 4000  # of totals that a lower bound is looked for among; more take too long
SUMS_A_LOOK = 20  # that take as long as one
MOST_SUMS_WITHIN = 60  # the same, once some sessions are chosen: it is looked for much more often

Kinds = tuple[SessionKind, ...]
Hills = tuple[Prescription, ...]  # hill sprints of the week
Values = tuple[float, ...]  # of the totals that a group of rules reads
Fit = tuple[int, float]  # a bit for each bundle that is not too dear, and what the next one costs


class ContentCosts:
    """What the rules ask of one runner for the contents of a week, remembered.

    It holds for all weeks of this runner, whatever their days, as long as the menu and the load
    of the runs are the same.
    """

    def __init__(self, options: SessionOptions, request: Request, work: Work) -> None:
        self.groups = _groups(options, request, work)
        self._options = options
        self._request = request
        self._choice_rules = rules.IN_FORCE.of_choice(request)
        self._of_totals: dict[Totals, float] = {}
        self._ahead: dict[tuple[Kinds, int], Ahead] = {}

    def of_totals(self, totals: Totals) -> float:
        """What the rules ask for these totals of a week; infinite when one forbids them."""
        if totals not in self._of_totals:
            self._of_totals[totals] = sum(group.cost(group.read(totals)) for group in self.groups)
        return self._of_totals[totals]

    def of_choice(self, options: Sequence[SessionOption], hills: Hills) -> float:
        """What the rules ask for these very exercises and doses; infinite when one forbids them."""
        if not self._choice_rules:
            return 0.0
        items = (*(item for option in options for item in option.items), *hills)
        cost = 0.0
        for rule in self._choice_rules:
            if rule.choice_cost:
                cost += rule.choice_cost(items, self._request)
            else:
                cost += self._long_cost(rule, options, hills)
        return cost

    def _long_cost(self, rule: Rule, options: Sequence[SessionOption], hills: Hills) -> float:
        """What a rule without a short form says of the finished sessions, on whatever days."""
        held = [option.items for option in options] + ([hills] if hills else [])
        sessions = (
            self._options.session(items, day) for day, items in zip(Day, held, strict=False)
        )
        findings = list(rule.findings(Week(sessions=tuple(sessions)), self._request))
        is_forbidden = any(finding.is_must for finding in findings)
        return math.inf if is_forbidden else should_cost(findings)

    def of_sprints(self, hills: Hills) -> Totals:
        """What hill sprints add to the totals of the week."""
        return session_totals(self._options.session(hills), self._request) if hills else NOTHING

    def ahead(self, kinds: Kinds, *, most_sums: int = MOST_SUMS_WITHIN) -> "Ahead":
        """What the rules ask at least of totals that sessions of these kinds are still to join."""
        key = kinds, most_sums
        if key not in self._ahead:
            known = [(group, group.few(kinds, most_sums)) for group in self.groups]
            self._ahead[key] = Ahead([(group, few) for group, few in known if few is not None])
        return self._ahead[key]


class Ahead:
    """Sessions that are still to be chosen: each group of rules that read the same totals at its
    best. Groups that would take too long to ask are left out."""

    def __init__(self, groups: "list[tuple[TotalsGroup, Added]]") -> None:
        self._groups = groups

    def least(self, totals: Totals) -> float:
        """Whatever these sessions add, the rules ask no less."""
        cost = 0.0
        for group, added in self._groups:
            values = group.read(totals)
            least = added.least.get(values)
            cost += group.least(added, values) if least is None else least
        return cost


class Added:
    """All that sessions of some kinds can add to the values of a group; and what the group asks at
    least of values that this is still to join.

    A sum is made when it is looked at: the first ones often tell that nothing has to be paid.
    """

    def __init__(self, some: Collection[Values], others: Collection[Values]) -> None:
        self.least: dict[Values, float] = {}
        self._most = len(some) * len(others)  # sums that there can be
        self._known: dict[Values, None] = {}
        self._left = (tuple(map(add, one, other)) for one in some for other in others)

    def __iter__(self) -> Iterator[Values]:
        """Each sum once."""
        yield from tuple(self._known)
        for values in self._left:
            if values not in self._known:
                self._known[values] = None
                yield values

    def is_few(self, most: int) -> bool:
        return self._most <= most or next(islice(self, most, None), None) is None


def _groups(options: SessionOptions, request: Request, work: Work) -> "list[TotalsGroup]":
    found: dict[tuple[str, ...], list[TotalsCost]] = {}
    for rule in rules.IN_FORCE.rules:
        if rule.totals_cost is not None:
            found.setdefault(rule.totals_fields, []).append(rule.totals_cost)
    return [TotalsGroup(fields, costs, options, request, work) for fields, costs in found.items()]


class TotalsGroup:
    """Rules that read the same totals: asked once of each of their values."""

    def __init__(
        self,
        fields: tuple[str, ...],
        costs: Sequence[TotalsCost],
        options: SessionOptions,
        request: Request,
        work: Work,
    ) -> None:
        self.read: Callable[[Totals], Values] = _reader(fields)
        self._fields = fields
        self._costs = costs
        self._options = options
        self._request = request
        self._work = work
        self._known: dict[Values, float] = {}
        nothing = ((0.0,) * len(fields),)
        self._added: dict[Kinds, Added | None] = {(): Added(nothing, nothing)}
        self._places: dict[SessionKind, dict[Values, int]] = {}
        self._fitting: dict[SessionKind, Fitting] = {}

    def cost(self, values: Values) -> float:
        if values not in self._known:
            fields: dict[str, Any] = dict(zip(self._fields, values, strict=True))
            totals = Totals(**fields)
            self._known[values] = sum(cost(totals, self._request) for cost in self._costs)
        return self._known[values]

    def least(self, added: Added, values: Values) -> float:
        """Nothing costs less than nothing, which is usually found at once."""
        if values not in added.least:
            least, count = math.inf, 0
            for other in added:
                count += 1
                least = min(least, self.cost(tuple(map(add, values, other))))
                if least == 0:
                    break
            self._work.look(count // SUMS_A_LOOK)
            added.least[values] = least
        return added.least[values]

    def few(self, kinds: Kinds, most_sums: int = MOST_SUMS_WITHIN) -> Added | None:
        """What sessions of these kinds can add, if that is no more than so many sums."""
        added = self._all_added(kinds)
        return added if added is not None and added.is_few(most_sums) else None

    def constant(self, kinds: Kinds, values: Values) -> float | None:
        """What these rules ask, whatever the sessions of these kinds hold; None where that
        matters."""
        added = self._all_added(kinds)
        if added is None:
            return None
        first, count = None, 0
        for other in added:
            count += 1
            cost = self.cost(tuple(map(add, values, other)))
            if first is not None and cost != first:
                return None
            first = cost
        self._work.look(count // SUMS_A_LOOK)
        return first

    def _all_added(self, kinds: Kinds) -> Added | None:
        """None where it is too much to look at."""
        if kinds not in self._added:
            others, own = self._all_added(kinds[1:]), self._by_values(kinds[0])
            most = MOST_SUMS // max(1, len(own))
            self._added[kinds] = None
            if others is not None and others.is_few(most):
                sums = tuple(others)
                self._work.look(len(sums) // SUMS_A_LOOK)
                self._added[kinds] = Added(own, sums)
        return self._added[kinds]

    def fitting(self, kind: SessionKind) -> "Fitting":
        if kind not in self._fitting:
            self._fitting[kind] = Fitting(self, self._by_values(kind))
        return self._fitting[kind]

    def _by_values(self, kind: SessionKind) -> dict[Values, int]:
        """A bit for each of the bundles that have the same values."""
        if kind not in self._places:
            found: dict[Values, int] = {}
            for place, bundle in enumerate(self._options.bundles(kind)):
                own = self.read(bundle.totals)
                found[own] = found.get(own, 0) | 1 << place
            self._places[kind] = found
        return self._places[kind]


class Fitting:
    """The bundles of one kind, as one group of rules tells them apart."""

    def __init__(self, group: TotalsGroup, by_values: dict[Values, int]) -> None:
        self._group = group
        self._by_values = by_values
        self._known: dict[Values, tuple[list[float], list[Fit]]] = {}

    def at_most(self, values: Values, cost: float) -> Fit:
        """Those with which these rules ask no more than so much of these values."""
        if values not in self._known:
            self._known[values] = self._look_at(values)
        costs, fits = self._known[values]
        return fits[bisect_right(costs, cost)]

    def _look_at(self, values: Values) -> tuple[list[float], list[Fit]]:
        """What they ask with each bundle, the least first; and for each of these costs, and for
        less than the first, what does not cost more."""
        if len(self._by_values) > MOST_SUMS_WITHIN:
            return [], [(-1, math.inf)]  # every bit: each is looked at by itself
        found: dict[float, int] = {}
        for own, places in self._by_values.items():
            cost = self._group.cost(tuple(map(add, values, own)))
            found[cost] = found.get(cost, 0) | places
        costs = sorted(found)
        bits = accumulate((found[cost] for cost in costs), or_, initial=0)
        return costs, list(zip(bits, (*costs, math.inf), strict=True))


def _reader(fields: tuple[str, ...]) -> Callable[[Totals], Values]:
    if len(fields) > 1:
        return attrgetter(*fields)
    (field,) = fields
    return lambda totals: (getattr(totals, field),)
