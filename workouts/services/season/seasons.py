"""Use cases of a season: begin and end it, its races, and what all its weeks are or would be."""

from collections.abc import Iterable, Iterator, Mapping
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
from workouts.planning.values.report import PastWeek, planned_again, week_as_planned
from workouts.planning.values.request import OtherSession, Request
from workouts.planning.values.season import MOST_SEASON_WEEKS, WAVE_WEEKS, Phase
from workouts.planning.values.week import Day, Reason, Running, Week, reason
from workouts.preferences import WeightUnit, preferred
from workouts.services.running import wait_to_be_planned
from workouts.services.training.logged_weeks import (
    LoggedWeek,
    logged_weeks,
    mondays_before,
    of_any_week,
    without_old_pain,
)
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

    `request` has its runs and races; `least_km` are the kilometres of some of them, where others
    do not say how far they are. `week` are its sessions, `is_planned` is False for a week of which
    they are only what they would be. `done` counts those that were done, None where nothing was
    written down.
    """

    number: int
    monday: date
    request: Request
    course: Course
    week: Week
    ham_sets: float
    wanted: SetRange
    races: tuple[RaceDay, ...] = ()
    is_planned: bool = False
    done: int | None = None
    least_km: float | None = None

    @property
    def sessions(self) -> int:
        return len(self.week.gym)

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
        return self.is_planned and not self.is_over


@dataclass(frozen=True, kw_only=True)
class SeasonWeeks:
    """All weeks of a season in order; `notes` say what there is no time for, and why. The last ones
    are rough where planning each would take too long."""

    season: Season
    weeks: tuple[SeasonWeek, ...]
    notes: tuple[Reason, ...]
    is_rough: bool = False


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
    weeks = logged_weeks(found, before=this_monday() + A_WEEK)
    known = _known_weeks(weeks, instead or {})
    planned = tuple(_planned(found, season, known, weeks))
    mondays = [monday for monday in season_mondays(season) if monday not in _mondays(planned)]
    history = tuple(_history(known, planned))
    first = mondays[0] if mondays else season.start
    number = season.number_of(first) or 1
    said = _of_every_week(usual or read_request(found.rows[None].current))
    if usual is None:
        said = without_old_pain(found, said, weeks)
    asked = replace(later(said, number - 1), block_week=number)
    races = tuple(race.counted(first) for race in season.races)
    running = _running(found, mondays)
    told = outline(
        replace(asked, next_strength=_next_strength(found, first)),
        read_exercises(),
        races=races,
        history=history,
        weeks=len(mondays) or 1,
        running=running,
    )
    coming = (
        _coming(*pair, season, running=running.get(place))
        for place, pair in enumerate(zip(mondays, told.weeks, strict=False))
    )
    return SeasonWeeks(
        season=season, weeks=(*planned, *coming), notes=told.notes, is_rough=told.is_rough
    )


def _history(known: Mapping[date, PastWeek], planned: Iterable[SeasonWeek]) -> Iterator[PastWeek]:
    """Up to the first week that is not planned."""
    to_come = {one.monday: week_as_planned(one.week, one.request) for one in planned}
    last = max([this_monday(), *to_come])
    before = {monday: past for monday, past in known.items() if monday <= last}
    weeks = to_come | before
    return (weeks[monday] for monday in sorted(weeks))


def _of_every_week(usual: Request) -> Request:
    """As a week is asked for that is planned from those before it."""
    is_in_pounds = preferred().weight_unit is WeightUnit.LB
    return replace(of_any_week(usual), in_pounds=is_in_pounds)


def _next_strength(found: FoundWeek, monday: date) -> tuple[OtherSession, ...] | None:
    """Of the week after the first one to come."""
    return replace(found, monday=monday).opened().request.next_strength


def _known_weeks(
    weeks: Iterable[LoggedWeek], instead: Mapping[date, Instead]
) -> dict[date, PastWeek]:
    """Those that are over, and this one and `instead` if what is left of them goes as planned."""
    today = Day(timezone.localdate().weekday())
    known = {one.monday: one.past for one in weeks}
    if (past := known.get(this_monday())) is not None:
        now = instead.get(this_monday(), Instead(week=past.week, asked=past.request))
        known[this_monday()] = planned_again(past, now.week, now.asked, today)
    other = {monday: week_as_planned(one.week, one.asked) for monday, one in instead.items()}
    return other | known


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
    return SeasonWeeks(season=season, weeks=tuple(weeks), notes=told.notes, is_rough=told.is_rough)


def season_to_copy(season: Season) -> Season:
    """The same races from this week on, for somebody who begins now."""
    start = max(season.start, this_monday())
    return Season(start=start, races=tuple(race for race in season.races if race.when >= start))


def _mondays(weeks: tuple[SeasonWeek, ...]) -> set[date]:
    return {week.monday for week in weeks}


def _planned(
    found: FoundWeek,
    season: Season,
    known: Mapping[date, PastWeek],
    weeks: Iterable[LoggedWeek],
) -> Iterator[SeasonWeek]:
    """Those that are over, this one, and those after it while they are planned by themselves."""
    done = {one.monday: _sessions_done(one.past) for one in weeks}
    for monday in season_mondays(season):
        past = known.get(monday)
        if past is None and monday > this_monday() and monday not in found.different:
            break
        if past is None:
            week = read_week(found.row_of(monday).current)
            past = PastWeek(request=found.asked_in(monday), week=week)
        yield _known(past, monday, season, done=done.get(monday))


def _sessions_done(past: PastWeek) -> int | None:
    return sum(one.planned.is_gym for one in past.done) if past.is_reported else None


def _known(past: PastWeek, monday: date, season: Season, *, done: int | None) -> SeasonWeek:
    week, request = past.week, past.request
    return SeasonWeek(
        number=season.number_of(monday) or 1,
        monday=monday,
        request=request,
        course=course_of(request, week),
        week=week,
        ham_sets=ham_sets_done(past),
        wanted=set_range(request),
        races=season.races_in(monday),
        is_planned=True,
        done=done,
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


def _coming(
    monday: date, told: OutlineWeek, season: Season, *, running: Running | None = None
) -> SeasonWeek:
    return SeasonWeek(
        number=season.number_of(monday) or 1,
        monday=monday,
        request=told.request,
        course=told.course,
        week=told.proposed.week,
        ham_sets=told.ham_sets,
        wanted=told.wanted,
        races=season.races_in(monday),
        least_km=None if running is None else running.least_km,
    )
