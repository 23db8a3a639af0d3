"""The exercises of the catalogue's files as engine values, without the database."""

from workouts.files import equipment_in_files, exercises_in_files
from workouts.planning.exercise import Exercise

exercises = exercises_in_files
equipment = equipment_in_files


def exercise(key: str) -> Exercise:
    return next(exercise for exercise in exercises() if exercise.id == key)
