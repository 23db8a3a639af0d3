"""Rows to engine values and back: the only room that knows both."""

from workouts.storage.catalogue import known_equipment, read_exercises
from workouts.storage.plans import (
    add_version,
    copy_version,
    read_reasons,
    read_request,
    read_week,
)

__all__ = [
    "add_version",
    "copy_version",
    "known_equipment",
    "read_exercises",
    "read_reasons",
    "read_request",
    "read_week",
]
