"""Shows how the database differs from the files of data/, field by field."""

from collections.abc import Callable, Iterator
from typing import Any

from django.db import models

from exercises.catalogue import Catalogue, ExerciseEntry
from exercises.models import Exercise
from exercises.parts import Values, facts_of, parts_of

#: How a row is named in its section, as `parts_of` names it. None: by its place.
NAMES: dict[str, Callable[[Any], str] | None] = {
    "qualities": lambda row: row.quality,
    "related_names": lambda row: row.name,
    "muscles": lambda row: row.muscle.slug,
    "equipment": lambda row: row.equipment.slug,
    "modifications": lambda row: row.key,
    "doses": lambda row: row.level,
    "benefits": None,
    "mistakes": None,
    "instructions": lambda row: f"{row.stage} {row.position}",
    "precautions": lambda row: f"{row.kind} {row.position}",
}


def differences(catalogue: Catalogue) -> Iterator[str]:
    """How the database differs from the files: `slug: field: database ... | file ...`."""
    rows = {exercise.key: exercise for exercise in _all_rows()}
    for entry in catalogue.exercises:
        if entry.key not in rows:
            yield f"{entry.slug}: only in the files"
            continue
        in_files, in_database = _from_entry(entry), _from_row(rows.pop(entry.key))
        for name in [*in_files, *(name for name in in_database if name not in in_files)]:
            here, there = in_database.get(name), in_files.get(name)
            if here != there:
                yield f"{entry.slug}: {name}: database {here!r} | file {there!r}"
    yield from (f"{exercise.slug}: only in the database" for exercise in rows.values())


def _all_rows() -> models.QuerySet[Exercise]:
    return Exercise.objects.with_details().prefetch_related("related_names")


def _from_entry(entry: ExerciseEntry) -> Values:
    """Field by field, by a name that a person can find: `doses beginner: rpe_low`."""
    described = facts_of(entry) | {"sources": sorted(entry.sources)}
    for section, name, values in parts_of(entry):
        described |= {f"{section} {name}: {label}": value for label, value in values.items()}
    return described


def _from_row(exercise: Exercise) -> Values:
    described = {
        name: getattr(exercise, name)
        for name in _model_fields(Exercise)
        if name not in ("loaded", "published")
    }
    described |= {
        "parent": exercise.parent.key if exercise.parent else None,
        "sources": sorted(source.slug for source in exercise.sources.all()),
    }
    for section, name, row in rows_of(exercise):
        for label in _model_fields(type(row)):
            value = getattr(row, label)
            described[f"{section} {name}: {label}"] = getattr(value, "slug", value)
    return described


def rows_of(exercise: Exercise) -> Iterator[tuple[str, str, models.Model]]:
    """Section, name in the section, row."""
    for section, name_of in NAMES.items():
        for place, row in enumerate(getattr(exercise, section).all(), start=1):
            yield section, name_of(row) if name_of else str(place), row
    if substitute := getattr(exercise, "substitute", None):
        yield "substitute", "1", substitute


def _model_fields(model: type[models.Model]) -> list[str]:
    return [
        field.name for field in model._meta.concrete_fields if field.name not in ("id", "exercise")
    ]
