"""Use cases of the coming week: what is proposed from what was done, and taking it.

A proposal is worked out each time it is looked at. Only the week that is taken is stored, as a
version of its dated week, so that it can be undone and nothing is overwritten.
"""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from hashlib import sha256
from itertools import takewhile

from django.db import transaction
from django.utils import timezone

from exercises.vocabulary import gettext_noop
from workouts.models import Plan, PlanWeek, WeekReport, this_monday
from workouts.planning import Builder, NextWeek, next_week, ways_back
from workouts.planning.season.course import Course
from workouts.planning.season.same_again import forbidden_in, same_again
from workouts.planning.values.letters import named_like
from workouts.planning.values.request import Request
from workouts.planning.values.rule import Finding
from workouts.planning.values.week import Day, Reason, Session, Week, reason
from workouts.preferences import WeightUnit, preferred
from workouts.services.season.seasons import STEP_RULE
from workouts.services.training.logged_weeks import (
    LoggedWeek,
    logged_weeks,
    missed,
    mondays_before,
    of_any_week,
    without_old_pain,
)
from workouts.services.week.changes import BY_HAND
from workouts.services.week.weeks import A_WEEK, DatedWeek, FoundWeek, OpenWeek, asked_of, find_week
from workouts.storage.catalogue import read_exercises
from workouts.storage.plans import add_version, reason_documents

AS_PROPOSED = gettext_noop("Made from what you did the week before.")
SAME_SESSIONS = gettext_noop("The sessions of the week before, once more.")
NO_SESSIONS = gettext_noop("No strength work this week.")
WITHOUT = (Course.DELOAD, Course.AMBER, Course.RECOVERY)  # weeks that may do without strength work
DIGEST_LETTERS = 16


class Choice(StrEnum):
    """What becomes of the coming week."""

    PROPOSED = "proposed"
    SAME = "same"  # the sessions of the week before
    NONE = "none"  # no strength work


SAID = {
    Choice.PROPOSED: reason(STEP_RULE, AS_PROPOSED),
    Choice.SAME: reason(BY_HAND, SAME_SESSIONS),
    Choice.NONE: reason(BY_HAND, NO_SESSIONS),
}


@dataclass(frozen=True, kw_only=True)
class Wishes:
    """What the runner says to the proposal: the easier week is skipped; weeks of which nothing was
    written down were missed."""

    skips_deload: bool = False
    missed: bool = False


@dataclass(frozen=True, kw_only=True)
class ProposedWeek(DatedWeek):
    """The coming week as it is and as it is proposed. `same` are the sessions of the week before,
    `forbidden` the rules that they would break in it."""

    history: tuple[LoggedWeek, ...]
    proposed: NextWeek
    same: Week
    forbidden: tuple[Finding, ...]
    unlogged: int  # weeks up to now of which nothing was written down

    @property
    def last(self) -> LoggedWeek:
        return self.history[-1]

    @property
    def last_report(self) -> WeekReport:
        """What was said of the week before as a whole."""
        past = self.last.past
        return WeekReport(
            monday=self.last.monday,
            poor_nights=past.poor_nights,
            slow_runs=past.slow_runs,
            km=past.km,
        )

    @property
    def choices(self) -> dict[Choice, Week]:
        """What may be taken."""
        week = self.proposed.week
        found = {Choice.PROPOSED: week}
        if week.withheld:
            return found
        if self.same.gym and not self.forbidden and self.proposed.course is not Course.AMBER:
            found[Choice.SAME] = self.same
        if self.proposed.course in WITHOUT and week.sessions:
            found[Choice.NONE] = Week(messages=week.messages)
        return found

    @property
    def digest(self) -> str:
        """The same while nothing of what may be taken changes."""
        told = [
            (choice.value, [*map(_told, week.sessions)]) for choice, week in self.choices.items()
        ]
        said = (self.opened.version.pk, self.proposed.course.name, told)
        return sha256(repr(said).encode()).hexdigest()[:DIGEST_LETTERS]


def _told(session: Session) -> tuple[object, ...]:
    names = ("sets", "reps", "rpe", "equipment", "modification_id", "seconds", "load_kg")
    doses = ((item.exercise.id, *(getattr(item, name) for name in names)) for item in session.items)
    return (int(session.day), *doses)


def is_decided(found: FoundWeek, monday: date) -> bool:
    """The runner took a proposal for this week, or one of the other choices."""
    row = found.row_of(monday)
    is_counted = "weeksSinceDeload" in row.current.request["runner"]
    is_planned = any(change["rule"] == STEP_RULE for change in row.current.changes)
    return row.monday is not None and (is_counted or is_planned)


def due_monday(found: FoundWeek, this_week: Week) -> date:
    """The week to look at: this one until it is decided or begun, then the next."""
    monday = this_monday()
    return monday if _can_still_be_planned(found, this_week) else monday + A_WEEK


def proposed_monday(found: FoundWeek, this_week: Week) -> date | None:
    """The week that its runner is asked about: this one while it can still be planned, the next
    once the work of this one is done; None while there is nothing to decide."""
    if _can_still_be_planned(found, this_week):
        return this_monday()
    today = timezone.localdate().weekday()
    is_done = all(session.day < today for session in this_week.sessions) and this_week.sessions
    following = this_monday() + A_WEEK
    if (is_done or today == Day.SUN) and not is_decided(found, following):
        return following
    return None


def _can_still_be_planned(found: FoundWeek, week: Week) -> bool:
    """There was a week before it, nobody decided about it, and none of its sessions is over."""
    began = timezone.localdate(found.plan.created_at)
    if began >= this_monday() or is_decided(found, this_monday()):
        return False
    today = timezone.localdate().weekday()
    return all(session.day >= today for session in week.sessions) and today != Day.SUN


def propose(found: FoundWeek, wishes: Wishes = Wishes()) -> ProposedWeek | None:
    """For the Monday of `found`, which knows the weeks before it too (`mondays_before`). None in
    the first week of a plan, which has none before it."""
    monday = found.monday
    assert monday is not None  # noqa: S101 (only dated weeks are proposed)
    history = logged_weeks(found, before=monday)
    if not history:
        return None
    opened = found.opened()
    unlogged = len(_unlogged(history))
    if wishes.missed and unlogged:
        history = (*history[:-unlogged], *map(missed, history[-unlogged:]))
    past = tuple(week.past for week in history)
    exercises = read_exercises()
    asked = _asked(found, opened, history)
    proposed = next_week(past, asked, exercises, skips_deload=wishes.skips_deload)
    if proposed.week.withheld:
        back = ways_back(proposed.week, proposed.request, Builder(exercises))
        proposed = replace(proposed, week=replace(proposed.week, ways_back=back))
    same = same_again(past[-1], proposed.request, SAID[Choice.SAME])
    return ProposedWeek(
        opened=opened,
        history=history,
        proposed=proposed,
        same=same,
        forbidden=forbidden_in(same, proposed.request),
        unlogged=unlogged,
    )


def _unlogged(history: tuple[LoggedWeek, ...]) -> tuple[LoggedWeek, ...]:
    return tuple(takewhile(lambda week: not week.past.is_reported, reversed(history)))


def _asked(found: FoundWeek, opened: OpenWeek, history: tuple[LoggedWeek, ...]) -> Request:
    """What the runner said of every week, with the runs of this one and the weeks around it."""
    usual, own = found.rows[None], opened.asked
    has_own_runs = opened.is_own or found.running_in(found.monday) is not None
    asked = of_any_week(asked_of(usual, found.plan, found.monday))
    asked = replace(
        asked,
        week=own.week,
        weekly_km=own.weekly_km,
        strength_starts=own.strength_starts,
        in_pounds=preferred().weight_unit is WeightUnit.LB,
        race=own.race,
        other_races=own.other_races,
        last_race=own.last_race,
        block_week=own.block_week if found.plan.season else None,
        next_week=opened.request.next_week,
        next_km=opened.request.next_km if has_own_runs else None,
        next_strength=opened.request.next_strength,
    )
    return without_old_pain(found, asked, history)


@dataclass(frozen=True, kw_only=True)
class Taken:
    """`is_news` is False when the same was taken just before, by a second tap."""

    is_news: bool


@transaction.atomic
def take(
    plan: Plan, monday: date, choice: Choice, wishes: Wishes, *, based_on: int, seen: str
) -> Taken | None:
    """Make the choice the coming week; it can be undone.

    None, and nothing is written, when the proposal is another by now than the one that was seen.
    """
    plan = Plan.objects.select_for_update().get(pk=plan.pk)
    found = find_week(plan.code, monday, also=mondays_before(monday))
    said = (SAID[choice],)
    if _is_taken(found, monday, said, based_on):
        return Taken(is_news=False)
    coming = propose(found, wishes)
    if coming is None or coming.opened.version.pk != based_on or coming.digest != seen:
        return None
    week = coming.choices.get(choice)
    if week is None:
        return None
    row, _is_new = PlanWeek.objects.get_or_create(plan=plan, monday=monday)
    named = named_like(week, coming.last.week)
    add_version(
        row, _kept(coming.proposed.request), named, parent=coming.opened.version, changes=said
    )
    plan.save(update_fields=["updated_at"])
    return Taken(is_news=True)


def _is_taken(found: FoundWeek, monday: date, said: tuple[Reason, ...], based_on: int) -> bool:
    version = found.row_of(monday).current
    is_after = version is not None and version.parent_id == based_on
    return is_after and bool(version.changes == reason_documents(said))


def _kept(request: Request) -> Request:
    """What is stored of it: the weeks around it are looked up whenever it is opened."""
    return replace(
        request,
        previous_week=None,
        next_week=None,
        next_km=None,
        last_strength=None,
        next_strength=None,
    )
