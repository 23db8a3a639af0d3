"""The exercises of the catalogue's files as engine values, without the database."""

from functools import cache

from exercises.documents.toml_files import read_catalogue
from workouts.planning.values.exercise import Exercise
from workouts.storage.catalogue import planner_exercises


@cache
def exercises() -> tuple[Exercise, ...]:
    catalogue = read_catalogue()
    return planner_exercises(catalogue.exercises, catalogue.equipment)


@cache
def equipment() -> frozenset[str]:
    return frozenset(entry.slug for entry in read_catalogue().equipment)


def exercise(key: str) -> Exercise:
    return next(exercise for exercise in exercises() if exercise.id == key)
