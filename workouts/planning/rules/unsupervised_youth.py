"""R50: under 18, technique comes before load and an adult is present."""

from collections.abc import Iterator

from exercises.vocabulary import Kind, Resistance, gettext_noop
from workouts.planning.measures.dose import told_left
from workouts.planning.measures.movement import (
    UNSTATED,
    UNSTATED_REMEDY,
    is_curl,
    is_jump,
    is_stated,
    is_weighted,
    movement_of,
    resistance_of,
)
from workouts.planning.values.request import Request
from workouts.planning.values.rule import Finding, Rule, Scope, must
from workouts.planning.values.week import Prescription, Week

CODE = "R50"
YOUNGEST = 13  # years; younger children get no automatic plan
REPS_FROM_AGE, FEWEST_REPS, FEWEST_REPS_OLDER = 16, 8, 6
RPE_CAP, RPE_CAP_FIRST_WEEKS, FIRST_WEEKS = 7.0, 6.0, 4


def is_too_young(request: Request) -> bool:
    return request.age < YOUNGEST


def may_train(request: Request) -> bool:
    """Old enough for a plan, and no one has said that there is no adult."""
    if not request.is_youth:
        return True
    return not is_too_young(request) and request.supervised is not False


def fewest_reps(request: Request) -> int:
    return FEWEST_REPS_OLDER if request.age >= REPS_FROM_AGE else FEWEST_REPS


def effort_cap(request: Request) -> float:
    return RPE_CAP_FIRST_WEEKS if request.is_in_first(FIRST_WEEKS) else RPE_CAP


def check(week: Week, request: Request) -> Iterator[Finding]:
    if may_train(request):
        return
    for session in week.sessions:
        message = gettext_noop("{day}: strength work at this age needs a qualified adult.")
        remedy = gettext_noop("Train with a coach who is present.")
        yield must(CODE, message, remedy, session.day)


def check_item(item: Prescription, request: Request) -> Iterator[Finding]:
    if not request.is_youth:
        return
    if not is_stated(item):
        yield must(CODE, UNSTATED, UNSTATED_REMEDY, exercise=item.name)
    elif item.exercise.kind is not Kind.RUNNING_POWER:
        yield from _check_dose(item, request)
        yield from _check_movement(item)


def _check_dose(item: Prescription, request: Request) -> Iterator[Finding]:
    facts = {"exercise": item.name, "rpe": item.rpe, "reps": item.reps}
    is_strength = item.exercise.kind is Kind.STRENGTH
    if is_strength and item.reps < fewest_reps(request):
        message = gettext_noop("{exercise}: sets of {reps} are too heavy under 18.")
        remedy = gettext_noop("Do at least {fewest} light, tidy reps.")
        yield must(CODE, message, remedy, **facts, fewest=fewest_reps(request))
    if item.rpe > effort_cap(request):
        message = gettext_noop("{exercise} with only {left} left is too hard under 18.")
        remedy = gettext_noop("Stop with {least} left.")
        left, least = told_left(item.rpe), told_left(effort_cap(request))
        yield must(CODE, message, remedy, **facts, left=left, least=least)


def _check_movement(item: Prescription) -> Iterator[Finding]:
    if is_jump(item) and is_weighted(item):
        message = gettext_noop("{exercise}: no weights on jumps under 18.")
        remedy = gettext_noop("Jump without weights.")
        yield must(CODE, message, remedy, exercise=item.name)
    is_slow = is_curl(item) and movement_of(item).slow_lowering
    if is_slow and resistance_of(item) is Resistance.NONE:
        message = gettext_noop("{exercise} cannot be made light enough under 18.")
        remedy = gettext_noop("Choose a curl with a band or a light weight.")
        yield must(CODE, message, remedy, exercise=item.name)


RULE = Rule(
    code=CODE,
    title=gettext_noop("Young runners: technique first, with an adult"),
    why=gettext_noop(
        "Lifting is safe and useful for young runners when someone qualified is watching."
    ),
    sources=("lloyd-2014", "faigenbaum-2009", "allerheiligen-rogers"),
    tells_health=True,
    scope=Scope.DAY,
    check=check,
    check_item=check_item,
)
