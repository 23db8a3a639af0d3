"""R52: simple first eight weeks."""

from collections.abc import Iterator

from exercises.vocabulary import Level, gettext_noop
from workouts.planning.measures.load import items_stress
from workouts.planning.measures.movement import (
    UNSTATED,
    UNSTATED_REMEDY,
    is_curl,
    is_stated,
    movement_of,
)
from workouts.planning.values.request import Request
from workouts.planning.values.rule import Finding, Rule, Scope, must
from workouts.planning.values.season import INTRO_WEEKS
from workouts.planning.values.week import Prescription, Stress, Week

CODE = "R52"
MOST_EXERCISES = 4


def most_exercises(request: Request) -> int:
    """Exercises in a session."""
    return MOST_EXERCISES if request.level is Level.BEGINNER else MOST_EXERCISES + 1


def is_too_heavy(stress: Stress, request: Request) -> bool:
    """Heavy contents in a beginner's first weeks, before the shift that those weeks bring (R33)."""
    is_new = request.level is Level.BEGINNER and request.is_in_first(INTRO_WEEKS)
    return is_new and stress is Stress.HEAVY


def check(week: Week, request: Request) -> Iterator[Finding]:
    if request.level is not Level.BEGINNER:
        return
    for session in week.gym:
        count = len({item.exercise.id for item in session.items})
        facts = {"count": count, "most": MOST_EXERCISES}
        if count > MOST_EXERCISES:
            message = gettext_noop("{day} has {count} exercises, many for a beginner.")
            remedy = gettext_noop("Keep {most}.")
            yield must(CODE, message, remedy, session.day, **facts)
        if is_too_heavy(items_stress(session.items), request):
            message = gettext_noop("{day} is heavy, in your first weeks.")
            remedy = gettext_noop("Drop a set of the hinge or the curl.")
            yield must(CODE, message, remedy, session.day, **facts)


def check_item(item: Prescription, request: Request) -> Iterator[Finding]:
    if request.level is not Level.BEGINNER:
        return
    if not is_stated(item):
        yield must(CODE, UNSTATED, UNSTATED_REMEDY, exercise=item.name)
    elif is_curl(item) and movement_of(item).slow_lowering:
        message = gettext_noop("{exercise}: slow and Nordic lowering is for later.")
        remedy = gettext_noop("Choose an easier version.")
        yield must(CODE, message, remedy, exercise=item.name)


RULE = Rule(
    code=CODE,
    title=gettext_noop("Simple first weeks"),
    why=gettext_noop("Learn the moves, feel good on your runs, then add weight."),
    sources=("acsm-2009",),
    scope=Scope.SESSION,
    check=check,
    check_item=check_item,
)
