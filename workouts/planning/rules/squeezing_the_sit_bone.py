"""R47: a sore sit bone is loaded out of deep hip bend."""

from collections.abc import Iterator

from exercises.vocabulary import Kind, MuscleLength, Posture, gettext_noop
from workouts.planning.measures.load import has_power, is_heavy
from workouts.planning.measures.movement import (
    UNSTATED,
    UNSTATED_REMEDY,
    is_jump,
    is_stated,
    movement_of,
)
from workouts.planning.values.request import Request
from workouts.planning.values.rule import Finding, Rule, Scope, must
from workouts.planning.values.week import Prescription, Week

CODE = "R47"


def is_allowed(item: Prescription) -> bool:
    """Out of deep hip bend, out of the stretch, and not sitting on it."""
    if item.exercise.kind is not Kind.STRENGTH or is_jump(item):
        return False
    moves = movement_of(item)
    is_squeezed = moves.deep_hip_bend or moves.from_floor or moves.posture is Posture.SEATED
    return not is_squeezed and moves.muscle_length is not MuscleLength.LONG


def check(week: Week, request: Request) -> Iterator[Finding]:
    if not request.has_sit_bone_pain:
        return
    for session in week.sessions:
        if is_heavy(session, request) or has_power(session):
            message = gettext_noop("{day} is too much for a sore sit bone.")
            remedy = gettext_noop("Keep it moderate, without jumps and sprints.")
            yield must(CODE, message, remedy, session.day)


def check_item(item: Prescription, request: Request) -> Iterator[Finding]:
    if not request.has_sit_bone_pain:
        return
    if not is_stated(item):
        yield must(CODE, UNSTATED, UNSTATED_REMEDY, exercise=item.name)
    elif not is_allowed(item):
        message = gettext_noop("{exercise} squeezes the sore tendon at the sit bone.")
        remedy = gettext_noop("Choose a version in which your hip does not bend deeply.")
        yield must(CODE, message, remedy, exercise=item.name)


RULE = Rule(
    code=CODE,
    title=gettext_noop("Kind to the sit bone"),
    why=gettext_noop(
        "That tendon doesn't like being squeezed while it is stretched. Load it, but "
        "without bending the hip deeply."
    ),
    sources=("goom-2016",),
    tells_health=True,
    scope=Scope.DAY,
    check=check,
    check_item=check_item,
)
