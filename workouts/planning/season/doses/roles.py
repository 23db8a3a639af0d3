"""Decides which exercise does a job of the grid, and in which version, by the catalogue's facts."""

from collections.abc import Iterator
from dataclasses import replace
from enum import Enum, auto

from exercises.vocabulary import Fit, HamstringAction, Kind, KneeLoad, Level
from workouts.planning.measures.goals import UNLOADED_REPS, UNLOADED_REST_SECONDS, UNLOADED_RPE
from workouts.planning.measures.load import FLOOR_PULL_SLOT, HINGE_SLOT
from workouts.planning.measures.minutes import ONE_LEG_SLOT
from workouts.planning.measures.movement import is_weighted
from workouts.planning.search.adaptations import Adaptation, adaptations, versions
from workouts.planning.search.menu import MOST_REPS, Effort, has_kit, nearest_fine, rest_seconds
from workouts.planning.season.doses.grid import Cell, Role
from workouts.planning.values.exercise import Exercise
from workouts.planning.values.request import Request
from workouts.planning.values.week import Prescription

FEWEST_UNLOADED = {Level.BEGINNER: 10, Level.INTERMEDIATE: 12, Level.ADVANCED: 12}  # reps
KNEES = (KneeLoad.LITTLE, KneeLoad.SOME, KneeLoad.MUCH, None)  # the kindest first
#: What does the job where nothing of the role itself is allowed.
STAND_INS = {
    Role.PULL: (Role.PULL, Role.HINGE),
    Role.HINGE: (Role.HINGE, Role.PULL),
    Role.LEG: (Role.LEG, Role.OTHER_LEG),
    Role.OTHER_LEG: (Role.OTHER_LEG, Role.LEG),
    Role.CURL: (Role.CURL,),
}


class Move(Enum):
    """What becomes of the version of an exercise."""

    STAY = auto()
    UP = auto()  # from a simple one to the exercise itself
    OTHER = auto()  # after weeks without progress


def role_of(exercise: Exercise, exercises: tuple[Exercise, ...]) -> Role | None:
    """None for jumps and sprints."""
    if exercise.kind is not Kind.STRENGTH:
        return None
    if exercise.action is HamstringAction.KNEE:
        return Role.CURL
    if exercise.order_slot == FLOOR_PULL_SLOT:
        return Role.PULL
    if exercise.order_slot == HINGE_SLOT:
        return Role.HINGE
    return Role.LEG if _is_kindest(exercise, exercises) else Role.OTHER_LEG


def _is_kindest(exercise: Exercise, exercises: tuple[Exercise, ...]) -> bool:
    """To the knee, of all that is done on one leg."""
    return all(_knee(exercise) <= _knee(one) for one in exercises if _is_one_leg(one))


def _knee(exercise: Exercise) -> int:
    return KNEES.index(exercise.movement.knee_load)


def _is_one_leg(exercise: Exercise) -> bool:
    is_lift = exercise.kind is Kind.STRENGTH and not exercise.is_family
    return is_lift and exercise.order_slot == ONE_LEG_SLOT


def candidates(
    role: Role, request: Request, exercises: tuple[Exercise, ...], kept: frozenset[str]
) -> Iterator[Exercise]:
    """What can do this job, the best first: what was done before, then what there is kit for."""
    lifts = [one for one in exercises if not one.is_family]
    for each in STAND_INS[role]:
        found = [one for one in lifts if role_of(one, exercises) is each]
        yield from sorted(found, key=lambda e: (e.id not in kept, not has_kit(e, request)))


def prescribed(
    exercise: Exercise,
    cell: Cell,
    request: Request,
    like: Prescription | None,
    move: Move = Move.STAY,
) -> Prescription | None:
    """The cell's dose of this exercise in the best version that the rules allow; `like` is what
    was done before, and its version stays while nothing better fits, unless it is time to `move`
    on."""
    dose = exercise.doses.get(request.level)
    if dose is None:
        return None
    for adaptation in _versions(exercise, request, like, move):
        wanted = Prescription(
            exercise=exercise,
            sets=cell.sets,
            reps=cell.reps,
            rpe=cell.rpe,
            rest_seconds=rest_seconds(exercise, dose, request, Effort.WORK),
            equipment=adaptation.equipment,
            modification=adaptation.modification,
        )
        most = max(MOST_REPS, wanted.reps)
        if not is_weighted(wanted):
            low, most = unloaded_reps(request)
            wanted = replace(
                wanted,
                reps=max(low, cell.reps),
                rpe=min(cell.rpe, UNLOADED_RPE),
                rest_seconds=min(wanted.rest_seconds, UNLOADED_REST_SECONDS),
            )
        found = nearest_fine(wanted, most, request)
        if found is not None:
            return found
    return None


def _versions(
    exercise: Exercise, request: Request, like: Prescription | None, move: Move
) -> Iterator[Adaptation]:
    """The same weights as before first; a simple version gives way once others come before it."""
    learned = replace(request, program_week=None, novel_eccentric=False)
    found = adaptations(exercise, learned if move is Move.UP else request)
    same_kit = [one for one in found if like is not None and one.equipment == like.equipment]
    if like is None or not is_weighted(like):
        same_kit = []
    elif move is Move.OTHER:
        yield from _other_versions(exercise, request, like)
    elif not request.is_intro and not _is_simple(like):
        yield Adaptation(equipment=like.equipment, modification=like.modification, fit=Fit.PLAIN)
    yield from same_kit
    yield from (one for one in found if one not in same_kit)


def _other_versions(
    exercise: Exercise, request: Request, like: Prescription
) -> Iterator[Adaptation]:
    """With the same weights, and no simpler ones."""
    for one in versions(exercise, request, like=like.equipment):
        is_other = one.modification is not like.modification and one.equipment == like.equipment
        if is_other and one.fit in (Fit.LOADED, Fit.PLAIN):
            yield one


def _is_simple(item: Prescription) -> bool:
    return item.modification is not None and item.modification.fit in (Fit.GENTLE, Fit.EASY)


def reps_range(item: Prescription, cell: Cell, request: Request) -> tuple[int, int]:
    """Within which reps grow before the weight does."""
    return (cell.low, cell.high) if is_weighted(item) else unloaded_reps(request)


def unloaded_reps(request: Request) -> tuple[int, int]:
    """Where nothing adds weight (blocks.md, section 3)."""
    low, high = UNLOADED_REPS[request.level]
    return max(low, FEWEST_UNLOADED[request.level]), high
