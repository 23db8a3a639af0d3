"""Decides what a change by hand gives, and whether it may be made."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from workouts.planning import rules
from workouts.planning.edits import ChangeRun, Edit, SwapRuns, apply_all
from workouts.planning.review import new_findings, review_week, should_cost
from workouts.planning.screening import messages
from workouts.planning.search.reasons import explain_by_hand
from workouts.planning.values.request import Request
from workouts.planning.values.rule import Finding
from workouts.planning.values.week import Week


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """The changed week and request, what is said about them, and which MUST findings are new.

    `against_own_limit` are those of the new ones that a runner may pass knowingly: the limit is
    the runner's own answer. The `forbidden` ones may not be passed.
    """

    week: Week
    request: Request
    findings: tuple[Finding, ...]
    forbidden: tuple[Finding, ...]
    against_own_limit: tuple[Finding, ...]


def change_by_hand(edits: Iterable[Edit], week: Week, request: Request) -> Outcome:
    """What comes of the changes, one after the other. Raises IndexError for no such place.

    A changed run is a fact and never forbidden, even if the week then breaks a rule; a change of
    the strength work must not break a rule that was kept before.
    """
    edits = tuple(edits)
    runs = [edit for edit in edits if isinstance(edit, ChangeRun | SwapRuns)]
    before, request_before = apply_all(runs, week, request)
    changed, after = apply_all(edits, week, request)
    findings = review_week(changed, after)
    new = new_findings(findings, changed, review_week(before, request_before), before)
    broken = [finding for finding in new if finding.is_must]
    changed = replace(
        explain_by_hand(changed, after), messages=messages(after), cost=should_cost(findings)
    )
    if after.week != request.week:
        changed = replace(changed, relaxed=(), ways_back=())  # they were about other runs
    return Outcome(
        week=changed,
        request=after,
        findings=findings,
        forbidden=tuple(f for f in broken if not _is_own_limit(f)),
        against_own_limit=tuple(f for f in broken if _is_own_limit(f)),
    )


def _is_own_limit(finding: Finding) -> bool:
    return rules.IN_FORCE.codes[finding.rule].is_own_limit
