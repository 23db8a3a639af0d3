"""Rows to engine values and back: the only room that knows both."""

from workouts.storage.catalogue import known_equipment, read_exercises
from workouts.storage.files import equipment_in_files, exercises_in_files
from workouts.storage.plans import read_reasons, read_request, read_week, save_week

__all__ = [
    "equipment_in_files",
    "exercises_in_files",
    "known_equipment",
    "read_exercises",
    "read_reasons",
    "read_request",
    "read_week",
    "save_week",
]
