"""Made-up rules of every scope, that object to what a week holds, and are in force for a test."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace

import pytest

from workouts.planning import ALL_RULES, rules
from workouts.planning.edits import Add, Edit, Move, Replace
from workouts.planning.measures.neighbours import days_apart, pairs
from workouts.planning.values.request import Request
from workouts.planning.values.rule import Finding, Rule, RuleSet, Scope, finding
from workouts.planning.values.week import Day, Prescription, Session, Week

CODE = "R99"
Fault = Callable[[Week, Request], bool]


@dataclass(frozen=True, kw_only=True)
class Trial:
    """A rule that objects to a week, the change that mends this, and the one back to the fault."""

    rule: Rule
    mend: Edit
    spoil: Edit


@contextmanager
def in_force(rule: Rule) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(rules, "IN_FORCE", RuleSet((*ALL_RULES, rule)))
        yield


def trial_of(scope: Scope, week: Week, cost: float) -> Trial:
    """Against something in this week that the builder could do otherwise."""
    return TRIALS[scope](week, cost)


def closed(scope: Scope, cost: float, *weeks: Week) -> Rule:
    """Against every other week than these; of scope DOSE, against every other item."""
    if scope is Scope.DOSE:
        items = [item for week in weeks for item in week.items]
        return _item_rule(cost, lambda item: item not in items)
    known = [week.sessions for week in weeks]
    return _rule(scope, cost, lambda other, request: other.sessions not in known)


def said(findings: tuple[Finding, ...]) -> list[Finding]:
    return [finding for finding in findings if finding.rule == CODE]


def _rule(scope: Scope, cost: float, is_fault: Fault) -> Rule:
    def check(week: Week, request: Request) -> Iterator[Finding]:
        if is_fault(week, request):
            yield finding(CODE, cost, "A trial.", "Do otherwise.")

    return Rule(code=CODE, title="Trial", why="It is a trial.", scope=scope, check=check)


def _item_rule(cost: float, is_fault: Callable[[Prescription], bool]) -> Rule:
    def check_item(item: Prescription, request: Request) -> Iterator[Finding]:
        if is_fault(item):
            yield finding(CODE, cost, "A trial.", "Do otherwise.", exercise=item.exercise.name)

    return Rule(
        code=CODE, title="Trial", why="It is a trial.", scope=Scope.DOSE, check_item=check_item
    )


def _dose(week: Week, cost: float) -> Trial:
    first = week.gym[0].items[0]
    rule = _item_rule(cost, lambda item: _dose_of(item) == _dose_of(first))
    return Trial(rule=rule, mend=_other_sets(week), spoil=_as_before(week))


def _day(week: Week, cost: float) -> Trial:
    day = week.gym[0].day
    return _moving(week, _rule(Scope.DAY, cost, lambda other, request: day in other.gym_days))


def _pair(week: Week, cost: float) -> Trial:
    first, second = week.gym_days
    apart = days_apart(first, second)

    def is_fault(other: Week, request: Request) -> bool:
        gaps = (gap for _one, _other, gap in pairs(other, request, among=_is_gym))
        return any(gap == apart for gap in gaps)

    return _moving(week, _rule(Scope.PAIR, cost, is_fault))


def _week(week: Week, cost: float) -> Trial:
    days = week.gym_days
    return _moving(week, _rule(Scope.WEEK, cost, lambda other, request: other.gym_days == days))


def _session(week: Week, cost: float) -> Trial:
    """Two exercises that do not go together."""
    one, two = week.gym[0].items[:2]
    ids = {one.exercise.id, two.exercise.id}

    def is_fault(other: Week, request: Request) -> bool:
        return any(ids <= {item.exercise.id for item in session.items} for session in other.gym)

    place = week.sessions.index(week.gym[0])
    return Trial(
        rule=_rule(Scope.SESSION, cost, is_fault),
        mend=Replace(place=place, position=1, item=None),
        spoil=Add(place=place, item=two),
    )


def _content(week: Week, cost: float) -> Trial:
    """So many sets of one exercise in all sessions together; its cost has no short form."""
    lift = week.gym[0].items[0].exercise

    def sets(other: Week) -> int:
        return sum(item.sets for item in other.items if item.exercise.id == lift.id)

    rule = _rule(Scope.CONTENT, cost, lambda other, request: sets(other) == sets(week))
    return Trial(rule=rule, mend=_other_sets(week), spoil=_as_before(week))


def _moving(week: Week, rule: Rule) -> Trial:
    """The first session goes nearer to the second one, or further away, and back."""
    before, second = week.gym_days
    apart = days_apart(before, second)
    other = next(day for day in Day if day < second and days_apart(day, second) not in (0, apart))
    return Trial(rule=rule, mend=Move(place=0, to=other), spoil=Move(place=0, to=before))


def _other_sets(week: Week) -> Edit:
    place, item = week.sessions.index(week.gym[0]), week.gym[0].items[0]
    return Replace(place=place, position=0, item=replace(item, sets=3 - min(item.sets, 2)))


def _as_before(week: Week) -> Edit:
    place = week.sessions.index(week.gym[0])
    return Replace(place=place, position=0, item=week.gym[0].items[0])


def _dose_of(item: Prescription) -> tuple[str, int, float]:
    return item.exercise.id, item.sets, item.rpe


def _is_gym(session: Session) -> bool:
    return session.is_gym


TRIALS: dict[Scope, Callable[[Week, float], Trial]] = {
    Scope.DOSE: _dose,
    Scope.DAY: _day,
    Scope.PAIR: _pair,
    Scope.WEEK: _week,
    Scope.SESSION: _session,
    Scope.CONTENT: _content,
}
