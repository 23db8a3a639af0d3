"""The catalogue's exercises as the planner knows them."""

from collections.abc import Iterable, Mapping
from dataclasses import fields
from functools import cache
from types import MappingProxyType
from typing import Any, TypeVar, cast

from django.db.models import Prefetch, QuerySet

from exercises.catalogue import FEW, equipment_names
from exercises.catalogue_version import per_version
from exercises.documents.entries import (
    EquipmentEntry,
    EquipmentOption,
    ExerciseEntry,
    MovementEntry,
)
from exercises.documents.from_rows import entry_of, exercise_entry
from exercises.models import Equipment
from exercises.models import Exercise as ExerciseRow
from exercises.vocabulary import ECCENTRIC_FACTOR, MuscleRole
from workouts.planning.values.exercise import (
    DoseRange,
    Exercise,
    Kit,
    Modification,
    Movement,
    MuscleCredit,
    Substitute,
)

Value = TypeVar("Value")
#: What only readers of an exercise see. A photograph alone weighs more than all the rest.
FOR_READERS = (
    *("qualities", "related_names", "benefits", "instructions", "mistakes", "precautions"),
    *("sources", "picture"),
)


@per_version(FEW)
def known_exercises() -> tuple[Exercise, ...]:
    """As the planner sees them, retired ones too."""
    equipment = {one.slug: one for one in equipment_entries()}
    return tuple(planner_exercise(entry, equipment) for entry in exercise_entries().values())


def known_equipment() -> frozenset[str]:
    """The equipment ids that a request may name."""
    return frozenset(equipment_names())


@per_version(FEW)
def read_exercises() -> tuple[Exercise, ...]:
    """The published catalogue as the planner sees it."""
    return planner_exercises(exercise_entries().values(), equipment_entries())


@per_version(FEW)
def equipment_entries() -> tuple[EquipmentEntry, ...]:
    return tuple(cast(EquipmentEntry, entry_of(row)) for row in Equipment.objects.all())


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
def exercise_rows() -> Mapping[int, ExerciseRow]:
    """Every exercise by the number of its row, with what it was merged into: what a planned one is
    today. Read once, because joined to each planned exercise they cost more than all the rest."""
    rows = ExerciseRow.objects.select_related("merged_into")
    return MappingProxyType({row.pk: row for row in rows})


@per_version(FEW)
def exercise_numbers() -> Mapping[str, int]:
    """The number of each exercise's row, by key."""
    return MappingProxyType(dict(ExerciseRow.objects.values_list("key", "pk")))


def planner_exercises(
    entries: Iterable[ExerciseEntry], equipment: Iterable[EquipmentEntry]
) -> tuple[Exercise, ...]:
    """What the planner may prescribe of these: whatever is published."""
    known = {one.slug: one for one in equipment}
    return tuple(planner_exercise(entry, known) for entry in entries if entry.published)


def planner_exercise(entry: ExerciseEntry, equipment: Mapping[str, EquipmentEntry]) -> Exercise:
    return _same(
        Exercise,
        entry,
        id=entry.key,
        action=entry.hamstring_action,
        movement=_same(Movement, entry),
        eccentric_factor=ECCENTRIC_FACTOR[entry.eccentric],
        equipment=tuple(one.equipment for one in entry.equipment if not one.adds_load),
        added_load=tuple(one.equipment for one in entry.equipment if one.adds_load),
        kit=tuple(_kit(one, equipment[one.equipment]) for one in entry.equipment),
        substitute=entry.substitute and _changed(Substitute, entry.substitute),
        modifications=tuple(_changed(Modification, one, id=one.key) for one in entry.modifications),
        doses={level: _same(DoseRange, dose) for level, dose in entry.doses.items()},
        muscles=tuple(
            _same(MuscleCredit, one, primary=one.role is MuscleRole.PRIMARY)
            for one in entry.muscles
        ),
        parent_id=entry.parent,
    )


def _kit(option: EquipmentOption, equipment: EquipmentEntry) -> Kit:
    return _changed(
        Kit,
        option,
        id=equipment.slug,
        resistance=equipment.resistance,
        easy_to_learn=equipment.easy_to_learn,
    )


def _changed(kind: type[Value], entry: MovementEntry, **others: Any) -> Value:
    return _same(kind, entry, movement=_same(Movement, entry), **others)


def _same(kind: type[Value], entry: object, **others: Any) -> Value:
    """A value with the entry's fields of the same name; `others` are called differently there."""
    names = (name for name in _names(kind) if name not in others)  # type: ignore[arg-type]
    return kind(**{name: getattr(entry, name) for name in names}, **others)


@cache
def _names(kind: Any) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))
