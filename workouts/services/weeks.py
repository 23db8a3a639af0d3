"""A week of a plan as it is now: every week, or one dated week with its neighbours."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from django.db.models import Q

from workouts import storage
from workouts.models import Plan, PlanWeek, Version
from workouts.planning.reports import as_last_week
from workouts.planning.request import Request
from workouts.planning.week import Week

A_WEEK = timedelta(days=7)


@dataclass(frozen=True, kw_only=True)
class OpenWeek:
    """What stands in a week, and the request it is judged by.

    `asked` is what the runner said of this week alone; `request` knows its neighbours too. `row`
    is that of the repeating week as long as a dated one follows the plan.
    """

    plan: Plan
    monday: date | None
    row: PlanWeek
    week: Week
    asked: Request
    request: Request

    @property
    def version(self) -> Version:
        version: Version = self.row.current
        return version

    @property
    def is_own(self) -> bool:
        """Not so for a dated week that follows the plan."""
        return self.row.monday == self.monday


def open_week(plan: Plan, monday: date | None = None) -> OpenWeek:
    """The week that repeats, or that of a Monday. In a fixed number of queries."""
    rows = _rows(plan, monday)
    row = rows.get(monday, rows[None])
    week, asked = storage.read_week(row.current), storage.read_request(row.current)
    request = asked if monday is None else _beside(asked, rows, monday)
    return OpenWeek(plan=plan, monday=monday, row=row, week=week, asked=asked, request=request)


def _rows(plan: Plan, monday: date | None) -> dict[date | None, PlanWeek]:
    wanted = Q(monday=None)
    if monday is not None:
        wanted |= Q(monday__in=[monday - A_WEEK, monday, monday + A_WEEK])
    rows = PlanWeek.objects.with_week().filter(wanted, plan=plan).exclude(current=None)
    return {row.monday: row for row in rows}


def _beside(asked: Request, rows: dict[date | None, PlanWeek], monday: date) -> Request:
    """The request with the runs and the strength work of the weeks before and after."""
    before, after = (
        rows.get(day, rows[None]).current for day in (monday - A_WEEK, monday + A_WEEK)
    )
    runs_before, runs_after = storage.read_request(before), storage.read_request(after)
    return replace(
        asked,
        previous_week=runs_before.week,
        next_week=runs_after.week,
        last_strength=as_last_week(storage.read_week(before), runs_before),
        next_strength=as_last_week(storage.read_week(after), runs_after),
    )
