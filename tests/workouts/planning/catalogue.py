"""The exercises of the catalogue's files as engine values, without the database."""

from workouts.planning.values.exercise import Exercise
from workouts.storage.catalogue_files import equipment_in_files, exercises_in_files

exercises = exercises_in_files
equipment = equipment_in_files


def exercise(key: str) -> Exercise:
    return next(exercise for exercise in exercises() if exercise.id == key)
