"""Use cases of the races of a season: one comes in, moves or goes.

Weeks that are planned by themselves become others where the race makes them so, and what is over
stays; all later weeks follow from the dates.
"""

from collections.abc import Iterable
from copy import copy
from dataclasses import dataclass, replace
from datetime import date

from django.db import transaction
from django.utils import timezone

from exercises.vocabulary import gettext_noop
from workouts.models import Plan, PlanWeek, RaceDay, this_monday
from workouts.planning import next_week
from workouts.planning.screening import cut_short
from workouts.planning.search.work import MOST_LOOKS, Work
from workouts.planning.season.history import History
from workouts.planning.season.same_again import forbidden_in
from workouts.planning.values.limits import MOST_RACES
from workouts.planning.values.report import week_as_planned
from workouts.planning.values.request import Request
from workouts.planning.values.season import MOST_SEASON_WEEKS
from workouts.planning.values.week import Reason, reason
from workouts.services.season.races import FOR_RACE, RACE_WEEK_RULE
from workouts.services.season.replanned_weeks import ReplannedWeek, are_as_seen, keep, replanned
from workouts.services.training.logged_weeks import weeks_so_far
from workouts.services.week.past_days import done_sessions
from workouts.services.week.weeks import A_WEEK, FoundWeek, OpenWeek, find_week
from workouts.storage.catalogue import read_exercises
from workouts.storage.plans import read_request

LOOKS_AN_EXERCISE = 15  # of a week that is judged
OTHER_RACES = gettext_noop("Planned again: a race has gone.")


@dataclass(frozen=True, kw_only=True)
class RaceMove:
    """A race that comes in, in the place of the one on the day `out`; without a race that one only
    goes."""

    race: RaceDay | None
    out: date | None = None

    def after(self, races: Iterable[RaceDay]) -> tuple[RaceDay, ...]:
        gone = {self.out, self.race and self.race.when}
        kept = (one for one in races if one.when not in gone)
        return (*kept, self.race) if self.race else (*kept,)


def has_room(plan: Plan, move: RaceMove) -> bool:
    """A season holds so many races to come and no more."""
    today = timezone.localdate()
    return sum(one.when >= today for one in move.after(plan.races)) <= MOST_RACES


def moved_to(plan: Plan, move: RaceMove) -> Plan:
    """The plan as it would be; nothing is written."""
    after = copy(plan)
    after.races = move.after(plan.races)
    return after


def weeks_moved(plan: Plan, move: RaceMove) -> tuple[ReplannedWeek, ...]:
    """The planned weeks of a year from this one on that would become others. Those after the time
    is over stay as they are; the last that was planned says so."""
    year = this_monday(), this_monday() + MOST_SEASON_WEEKS * A_WEEK
    own = PlanWeek.objects.filter(plan=plan, monday__range=year).exclude(current=None)
    mondays = sorted({this_monday(), *(row.monday for row in own if row.monday)})
    found = find_week(plan.code, also={this_monday() - A_WEEK, *mondays, max(mondays) + A_WEEK})
    after = replace(found, plan=moved_to(plan, move))
    so_far = weeks_so_far(plan)
    history: History = tuple(so_far[one] for one in sorted(so_far) if one < this_monday())
    done, exercises = done_sessions(plan), read_exercises()
    work, weeks = Work(MOST_LOOKS), list[ReplannedWeek]()
    for monday in mondays:
        if work.is_over:
            break
        was = replace(found, monday=monday).opened()
        week, request = was.week, _asked(after, monday, was, move)
        work.look(LOOKS_AN_EXERCISE * len(week.items))
        if _is_another(was, request):
            proposed = next_week(history, request, exercises, work=work)
            week, request = proposed.week, proposed.request
            weeks.append(replanned(was, week, request, proposed.notes, done=done))
            so_far.pop(monday, None)
        history = (*history, so_far.get(monday) or week_as_planned(week, request))
    if work.is_over and weeks:
        weeks[-1] = replace(weeks[-1], week=cut_short(weeks[-1].week))
    return tuple(weeks)


def _asked(after: FoundWeek, monday: date, was: OpenWeek, move: RaceMove) -> Request:
    """What would be asked of a week; on the day of a race that goes it has its usual run."""
    request = replace(after, monday=monday).opened().request
    usual, runs = read_request(after.rows[None].current).week, list(request.week)
    for race in was.plan.races:
        if race.when == move.out and race.monday == monday and runs[race.day] == race.run:
            runs[race.day] = usual[race.day]
    return replace(request, week=tuple(runs))


def _is_another(was: OpenWeek, request: Request) -> bool:
    """Its runs or its phase change, or a rule forbids now what is planned."""
    has_changed = (was.request.phase, was.request.week) != (request.phase, request.week)
    return has_changed or bool(forbidden_in(was.week, request))


@transaction.atomic
def take_move(plan: Plan, move: RaceMove, *, based_on: Iterable[int]) -> bool:
    """False, and nothing is written, when a week is no longer the version that the runner saw."""
    plan = Plan.objects.select_for_update().get(pk=plan.pk)
    weeks = weeks_moved(plan, move)
    if not are_as_seen(weeks, based_on):
        return False
    for one in weeks:
        keep(one, _said(move.race))
    plan.races = move.after(plan.races)
    plan.save(update_fields=["race_days", "updated_at"])
    return True


def _said(race: RaceDay | None) -> Reason:
    if race is None:
        return reason(RACE_WEEK_RULE, OTHER_RACES)
    return reason(RACE_WEEK_RULE, FOR_RACE, race=race.run, day=race.day)
