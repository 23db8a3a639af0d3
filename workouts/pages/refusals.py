"""Why a change was not made: a rule that it would break, or a week that has moved on meanwhile."""

from collections.abc import Iterable
from dataclasses import dataclass

from exercises.records import RecordError
from workouts.pages import wording
from workouts.pages.rule_book import RuleBook, Why
from workouts.pages.week.controls import Button, button
from workouts.planning import differences, remedies, review_week
from workouts.planning.answers.proposal import judging
from workouts.planning.edits import edits_again
from workouts.planning.notation.edits import read, written
from workouts.planning.review import adds_must
from workouts.planning.search.work import Work
from workouts.planning.values.rule import Finding
from workouts.services.week.changes import ForbiddenChangeError, StaleWeekError, read_edits
from workouts.storage.plans import read_week

MOST_WITH_WAYS = 3  # objections


@dataclass(frozen=True, kw_only=True)
class Objection:
    text: str
    rule: str
    why: Why
    is_own_limit: bool  # may be passed knowingly
    ways: tuple[Button, ...]  # the change together with another that makes it fit
    is_cut_short: bool  # more of them could have been tried


@dataclass(frozen=True, kw_only=True)
class Refusal:
    wanted: tuple[str, ...]
    objections: tuple[Objection, ...]
    can_pass: bool
    own_limits: tuple[str, ...]


def refusal(refused: ForbiddenChangeError) -> Refusal:
    opened, outcome, book, work = refused.opened, refused.outcome, RuleBook(), judging()
    before = review_week(opened.week, opened.request)
    objections = tuple(
        _objection(finding, refused, book, before, work if number < MOST_WITH_WAYS else None)
        for number, finding in enumerate((*outcome.forbidden, *outcome.against_own_limit))
    )
    return Refusal(
        wanted=wording.told(refused.edits, opened.week, opened.request),
        objections=objections,
        can_pass=not outcome.forbidden,
        own_limits=tuple(dict.fromkeys(f.rule for f in outcome.against_own_limit)),
    )


def _objection(
    finding: Finding,
    refused: ForbiddenChangeError,
    book: RuleBook,
    before: Iterable[Finding],
    work: Work | None,
) -> Objection:
    """With ways that make it fit, where there is `work` for them."""
    outcome = refused.outcome
    found = remedies(finding, outcome.week, outcome.request, work=work) if work else ()
    return Objection(
        text=wording.say(finding.message, finding.facts),
        rule=finding.rule,
        why=book.why_rule(finding),
        is_own_limit=finding in outcome.against_own_limit,
        ways=tuple(
            button(one.edits[0], outcome.week, outcome.request, after=refused.edits)
            for one in found
            if not adds_must(one.findings, one.week, before, refused.opened.week)
        ),
        is_cut_short=work is None or work.is_over,
    )


@dataclass(frozen=True, kw_only=True)
class Conflict:
    """What the runner wanted, what happened meanwhile, and the same change for the week as it is
    now; empty when its session is gone."""

    wanted: tuple[str, ...]
    meanwhile: tuple[str, ...]
    again: str


def conflict(stale: StaleWeekError, text: str) -> Conflict:
    if stale.seen is None:
        return Conflict(wanted=(), meanwhile=(), again="")
    seen = read_week(stale.seen)
    meanwhile = tuple(
        wording.sentence(one.change)
        for one in differences(seen, stale.now.week, stale.now.request, with_doses=True)
    )
    try:
        edits = read_edits(read(text), seen)
        wanted = wording.told(edits[:1], seen, stale.now.request)
        again = edits_again(edits, seen, stale.now.week)
    except (RecordError, IndexError):
        return Conflict(wanted=(), meanwhile=meanwhile, again="")
    return Conflict(wanted=wanted, meanwhile=meanwhile, again=written(*again) if again else "")
