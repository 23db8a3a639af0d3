"""The catalogue's rows as the exercises that the planner knows."""

from collections.abc import Mapping
from types import MappingProxyType

from exercises.catalogue import FEW, equipment_names
from exercises.catalogue_version import per_edition
from exercises.models import (
    Dose,
    ExerciseEquipment,
    ExerciseMuscle,
)
from exercises.models import Exercise as ExerciseRow
from exercises.models import Modification as ModificationRow
from exercises.vocabulary import (
    ECCENTRIC_FACTOR,
    Direction,
    EccentricStress,
    HamstringAction,
    Impact,
    Kind,
    Level,
)
from workouts.planning.values.exercise import (
    DoseRange,
    Exercise,
    Modification,
    MuscleCredit,
    Substitute,
)


def known_equipment() -> frozenset[str]:
    """The equipment ids that a request may name."""
    return frozenset(equipment_names())


@per_edition(FEW)
def read_exercises() -> tuple[Exercise, ...]:
    """The published catalogue as the planner sees it, in a fixed number of queries."""
    return tuple(_exercise(row) for row in exercise_rows().values() if row.published)


@per_edition(FEW)
def exercise_rows() -> Mapping[str, ExerciseRow]:
    """By key, with what the planner and the words of a dose need; also those that are retired."""
    rows = ExerciseRow.objects.select_related("parent", "substitute").prefetch_related(
        "equipment__equipment", "muscles__muscle", "modifications", "doses"
    )
    return MappingProxyType({row.key: row for row in rows})


def _exercise(row: ExerciseRow) -> Exercise:
    options: list[ExerciseEquipment] = list(row.equipment.all())
    return Exercise(
        id=row.key,
        slug=row.slug,
        name=row.name,
        kind=Kind(row.kind),
        unilateral=row.unilateral,
        action=HamstringAction(row.hamstring_action),
        impact=Impact(row.impact),
        set_credit=row.set_credit,
        eccentric_factor=ECCENTRIC_FACTOR[EccentricStress(row.eccentric)],
        seconds_per_rep=row.seconds_per_rep,
        setup_seconds=row.setup_seconds,
        order_slot=row.order_slot,
        equipment=tuple(o.equipment.slug for o in options if not o.adds_load),
        added_load=tuple(o.equipment.slug for o in options if o.adds_load),
        substitute=_substitute(row),
        modifications=tuple(_modification(m) for m in row.modifications.all()),
        doses={Level(dose.level): _dose(dose) for dose in row.doses.all()},
        muscles=tuple(_muscle(muscle) for muscle in row.muscles.all()),
        parent_id=row.parent.key if row.parent else None,
        is_family=row.is_family,
    )


def _substitute(row: ExerciseRow) -> Substitute | None:
    substitute = getattr(row, "substitute", None)
    if substitute is None:
        return None
    return Substitute(
        name=substitute.name,
        set_credit=substitute.set_credit,
        eccentric_factor=substitute.eccentric_factor,
        unilateral=substitute.unilateral,
    )


def _modification(row: ModificationRow) -> Modification:
    return Modification(
        id=row.key,
        name=row.name,
        direction=Direction(row.direction),
        set_credit=row.set_credit,
        eccentric_factor=row.eccentric_factor,
        unilateral=row.unilateral,
    )


def _muscle(row: ExerciseMuscle) -> MuscleCredit:
    return MuscleCredit(muscle=row.muscle.slug, primary=row.is_primary, set_credit=row.set_credit)


def _pair(low: int | None, high: int | None) -> tuple[int, int] | None:
    return None if low is None or high is None else (low, high)


def _dose(row: Dose) -> DoseRange:
    return DoseRange(
        sets=(row.sets_low, row.sets_high),
        reps=(row.reps_low, row.reps_high),
        rpe=(row.rpe_low, row.rpe_high),
        rest_seconds=(row.rest_seconds_low, row.rest_seconds_high),
        seconds=_pair(row.seconds_low, row.seconds_high),
        contacts=_pair(row.contacts_low, row.contacts_high),
        per_side=row.per_side,
        tempo=row.tempo,
        load=row.load,
    )
