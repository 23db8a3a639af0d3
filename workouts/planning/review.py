"""Decides what is wrong in a week and what of it is new, for the builder, editor and page alike."""

from collections.abc import Iterable, Iterator

from workouts.planning import rules
from workouts.planning.screening import is_withheld
from workouts.planning.values.request import Request
from workouts.planning.values.rule import Finding, Rule
from workouts.planning.values.week import Week


def review_week(week: Week, request: Request) -> tuple[Finding, ...]:
    """All findings in the order of the rules; for any week that can be written.

    When a plan must be withheld, only what is forbidden counts.
    """
    return _findings(rules.IN_FORCE.rules, week, request)


def review_days(week: Week, request: Request) -> tuple[Finding, ...]:
    """Findings of the rules that look at days: all that another day for a session can change."""
    return _findings(rules.IN_FORCE.about_days, week, request)


def _findings(asked: Iterable[Rule], week: Week, request: Request) -> tuple[Finding, ...]:
    findings = (finding for rule in asked for finding in rule.findings(week, request))
    if is_withheld(request):
        return tuple(finding for finding in findings if finding.is_must)
    return tuple(findings)


def new_findings(
    findings: Iterable[Finding], week: Week, before: Iterable[Finding], week_before: Week
) -> tuple[Finding, ...]:
    """Those of `findings` that were not said of the week before.

    A fault inside a session moves with it, and is not new on its new day.
    """
    known = {mark for finding in before for mark in _marks(finding, week_before)}
    return tuple(finding for finding in findings if known.isdisjoint(_marks(finding, week)))


def adds_must(
    findings: Iterable[Finding], week: Week, before: Iterable[Finding], week_before: Week
) -> bool:
    """Whether something new is forbidden."""
    musts, musts_before = ([f for f in found if f.is_must] for found in (findings, before))
    return bool(new_findings(musts, week, musts_before, week_before))


def _marks(finding: Finding, week: Week) -> Iterator[object]:
    """What a finding is recognised by: its rule and days, or the contents of a session there."""
    yield finding.rule, finding.is_must, finding.days
    if finding.is_about_item or not rules.IN_FORCE.codes[finding.rule].is_about_days:
        for day in finding.days:
            for session in week.on(day):
                doses = (
                    (i.exercise.id, i.modification, i.sets, i.reps, i.rpe) for i in session.items
                )
                yield finding.rule, finding.is_must, tuple(doses)


def should_cost(findings: Iterable[Finding]) -> float:
    """Sum of the SHOULD findings, on the rule book's scale."""
    return round(sum(finding.cost for finding in findings if not finding.is_must), 2)
