"""Why a change was not made: a rule that it would break, or a week that has moved on meanwhile."""

from dataclasses import dataclass

from exercises.records import RecordError
from workouts import storage
from workouts.pages import wording
from workouts.pages.rule_book import RuleBook, Why
from workouts.planning import differences, remedies, review_week
from workouts.planning.edits import Edit
from workouts.planning.edits.reapply import edits_again
from workouts.planning.notation.edits import read, written
from workouts.planning.review import must_findings
from workouts.planning.values.rule import Finding
from workouts.planning.values.week import Day, Week
from workouts.services import (
    ForbiddenChangeError,
    OpenWeek,
    StaleWeekError,
    read_edits,
    said_of,
)


@dataclass(frozen=True, kw_only=True)
class Way:
    """A change that goes, in words and as a button sends it."""

    text: str
    edits: str


@dataclass(frozen=True, kw_only=True)
class Objection:
    text: str
    rule: str
    why: Why
    is_own_limit: bool  # may be passed knowingly
    ways: tuple[Way, ...]  # the change together with another that makes it fit


@dataclass(frozen=True, kw_only=True)
class Refusal:
    wanted: tuple[str, ...]
    objections: tuple[Objection, ...]
    can_pass: bool
    own_limits: tuple[str, ...]


def refusal_story(refused: ForbiddenChangeError) -> Refusal:
    outcome, book = refused.outcome, RuleBook()
    kept = must_findings(review_week(refused.opened.week, refused.opened.request))
    objections = tuple(
        _objection(finding, refused, book, kept)
        for finding in (*outcome.forbidden, *outcome.against_own_limit)
    )
    return Refusal(
        wanted=_said(refused.edits, refused.opened),
        objections=objections,
        can_pass=not outcome.forbidden,
        own_limits=tuple(dict.fromkeys(f.rule for f in outcome.against_own_limit)),
    )


def _objection(
    finding: Finding,
    refused: ForbiddenChangeError,
    book: RuleBook,
    kept: set[tuple[str, tuple[Day, ...]]],
) -> Objection:
    outcome = refused.outcome
    found = remedies(finding, outcome.week, outcome.request)
    return Objection(
        text=wording.say(finding.message, finding.facts),
        rule=finding.rule,
        why=book.why_rule(finding),
        is_own_limit=finding in outcome.against_own_limit,
        ways=tuple(
            Way(text=_told(one.edit, outcome.week), edits=written(*refused.edits, one.edit))
            for one in found
            if not must_findings(one.findings) - kept
        ),
    )


def _told(edit: Edit, week: Week) -> str:
    change = edit.said(week)
    return wording.say(change.sentence, change.facts)


def _said(edits: tuple[Edit, ...], opened: OpenWeek) -> tuple[str, ...]:
    return tuple(wording.say(one.sentence, one.facts) for one in said_of(edits, opened))


@dataclass(frozen=True, kw_only=True)
class Conflict:
    """What the runner wanted, what happened meanwhile, and the same change for the week as it is
    now; empty when its session is gone."""

    wanted: tuple[str, ...]
    meanwhile: tuple[str, ...]
    again: str


def stale_story(stale: StaleWeekError, text: str) -> Conflict:
    if stale.seen is None:
        return Conflict(wanted=(), meanwhile=(), again="")
    seen = storage.read_week(stale.seen)
    meanwhile = tuple(
        wording.say(one.change.sentence, one.change.facts)
        for one in differences(seen, stale.now.week, stale.now.request, with_doses=True)
    )
    try:
        edits = read_edits(read(text), seen)
        wanted = tuple(_told(edit, seen) for edit in edits[:1])
        again = edits_again(edits, seen, stale.now.week)
    except (RecordError, IndexError):
        return Conflict(wanted=(), meanwhile=meanwhile, again="")
    return Conflict(wanted=wanted, meanwhile=meanwhile, again=written(*again) if again else "")
