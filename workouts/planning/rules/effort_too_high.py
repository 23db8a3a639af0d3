"""R17: sets stop short of failure."""

from collections.abc import Iterator

from exercises.vocabulary import HamstringAction, Kind, Level, gettext_noop
from workouts.planning.measures.dose import told_left
from workouts.planning.values.request import Request
from workouts.planning.values.rule import FORBIDDEN, Finding, Rule, Scope, finding
from workouts.planning.values.week import Prescription

CODE = "R17"
RPE_CAP = {Level.BEGINNER: 7.0, Level.INTERMEDIATE: 8.0, Level.ADVANCED: 8.5}
CURL_EXTRA = 0.5  # curls may go this much higher
FORBIDDEN_ABOVE = 9.0
COST = 3
REMEDY = gettext_noop("Stop with {least} left.")


def check_item(item: Prescription, request: Request) -> Iterator[Finding]:
    if item.exercise.kind is not Kind.STRENGTH:
        return  # sprints and jumps are all-out for a moment, and stop when they slow down
    is_curl = item.exercise.action is HamstringAction.KNEE
    cap = RPE_CAP[request.level] + (CURL_EXTRA if is_curl else 0)
    if item.rpe <= cap:
        return
    facts = {"exercise": item.name, "left": told_left(item.rpe), "least": told_left(cap)}
    message = gettext_noop("{exercise} with {left} left is too close to failure.")
    cost = FORBIDDEN if item.rpe > FORBIDDEN_ABOVE else COST
    yield finding(CODE, cost, message, REMEDY, **facts)


RULE = Rule(
    code=CODE,
    title=gettext_noop("Never to failure"),
    why=gettext_noop(
        "Leaving two reps in the tank gives nearly the same strength with far less soreness for "
        "tomorrow's run."
    ),
    sources=("acsm-2026",),
    scope=Scope.DOSE,
    check_item=check_item,
)
