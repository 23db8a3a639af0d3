"""Rows of the catalogue as documents, and documents as entries.

A document is what JSON can hold: an entry without the fields that have their default. History,
drafts, previews, exports and imports are documents; `into_rows.put` is the one way back.
"""

from base64 import b64encode
from collections.abc import Iterable, Iterator
from dataclasses import MISSING, Field, fields, is_dataclass
from enum import StrEnum
from functools import cache
from typing import Any, get_type_hints

from django.db import models
from django.utils.translation import gettext_lazy as _

from exercises.documents.entries import (
    BenefitEntry,
    DoseEntry,
    EquipmentEntry,
    EquipmentOption,
    ExerciseEntry,
    Heads,
    MistakeEntry,
    ModificationEntry,
    MuscleEntry,
    PictureEntry,
    SourceEntry,
    SubstituteEntry,
    WorkedMuscle,
)
from exercises.documents.sections import COUNTED_BY, OWN_FIELDS, TEXTS
from exercises.documents.whole_exercises import whole_exercises
from exercises.models import Dose, Equipment, Exercise, Modification, Muscle, Source
from exercises.records import fill, given, one_kind_of_line_end
from exercises.vocabulary import PAIRS, Level, Quality

Document = dict[str, Any]
Entry = ExerciseEntry | MuscleEntry | EquipmentEntry | SourceEntry

#: The kinds of documents; each refers only to those before it.
MODELS: dict[str, type[models.Model]] = {
    "muscle": Muscle,
    "equipment": Equipment,
    "source": Source,
    "exercise": Exercise,
}
ENTRIES: dict[str, type[Entry]] = {
    "muscle": MuscleEntry,
    "equipment": EquipmentEntry,
    "source": SourceEntry,
    "exercise": ExerciseEntry,
}
KINDS = [
    ("muscle", _("muscle")),
    ("equipment", _("equipment")),
    ("source", _("source")),
    ("exercise", _("exercise")),
]


def kind_of(row: models.Model) -> str:
    return str(row._meta.model_name)


def name_field(kind: str) -> str:
    """The field that never changes, by which everything else refers to it."""
    return "key" if kind == "exercise" else "slug"


def find(kind: str, name: str) -> models.Model | None:
    """A row by the name that never changes; an exercise with all its rows."""
    rows = whole_exercises() if kind == "exercise" else MODELS[kind]._default_manager.all()
    found = rows.order_by().filter(**{name_field(kind): name})  # one, which needs no order
    return next(iter(found), None)


def named_by(document: Document) -> Iterator[tuple[str, str]]:
    """Kind and name of all that an exercise refers to."""
    for row in document.get("muscles", ()):
        yield "muscle", row["muscle"]
    for row in document.get("equipment", ()):
        yield "equipment", row["equipment"]
    for slug in document.get("sources", ()):
        yield "source", slug
    for field in ("parent", "merged_into"):
        if field in document:
            yield "exercise", document[field]


def current_documents(names: Iterable[tuple[str, str]]) -> dict[tuple[str, str], Document]:
    """The current documents by kind and name, in a fixed number of queries."""
    wanted: dict[str, list[str]] = {}
    for kind, name in names:
        wanted.setdefault(kind, []).append(name)
    found = {}
    for kind, some in wanted.items():
        field = name_field(kind)
        rows = whole_exercises() if kind == "exercise" else MODELS[kind]._default_manager.all()
        for row in rows.order_by().filter(**{f"{field}__in": some}):
            found[kind, str(getattr(row, field))] = document_of(row)
    return found


def document_of(row: models.Model) -> Document:
    return document(entry_of(row))


def document(entry: Entry) -> Document:
    values: Document = _plain(entry)
    return values


def entry_from(kind: str, values: object, where: str) -> Entry:
    """Raises RecordError, which names the field."""
    return fill(ENTRIES[kind], values, where)


def entry_of(row: models.Model) -> Entry:
    if isinstance(row, Exercise):
        return exercise_entry(row)
    entry: Entry = _entry(ENTRIES[kind_of(row)], row)
    return entry


def exercise_entry(row: Exercise) -> ExerciseEntry:
    return ExerciseEntry(
        **_values(ExerciseEntry, row, OWN_FIELDS)
        | {
            "aliases": _listed(row.aliases),
            "heads": _heads(row),
            "substitute": _entry(SubstituteEntry, getattr(row, "substitute", None)),
            "picture": _picture(row),
            "qualities": tuple(Quality(one.quality) for one in row.qualities.all()),
            "related_names": tuple(one.name for one in row.related_names.all()),
            "sources": tuple(sorted(source.slug for source in row.sources.all())),
            "muscles": tuple(_entry(WorkedMuscle, one) for one in row.muscles.all()),
            "equipment": tuple(_entry(EquipmentOption, one) for one in row.equipment.all()),
            "modifications": tuple(_modification(one) for one in row.modifications.all()),
            "benefits": tuple(
                BenefitEntry(text=one.text, claims=tuple(one.claims.split()))
                for one in row.benefits.all()
            ),
            "mistakes": tuple(_entry(MistakeEntry, one) for one in row.mistakes.all()),
            "doses": {Level(one.level): _dose(one) for one in row.doses.all()},
        }
        | {field: _texts(row, *place) for field, place in TEXTS.items()}
    )


def _entry(entry: type[Any], row: models.Model | None) -> Any:
    """An entry whose fields are columns of the row."""
    return row and entry(**_values(entry, row, [field.name for field in fields(entry)]))


def _values(entry: Any, row: models.Model, names: Iterable[str]) -> dict[str, Any]:
    """Columns of a row as the entry types them; another row becomes the name it goes by."""
    members = _members(entry)
    values = {}
    for name in names:
        value = getattr(row, name)
        if isinstance(value, models.Model):
            value = getattr(value, name_field(kind_of(value)))
        is_member = name in members and value is not None
        values[name] = members[name](value) if is_member else value
    return values


@cache
def _members(entry: Any) -> dict[str, type[StrEnum]]:
    """The fields that hold a member of a closed list."""
    hints = ((name, given(hint)) for name, hint in get_type_hints(entry).items())
    return {n: hint for n, hint in hints if isinstance(hint, type) and issubclass(hint, StrEnum)}


def _modification(row: Modification) -> ModificationEntry:
    names = [field.name for field in fields(ModificationEntry) if field.name != "kit"]
    return ModificationEntry(**_values(ModificationEntry, row, names), kit=tuple(row.kit))


def _heads(row: Exercise) -> Heads:
    names = [field.name for field in fields(Heads) if field.name != "note"]
    return Heads(**_values(Heads, row, names), note=row.heads_note)


def _picture(row: Exercise) -> PictureEntry | None:
    picture = getattr(row, "picture", None)
    if picture is None:
        return None
    return PictureEntry(
        content=b64encode(bytes(picture.content)).decode("ascii"),
        alt_text=picture.alt_text,
        author=picture.author,
        licence=picture.licence,
    )


def _dose(row: Dose) -> DoseEntry:
    pairs = {name: (getattr(row, f"{name}_low"), getattr(row, f"{name}_high")) for name in PAIRS}
    given: dict[str, Any] = {name: pair for name, pair in pairs.items() if None not in pair}
    others = [field.name for field in fields(DoseEntry) if field.name not in PAIRS]
    return DoseEntry(**given, **_values(DoseEntry, row, others))


def _texts(row: Exercise, section: str, kind: str) -> tuple[str, ...]:
    rows = getattr(row, section).all()
    return tuple(one.text for one in rows if getattr(one, COUNTED_BY[section]) == kind)


def _listed(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(",") if part.strip())


def _plain(value: Any) -> Any:
    """As JSON has it; fields with their default are left out."""
    if is_dataclass(value):
        given = ((field, getattr(value, field.name)) for field in fields(value))
        return {field.name: _plain(one) for field, one in given if one != _default(field)}
    if isinstance(value, dict):
        return {str(key): _plain(one) for key, one in value.items()}
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    if isinstance(value, StrEnum):
        return value.value
    return one_kind_of_line_end(value) if isinstance(value, str) else value


def _default(field: Field[Any]) -> Any:
    return field.default if field.default_factory is MISSING else field.default_factory()
