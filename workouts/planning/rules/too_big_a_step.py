"""R34: small steps from week to week; judged when last week is known."""

from collections.abc import Iterator

from exercises.vocabulary import Kind, gettext_noop
from workouts.planning.measures.totals import week_totals
from workouts.planning.values.exercise import Exercise
from workouts.planning.values.request import Request
from workouts.planning.values.rule import Finding, Rule, Scope, should
from workouts.planning.values.totals import Totals
from workouts.planning.values.week import Prescription, Week

CODE = "R34"
MOST_SETS_STEP = 1  # sets more per exercise a week
MOST_HAM_SETS_STEP = 2  # fractional hamstring sets more a week
COST = 5
TOLERANCE = 1e-9


def ham_sets_step(totals: Totals, request: Request) -> float:
    """Hamstring sets more than last week; 0 when that week is not known or was left out."""
    last = request.ordinary_ham_sets
    return max(0.0, totals.ham_sets - last) if last else 0.0


def is_big(step: float) -> bool:
    return step > MOST_HAM_SETS_STEP + TOLERANCE


def totals_cost(totals: Totals, request: Request) -> float:
    return COST * is_big(ham_sets_step(totals, request))


def choice_cost(items: tuple[Prescription, ...], request: Request) -> float:
    last = request.ordinary_sets
    sets: dict[str, int] = {}
    for item in items:
        exercise = item.exercise
        if exercise.id in last and exercise.kind is Kind.STRENGTH:
            sets[exercise.id] = sets.get(exercise.id, 0) + item.sets
    return COST * sum(count > last[name] + MOST_SETS_STEP for name, count in sets.items())


def _too_many(items: tuple[Prescription, ...], request: Request) -> Iterator[tuple[Exercise, int]]:
    """Exercises of last week with more than one set more; new ones are for R33."""
    sets: dict[Exercise, int] = {}
    for item in items:
        if item.exercise.kind is Kind.STRENGTH:
            sets[item.exercise] = sets.get(item.exercise, 0) + item.sets
    for exercise, count in sets.items():
        last = request.ordinary_sets.get(exercise.id)
        if last is not None and count > last + MOST_SETS_STEP:
            yield exercise, count


def check(week: Week, request: Request) -> Iterator[Finding]:
    for exercise, sets in _too_many(week.items, request):
        message = gettext_noop("{exercise} goes from {last} to {sets} sets in one week.")
        remedy = gettext_noop("Add one set at most.")
        facts = {
            "exercise": exercise.name,
            "last": request.ordinary_sets[exercise.id],
            "sets": sets,
        }
        yield should(CODE, COST, message, remedy, *week.gym_days, **facts)
    step = ham_sets_step(week_totals(week, request), request)
    if is_big(step):
        message = gettext_noop("{step} hamstring sets more than last week is a big step.")
        remedy = gettext_noop("Add two at most.")
        yield should(CODE, COST, message, remedy, *week.gym_days, step=round(step, 2))


RULE = Rule(
    code=CODE,
    title=gettext_noop("Small steps, one at a time"),
    why=gettext_noop("Add a little when it feels easy twice, not because the calendar says so."),
    sources=("acsm-2009",),
    scope=Scope.CONTENT,
    needs_last_week=True,
    check=check,
    totals_cost=totals_cost,
    totals_fields=("ham_sets",),
    choice_cost=choice_cost,
)
