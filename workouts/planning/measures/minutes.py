"""Decides how long an exercise and a session take (RULES.md R21, R22)."""

from dataclasses import replace

from exercises.vocabulary import Kind
from workouts.planning.measures.dose import ramp_up_sets
from workouts.planning.measures.load import is_per_side
from workouts.planning.measures.movement import is_curl
from workouts.planning.values.week import Prescription, Session

CHANGE_SECONDS = 30  # from one station to the next, before setting up there (product default)
ONE_LEG_SLOT = 4  # order slot, R12
TURN_REST_SECONDS = 15  # between the sets of two exercises done in turn, R21 (iversen-2021)
RAMP_UP_REPS, RAMP_UP_REST_SECONDS = 5, 45  # of a lighter set, with the weights (product default)


def item_seconds(item: Prescription) -> float:
    """Setting up, working and resting (R21)."""
    if item.exercise.kind is Kind.RUNNING_POWER:
        work = item.seconds or item.exercise.seconds_per_rep
        return item.exercise.setup_seconds + item.sets * item.reps * (work + item.rest_seconds)
    rests = (item.sets - 1) * item.rest_seconds
    return item.exercise.setup_seconds + item.sets * _set_seconds(item, item.reps) + rests


def _set_seconds(item: Prescription, reps: int) -> float:
    """One set; one-legged work takes both sides."""
    return reps * item.exercise.seconds_per_rep * (2 if is_per_side(item) else 1)


def ramp_up_seconds(item: Prescription) -> float:
    """Lighter sets before the first lift of a session (R22)."""
    return ramp_up_sets(item) * (_set_seconds(item, RAMP_UP_REPS) + RAMP_UP_REST_SECONDS)


def may_take_turns(one: Prescription, other: Prescription) -> bool:
    """Lunges or step-ups and a curl do not compete, so each is the other's rest (R21)."""
    return _is_one_legged(one) and is_curl(other)


def in_turn(item: Prescription) -> Prescription:
    """The same sets, with hardly a rest but the other exercise."""
    return replace(item, rest_seconds=TURN_REST_SECONDS)


def takes_turns(item: Prescription) -> bool:
    """Its rests are too short for anything but turns with another exercise."""
    is_suited = _is_one_legged(item) or is_curl(item)
    return is_suited and item.sets > 1 and item.rest_seconds == TURN_REST_SECONDS


def _is_one_legged(item: Prescription) -> bool:
    return item.exercise.kind is Kind.STRENGTH and item.exercise.order_slot == ONE_LEG_SLOT


def session_minutes(session: Session) -> float:
    """Minutes from the warm-up to the last set (R21)."""
    lift = next((item for item in session.items if item.exercise.kind is Kind.STRENGTH), None)
    seconds = (
        60 * session.warmup_minutes
        + (0 if lift is None else ramp_up_seconds(lift))
        + sum(item_seconds(item) for item in session.items)
        + CHANGE_SECONDS * max(0, len(session.items) - 1)
    )
    return round(seconds / 60, 1)
