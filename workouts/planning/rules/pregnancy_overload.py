"""R51: in pregnancy, with a clinician's yes and gentler."""

from collections.abc import Iterator

from exercises.vocabulary import Kind, Posture, Resistance, gettext_noop
from workouts.planning.measures.dose import told_left
from workouts.planning.measures.load import has_power, is_heavy
from workouts.planning.measures.movement import (
    UNSTATED,
    UNSTATED_REMEDY,
    is_curl,
    is_jump,
    is_stated,
    is_unilateral,
    movement_of,
    resistance_of,
)
from workouts.planning.values.request import Request
from workouts.planning.values.rule import Finding, Rule, Scope, must
from workouts.planning.values.week import Prescription, Week

CODE = "R51"
RPE_CAP, FEWEST_REPS = 6.5, 8
FIRST_TRIMESTER_WEEKS = 13
UPRIGHT = (Posture.STANDING, Posture.SEATED)


def is_safe(item: Prescription, request: Request) -> bool:
    """No lying face down, no lying on the back later on, nothing that invites a fall."""
    moves = movement_of(item)
    invites_fall = moves.asks_balance or (
        is_unilateral(item) and resistance_of(item) is Resistance.BAR
    )
    if item.exercise.kind is not Kind.STRENGTH or is_jump(item) or invites_fall:
        return False
    if is_curl(item):
        return moves.posture in UPRIGHT
    week = request.pregnancy_week
    is_early = week is not None and week <= FIRST_TRIMESTER_WEEKS
    return moves.posture in (*UPRIGHT, Posture.KNEELING) or (
        moves.posture is Posture.ON_BACK and is_early
    )


def check(week: Week, request: Request) -> Iterator[Finding]:
    if not request.pregnant:
        return
    for session in week.sessions:
        remedy = gettext_noop("Keep it light or moderate, with your midwife's or doctor's yes.")
        if not request.clearance:
            message = gettext_noop("{day}: strength work in pregnancy needs a clinician's yes.")
            yield must(CODE, message, remedy, session.day)
        if is_heavy(session, request) or has_power(session):
            message = gettext_noop("{day} is heavier than suits pregnancy.")
            yield must(CODE, message, remedy, session.day)


def check_item(item: Prescription, request: Request) -> Iterator[Finding]:
    if not request.pregnant:
        return
    facts = {"exercise": item.name, "rpe": item.rpe, "reps": item.reps}
    if not is_stated(item):
        yield must(CODE, UNSTATED, UNSTATED_REMEDY, **facts)
    elif not is_safe(item, request):
        message = gettext_noop("{exercise} does not suit pregnancy in this version.")
        remedy = gettext_noop("Choose a seated, standing or low version.")
        yield must(CODE, message, remedy, **facts)
    if item.rpe > RPE_CAP or item.reps < FEWEST_REPS:
        message = gettext_noop("{exercise}: {reps} reps with only {left} left are too heavy now.")
        remedy = gettext_noop("Do eight or more, and stop with {least} left.")
        left, least = told_left(item.rpe), told_left(RPE_CAP)
        yield must(CODE, message, remedy, **facts, left=left, least=least)


RULE = Rule(
    code=CODE,
    title=gettext_noop("Pregnancy: with a doctor's yes, and gentler"),
    why=gettext_noop(
        "Staying strong is good for most pregnancies, with your midwife's or doctor's yes and a "
        "gentler plan."
    ),
    sources=("acog-804",),
    tells_health=True,
    scope=Scope.DAY,
    check=check,
    check_item=check_item,
)
