"""An entry as the values of database rows: the row of the exercise, and rows in sections."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import asdict, fields
from typing import Any

from django.db import models

from exercises.documents.entries import ExerciseEntry
from exercises.models import (
    Benefit,
    Dose,
    Exercise,
    ExerciseEquipment,
    ExerciseMuscle,
    Instruction,
    Mistake,
    Modification,
    Precaution,
    RelatedName,
    Substitute,
    TrainedQuality,
)
from exercises.vocabulary import PAIRS

#: The fields of an entry that are columns of the exercise's own row.
OWN_FIELDS = tuple(
    field.name
    for field in fields(ExerciseEntry)
    if field.name in {column.name for column in Exercise._meta.concrete_fields}
)
Values = dict[str, Any]
SECTIONS: dict[str, type[models.Model]] = {
    "qualities": TrainedQuality,
    "related_names": RelatedName,
    "muscles": ExerciseMuscle,
    "equipment": ExerciseEquipment,
    "substitute": Substitute,
    "modifications": Modification,
    "benefits": Benefit,
    "instructions": Instruction,
    "mistakes": Mistake,
    "precautions": Precaution,
    "doses": Dose,
}
#: How a row is named in its section, as `values_of` names it. The others are counted.
NAMES: dict[str, Callable[[Any], str]] = {
    "qualities": lambda row: row.quality,
    "related_names": lambda row: row.name,
    "muscles": lambda row: row.muscle.slug,
    "equipment": lambda row: row.equipment.slug,
    "modifications": lambda row: row.key,
    "doses": lambda row: row.level,
}
#: By what the rows of a section are counted apart.
COUNTED_BY = {"instructions": "stage", "precautions": "kind"}
#: Lists of sentences: the section that holds them, and their stage or kind in it.
TEXTS: dict[str, tuple[str, str]] = {
    "setup": ("instructions", Instruction.Stage.SETUP.value),
    "steps": ("instructions", Instruction.Stage.STEP.value),
    "prerequisites": ("precautions", Precaution.Kind.PREREQUISITE.value),
    "cautions": ("precautions", Precaution.Kind.CAUTION.value),
    "contraindications": ("precautions", Precaution.Kind.CONTRAINDICATION.value),
}


def loaded_name(section: str, name: str) -> str:
    """The name under which `Exercise.loaded` remembers a part."""
    return f"{section}:{name}" if section in NAMES else section


def rows_of(exercise: Exercise) -> Iterator[tuple[str, str, models.Model]]:
    """Section, name in the section, row."""
    for section in SECTIONS:
        if section != "substitute":
            for name, row in _named(section, exercise):
                yield section, name, row
    if substitute := getattr(exercise, "substitute", None):
        yield "substitute", "1", substitute


def _named(section: str, exercise: Exercise) -> Iterator[tuple[str, models.Model]]:
    counts: Counter[str] = Counter()
    for row in getattr(exercise, section).all():
        if name_of := NAMES.get(section):
            yield name_of(row), row
            continue
        kind = getattr(row, COUNTED_BY[section]) if section in COUNTED_BY else ""
        counts[kind] += 1
        yield f"{kind} {counts[kind]}".strip(), row


def facts_of(entry: ExerciseEntry) -> Values:
    """The fields of the exercise's own row; `parent` and `merged_into` are keys."""
    facts = {name: getattr(entry, name) for name in OWN_FIELDS}
    heads = asdict(entry.heads)
    heads["heads_note"] = heads.pop("note")
    return facts | {"aliases": ", ".join(entry.aliases)} | heads


def values_of(entry: ExerciseEntry) -> Iterator[tuple[str, str, Values]]:
    """Section, name in the section, values of the row."""
    for quality in entry.qualities:
        yield "qualities", quality.value, {"quality": quality.value}
    for name in entry.related_names:
        yield "related_names", name, {"name": name}
    for place, muscle in enumerate(entry.muscles, start=1):
        yield "muscles", muscle.muscle, asdict(muscle) | {"position": place}
    for place, option in enumerate(entry.equipment, start=1):
        yield "equipment", option.equipment, asdict(option) | {"position": place}
    if entry.substitute:
        yield "substitute", "1", asdict(entry.substitute)
    for place, modification in enumerate(entry.modifications, start=1):
        values = asdict(modification) | {"kit": [*modification.kit], "position": place}
        yield "modifications", modification.key, values
    for level, dose in entry.doses.items():
        yield "doses", level.value, _with_ends(asdict(dose)) | {"level": level.value}
    yield from _texts(entry)


def _texts(entry: ExerciseEntry) -> Iterator[tuple[str, str, Values]]:
    for place, benefit in enumerate(entry.benefits, start=1):
        claims = " ".join(benefit.claims)
        values = {"text": benefit.text, "claims": claims, "position": place}
        yield "benefits", str(place), values
    for place, mistake in enumerate(entry.mistakes, start=1):
        yield "mistakes", str(place), asdict(mistake) | {"position": place}
    for field, (section, kind) in TEXTS.items():
        for place, text in enumerate(getattr(entry, field), start=1):
            values = {COUNTED_BY[section]: kind, "text": text, "position": place}
            yield section, f"{kind} {place}", values


def _with_ends(dose: Values) -> Values:
    """`sets = (2, 3)` becomes `sets_low` and `sets_high`."""
    ends: Values = {}
    for name in PAIRS:
        pair = dose.pop(name) or (None, None)
        ends |= {f"{name}_low": pair[0], f"{name}_high": pair[1]}
    return dose | ends
