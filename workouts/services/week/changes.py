"""Use cases of a saved week: change it, undo, redo, go back, keep both.

Versions are only ever added. A week points at one of them: undo moves the pointer, and nothing
that was acknowledged is lost. Each change names the version it was made from; if the week has
changed meanwhile, nothing is written and the runner decides.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from exercises.records import RecordError
from exercises.vocabulary import gettext_noop
from workouts.models import Plan, PlanWeek, RaceDay, Version
from workouts.planning import Outcome, change_by_hand, new_findings, review_week
from workouts.planning.edits import Edit, Move, apply_all, tell
from workouts.planning.notation.edits import check_size, needs_catalogue, parse_edits
from workouts.planning.values.request import Request
from workouts.planning.values.rule import Finding
from workouts.planning.values.week import Reason, Week
from workouts.services.plans import keep_week
from workouts.services.season.races import set_race
from workouts.services.week.together import do_again, is_of_dated_weeks, take_back
from workouts.services.week.weeks import OpenWeek, open_week
from workouts.storage.catalogue import read_exercises
from workouts.storage.plans import (
    add_version,
    copy_version,
    read_reasons,
    read_request,
    read_week,
    reason_documents,
)

BY_HAND = ""  # what a runner wants has no rule
ADOPTED = gettext_noop("The week of {monday} from now on.")


class StaleWeekError(Exception):
    """The change was made from a version that is no longer the newest."""

    def __init__(self, now: OpenWeek, seen: Version | None) -> None:
        super().__init__("the week has changed meanwhile")
        self.now, self.seen = now, seen


class ForbiddenChangeError(Exception):
    """The change would break rules that the week keeps; `outcome` tells which."""

    def __init__(self, opened: OpenWeek, edits: tuple[Edit, ...], outcome: Outcome) -> None:
        super().__init__("the change breaks a rule")
        self.opened, self.edits, self.outcome = opened, edits, outcome


@dataclass(frozen=True, kw_only=True)
class Made:
    """A change that was made: in words, with its version and the findings about it."""

    changes: tuple[Reason, ...]
    version: Version
    findings: tuple[Finding, ...]
    new_findings: tuple[Finding, ...]
    moved_place: int | None  # of the only session that moved, in the week as it is now


@transaction.atomic
def change_week(
    plan: Plan,
    monday: date | None,
    document: object,
    *,
    based_on: int,
    knowingly: Collection[str] = (),
) -> Made:
    """Make the changes that `document` lists (see `edits.notation`).

    `knowingly` are codes of rules with a limit of the runner's own, which may then be passed.
    Raises RecordError for nonsense, StaleWeekError, ForbiddenChangeError.
    """
    opened = _locked(plan, monday, based_on)
    edits = read_edits(document, opened.week)
    outcome = change_by_hand(edits, opened.week, opened.request)
    check_size(outcome.week)
    refused = [*outcome.forbidden]
    refused += [f for f in outcome.against_own_limit if f.rule not in knowingly]
    if refused:
        raise ForbiddenChangeError(opened, edits, outcome)
    changes = told_by_hand(edits, opened.week, opened.request)
    _, asked = apply_all(edits, opened.week, opened.asked)
    _take_race_along(opened, asked)
    version = add_version(
        _own_row(opened), asked, outcome.week, parent=opened.version, changes=changes
    )
    opened.plan.save(update_fields=["updated_at"])
    before = review_week(opened.week, opened.request)
    new = new_findings(outcome.findings, outcome.week, before, opened.week)
    return Made(
        changes=changes,
        version=version,
        findings=outcome.findings,
        new_findings=new,
        moved_place=_moved_place(edits, opened.week, outcome.week),
    )


def is_made(stale: StaleWeekError, document: object) -> bool:
    """The change is the newest version already: it was sent twice, by a second tap."""
    if stale.seen is None or stale.now.version.parent_id != stale.seen.pk:
        return False
    week, request = read_week(stale.seen), stale.now.request
    try:
        edits = read_edits(document, week)
        changes = told_by_hand(edits, week, request)
    except (RecordError, IndexError):
        return False
    return bool(reason_documents(changes) == stale.now.version.changes)


def told_by_hand(edits: Iterable[Edit], week: Week, request: Request) -> tuple[Reason, ...]:
    """What a version keeps of the changes that made it."""
    return tuple(
        Reason(rule=BY_HAND, sentence=change.sentence, facts=change.facts)
        for change in tell(edits, week, request)
    )


def _moved_place(edits: tuple[Edit, ...], before: Week, after: Week) -> int | None:
    moves = [edit for edit in edits if isinstance(edit, Move)]
    if len(moves) != 1:
        return None
    identity = before.sessions[moves[0].place].identity
    found = (place for place, one in enumerate(after.sessions) if one.identity == identity)
    return next(found, None)


def _take_race_along(opened: OpenWeek, asked: Request) -> None:
    """A race that moves within its week, or is no longer run, does so in the plan too."""
    if opened.monday is not None and asked.race != opened.asked.race:
        race = None if asked.race is None else RaceDay.counted_from(opened.monday, asked.race)
        set_race(opened.plan, race)


def read_edits(document: object, week: Week) -> tuple[Edit, ...]:
    """Raises RecordError."""
    exercises = read_exercises() if needs_catalogue(document) else ()
    return parse_edits(document, week, exercises)


def _locked(plan: Plan, monday: date | None, based_on: int) -> OpenWeek:
    """The week, locked until the transaction ends."""
    Plan.objects.select_for_update().get(pk=plan.pk)
    opened = open_week(plan, monday)
    if opened.version.pk != based_on:
        raise StaleWeekError(opened, _seen(plan, based_on))
    return opened


def _seen(plan: Plan, based_on: int) -> Version | None:
    """A version of this plan, never one of another plan."""
    return Version.objects.filter(pk=based_on, week__plan=plan).first()


def _own_row(opened: OpenWeek) -> PlanWeek:
    """The row of this week; a dated week gets one with its first change."""
    if opened.is_own:
        return opened.row
    row, _is_new = PlanWeek.objects.get_or_create(plan=opened.plan, monday=opened.monday)
    return row


@transaction.atomic
def undo(plan: Plan, monday: date | None, *, based_on: int) -> tuple[Reason, ...]:
    """Go back to before the last change; returns what was undone, in words."""
    opened = _locked(plan, monday, based_on)
    undone = opened.version
    if not opened.is_own or undone.parent is None:
        return ()
    opened.row.point_to(undone.parent if undone.parent.week_id == opened.row.pk else None)
    reasons = read_reasons(undone.changes)
    if monday is None or is_of_dated_weeks(reasons):
        take_back(plan, reasons)
    return reasons


@transaction.atomic
def redo(plan: Plan, monday: date | None, *, based_on: int) -> tuple[Reason, ...]:
    """Make the change again that was undone last; returns it in words."""
    opened = _locked(plan, monday, based_on)
    again = opened.undone_version()
    if again is None:
        return ()
    again.week.point_to(again)
    reasons = read_reasons(again.changes)
    if monday is None or is_of_dated_weeks(reasons):
        do_again(plan, reasons)
    return reasons


@transaction.atomic
def go_back(plan: Plan, monday: date | None, wanted: int, *, based_on: int) -> Version:
    """Make an earlier or later version the week again. Raises Version.DoesNotExist."""
    _locked(plan, monday, based_on)
    version = Version.objects.get(pk=wanted, week__plan=plan, week__monday=monday)
    version.week.point_to(version)
    return version


@transaction.atomic
def follow_plan(plan: Plan, monday: date, *, based_on: int) -> Version | None:
    """Make a dated week follow the plan again; its own version stays in the history."""
    opened = _locked(plan, monday, based_on)
    if not opened.is_own:
        return None
    opened.row.point_to(None)
    return opened.version


@transaction.atomic
def from_now_on(plan: Plan, monday: date, *, based_on: int) -> Version | None:
    """Make a dated week the week that repeats."""
    opened = _locked(plan, monday, based_on)
    if not opened.is_own:
        return None
    said = Reason(rule=BY_HAND, sentence=ADOPTED, facts={"monday": monday.isoformat()})
    version = copy_version(open_week(plan).row, opened.version, changes=(said,))
    opened.row.point_to(None)
    return version


@transaction.atomic
def keep_both(plan: Plan, document: object, *, seen: int, title: str) -> Plan | None:
    """The changed version that the runner saw, as a separate plan.

    None when that version is not one of this plan's, or when the change breaks a rule. Raises
    RecordError.
    """
    version = _seen(plan, seen)
    if version is None:
        return None
    week, asked = read_week(version), read_request(version)
    outcome = change_by_hand(read_edits(document, week), week, asked)
    check_size(outcome.week)
    if outcome.forbidden:
        return None
    return keep_week(outcome.request, outcome.week, title=title, owner=plan.owner)


def name_version(plan: Plan, wanted: int, name: str) -> None:
    """Raises Version.DoesNotExist."""
    version = Version.objects.get(pk=wanted, week__plan=plan)
    version.name = name
    version.save(update_fields=["name"])
