"""R24: main lifts stay for some weeks, helpers change; judged when last week is known."""

from collections.abc import Iterator

from exercises.vocabulary import gettext_noop
from workouts.planning.measures.dose import told_left
from workouts.planning.measures.load import HINGE_SLOT, MAIN_SLOTS, WORKING_RPE, is_working_hinge
from workouts.planning.values.request import Request
from workouts.planning.values.rule import Finding, Rule, Scope, should
from workouts.planning.values.season import Phase
from workouts.planning.values.week import Prescription, Week

CODE = "R24"
MAIN_LIFT_WEEKS = 4  # weeks that a main lift stays at least
FEWEST_EXERCISES = 4  # in any two weeks
BLOCK_PHASES = (Phase.BASE, Phase.BUILD)  # in which each hinge has its turn
SHORT_PHASES = (Phase.TAPER, Phase.RACE_WEEK, Phase.RECOVERY)  # of few exercises by themselves
CHANGED_COST, FEW_COST, NO_TOP_DOWN_COST = 3, 2, 4


def has_changed_early(exercises: frozenset[str], request: Request) -> bool:
    """Last week's main lifts are all gone too early, and not because of pain (R44)."""
    if not request.is_in_first(MAIN_LIFT_WEEKS) or _has_reason(request):
        return False
    lifts = {item.exercise_id for item in request.last_items if item.order_slot in MAIN_SLOTS}
    return bool(lifts) and lifts.isdisjoint(exercises)


def has_few(exercises: frozenset[str], request: Request) -> bool:
    if not request.last_sets or request.strain_stage is not None or request.phase in SHORT_PHASES:
        return False  # early after a strain there is nothing to choose between
    return len(exercises.union(request.last_sets)) < FEWEST_EXERCISES


def lacks_top_down_hinge(items: tuple[Prescription, ...], request: Request) -> bool:
    """A second week of base or build without a Romanian deadlift that trains."""
    is_judged = request.phase in BLOCK_PHASES and not request.is_intro and request.last_sets
    if not is_judged or has_top_down_hinge(items):
        return False
    if request.strain_stage is not None or _has_reason(request):
        return False
    return not any(i.order_slot == HINGE_SLOT and i.rpe >= WORKING_RPE for i in request.last_items)


def has_top_down_hinge(items: tuple[Prescription, ...]) -> bool:
    """A hinge from the top down, as in a Romanian deadlift, at working effort."""
    return any(item.exercise.order_slot == HINGE_SLOT and is_working_hinge(item) for item in items)


def _has_reason(request: Request) -> bool:
    """To keep away from a hinge."""
    return request.has_amber_pain or request.has_sit_bone_pain


def choice_cost(items: tuple[Prescription, ...], request: Request) -> float:
    exercises = frozenset(item.exercise.id for item in items)
    if not exercises:
        return 0
    changed = CHANGED_COST * has_changed_early(exercises, request)
    no_top_down = NO_TOP_DOWN_COST * lacks_top_down_hinge(items, request)
    return changed + no_top_down + FEW_COST * has_few(exercises, request)


def check(week: Week, request: Request) -> Iterator[Finding]:
    exercises = frozenset(item.exercise.id for item in week.items)
    if not exercises:
        return
    if has_changed_early(exercises, request):
        message = gettext_noop("The main lift changes after less than {weeks} weeks.")
        remedy = gettext_noop("Keep the deadlift or the Romanian deadlift of last week.")
        yield should(CODE, CHANGED_COST, message, remedy, *week.gym_days, weeks=MAIN_LIFT_WEEKS)
    if lacks_top_down_hinge(week.items, request):
        message = gettext_noop("Neither last week nor this one has a hard Romanian deadlift.")
        remedy = gettext_noop("Do one with {most} left or fewer, if only for one set.")
        yield should(
            CODE, NO_TOP_DOWN_COST, message, remedy, *week.gym_days, most=told_left(WORKING_RPE)
        )
    if has_few(exercises, request):
        message = gettext_noop("Two weeks in a row with fewer than {fewest} exercises leave gaps.")
        remedy = gettext_noop("Swap one of the smaller exercises for one you did not do last week.")
        yield should(CODE, FEW_COST, message, remedy, *week.gym_days, fewest=FEWEST_EXERCISES)


RULE = Rule(
    code=CODE,
    title=gettext_noop("Keep the main lifts, vary the rest"),
    why=gettext_noop("Enough variety to cover every job, enough repetition to improve."),
    scope=Scope.CONTENT,
    needs_last_week=True,
    check=check,
    choice_cost=choice_cost,
)
