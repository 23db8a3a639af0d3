"""Brings what the files of data/ have into the database.

The database is the truth once loaded. `Exercise.loaded` remembers what was put in, so that a row
which an editor took out stays out, and only what a new release brings is added.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import cast

from django.db import transaction

from exercises.catalogue_version import raise_version
from exercises.documents.comparison import differences
from exercises.documents.entries import EquipmentEntry, ExerciseEntry, MuscleEntry, SourceEntry
from exercises.documents.from_rows import MODELS, document, document_of
from exercises.documents.into_rows import REFERENCES, put
from exercises.documents.sections import SECTIONS, loaded_name, rows_of, values_of
from exercises.documents.toml_files import Catalogue
from exercises.documents.whole_exercises import whole_exercises
from exercises.models import Exercise, Source


@dataclass
class Additions:
    """What a load put in."""

    exercises: list[str] = field(default_factory=list)
    rows: list[str] = field(default_factory=list)
    references: int = 0
    skipped: list[str] = field(default_factory=list)


@transaction.atomic
def load_missing(catalogue: Catalogue) -> Additions:
    additions = Additions(references=_load_references(catalogue))
    existing = {exercise.key: exercise for exercise in Exercise.objects.all()}
    taken = {name for row in existing.values() for name in (row.slug, row.name)}
    for entry in catalogue.exercises:
        exercise = existing.get(entry.key)
        has_place = entry.parent is None or getattr(existing.get(entry.parent), "is_family", False)
        if exercise is None and (not has_place or taken & {entry.slug, entry.name}):
            additions.skipped.append(entry.slug)
        elif exercise is None:
            existing[entry.key] = _put_whole(entry)
            additions.exercises.append(entry.slug)
        elif exercise.loaded and (fresh := loaded_names(entry) - set(exercise.loaded)):
            _add_rows(exercise, entry, fresh)
            additions.rows += [f"{entry.slug} {name}" for name in sorted(fresh)]
    return additions


@transaction.atomic
def reset(catalogue: Catalogue, entry: ExerciseEntry) -> Exercise:
    """Put one exercise back as the files have it. Its row stays, so plans still refer to it."""
    _load_references(catalogue)
    return _put_whole(entry)


def differences_from_files(catalogue: Catalogue) -> Iterator[str]:
    """`slug: field: database ... | file ...`, field by field."""
    rows = {row.key: row for row in whole_exercises()}
    for entry in catalogue.exercises:
        if entry.key not in rows:
            yield f"{entry.slug}: only in the files"
            continue
        in_files = document(replace(entry, sources=tuple(sorted(entry.sources))))
        for one in differences(in_files, document_of(rows.pop(entry.key))):
            place = " ".join(one.path)
            yield f"{entry.slug}: {place}: database {one.after!r} | file {one.before!r}"
    yield from (f"{row.slug}: only in the database" for row in rows.values())


def loaded_names(entry: ExerciseEntry) -> set[str]:
    """The names under which `Exercise.loaded` remembers the rows of an exercise."""
    return {loaded_name(section, name) for section, name, _ in values_of(entry)} | {
        f"sources:{slug}" for slug in entry.sources
    }


def _load_references(catalogue: Catalogue) -> int:
    """How many muscles, equipment and sources were missing and are there now."""
    entries: dict[str, Iterable[MuscleEntry | EquipmentEntry | SourceEntry]] = {
        "muscle": (replace(one, position=n) for n, one in enumerate(catalogue.muscles, start=1)),
        "equipment": (
            replace(one, position=n) for n, one in enumerate(catalogue.equipment, start=1)
        ),
        "source": catalogue.sources,
    }
    count = 0
    for kind, in_files in entries.items():
        known = set(MODELS[kind]._default_manager.values_list("slug", flat=True))
        for entry in in_files:
            if entry.slug not in known:
                put(kind, document(entry), where=entry.slug)
                count += 1
    return count


def _put_whole(entry: ExerciseEntry) -> Exercise:
    exercise = cast(Exercise, put("exercise", document(entry), where=entry.slug))
    exercise.loaded = sorted(loaded_names(entry))
    exercise.save(update_fields=["loaded"])
    return exercise


def _add_rows(exercise: Exercise, entry: ExerciseEntry, fresh: set[str]) -> None:
    """Add the rows of these names, unless an editor has made one of the same name."""
    missing = fresh - {loaded_name(section, name) for section, name, _ in rows_of(exercise)}
    for section, name, values in values_of(entry):
        if loaded_name(section, name) in missing:
            rows = {
                column: model._default_manager.get(slug=values[column])
                for column, model in REFERENCES.items()
                if column in values
            }
            SECTIONS[section]._default_manager.create(exercise=exercise, **values | rows)
    slugs = [slug for slug in entry.sources if f"sources:{slug}" in missing]
    exercise.sources.add(*Source.objects.filter(slug__in=slugs))
    exercise.loaded = sorted({*exercise.loaded, *missing})
    exercise.save(update_fields=["loaded"])
    raise_version()
