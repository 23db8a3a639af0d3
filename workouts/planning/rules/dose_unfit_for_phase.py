"""R16: sets, reps, effort and rest that serve what the week is for (R37)."""

from collections.abc import Iterator

from exercises.vocabulary import Kind, gettext_noop
from workouts.planning.measures.dose import reps_left, told_left
from workouts.planning.measures.goals import ROWS, UNLOADED_REPS, UNLOADED_RPE, Goal, goal_of
from workouts.planning.measures.minutes import TURN_REST_SECONDS, takes_turns
from workouts.planning.measures.movement import is_weighted
from workouts.planning.values.exercise import DoseRange
from workouts.planning.values.request import Request
from workouts.planning.values.rule import Finding, Rule, Scope, should
from workouts.planning.values.week import Prescription

CODE = "R16"
DELOAD_REPS_LESS = 2  # with the same weight, which is what makes the week easier, R36 (bell-2023)
COST = 3  # for each of sets, reps, effort and rest
REMEDY = gettext_noop("Keep it between {low} and {high}.")
EFFORT_REMEDY = gettext_noop("Stop with {most} left.")
UNLOADED_MESSAGE = gettext_noop(
    "{exercise}: without weight, a set that leaves only {left} is out of reach."
)
UNLOADED_REMEDY = gettext_noop(
    "Stop with {least} left. Lower more slowly, then use one leg, then more range; or load a "
    "backpack."
)
MESSAGES = {
    "sets": gettext_noop("{exercise}: {value} sets are more than you need in this phase."),
    "reps": gettext_noop("{exercise}: {value} reps do not suit this phase."),
    "rpe": gettext_noop("{exercise} with {left} left is too easy to train anything."),
    "rest_seconds": gettext_noop("{exercise}: {value} seconds of rest do not suit this dose."),
}


def check_item(item: Prescription, request: Request) -> Iterator[Finding]:
    """A dose may serve the phase, learn or lay a foundation, or be what the exercise asks for."""
    if item.exercise.kind is not Kind.STRENGTH or request.strain_stage is not None:
        return  # jumps and sprints have their own rules, a healing strain its own stages
    if not is_weighted(item) and item.rpe > UNLOADED_RPE:
        facts = {
            "exercise": item.name,
            "left": told_left(item.rpe),
            "least": told_left(UNLOADED_RPE),
        }
        yield should(CODE, COST, UNLOADED_MESSAGE, UNLOADED_REMEDY, **facts)
    doses = _doses(item, request)
    for name, message in MESSAGES.items():
        value = getattr(item, name)
        low, high = _range(name, item, request, doses)
        if (value < low) if name == "rpe" else not low <= value <= high:
            remedy = EFFORT_REMEDY if name == "rpe" else REMEDY
            numbers = {"value": value, "low": low, "high": high}
            if name == "rpe":
                numbers = {"left": reps_left(value), "most": reps_left(low)}
            yield should(CODE, COST, message, remedy, exercise=item.name, **numbers)


def _doses(item: Prescription, request: Request) -> list[DoseRange]:
    """Those that fit; light and learning ones fit into every phase."""
    own = item.exercise.doses.get(request.level)
    usual = [ROWS[goal] for goal in (goal_of(request), Goal.TECHNIQUE, Goal.FOUNDATION)]
    return usual if own is None else [*usual, own]


def _range(
    name: str, item: Prescription, request: Request, doses: list[DoseRange]
) -> tuple[float, float]:
    """Too much effort is for R17."""
    if name == "reps" and not is_weighted(item):
        return UNLOADED_REPS[request.level]
    if name == "rest_seconds" and takes_turns(item):
        return TURN_REST_SECONDS, TURN_REST_SECONDS  # whether it has a partner is for R21
    ranges = [getattr(dose, name) for dose in doses]
    low, high = min(low for low, _ in ranges), max(high for _, high in ranges)
    fewer = DELOAD_REPS_LESS if name == "reps" and request.deload else 0
    return max(1, low - fewer), high


RULE = Rule(
    code=CODE,
    title=gettext_noop("A dose that suits the phase"),
    why=gettext_noop(
        "Heavier and fewer reps for strength, fast and few for power, more reps only while "
        "learning."
    ),
    sources=("eihara-2022", "llanos-lagos-2024", "balsalobre-2016", "acsm-2026", "acsm-2009"),
    scope=Scope.DOSE,
    check_item=check_item,
)
