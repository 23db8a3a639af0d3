"""The days from today to the end of next week, as the plan that somebody trains by has them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import timezone

from workouts.models import this_monday
from workouts.planning.values.request import Request
from workouts.planning.values.week import Day, Run, Session, Week
from workouts.services.week.weeks import A_WEEK, FoundWeek, with_running
from workouts.storage.plans import read_request, read_week
from workouts.storage.week_rows import read_sessions


@dataclass(frozen=True, kw_only=True)
class ComingDay:
    when: date
    week: Week  # that it is in
    asked: Request

    @property
    def day(self) -> Day:
        return Day(self.when.weekday())

    @property
    def monday(self) -> date:
        return self.when - timedelta(days=int(self.day))

    @property
    def run(self) -> Run:
        return self.asked.week[self.day]

    @property
    def sessions(self) -> tuple[Session, ...]:
        return self.week.on(self.day)


def coming_days(found: FoundWeek) -> tuple[ComingDay, ...]:
    """Today first; `found` is this week. In two queries."""
    return tuple(day for day in _days(found) if day.when >= timezone.localdate())


def _days(found: FoundWeek) -> Iterator[ComingDay]:
    this_week = this_monday()
    mondays = (this_week, this_week + A_WEEK)
    rows = [found.row_of(monday) for monday in mondays]
    read_sessions(row.current for row in rows)
    for monday, row in zip(mondays, rows, strict=True):
        week = read_week(row.current)
        asked = with_running(read_request(row.current), found.running_in(monday))
        for day in Day:
            yield ComingDay(when=monday + timedelta(days=int(day)), week=week, asked=asked)
