"""Decides what is wrong in a week: the same judge for the builder, the editor and the page."""

from collections.abc import Iterable

from workouts.planning.request import Request
from workouts.planning.rule import Finding
from workouts.planning.rules import ALL_RULES
from workouts.planning.screening import is_withheld
from workouts.planning.week import Day, Week


def review_week(week: Week, request: Request) -> tuple[Finding, ...]:
    """All findings in the order of the rules; raises nothing for any week that can be written.

    When a plan must be withheld, what could be better about it is beside the point.
    """
    findings = (finding for rule in ALL_RULES for finding in rule.findings(week, request))
    if is_withheld(request):
        return tuple(finding for finding in findings if finding.is_must)
    return tuple(findings)


def must_findings(findings: Iterable[Finding]) -> set[tuple[str, tuple[Day, ...]]]:
    """What is forbidden, by rule and days, so that two weeks can be told apart by it."""
    return {(finding.rule, finding.days) for finding in findings if finding.is_must}


def should_cost(findings: Iterable[Finding]) -> float:
    """Sum of the SHOULD findings, on the rule book's scale."""
    return round(sum(finding.cost for finding in findings if not finding.is_must), 2)
