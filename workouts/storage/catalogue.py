"""The catalogue's exercises as the planner knows them."""

from collections.abc import Iterable, Mapping
from dataclasses import fields
from types import MappingProxyType
from typing import Any, TypeVar

from django.db.models import Prefetch, QuerySet

from exercises.catalogue import FEW, equipment_names
from exercises.catalogue_version import per_version
from exercises.documents.entries import ExerciseEntry
from exercises.documents.from_rows import exercise_entry
from exercises.models import Exercise as ExerciseRow
from exercises.vocabulary import ECCENTRIC_FACTOR, MuscleRole
from workouts.planning.values.exercise import (
    DoseRange,
    Exercise,
    Modification,
    MuscleCredit,
    Substitute,
)

Value = TypeVar("Value")
#: What only readers of an exercise see. A photograph alone weighs more than all the rest.
FOR_READERS = (
    *("qualities", "related_names", "benefits", "instructions", "mistakes", "precautions"),
    *("sources", "picture"),
)


def known_equipment() -> frozenset[str]:
    """The equipment ids that a request may name."""
    return frozenset(equipment_names())


@per_version(FEW)
def read_exercises() -> tuple[Exercise, ...]:
    """The published catalogue as the planner sees it."""
    return planner_exercises(exercise_entries().values())


@per_version(FEW)
def exercise_entries() -> Mapping[str, ExerciseEntry]:
    """By key, retired ones too, in a fixed number of queries, without what is `FOR_READERS`."""
    return MappingProxyType({row.key: exercise_entry(row) for row in _planned_rows()})


def _planned_rows() -> QuerySet[ExerciseRow]:
    rows = ExerciseRow.objects.select_related("parent", "merged_into", "substitute")
    for name in FOR_READERS:
        kind: Any = ExerciseRow._meta.get_field(name).related_model
        rows = rows.prefetch_related(Prefetch(name, kind._default_manager.none()))
    return rows.prefetch_related(
        "muscles__muscle", "equipment__equipment", "modifications", "doses"
    )


@per_version(FEW)
def exercise_numbers() -> Mapping[str, int]:
    """The number of each exercise's row, by key."""
    return MappingProxyType(dict(ExerciseRow.objects.values_list("key", "pk")))


def planner_exercises(entries: Iterable[ExerciseEntry]) -> tuple[Exercise, ...]:
    """What the planner may prescribe of these: whatever is published."""
    return tuple(_exercise(entry) for entry in entries if entry.published)


def _exercise(entry: ExerciseEntry) -> Exercise:
    substitute = entry.substitute
    return _same(
        Exercise,
        entry,
        id=entry.key,
        action=entry.hamstring_action,
        eccentric_factor=ECCENTRIC_FACTOR[entry.eccentric],
        equipment=tuple(one.equipment for one in entry.equipment if not one.adds_load),
        added_load=tuple(one.equipment for one in entry.equipment if one.adds_load),
        substitute=None if substitute is None else _same(Substitute, substitute),
        modifications=tuple(_same(Modification, one, id=one.key) for one in entry.modifications),
        doses={level: _same(DoseRange, dose) for level, dose in entry.doses.items()},
        muscles=tuple(
            _same(MuscleCredit, one, primary=one.role is MuscleRole.PRIMARY)
            for one in entry.muscles
        ),
        parent_id=entry.parent,
    )


def _same(kind: type[Value], entry: object, **others: Any) -> Value:
    """A value with the entry's fields of the same name; `others` are called differently there."""
    names = (field.name for field in fields(kind) if field.name not in others)  # type: ignore[arg-type]
    return kind(**{name: getattr(entry, name) for name in names}, **others)
