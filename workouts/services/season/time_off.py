"""Use cases of time off, for illness or anything else: weeks without strength, and the way back.

Each week becomes a dated one; to undo it in one of them undoes it in all. What is over, and what is
done, stays.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from django.db import transaction

from exercises.vocabulary import gettext_noop
from workouts.models import Plan, this_monday
from workouts.planning import next_week
from workouts.planning.screening import without_strength
from workouts.planning.search.work import MOST_LOOKS, Work
from workouts.planning.season.course import LONG_BREAK_WEEKS
from workouts.planning.season.history import RESTART_SHARES, History
from workouts.planning.values.report import week_as_planned
from workouts.planning.values.request import LAYOFF_WEEKS
from workouts.planning.values.week import Reason, reason
from workouts.services.season.replanned_weeks import ReplannedWeek, are_as_seen, keep, replanned
from workouts.services.training.logged_weeks import logged_weeks, mondays_before
from workouts.services.week.past_days import done_sessions
from workouts.services.week.together import DATED, act_facts
from workouts.services.week.weeks import A_WEEK, FoundWeek, find_week
from workouts.storage.catalogue import read_exercises

TIME_OFF_RULE = "R38"  # the builder's own change has a rule, one by hand has none
WITHOUT = gettext_noop("No strength work: time off.")
BACK = gettext_noop("Back after {weeks} weeks off.")
BACK_SOON = gettext_noop("Back after a week off.")


@dataclass(frozen=True, kw_only=True)
class TimeOff:
    """Weeks without strength up to now, and weeks from this one on; a fever starts everything
    again."""

    before: int
    ahead: int = 0
    had_fever: bool = False

    @property
    def weeks(self) -> int:
        """That the way back is counted from (R38)."""
        weeks = self.before + self.ahead
        return max(weeks, LONG_BREAK_WEEKS + 1) if self.had_fever else weeks


def weeks_with(plan: Plan, off: TimeOff) -> tuple[ReplannedWeek, ...]:
    """The weeks without strength, the first one back, and the second after a long time off."""
    back = len(RESTART_SHARES) if off.weeks >= LAYOFF_WEEKS else 1
    mondays = [this_monday() + number * A_WEEK for number in range(off.ahead + back)]
    found = _found(plan, mondays)
    done = done_sessions(plan)
    history: History = tuple(one.past for one in logged_weeks(found, before=this_monday()))
    work, weeks = Work(MOST_LOOKS), list[ReplannedWeek]()
    for number, monday in enumerate(mondays):
        opened = replace(found, monday=monday).opened()
        request = opened.request
        notes: tuple[Reason, ...] = ()
        if number < off.ahead:
            request = replace(request, sessions_per_week=0)
            week = without_strength(request)
            notes = (reason(TIME_OFF_RULE, WITHOUT),)
        else:
            is_first = number == off.ahead
            asked = replace(request, weeks_off=off.weeks if is_first else 0)
            proposed = next_week(history, asked, read_exercises(), work=work)
            week, request, notes = proposed.week, proposed.request, proposed.notes
            history = (*history, week_as_planned(week, request))
        weeks.append(replanned(opened, week, request, notes, done=done))
    return tuple(weeks)


def _found(plan: Plan, mondays: Iterable[date]) -> FoundWeek:
    around = {*mondays_before(this_monday()), *mondays, max(mondays) + A_WEEK}
    return find_week(plan.code, also=around)


@transaction.atomic
def take_time_off(plan: Plan, off: TimeOff, *, based_on: Iterable[int]) -> bool:
    """False, and nothing is written, when a week is no longer the version that the runner saw."""
    plan = Plan.objects.select_for_update().get(pk=plan.pk)
    weeks = weeks_with(plan, off)
    if not are_as_seen(weeks, based_on):
        return False
    facts = act_facts(plan.race, plan.race) | {DATED: "yes"}
    for number, one in enumerate(weeks):
        said = _said(off) if number >= off.ahead else reason(TIME_OFF_RULE, WITHOUT)
        keep(one, replace(said, facts={**said.facts, **facts}))
    plan.save(update_fields=["updated_at"])
    return True


def _said(off: TimeOff) -> Reason:
    if off.weeks < 2:
        return reason(TIME_OFF_RULE, BACK_SOON)
    return reason(TIME_OFF_RULE, BACK, weeks=off.weeks)
