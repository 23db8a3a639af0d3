"""Decides how the body really moves in a prescription, from what the catalogue states."""

from dataclasses import fields, replace

from exercises.vocabulary import (
    HILL,
    NO_EQUIPMENT,
    SUBSTITUTE,
    HamstringAction,
    Impact,
    Kind,
    Resistance,
    gettext_noop,
)
from workouts.planning.values.exercise import Kit, Modification, Movement, Substitute
from workouts.planning.values.week import Prescription

WEIGHTS = (Resistance.BAR, Resistance.WEIGHT)
HARD_LANDINGS = (Impact.MEDIUM, Impact.HIGH)
#: What every careful rule says of an exercise that the catalogue does not describe.
UNSTATED = gettext_noop(
    "{exercise}: the catalogue does not yet say how it moves, so it stays out of your plan."
)
UNSTATED_REMEDY = gettext_noop("Choose another exercise, or another version.")
FACTS = tuple(field.name for field in fields(Movement))
MEMO = "_movement"  # the attribute of a prescription that remembers how it moves


def movement_of(item: Prescription) -> Movement:
    """How it is done: the exercise with its equipment, or its substitute, and its modification.

    The prescription, which never changes, remembers it, because many rules ask for it.
    """
    known: Movement | None = vars(item).get(MEMO)
    if known is None:
        known = vars(item)[MEMO] = _look_at(item)
    return known


def is_stated(item: Prescription) -> bool:
    """The catalogue says all that the careful rules need to know."""
    movement = movement_of(item)
    is_known = resistance_of(item) is not None
    return is_known and all(getattr(movement, name) is not None for name in FACTS)


def is_curl(item: Prescription) -> bool:
    """Bends the knee against resistance."""
    return item.exercise.action is HamstringAction.KNEE


def is_unilateral(item: Prescription) -> bool:
    """One leg at a time, as it is really done (R14)."""
    is_whole = (item.substitute or item.exercise).unilateral
    return is_whole or any(part.unilateral for part in _parts(item))


def is_one_legged_for_want(item: Prescription) -> bool:
    """On one leg because nothing adds the weight that two would need (R14, R16)."""
    return is_unilateral(item) and not item.exercise.unilateral and not is_weighted(item)


def is_jump(item: Prescription) -> bool:
    """Leaves the ground and lands."""
    if item.exercise.kind is Kind.POWER:
        return True
    impact = item.exercise.impact
    for part in _parts(item):
        impact = impact if part.impact is None else part.impact
    return item.exercise.kind is Kind.STRENGTH and impact in HARD_LANDINGS


def resistance_of(item: Prescription) -> Resistance | None:
    """What it works against; None while the catalogue does not say."""
    if item.equipment in (SUBSTITUTE, NO_EQUIPMENT, HILL):
        return Resistance.NONE
    kit = item.exercise.kit_of(item.equipment)
    return None if kit is None else kit.resistance


def is_weighted(item: Prescription) -> bool:
    """There is a weight to choose, by the kit or by the version."""
    adds_weight = item.modification is not None and item.modification.adds_weight
    return adds_weight or resistance_of(item) in WEIGHTS


def _look_at(item: Prescription) -> Movement:
    movement = item.exercise.movement
    for part in _parts(item):
        movement = part.movement if isinstance(part, Substitute) else _over(movement, part.movement)
    return movement


def _parts(item: Prescription) -> tuple[Kit | Substitute | Modification, ...]:
    """What differs from the plain exercise; the later one wins."""
    way = item.substitute or item.exercise.kit_of(item.equipment)
    return tuple(filter(None, (way, item.modification)))


def _over(movement: Movement, changes: Movement) -> Movement:
    stated = {name: getattr(changes, name) for name in FACTS}
    return replace(movement, **{name: fact for name, fact in stated.items() if fact is not None})
