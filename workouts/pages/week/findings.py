"""What the rules say of a week: what could be better and why, and what speaks for it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from workouts.pages import wording
from workouts.pages.rule_book import RuleBook, Why
from workouts.planning import why_taken
from workouts.planning.values.request import Request
from workouts.planning.values.rule import Finding
from workouts.planning.values.week import Week

MOST_EXPLAINED = 3  # findings whose being taken is explained: each asks the builder again


@dataclass(frozen=True, kw_only=True)
class ShownFinding:
    text: str
    advice: str  # the rule's own
    is_must: bool
    taken: str = ""  # why the builder took it all the same
    why: Why | None = None  # where the page has room for it


def brief_finding(finding: Finding) -> ShownFinding:
    return ShownFinding(
        text=wording.say(finding.message, finding.facts),
        advice=wording.say(finding.remedy, finding.facts),
        is_must=finding.is_must,
    )


def built_findings(
    findings: Iterable[Finding], week: Week, request: Request
) -> Iterator[ShownFinding]:
    """About a week that the builder made, and nobody changed: the first ones say why it was so."""
    for number, finding in enumerate(findings):
        brief = brief_finding(finding)
        yield brief if number >= MOST_EXPLAINED else _explained(brief, finding, week, request)


def _explained(brief: ShownFinding, finding: Finding, week: Week, request: Request) -> ShownFinding:
    taken = None if finding.is_must else why_taken(finding, week, request)
    if taken is None:
        return brief
    instead = taken.instead
    said = [wording.sentence(taken.why)]
    said += [wording.say(instead.message, instead.facts)] if instead else []
    return replace(brief, taken=" ".join(said))


def findings_in_full(
    findings: tuple[Finding, ...], week: Week, request: Request, *, is_built: bool
) -> tuple[ShownFinding, ...]:
    """In the order of the review, so that the number of each is its place."""
    book = RuleBook()
    shown = built_findings(findings, week, request) if is_built else map(brief_finding, findings)
    return tuple(
        replace(brief, why=book.why_rule(one)) for brief, one in zip(shown, findings, strict=True)
    )


def in_favour(week: Week, names: Iterable[str]) -> tuple[Why, ...]:
    """What speaks for this week: how far the key runs and the other sessions are. `names`
    are the names of the sessions."""
    return tuple(_in_favour(week, names, RuleBook()))


def _in_favour(week: Week, names: Iterable[str], book: RuleBook) -> Iterator[Why]:
    for name, session in zip(names, week.sessions, strict=True):
        is_first = session is week.sessions[0]
        for reason in session.reasons:
            is_distance = "days" in reason.facts and (reason.rule != "R02" or is_first)
            if is_distance:
                said = book.why(reason)
                yield replace(said, text=f"{name}: {said.text}")
