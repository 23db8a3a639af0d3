"""Decides how what was prescribed is kept with a training, so that no plan is asked again."""

from dataclasses import dataclass
from enum import StrEnum

from exercises.vocabulary import Kind
from workouts.planning.measures.load import is_per_side
from workouts.planning.measures.movement import is_weighted
from workouts.planning.values.week import Prescription


class Counting(StrEnum):
    """How a set is counted."""

    WEIGHT = "weight"  # weight, reps and effort
    REPS = "reps"  # one's own weight: reps and effort
    JUMPS = "jumps"  # landings, no effort
    SPRINTS = "sprints"  # one set is one sprint, in seconds


@dataclass(frozen=True, kw_only=True)
class PrescribedDose:
    """One exercise with its dose, in words. `key` names exercise, kit and version."""

    key: str
    name: str
    counting: Counting = Counting.WEIGHT
    sets: int = 1
    reps: int = 1
    seconds: int | None = None
    rpe: float = 7.0
    rest_seconds: int = 90
    kg: float | None = None
    sides: bool = False
    how: str = ""
    tempo: str = ""
    equipment: str = ""


@dataclass(frozen=True, kw_only=True)
class PrescribedItem(PrescribedDose):
    """One place of a session, and what may be done there instead. `gentler` is the key of the
    version for a painful day, empty when there is none."""

    gentler: str = ""
    swaps: tuple[PrescribedDose, ...] = ()

    def now(self, to: str) -> PrescribedDose:
        """What is done after a swap; the planned exercise for a key that is not known."""
        return next((one for one in self.swaps if one.key == to), self)


@dataclass(frozen=True, kw_only=True)
class PrescribedSession:
    title: str = ""
    letter: str = ""
    warm_up: tuple[str, ...] = ()
    warm_up_minutes: int = 0
    items: tuple[PrescribedItem, ...] = ()

    def dose(self, key: str) -> PrescribedDose | None:
        """What was planned under this key, or could be done in the place of something else."""
        doses = (one for item in self.items for one in (item, *item.swaps))
        return next((one for one in doses if one.key == key), None)


def key_of(item: Prescription) -> str:
    """Exercise, kit and version with strokes between them; without a version it ends in one."""
    return f"{item.exercise.id}/{item.equipment}/{item.modification_id}"


def counting_of(item: Prescription) -> Counting:
    if item.exercise.kind is Kind.RUNNING_POWER:
        return Counting.SPRINTS
    if item.exercise.kind is Kind.POWER:
        return Counting.JUMPS
    return Counting.WEIGHT if is_weighted(item) else Counting.REPS


def sets_of(item: Prescription) -> tuple[int, int]:
    """Sets and reps to tick: each sprint is one."""
    if item.exercise.kind is Kind.RUNNING_POWER:
        return item.sets * item.reps, 1
    return item.sets, item.reps


def has_sides(item: Prescription) -> bool:
    """Left and right are done one after the other; sprints and jumps are not."""
    return item.exercise.kind is Kind.STRENGTH and is_per_side(item)
