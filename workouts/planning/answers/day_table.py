"""Decides what the rules would say of one session on each day of an empty week."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from workouts.planning import rules
from workouts.planning.measures.clock import usual_slot
from workouts.planning.review import should_cost
from workouts.planning.rules import too_many_sessions
from workouts.planning.values.request import Request
from workouts.planning.values.rule import Finding, Rule
from workouts.planning.values.week import Day, Session, Stress, Week

FREE_UP_TO = 3  # cost that still counts as a plain yes
FEW = 2  # jumps or sprints, as an example of any number of them


class Verdict(StrEnum):
    YES = "yes"
    COSTS = "costs"
    NO = "NO"


@dataclass(frozen=True, kw_only=True)
class Cell:
    """One kind of work on one day, and what the rules say of it, the worst first."""

    day: Day
    kind: str  # H, M, L, jumps or hills
    verdict: Verdict
    findings: tuple[Finding, ...]


KINDS = (*(stress.value for stress in reversed(Stress)), "jumps", "hills")


def day_table(request: Request) -> tuple[tuple[Cell, ...], ...]:
    """Seven rows, Monday first, of one cell for each of KINDS."""
    return tuple(tuple(_cell(day, kind, request) for kind in KINDS) for day in Day)


def _cell(day: Day, kind: str, request: Request) -> Cell:
    session = Session(
        day=day,
        slot=usual_slot(day, request),
        stated_stress=Stress(kind) if kind in tuple(Stress) else None,
        stated_contacts=FEW if kind == "jumps" else 0,
        stated_sprints=FEW if kind == "hills" else 0,
    )
    alone = Week(sessions=(session,))
    findings = [finding for rule in _placing() for finding in rule.findings(alone, request)]
    findings.sort(key=lambda finding: -finding.cost)
    return Cell(day=day, kind=kind, verdict=_verdict(findings), findings=tuple(findings))


def _placing() -> Iterator[Rule]:
    """What can be said of a day by itself; one session alone is always few (R01)."""
    return (one for one in rules.IN_FORCE.about_days if one is not too_many_sessions.RULE)


def _verdict(findings: list[Finding]) -> Verdict:
    if any(finding.is_must for finding in findings):
        return Verdict.NO
    return Verdict.YES if should_cost(findings) <= FREE_UP_TO else Verdict.COSTS
