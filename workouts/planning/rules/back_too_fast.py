"""R38: after a break strength work starts again below where it stopped."""

from collections.abc import Iterator
from math import inf

from exercises.vocabulary import Kind, gettext_noop
from workouts.planning.measures.dose import told_left
from workouts.planning.measures.totals import week_totals
from workouts.planning.values.request import Request
from workouts.planning.values.rule import FORBIDDEN, Finding, Rule, Scope, must
from workouts.planning.values.totals import Totals
from workouts.planning.values.week import Prescription, Week

CODE = "R38"
RPE_CAP = 6.0
SHARE = 0.6  # of the usual hamstring sets
TOLERANCE = 1e-9


def most_ham_sets(request: Request) -> float:
    """Fractional hamstring sets of the first week back; no limit when the usual is not known."""
    usual = request.usual_ham_sets
    return SHARE * usual if usual and request.is_back else inf


def totals_cost(totals: Totals, request: Request) -> float:
    return FORBIDDEN if totals.ham_sets > most_ham_sets(request) + TOLERANCE else 0.0


def check(week: Week, request: Request) -> Iterator[Finding]:
    totals = week_totals(week, request)
    if totals_cost(totals, request):
        facts = {"sets": round(totals.ham_sets, 2), "most": round(most_ham_sets(request), 2)}
        message = gettext_noop("{sets} hamstring sets in the first week back; {most} are enough.")
        yield must(CODE, message, gettext_noop("Drop sets."), *week.gym_days, **facts)


def check_item(item: Prescription, request: Request) -> Iterator[Finding]:
    is_strength = item.exercise.kind is Kind.STRENGTH
    if request.is_back and is_strength and item.rpe > RPE_CAP:
        message = gettext_noop("{exercise} with only {left} left, after {weeks} weeks off.")
        remedy = gettext_noop("Stop with {least} left.")
        facts = {"exercise": item.name, "left": told_left(item.rpe), "least": told_left(RPE_CAP)}
        yield must(CODE, message, remedy, **facts, weeks=request.weeks_off)


RULE = Rule(
    code=CODE,
    title=gettext_noop("Back after a break"),
    why=gettext_noop("Strength fades slowly. Your protection from soreness goes faster."),
    sources=("berryman-2021",),
    scope=Scope.CONTENT,
    check=check,
    totals_cost=totals_cost,
    totals_fields=("ham_sets",),
    check_item=check_item,
)
