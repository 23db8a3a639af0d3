"""A race by its date, as a plan knows it, and the week that dates are seen from."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import timezone

from workouts.planning.values.season import Distance, PastRace, Priority, Race
from workouts.planning.values.week import Day, Run, RunKind

LONGEST_MEMORY_DAYS = 60  # after a race; it has no say in a week later than that


def this_monday() -> date:
    """Of the week that the reader is in."""
    today = timezone.localdate()
    return today - timedelta(days=today.weekday())


@dataclass(frozen=True, kw_only=True)
class RaceDay:
    """A race on its date; the planner counts its days from the Monday of a week."""

    when: date
    distance: Distance
    priority: Priority = Priority.A

    @classmethod
    def counted_from(cls, built: date, race: Race) -> "RaceDay":
        """A race that a week knows by its days, counted from the Monday of the week `built`."""
        monday = built - timedelta(days=built.weekday())
        when = monday + timedelta(days=race.day_offset)
        return cls(when=when, distance=race.distance, priority=race.priority)

    @property
    def monday(self) -> date:
        """Of race week."""
        return self.when - timedelta(days=self.when.weekday())

    @property
    def day(self) -> Day:
        return Day(self.when.weekday())

    @property
    def run(self) -> Run:
        """The race as a run of its week."""
        return Run(kind=RunKind.RACE, detail=self.distance.value)

    def seen_from(self, monday: date) -> Race | None:
        """As a week that is not after it knows it."""
        days = (self.when - monday).days
        if days < 0:
            return None
        return Race(day_offset=days, distance=self.distance, priority=self.priority)

    def behind(self, monday: date) -> PastRace | None:
        """As a week soon after it knows it."""
        days = (self.when - monday).days
        if not -LONGEST_MEMORY_DAYS <= days < 0:
            return None
        return PastRace(day_offset=days, distance=self.distance)
