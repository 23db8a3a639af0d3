"""A week of a plan as it is now: every week, or one dated week with its neighbours."""

from collections.abc import Iterable, Mapping
from copy import copy
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta

from django.utils import timezone

from workouts.models import Plan, PlanWeek, Version, this_monday
from workouts.planning import in_season
from workouts.planning.measures.neighbours import as_last_week
from workouts.planning.season.races import later
from workouts.planning.values.request import Request
from workouts.planning.values.week import Running, Week
from workouts.storage.plans import read_request, read_running, read_week
from workouts.storage.week_rows import read_sessions, read_weeks

A_WEEK = timedelta(days=7)
Rows = dict[date | None, PlanWeek]


@dataclass(frozen=True, kw_only=True)
class OpenWeek:
    """A week as it is, and the request it is judged by.

    `asked` is what the runner said about this week alone; `request` knows its neighbours too.
    `row` is that of the repeating week while a dated week follows the plan. `own` is
    that of this week, when it ever was different.
    """

    plan: Plan
    monday: date | None
    row: PlanWeek
    week: Week
    asked: Request
    request: Request
    own: PlanWeek | None

    @property
    def version(self) -> Version:
        version: Version = self.row.current
        return version

    @property
    def is_as_built(self) -> bool:
        """The builder's own week: nothing in it was changed by hand, and nobody shared it."""
        by_hand = any(not change["rule"] for change in self.version.changes)
        return self.is_own and not by_hand and self.plan.copied_from_id is None

    def undone_version(self) -> Version | None:
        """The one that redo goes to."""
        return self.own.undone_version() if self.own else None

    @property
    def can_undo(self) -> bool:
        return self.is_own and self.version.parent_id is not None

    @property
    def is_own(self) -> bool:
        """False for a dated week that follows the plan."""
        return self.row.monday == self.monday


@dataclass(frozen=True, kw_only=True)
class DatedWeek:
    """What is known of one open week with a Monday."""

    opened: OpenWeek

    @property
    def monday(self) -> date:
        assert self.opened.monday is not None  # noqa: S101 (the week that repeats has none)
        return self.opened.monday


@dataclass(frozen=True, kw_only=True)
class FoundWeek:
    """A week that exists, and those near it; its sessions are not read yet."""

    plan: Plan
    monday: date | None
    rows: Rows  # all that were ever different from the plan
    catalogue_version: int
    read: dict[int | None, Week] = field(default_factory=dict, repr=False)  # by version, each once

    @property
    def different(self) -> frozenset[date]:
        """Mondays of those found weeks that do not follow the plan."""
        return frozenset(day for day, row in self.rows.items() if day and row.current_id)

    def row_of(self, monday: date) -> PlanWeek:
        """Of a week that was found; that of the repeating week while it follows the plan."""
        row = self.rows.get(monday)
        return row if row is not None and row.current_id else self.rows[None]

    def running_in(self, monday: date | None) -> Running | None:
        """The runs that were brought in for a week that was found, while it is not planned by
        itself: what was planned knows its runs."""
        row = self.rows.get(monday)
        return None if row is None or row.current_id else read_running(row)

    def asked_in(self, monday: date) -> Request:
        """What is asked of a week that was found."""
        return asked_of(self.row_of(monday), self.plan, monday, self.running_in(monday))

    def read_sessions(self) -> None:
        """Of all weeks that were found, at once: where several are opened."""
        read_sessions(row.current for row in self.rows.values() if row.current_id)

    def opened(self) -> OpenWeek:
        rows = {monday: row for monday, row in self.rows.items() if row.current_id}
        if self.monday and self.monday not in rows:
            rows[self.monday] = _as_it_was(rows[None], self.monday)
        near = _near(self.monday)
        versions = {row.current_id: row.current for day, row in rows.items() if day in near}
        read_sessions(versions.values())
        for number, version in versions.items():
            if number not in self.read:
                self.read[number] = read_week(version)
        weeks = {number: self.read[number] for number in versions}
        row = rows.get(self.monday, rows[None])
        asked = asked_of(row, self.plan, self.monday, self.running_in(self.monday))
        return OpenWeek(
            plan=self.plan,
            monday=self.monday,
            row=row,
            week=weeks[row.current_id],
            asked=asked,
            request=self._with_neighbours(asked, self.monday, weeks) if self.monday else asked,
            own=self.rows.get(self.monday),
        )

    def _with_neighbours(
        self, asked: Request, monday: date, weeks: Mapping[int | None, Week]
    ) -> Request:
        """The request with the runs and the strength work of the weeks before and after; `weeks`
        by version, as several may follow the plan."""
        before, after = monday - A_WEEK, monday + A_WEEK
        runs_before, runs_after = self._runs_of(before), self._runs_of(after)
        is_own = after in self.different or self.running_in(after) is not None
        return replace(
            asked,
            previous_week=runs_before.week,
            next_week=runs_after.week,
            next_km=runs_after.weekly_km if is_own else None,
            last_strength=as_last_week(weeks[self.row_of(before).current_id], runs_before),
            next_strength=as_last_week(weeks[self.row_of(after).current_id], runs_after),
        )

    def _runs_of(self, monday: date) -> Request:
        """A week as a neighbour sees it."""
        return with_running(read_request(self.row_of(monday).current), self.running_in(monday))


def open_week(plan: Plan, monday: date | None = None) -> OpenWeek:
    """The week that repeats, or that of a Monday, of the plan as it is now. In a fixed number of
    queries."""
    return find_week(plan.code, monday).opened()


def first_to_open(plan: Plan) -> date | None:
    """This week when it was planned by itself, for a race; else the week that repeats."""
    monday = this_monday()
    is_planned = PlanWeek.objects.filter(plan=plan, monday=monday).exclude(current=None).exists()
    return monday if is_planned else None


def find_week(code: str, monday: date | None = None, *, also: Iterable[date] = ()) -> FoundWeek:
    """Of the plan with this code, no matter whose it is, as it is now. In one query; `also` are
    more Mondays to find. Raises Plan.DoesNotExist."""
    wanted = {one for one in (*_near(monday), *also) if one}
    weeks, version = read_weeks(code, wanted)
    rows = {week.monday: week for week in weeks}
    if None not in rows:
        raise Plan.DoesNotExist
    return FoundWeek(plan=rows[None].plan, monday=monday, rows=rows, catalogue_version=version)


def _as_it_was(row: PlanWeek, monday: date) -> PlanWeek:
    """The week that repeats; for a week that is over, as it was when that one ended."""
    ended = timezone.make_aware(datetime.combine(monday + A_WEEK, time.min))
    current: Version = row.current
    if timezone.now() < ended or current.created_at < ended:
        return row
    then = Version.objects.filter(week=row, created_at__lt=ended).order_by("-pk").first()
    if then is None:  # the plan is younger than that week
        return row
    past = copy(row)
    past.current = then
    return past


def _near(monday: date | None) -> set[date | None]:
    """The week that repeats, and a dated one with its neighbours."""
    return {None} | ({monday + n * A_WEEK for n in (-1, 0, 1)} if monday else set())


def with_running(asked: Request, running: Running | None) -> Request:
    """With the runs that were brought in, and their kilometres where all of them say some."""
    if running is None:
        return asked
    km = asked.weekly_km if running.km is None else running.km
    return replace(asked, week=running.week, weekly_km=km)


def asked_of(
    row: PlanWeek, plan: Plan, monday: date | None, running: Running | None = None
) -> Request:
    """What the runner said; a dated week knows its place in the season, and the races of the plan
    as they are seen from there. `running` was brought in for it."""
    asked = with_running(read_request(row.current), running)
    if monday is None:
        return asked
    season = plan.season
    number = season.number_of(monday) if season else None
    if season is not None and number is not None:
        if row.monday is None:  # said of the season's first week
            asked = later(asked, number - 1)
        return in_season(asked, (one.counted(monday) for one in season.races), number=number)
    asked = replace(asked, block_week=None)  # that of a season before this one
    race = plan.race
    if race is None:
        return replace(asked, race=None)
    return replace(
        asked, race=race.seen_from(monday), last_race=race.behind(monday) or asked.last_race
    )
