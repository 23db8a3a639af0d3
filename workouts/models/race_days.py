"""Races by their dates and the season that leads to them, and the week that dates are seen from."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Self

from django.utils import timezone

from workouts.planning.values.season import MOST_RACE_DAYS, Distance, PastRace, Priority, Race
from workouts.planning.values.week import Day, Run, RunKind

LONGEST_MEMORY_DAYS = 60  # after a race; it has no say in a week later than that


def this_monday() -> date:
    """Of the week that the reader is in."""
    return monday_of(timezone.localdate())


def monday_of(day: date) -> date:
    return day - timedelta(days=day.weekday())


@dataclass(frozen=True, kw_only=True)
class RaceDay:
    """A race on its date; the planner counts its days from the Monday of a week."""

    when: date
    distance: Distance
    priority: Priority = Priority.A

    @classmethod
    def counted_from(cls, built: date, race: Race) -> "RaceDay":
        """A race that a week knows by its days, counted from the Monday of the week `built`."""
        monday = monday_of(built)
        when = monday + timedelta(days=race.day_offset)
        return cls(when=when, distance=race.distance, priority=race.priority)

    @classmethod
    def read(cls, document: Mapping[str, Any]) -> Self:
        return cls(
            when=date.fromisoformat(document["date"]),
            distance=Distance(document["distance"]),
            priority=Priority(document["priority"]),
        )

    def document(self) -> dict[str, str]:
        return {
            "date": self.when.isoformat(),
            "distance": self.distance.value,
            "priority": self.priority.value,
        }

    @property
    def monday(self) -> date:
        """Of race week."""
        return monday_of(self.when)

    @property
    def day(self) -> Day:
        return Day(self.when.weekday())

    @property
    def run(self) -> Run:
        """The race as a run of its week."""
        return Run(kind=RunKind.RACE, detail=self.distance.value)

    def counted(self, monday: date) -> Race:
        """Its days from this Monday, fewer than none once it is over."""
        days = (self.when - monday).days
        return Race(day_offset=days, distance=self.distance, priority=self.priority)

    def seen_from(self, monday: date) -> Race | None:
        """As a week knows it that is not after it, nor more than a year before."""
        race = self.counted(monday)
        return race if 0 <= race.day_offset <= MOST_RACE_DAYS else None

    def behind(self, monday: date) -> PastRace | None:
        """As a week soon after it knows it."""
        days = (self.when - monday).days
        if not -LONGEST_MEMORY_DAYS <= days < 0:
            return None
        return PastRace(day_offset=days, distance=self.distance, priority=self.priority)


@dataclass(frozen=True, kw_only=True)
class Season:
    """Weeks that grow out of one another from a first Monday on, on the way to `races`, the first
    one first. Everything else follows from the dates."""

    start: date
    races: tuple[RaceDay, ...] = ()

    def number_of(self, monday: date) -> int | None:
        """1 for the first week; None for a week before it."""
        weeks = (monday - self.start).days // len(Day)
        return weeks + 1 if weeks >= 0 else None

    def races_in(self, monday: date) -> tuple[RaceDay, ...]:
        """Those of the week of this Monday."""
        return tuple(race for race in self.races if race.monday == monday)
