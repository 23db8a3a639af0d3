"""Brings what the files of data/ have into the database.

The database is the truth once loaded. `Exercise.loaded` remembers what was put in, so that a row
which an editor took out stays out, and only what a new release brings is added.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field, replace
from typing import cast

from django.db import models, transaction

from exercises.catalogue_version import raise_version
from exercises.documents.comparison import differences
from exercises.documents.entries import ExerciseEntry
from exercises.documents.from_rows import document, document_of, whole_exercises
from exercises.documents.into_rows import put
from exercises.documents.sections import SECTIONS, Values, facts_of, loaded_name, rows_of, values_of
from exercises.documents.toml_files import Catalogue
from exercises.models import Equipment, Exercise, Muscle, Source


@dataclass
class References:
    """The rows that exercises refer to, by their slug."""

    muscles: Mapping[str, Muscle]
    equipment: Mapping[str, Equipment]
    sources: Mapping[str, Source]


@dataclass
class Additions:
    """What a load put in."""

    exercises: list[str] = field(default_factory=list)
    rows: list[str] = field(default_factory=list)
    references: int = 0
    skipped: list[str] = field(default_factory=list)


@transaction.atomic
def load_missing(catalogue: Catalogue) -> Additions:
    additions = Additions()
    references = _load_references(catalogue, additions)
    existing = {exercise.key: exercise for exercise in Exercise.objects.all()}
    taken = {name for row in existing.values() for name in (row.slug, row.name)}
    rows: list[models.Model] = []
    for entry in catalogue.exercises:
        exercise = existing.get(entry.key)
        no_family = entry.parent is not None and entry.parent not in existing
        if exercise is None and (no_family or taken & {entry.slug, entry.name}):
            additions.skipped.append(entry.slug)
        elif exercise is None:
            existing[entry.key] = exercise = _create(entry, existing)
            additions.exercises.append(entry.slug)
            rows += _add_rows(exercise, entry, references, loaded_names(entry))
        elif exercise.loaded and (fresh := loaded_names(entry) - set(exercise.loaded)):
            made_by_editor = {loaded_name(section, name) for section, name, _ in rows_of(exercise)}
            additions.rows += [f"{entry.slug} {name}" for name in sorted(fresh)]
            rows += _add_rows(exercise, entry, references, fresh - made_by_editor)
    _save_all(rows)
    if additions.exercises or additions.rows or additions.references:
        raise_version()
    return additions


@transaction.atomic
def reset(catalogue: Catalogue, entry: ExerciseEntry) -> Exercise:
    """Put one exercise back as the files have it. Its row stays, so plans still refer to it."""
    _load_references(catalogue, Additions())
    exercise = cast(Exercise, put("exercise", document(entry), where=entry.slug))
    exercise.loaded = sorted(loaded_names(entry))
    exercise.save(update_fields=["loaded"])
    return exercise


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


def _load_references(catalogue: Catalogue, additions: Additions) -> References:
    muscles = {row.slug: row for row in Muscle.objects.all()}
    equipment = {row.slug: row for row in Equipment.objects.all()}
    sources = {row.slug: row for row in Source.objects.all()}
    count = len(muscles) + len(equipment) + len(sources)
    for place, muscle in enumerate(catalogue.muscles, start=1):
        if muscle.slug not in muscles:
            muscles[muscle.slug] = Muscle.objects.create(**asdict(muscle) | {"position": place})
    for place, kit in enumerate(catalogue.equipment, start=1):
        if kit.slug not in equipment:
            equipment[kit.slug] = Equipment.objects.create(**asdict(kit) | {"position": place})
    missing = [Source(**asdict(entry)) for entry in catalogue.sources if entry.slug not in sources]
    sources |= {row.slug: row for row in Source.objects.bulk_create(missing)}
    additions.references = len(muscles) + len(equipment) + len(sources) - count
    return References(muscles, equipment, sources)


def _create(entry: ExerciseEntry, existing: Mapping[str, Exercise]) -> Exercise:
    return Exercise.objects.create(**_facts(entry, existing))


def _add_rows(
    exercise: Exercise, entry: ExerciseEntry, references: References, wanted: set[str]
) -> list[models.Model]:
    """The unsaved rows of the wanted names, which the exercise remembers from now on."""
    rows = [
        SECTIONS[section](exercise=exercise, **_with_rows(values, references))
        for section, name, values in values_of(entry)
        if loaded_name(section, name) in wanted
    ]
    sources = [references.sources[slug] for slug in entry.sources if f"sources:{slug}" in wanted]
    exercise.sources.add(*sources)
    exercise.loaded = sorted({*exercise.loaded, *wanted})
    exercise.save(update_fields=["loaded"])
    return rows


def _save_all(rows: Iterable[models.Model]) -> None:
    by_model: dict[type[models.Model], list[models.Model]] = {}
    for row in rows:
        by_model.setdefault(type(row), []).append(row)
    for model, batch in by_model.items():
        model._default_manager.bulk_create(batch)


def _with_rows(values: Values, references: References) -> Values:
    if "muscle" in values:
        return values | {"muscle": references.muscles[values["muscle"]]}
    if "equipment" in values:
        return values | {"equipment": references.equipment[values["equipment"]]}
    return values


def _facts(entry: ExerciseEntry, existing: Mapping[str, Exercise]) -> Values:
    """The fields of the exercise's own row."""
    parent = existing.get(entry.parent) if entry.parent else None
    return facts_of(entry) | {"parent": parent, "merged_into": None}
