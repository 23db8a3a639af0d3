"""R40: a taper has fewer sets, not less weight; judged when last week is known."""

from collections.abc import Iterator

from exercises.vocabulary import gettext_noop
from workouts.planning.measures.dose import told_left
from workouts.planning.measures.load import MAIN_SLOTS
from workouts.planning.values.request import Request
from workouts.planning.values.rule import Finding, Rule, Scope, should
from workouts.planning.values.season import Phase
from workouts.planning.values.week import Prescription, Week

CODE = "R40"
LEAST_RPE = 7.0  # of the main lift, until the last heavy session (bosquet-2007, travis-2020)
COST = 4


def drops_load(items: tuple[Prescription, ...], request: Request) -> bool:
    """Last week's main lift comes back only lighter, and not because of pain (R44)."""
    if request.phase is not Phase.TAPER or request.has_amber_pain:
        return False
    heavy = {item.exercise_id for item in request.last_items if item.rpe >= LEAST_RPE}
    efforts = [item.rpe for item in items if item.exercise.order_slot in MAIN_SLOTS]
    came_back = any(item.exercise.id in heavy for item in items)
    return came_back and max(efforts, default=LEAST_RPE) < LEAST_RPE


def choice_cost(items: tuple[Prescription, ...], request: Request) -> float:
    return COST * drops_load(items, request)


def check(week: Week, request: Request) -> Iterator[Finding]:
    if drops_load(week.items, request):
        message = gettext_noop("The main lift stops with more than {most} left in the taper.")
        remedy = gettext_noop("Keep the weight, and do fewer sets.")
        yield should(CODE, COST, message, remedy, *week.gym_days, most=told_left(LEAST_RPE))


RULE = Rule(
    code=CODE,
    title=gettext_noop("Taper: fewer sets, same weight"),
    why=gettext_noop("Cut how much, not how heavy. You keep the strength and lose the tiredness."),
    sources=("bosquet-2007", "wang-2023", "travis-2020"),
    scope=Scope.CONTENT,
    needs_last_week=True,
    check=check,
    choice_cost=choice_cost,
)
