"""R14: part of the gym work is done on one leg."""

from collections.abc import Iterator

from exercises.vocabulary import gettext_noop
from workouts.planning.measures.totals import week_totals
from workouts.planning.values.request import Request
from workouts.planning.values.rule import Finding, Rule, Scope, should
from workouts.planning.values.totals import Totals
from workouts.planning.values.week import Week

CODE = "R14"
SHARE = (0.3, 0.6)  # of strength sets
SHARE_COST, NONE_COST = 3, 4
TOLERANCE = 1e-9
JUDGED_FROM_SETS = 3  # strength sets; before them come one hinge and one curl (R13)
EARLY_STAGE = 2  # of R46: without kit, split squats and step-ups are all that is left


def share(totals: Totals) -> float:
    """Part of the strength sets that is done on one leg."""
    return totals.one_leg_sets / totals.strength_sets


def has_none(totals: Totals) -> bool:
    return totals.strength_sets >= JUDGED_FROM_SETS and not totals.one_leg_sets


def is_share_off(totals: Totals) -> bool:
    """Where nothing adds weight, one leg is how a hinge gets hard: that is never too much."""
    if totals.strength_sets < JUDGED_FROM_SETS:
        return False
    most_wanted = SHARE[1] * totals.strength_sets + totals.bare_one_leg_sets + TOLERANCE
    return share(totals) < SHARE[0] - TOLERANCE or totals.one_leg_sets > most_wanted


def is_judged(request: Request) -> bool:
    """Early after a strain there is nothing to choose between."""
    return request.strain_stage is None or request.strain_stage > EARLY_STAGE


def totals_cost(totals: Totals, request: Request) -> float:
    if not is_judged(request):
        return 0
    return NONE_COST * has_none(totals) + SHARE_COST * is_share_off(totals)


def check(week: Week, request: Request) -> Iterator[Finding]:
    if not is_judged(request):
        return
    totals = week_totals(week, request)
    if has_none(totals):
        message = gettext_noop("Nothing this week is done on one leg.")
        remedy = gettext_noop("Add a lunge or a step-up.")
        yield should(CODE, NONE_COST, message, remedy, *week.gym_days)
    if is_share_off(totals):
        message = gettext_noop("{percent} % of the sets are on one leg.")
        remedy = gettext_noop("Keep them between 30 and 60 %.")
        percent = round(100 * share(totals))
        yield should(CODE, SHARE_COST, message, remedy, *week.gym_days, percent=percent)


RULE = Rule(
    code=CODE,
    title=gettext_noop("One leg at a time, in part"),
    why=gettext_noop(
        "Running is one leg at a time. Single-leg work shows and trains your weaker side."
    ),
    sources=("iversen-2021",),
    scope=Scope.CONTENT,
    check=check,
    totals_cost=totals_cost,
    totals_fields=("one_leg_sets", "bare_one_leg_sets", "strength_sets"),
)
