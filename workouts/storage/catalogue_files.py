"""The catalogue's files as the planner sees them, for a site whose database is not loaded yet."""

from functools import cache

from exercises.documents.entries import DoseEntry, ExerciseEntry, SubstituteEntry
from exercises.documents.toml_files import read_catalogue
from exercises.vocabulary import ECCENTRIC_FACTOR, MuscleRole
from workouts.planning.values.exercise import (
    DoseRange,
    Exercise,
    Modification,
    MuscleCredit,
    Substitute,
)


@cache
def exercises_in_files() -> tuple[Exercise, ...]:
    return tuple(_exercise(entry) for entry in read_catalogue().exercises)


@cache
def equipment_in_files() -> frozenset[str]:
    return frozenset(entry.slug for entry in read_catalogue().equipment)


def _exercise(entry: ExerciseEntry) -> Exercise:
    return Exercise(
        id=entry.key,
        slug=entry.slug,
        name=entry.name,
        kind=entry.kind,
        unilateral=entry.unilateral,
        action=entry.hamstring_action,
        impact=entry.impact,
        set_credit=entry.set_credit,
        eccentric_factor=ECCENTRIC_FACTOR[entry.eccentric],
        seconds_per_rep=entry.seconds_per_rep,
        setup_seconds=entry.setup_seconds,
        order_slot=entry.order_slot,
        equipment=tuple(o.equipment for o in entry.equipment if not o.adds_load),
        added_load=tuple(o.equipment for o in entry.equipment if o.adds_load),
        substitute=_substitute(entry.substitute),
        modifications=tuple(
            Modification(
                id=m.key,
                name=m.name,
                direction=m.direction,
                set_credit=m.set_credit,
                eccentric_factor=m.eccentric_factor,
                unilateral=m.unilateral,
            )
            for m in entry.modifications
        ),
        doses={level: _dose(dose) for level, dose in entry.doses.items()},
        muscles=tuple(
            MuscleCredit(
                muscle=m.muscle, primary=m.role is MuscleRole.PRIMARY, set_credit=m.set_credit
            )
            for m in entry.muscles
        ),
        parent_id=entry.parent,
        is_family=entry.is_family,
    )


def _substitute(entry: SubstituteEntry | None) -> Substitute | None:
    if entry is None:
        return None
    return Substitute(
        name=entry.name,
        set_credit=entry.set_credit,
        eccentric_factor=entry.eccentric_factor,
        unilateral=entry.unilateral,
    )


def _dose(dose: DoseEntry) -> DoseRange:
    return DoseRange(
        sets=dose.sets,
        reps=dose.reps,
        rpe=dose.rpe,
        rest_seconds=dose.rest_seconds,
        seconds=dose.seconds,
        contacts=dose.contacts,
        per_side=dose.per_side,
        tempo=dose.tempo,
        load=dose.load,
    )
