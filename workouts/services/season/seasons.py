"""Use cases of a season: begin and end it, its races, and what all its weeks are or would be."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from django.db import transaction
from django.db.models import Count
from django.utils import timezone

from exercises.vocabulary import gettext_noop
from workouts.models import Plan, PlanWeek, RaceDay, Season, this_monday
from workouts.planning import next_week, outline
from workouts.planning.rules.weekly_sets_out_of_range import SetRange, set_range
from workouts.planning.season.course import BY_PHASE, MOST_WEEKS_BACK, Course, waits
from workouts.planning.season.history import ham_sets_done
from workouts.planning.season.outline import OutlineWeek
from workouts.planning.season.races import later
from workouts.planning.values.letters import as_before
from workouts.planning.values.report import PastWeek, week_as_planned
from workouts.planning.values.request import Request
from workouts.planning.values.season import MOST_SEASON_WEEKS, WAVE_WEEKS, Phase
from workouts.planning.values.week import Reason, Running, Week, reason
from workouts.services.running import wait_to_be_planned
from workouts.services.training.logged_weeks import logged_weeks, mondays_before
from workouts.services.week.weeks import A_WEEK, FoundWeek, OpenWeek, find_week
from workouts.storage.catalogue import read_exercises
from workouts.storage.plans import add_version, read_request, read_week
from workouts.storage.week_rows import read_sessions

STEP_RULE = "R34"  # the builder's own change has a rule, one by hand has none
FIRST_WEEK = gettext_noop("Planned as the first week of your season.")


@transaction.atomic
def begin_season(plan: Plan, start: date, race: RaceDay | None = None) -> None:
    """From this Monday on each week knows its place. The first one is planned for it, unless it has
    begun or is a week of its own; that can be undone. Where there is no time to begin, so are the
    weeks that were planned for the race alone."""
    plan = Plan.objects.select_for_update().get(pk=plan.pk)
    plan.season_start = start
    if race is not None:
        plan.races = _with_race(plan.races, race)
    plan.save(update_fields=["season_start", "race_days", "updated_at"])
    wait_to_be_planned(plan, max(start, timezone.localdate()))
    found = find_week(plan.code, start, also=mondays_before(start))
    opened = found.opened()
    history = tuple(week.past for week in logged_weeks(found, before=start))
    first = next_week(history, opened.request, read_exercises())
    has_begun = start < timezone.localdate()
    is_without = first.course is Course.NONE
    if start not in found.different and (is_without or not has_begun):
        _plan(opened, start, first.week)
    if is_without:
        _leave_out_strength(found, start)


def _leave_out_strength(found: FoundWeek, start: date) -> None:
    """In the weeks that the race alone made others; what the runner changed in one stays."""
    found = find_week(found.plan.code, start, also=all_mondays())
    ahead = PlanWeek.objects.filter(plan=found.plan, monday__gte=start)
    once = ahead.alias(count=Count("versions")).filter(count=1)
    for monday in found.different.intersection(once.values_list("monday", flat=True)):
        opened = replace(found, monday=monday).opened()
        planned = next_week((), opened.request, read_exercises())
        if planned.course is Course.NONE and opened.week.sessions:
            _plan(opened, monday, planned.week)


def _plan(opened: OpenWeek, monday: date, week: Week) -> None:
    row, _is_new = PlanWeek.objects.get_or_create(plan=opened.plan, monday=monday)
    said = reason(STEP_RULE, FIRST_WEEK)
    week = as_before(week, opened.week)
    add_version(row, opened.asked, week, parent=opened.version, changes=(said,))


@transaction.atomic
def end_season(plan: Plan) -> None:
    """The weeks stay as they are, and so do the races."""
    plan.season_start = None
    plan.save(update_fields=["season_start", "updated_at"])


def _with_race(races: tuple[RaceDay, ...], race: RaceDay) -> tuple[RaceDay, ...]:
    return (*(one for one in races if one.when != race.when), race)


@dataclass(frozen=True, kw_only=True)
class SeasonWeek:
    """A week of a season: over, this one, planned by itself, or as it would be.

    `request` has its runs and races; `done` counts its sessions that were done, None where nothing
    was written down. `week` are its sessions, None for a week that is not planned yet.
    """

    number: int
    monday: date
    request: Request
    course: Course
    sessions: int
    ham_sets: float
    wanted: SetRange
    races: tuple[RaceDay, ...] = ()
    week: Week | None = None
    done: int | None = None

    @property
    def phase(self) -> Phase:
        return self.request.phase

    @property
    def is_over(self) -> bool:
        return self.monday < this_monday()

    @property
    def is_now(self) -> bool:
        return self.monday == this_monday()

    @property
    def is_set(self) -> bool:
        """What comes and is planned."""
        return self.week is not None and not self.is_over


@dataclass(frozen=True, kw_only=True)
class SeasonWeeks:
    """All weeks of a season in order; `notes` say what there is no time for, and why."""

    season: Season
    weeks: tuple[SeasonWeek, ...]
    notes: tuple[Reason, ...]


def season_mondays(season: Season) -> tuple[date, ...]:
    """Of the weeks to the last race; without one ahead, of twelve weeks from this one on."""
    first = max(season.start, this_monday() - MOST_WEEKS_BACK * A_WEEK)
    now = max(first, this_monday())
    ahead = [race.monday for race in season.races if race.monday >= now]
    last = max(ahead) if ahead else now + (WAVE_WEEKS - 1) * A_WEEK
    last = min(last, now + MOST_SEASON_WEEKS * A_WEEK)
    return tuple(first + weeks * A_WEEK for weeks in range((last - first).days // 7 + 1))


@dataclass(frozen=True, kw_only=True)
class Instead:
    """What a week would be in the place of what it is."""

    week: Week
    asked: Request


def all_mondays() -> set[date]:
    """Of all weeks that any season shows now, and of those before them that say what is usual."""
    weeks = range(-MOST_WEEKS_BACK, MOST_SEASON_WEEKS + WAVE_WEEKS + 1)
    return {this_monday() + number * A_WEEK for number in weeks}


def season_weeks(
    found: FoundWeek,
    season: Season,
    *,
    usual: Request | None = None,
    instead: Mapping[date, Instead] | None = None,
) -> SeasonWeeks:
    """What its weeks were, are and would be; `found` knows `all_mondays`. In at most five queries.

    `usual` is asked of every week in the place of what the plan says, and `instead` are weeks that
    would be others.
    """
    around = (*mondays_before(this_monday()), *season_mondays(season))
    rows = {row.current_id: row.current for row in map(found.row_of, around)}
    read_sessions(rows.values())  # at once, those of the log too
    logged = {week.monday: week.past for week in logged_weeks(found, before=this_monday())}
    planned = tuple(_planned(found, season, logged, instead or {}))
    to_come = (week_as_planned(one.week, one.request) for one in planned if one.is_set and one.week)
    history = (*logged.values(), *to_come)
    mondays = [monday for monday in season_mondays(season) if monday not in _mondays(planned)]
    usual = usual or read_request(found.rows[None].current)
    first = mondays[0] if mondays else season.start
    number = season.number_of(first) or 1
    asked = replace(later(usual, number - 1), block_week=number)
    races = tuple(race.counted(first) for race in season.races)
    told = outline(
        asked,
        read_exercises(),
        races=races,
        history=history,
        weeks=len(mondays) or 1,
        running=_running(found, mondays),
    )
    coming = (_coming(*pair, season) for pair in zip(mondays, told.weeks, strict=False))
    return SeasonWeeks(season=season, weeks=(*planned, *coming), notes=told.notes)


def _running(found: FoundWeek, mondays: list[date]) -> dict[int, Running]:
    """The runs that were brought in for weeks that are not planned yet, by their places."""
    known = ((place, found.running_in(monday)) for place, monday in enumerate(mondays))
    return {place: running for place, running in known if running is not None}


def season_for_others(found: FoundWeek, season: Season) -> SeasonWeeks:
    """Its weeks as they would be for a healthy adult with these runs: nothing of what was done, and
    nothing of what made a week another one. No query."""
    mondays = season_mondays(season)
    usual = read_request(found.rows[None].current).for_others()
    number = season.number_of(mondays[0]) or 1
    asked = replace(later(usual, number - 1), block_week=number)
    races = tuple(race.counted(mondays[0]) for race in season.races)
    told = outline(asked, read_exercises(), races=races, weeks=len(mondays))
    weeks = (_coming(*pair, season) for pair in zip(mondays, told.weeks, strict=True))
    return SeasonWeeks(season=season, weeks=tuple(weeks), notes=told.notes)


def season_to_copy(season: Season) -> Season:
    """The same races from this week on, for somebody who begins now."""
    start = max(season.start, this_monday())
    return Season(start=start, races=tuple(race for race in season.races if race.when >= start))


def _mondays(weeks: tuple[SeasonWeek, ...]) -> set[date]:
    return {week.monday for week in weeks}


def _planned(
    found: FoundWeek,
    season: Season,
    logged: Mapping[date, PastWeek],
    instead: Mapping[date, Instead],
) -> Iterator[SeasonWeek]:
    """Those that are over, this one, and those after it while they are planned by themselves."""
    mondays = []
    for monday in season_mondays(season):
        is_own = monday in found.different or monday in instead
        if monday > this_monday() and not is_own:
            break
        mondays.append(monday)
    rows = {monday: found.row_of(monday) for monday in mondays if monday not in logged}
    for monday in mondays:
        past, other = logged.get(monday), instead.get(monday)
        if past is None and other is not None:
            past = PastWeek(request=other.asked, week=other.week)
        if past is None:
            week = read_week(rows[monday].current)
            past = PastWeek(request=found.asked_in(monday), week=week)
        yield _known(past, monday, season)


def _known(past: PastWeek, monday: date, season: Season) -> SeasonWeek:
    week, request = past.week, past.request
    return SeasonWeek(
        number=season.number_of(monday) or 1,
        monday=monday,
        request=request,
        course=course_of(request, week),
        sessions=len(week.gym),
        ham_sets=ham_sets_done(past),
        wanted=set_range(request),
        races=season.races_in(monday),
        week=week,
        done=sum(one.planned.is_gym for one in past.done) if past.is_reported else None,
    )


def course_of(request: Request, week: Week) -> Course:
    """What kind of week a planned one is."""
    if week.withheld or (request.is_too_late and not week.sessions):
        return Course.NONE
    if waits(request):
        return Course.OWN
    if request.phase in BY_PHASE:
        return BY_PHASE[request.phase]
    return Course.DELOAD if request.deload else Course.ORDINARY


def _coming(monday: date, told: OutlineWeek, season: Season) -> SeasonWeek:
    return SeasonWeek(
        number=season.number_of(monday) or 1,
        monday=monday,
        request=told.request,
        course=told.course,
        sessions=told.sessions,
        ham_sets=told.ham_sets,
        wanted=told.wanted,
        races=season.races_in(monday),
    )
