"""Events for tests, each a second after the one before."""

from itertools import count
from typing import Any
from uuid import UUID

from workouts.planning.training.events import Event, EventKind

NOON = 1_800_000_000_000  # some day, in milliseconds
TICKS = count()


def told(kind: EventKind, **facts: Any) -> Event:
    number = next(TICKS)
    given: dict[str, Any] = {"id": str(UUID(int=number + 1)), "at": NOON + number * 1000} | facts
    return Event(kind=kind, **given)


def done(item: int, number: int, **facts: Any) -> Event:
    return told(EventKind.SET, item=item, set=number, **({"kg": 60.0, "reps": 8} | facts))
