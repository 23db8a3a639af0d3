"""Decides what a rule and a finding are."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import Enum, StrEnum, auto
from functools import cached_property
from math import inf
from typing import Any

from workouts.planning.values.request import Request
from workouts.planning.values.totals import Totals
from workouts.planning.values.week import Day, Prescription, Session, Week

FORBIDDEN = inf  # the cost of what the builder never does
MUST_COST = 10  # shown with a MUST finding; the builder never pays it


class Severity(StrEnum):
    """MUST is never broken by the builder; SHOULD costs."""

    MUST = "must"
    SHOULD = "should"


class Scope(Enum):
    """What a rule has to look at, and so when the builder can ask it."""

    DOSE = auto()  # one prescription
    DAY = auto()  # one session on its day, known only by its stress class, contacts and sprints
    PAIR = auto()  # two sessions, known by the same: what it finds in a week is what it finds in
    # each session alone and in each two of them
    WEEK = auto()  # all placements together
    SESSION = auto()  # what is in one session, whatever its day
    CONTENT = auto()  # what is in all sessions together, whatever their days


@dataclass(frozen=True, kw_only=True)
class Finding:
    """What is wrong in this week. `message` and `remedy` hold {names} that `facts` fill in.

    `is_about_item` says that one exercise is at fault, whatever the day of its session.
    """

    rule: str
    severity: Severity
    cost: float
    days: tuple[Day, ...]
    message: str
    remedy: str
    facts: Mapping[str, Any] = field(default_factory=dict, hash=False)
    is_about_item: bool = False

    @property
    def is_must(self) -> bool:
        return self.severity is Severity.MUST


Check = Callable[[Week, Request], Iterable[Finding]]
View = Callable[[Session, Request], object]
ItemCheck = Callable[[Prescription, Request], Iterable[Finding]]
TotalsCost = Callable[[Totals, Request], float]
ChoiceCost = Callable[[tuple[Prescription, ...], Request], float]


@dataclass(frozen=True, kw_only=True)
class Rule:
    """`code` is the id in the rule book (R03); its module is named for the fault.

    `why` says in plain sentences what the rule is for; `sources` are ids of references. A rule
    of scope DOSE has `check_item`, every other has `check`. `is_own_limit` says that the limit is
    the runner's own answer (time, kit), which a runner may pass knowingly. `tells_health` says
    that whatever it finds gives away pain, illness, a pregnancy or an age: nobody else sees it.

    What `check` costs because of what the sessions hold can also be given in a short form, for the
    builder's search: `totals_cost` from the week's totals that `totals_fields` names,
    `choice_cost` from all its items; FORBIDDEN where the check says MUST. A test compares both
    forms. A rule of scope CONTENT without one is obeyed all the same, and slows the search down.
    A rule of scope PAIR or WEEK is asked of very many weeks; `view` is all that it sees of a
    placed session, and None if it does not see that one at all. Weeks that look the same to it
    get the same findings, so that it is asked once.
    `needs_last_week` says that nothing is found while that week is not known.
    """

    code: str
    title: str
    why: str
    scope: Scope
    sources: tuple[str, ...] = ()
    is_own_limit: bool = False
    tells_health: bool = False
    needs_last_week: bool = False
    check: Check | None = None
    check_item: ItemCheck | None = None
    view: View | None = None
    totals_cost: TotalsCost | None = None
    totals_fields: tuple[str, ...] = ()
    choice_cost: ChoiceCost | None = None

    @property
    def is_about_days(self) -> bool:
        """Whether another day for a session can change what it finds."""
        return self.scope in (Scope.DAY, Scope.PAIR, Scope.WEEK)

    @property
    def has_long_form_only(self) -> bool:
        """About the contents of a week, and only `check` says what they cost."""
        return self.scope is Scope.CONTENT and not (self.totals_cost or self.choice_cost)

    def findings(self, week: Week, request: Request) -> Iterator[Finding]:
        if self.check is not None:
            yield from self.check(week, request)
        if self.check_item is not None:
            for session in week.sessions:
                for item in session.items:
                    for finding in self.check_item(item, request):
                        yield replace(finding, days=(session.day,), is_about_item=True)


@dataclass(frozen=True)
class RuleSet:
    """Rules that hold together, in the order in which their findings are shown.

    What is asked of a dose, a placement or a session is found here by scope, so that no module
    keeps a list of its own that a new rule could be missing from.
    """

    rules: tuple[Rule, ...]

    @cached_property
    def codes(self) -> Mapping[str, Rule]:
        return {rule.code: rule for rule in self.rules}

    @cached_property
    def about_days(self) -> tuple[Rule, ...]:
        return tuple(rule for rule in self.rules if rule.is_about_days)

    @cached_property
    def item_checks(self) -> tuple[ItemCheck, ...]:
        return tuple(rule.check_item for rule in self.rules if rule.check_item)

    @cached_property
    def day_checks(self) -> tuple[Check, ...]:
        return self._checks(Scope.DAY)

    @cached_property
    def about_pairs(self) -> tuple[Rule, ...]:
        return tuple(rule for rule in self.rules if rule.scope is Scope.PAIR)

    @cached_property
    def about_weeks(self) -> tuple[Rule, ...]:
        return tuple(rule for rule in self.rules if rule.scope is Scope.WEEK)

    @cached_property
    def session_checks(self) -> tuple[Check, ...]:
        return self._checks(Scope.SESSION)

    def of_choice(self, request: Request) -> tuple[Rule, ...]:
        """Rules of the contents that more than the totals has to be known for."""
        return self._choice if request.last_sets else self._choice_without_last_week

    @cached_property
    def _choice(self) -> tuple[Rule, ...]:
        return tuple(rule for rule in self.rules if rule.choice_cost or rule.has_long_form_only)

    @cached_property
    def _choice_without_last_week(self) -> tuple[Rule, ...]:
        return tuple(rule for rule in self._choice if not rule.needs_last_week)

    def _checks(self, scope: Scope) -> tuple[Check, ...]:
        return tuple(rule.check for rule in self.rules if rule.scope is scope and rule.check)


def must(rule: str, message: str, remedy: str, *days: Day, **facts: object) -> Finding:
    """A finding that the builder never makes."""
    return finding(rule, FORBIDDEN, message, remedy, *days, **facts)


def should(
    rule: str, cost: float, message: str, remedy: str, *days: Day, **facts: object
) -> Finding:
    """A finding that costs; `cost` on the rule book's scale of 1 to 10."""
    return finding(rule, cost, message, remedy, *days, **facts)


def finding(
    rule: str, cost: float, message: str, remedy: str, *days: Day, **facts: object
) -> Finding:
    """A MUST finding if its cost is FORBIDDEN. The one day of a finding is among its facts."""
    is_must = cost == FORBIDDEN
    return Finding(
        rule=rule,
        severity=Severity.MUST if is_must else Severity.SHOULD,
        cost=MUST_COST if is_must else cost,
        days=days,
        message=message,
        remedy=remedy,
        facts={"day": days[0], **facts} if len(days) == 1 else facts,
    )
