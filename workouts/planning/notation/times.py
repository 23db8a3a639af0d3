"""Decides how days and times of day are written, in whatever document they are."""

import re

from exercises.records import Fields
from workouts.planning.values.week import Day

CLOCK = re.compile(r"([01]\d|2[0-3]):([0-5]\d)")


def day_of(fields: Fields, key: str) -> Day:
    """Raises RecordError."""
    day = optional_day_of(fields, key)
    if day is None:
        raise fields.error(key, "is missing")
    return day


def optional_day_of(fields: Fields, key: str) -> Day | None:
    """Raises RecordError."""
    return fields.parsed(key, Day.from_code, what="a day from Mon to Sun")


def optional_clock_of(fields: Fields, key: str) -> int | None:
    """Minutes after midnight. Raises RecordError."""
    return fields.parsed(key, clock_minutes, what="a time of day such as 07:30")


def clock_minutes(text: str) -> int:
    """Minutes after midnight of `07:30`. Raises ValueError."""
    found = CLOCK.fullmatch(text)
    if found is None:
        raise ValueError(text)
    return 60 * int(found[1]) + int(found[2])
