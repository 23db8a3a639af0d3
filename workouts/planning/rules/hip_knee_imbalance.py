"""R13: hamstrings are trained at the hip and at the knee."""

from collections.abc import Iterator

from exercises.vocabulary import gettext_noop
from workouts.planning.measures.dose import told_left
from workouts.planning.measures.load import WORKING_RPE, is_main_lift
from workouts.planning.measures.totals import week_totals
from workouts.planning.values.request import Request
from workouts.planning.values.rule import Finding, Rule, Scope, should
from workouts.planning.values.season import Phase
from workouts.planning.values.totals import Totals
from workouts.planning.values.week import Week

CODE = "R13"
JUDGED_FROM_SETS = 2  # weekly hamstring sets, in weeks that hold no more than a primer
GENTLE_PHASES = (Phase.RACE_WEEK, Phase.RECOVERY)
EARLY_STAGE = 2  # of R46: without kit, no hinge is left
ONE_SIDED_COST, SHARE_COST = 7, 3
KNEE_SHARE = (0.25, 0.5)  # of hip- plus knee-dominant hamstring sets
FEWEST_CURLS = 1  # sets, which a week wants whatever share they are (blocks.md: one in a taper)
TOLERANCE = 1e-9


def knee_share(totals: Totals) -> float:
    """Part of the hip- and knee-dominant hamstring sets that bends the knee."""
    both = totals.hip_sets + totals.knee_sets
    return totals.knee_sets / both if both else 0.0


def is_judged(totals: Totals, request: Request) -> bool:
    """Any week with strength, so that none gets shorter to escape; a primer may be one-sided.

    Pain is an excuse where missing kit is none.
    """
    is_early = request.strain_stage is not None and request.strain_stage <= EARLY_STAGE
    if is_early or request.has_sit_bone_pain:
        return False
    if request.phase in GENTLE_PHASES:
        return totals.ham_sets >= JUDGED_FROM_SETS
    return totals.strength_sets > 0


def is_one_sided(totals: Totals) -> bool:
    """No deadlift or RDL at working effort, or no curl."""
    return not (totals.working_hinges and totals.curl_items)


def is_share_off(totals: Totals) -> bool:
    low, high = KNEE_SHARE
    share = knee_share(totals)
    is_high = share > high + TOLERANCE and totals.knee_sets > FEWEST_CURLS
    return share < low - TOLERANCE or is_high


def totals_cost(totals: Totals, request: Request) -> float:
    if not is_judged(totals, request):
        return 0
    return ONE_SIDED_COST * is_one_sided(totals) + SHARE_COST * is_share_off(totals)


def check(week: Week, request: Request) -> Iterator[Finding]:
    totals = week_totals(week, request)
    if not is_judged(totals, request):
        return
    if is_one_sided(totals):
        message = gettext_noop("This week trains your hamstrings at one end only.")
        remedy = gettext_noop("Have at least one hinge and one curl in the week.")
        if totals.curl_items and any(is_main_lift(item) for item in week.items):
            message = gettext_noop("The hinges of the week are too easy to train anything.")
            remedy = gettext_noop("Do one with {most} left or fewer, if only for one set.")
        yield should(
            CODE, ONE_SIDED_COST, message, remedy, *week.gym_days, most=told_left(WORKING_RPE)
        )
    if is_share_off(totals):
        message = gettext_noop("Curls make {percent} % of the hamstring sets.")
        remedy = gettext_noop("Keep them between 25 and 50 %.")
        percent = round(100 * knee_share(totals))
        yield should(CODE, SHARE_COST, message, remedy, *week.gym_days, percent=percent)


RULE = Rule(
    code=CODE,
    title=gettext_noop("Hip and knee"),
    why=gettext_noop(
        "Hinges work the muscle near the hip, curls near the knee. You need both ends."
    ),
    sources=("mendiguchia-2013", "yanagisawa-2020", "bourne-2017a", "bourne-2018"),
    scope=Scope.CONTENT,
    check=check,
    totals_cost=totals_cost,
    totals_fields=(
        "ham_sets",
        "hip_sets",
        "knee_sets",
        "working_hinges",
        "curl_items",
        "strength_sets",
    ),
)
