"""R35: running and strength do not grow in the same week."""

from collections.abc import Iterator

from exercises.vocabulary import Kind, gettext_noop
from workouts.planning.measures.load import HIGH_ECCENTRIC, eccentric_factor
from workouts.planning.measures.totals import week_totals
from workouts.planning.values.request import Request
from workouts.planning.values.rule import Finding, Rule, Scope, must, should
from workouts.planning.values.totals import Totals
from workouts.planning.values.week import Prescription, Week

CODE = "R35"
COST = 6
TOLERANCE = 1e-9


def raises_both(totals: Totals, request: Request) -> bool:
    last = request.ordinary_ham_sets
    return bool(last) and request.raises_running and totals.ham_sets > (last or 0) + TOLERANCE


def totals_cost(totals: Totals, request: Request) -> float:
    return COST * raises_both(totals, request)


def is_new(item: Prescription, request: Request) -> bool:
    """New slow lowering: by the runner's word, or by what last week held."""
    is_unknown = bool(request.last_sets) and item.exercise.id not in request.last_sets
    return request.novel_eccentric or is_unknown


def check_item(item: Prescription, request: Request) -> Iterator[Finding]:
    is_strength = item.exercise.kind is Kind.STRENGTH
    is_slow = is_strength and eccentric_factor(item) >= HIGH_ECCENTRIC
    if request.raises_running and is_slow and is_new(item, request):
        message = gettext_noop(
            "{exercise}: slow lowering is new to you, and this week has much more running."
        )
        remedy = gettext_noop("Start it in a week with your usual running.")
        yield must(CODE, message, remedy, exercise=item.name)


def check(week: Week, request: Request) -> Iterator[Finding]:
    if raises_both(week_totals(week, request), request):
        message = gettext_noop("Running and strength both go up this week.")
        remedy = gettext_noop("Keep last week's sets.")
        yield should(CODE, COST, message, remedy, *week.gym_days)


RULE = Rule(
    code=CODE,
    title=gettext_noop("One stress at a time"),
    why=gettext_noop("Change one thing at a time, so you know what your body is answering."),
    scope=Scope.CONTENT,
    check=check,
    totals_cost=totals_cost,
    totals_fields=("ham_sets",),
    check_item=check_item,
)
