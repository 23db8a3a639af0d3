"""Decides what is wrong in a week: the same judge for the builder, the editor and the page."""

from collections.abc import Iterable, Iterator

from workouts.planning.rules import ALL_RULES
from workouts.planning.screening import is_withheld
from workouts.planning.values.request import Request
from workouts.planning.values.rule import Finding
from workouts.planning.values.week import Day, Week

DAY_RULES = tuple(rule for rule in ALL_RULES if rule.is_about_days)
CODES_ABOUT_DAYS = frozenset(rule.code for rule in DAY_RULES)


def review_week(week: Week, request: Request) -> tuple[Finding, ...]:
    """All findings in the order of the rules; raises nothing for any week that can be written.

    When a plan must be withheld, what could be better about it is beside the point.
    """
    findings = (finding for rule in ALL_RULES for finding in rule.findings(week, request))
    if is_withheld(request):
        return tuple(finding for finding in findings if finding.is_must)
    return tuple(findings)


def review_days(week: Week, request: Request) -> tuple[Finding, ...]:
    """Those of the rules that look at days: all that another day for a session can change."""
    return tuple(finding for rule in DAY_RULES for finding in rule.findings(week, request))


def new_findings(
    findings: Iterable[Finding], week: Week, before: Iterable[Finding], week_before: Week
) -> tuple[Finding, ...]:
    """What was not said of the week before. What is wrong inside a session goes with it when it
    moves, and is not new on its new day."""
    known = {one for finding in before for one in _marks(finding, week_before)}
    return tuple(finding for finding in findings if known.isdisjoint(_marks(finding, week)))


def _marks(finding: Finding, week: Week) -> Iterator[object]:
    """What a finding is known by: its rule and days, or the contents of these days."""
    yield finding.rule, finding.is_must, finding.days
    if finding.rule not in CODES_ABOUT_DAYS:
        sessions = (session for day in finding.days for session in week.on(day))
        contents = (
            tuple((i.exercise.id, i.modification, i.sets, i.reps, i.rpe) for i in session.items)
            for session in sessions
        )
        yield finding.rule, finding.is_must, frozenset(contents)


def must_findings(findings: Iterable[Finding]) -> set[tuple[str, tuple[Day, ...]]]:
    """What is forbidden, by rule and days, so that two weeks can be told apart by it."""
    return {(finding.rule, finding.days) for finding in findings if finding.is_must}


def should_cost(findings: Iterable[Finding]) -> float:
    """Sum of the SHOULD findings, on the rule book's scale."""
    return round(sum(finding.cost for finding in findings if not finding.is_must), 2)
