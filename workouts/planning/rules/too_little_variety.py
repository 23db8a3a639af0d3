"""R24: main lifts stay for some weeks, helpers change; judged when last week is known."""

from collections.abc import Iterator

from exercises.vocabulary import gettext_noop
from workouts.planning.values.request import Request
from workouts.planning.values.rule import Finding, Rule, Scope, should
from workouts.planning.values.week import Prescription, Week

CODE = "R24"
MAIN_LIFTS = frozenset({"deadlift", "romanian_deadlift"})
MAIN_LIFT_WEEKS = 4  # weeks that a main lift stays at least
FEWEST_EXERCISES = 4  # in any two weeks
CHANGED_COST, FEW_COST = 3, 2


def has_changed_early(exercises: frozenset[str], request: Request) -> bool:
    """Last week's main lifts are all gone too early, and not because of pain (R44)."""
    lifts = MAIN_LIFTS.intersection(request.last_sets)
    is_early = request.is_in_first(MAIN_LIFT_WEEKS)
    has_reason = request.has_amber_pain or request.has_sit_bone_pain
    return bool(lifts) and is_early and not has_reason and not lifts.intersection(exercises)


def has_few(exercises: frozenset[str], request: Request) -> bool:
    if not request.last_sets or request.strain_stage is not None:
        return False  # early after a strain there is nothing to choose between
    return len(exercises.union(request.last_sets)) < FEWEST_EXERCISES


def choice_cost(items: tuple[Prescription, ...], request: Request) -> float:
    exercises = frozenset(item.exercise.id for item in items)
    if not exercises:
        return 0
    changed = CHANGED_COST * has_changed_early(exercises, request)
    return changed + FEW_COST * has_few(exercises, request)


def check(week: Week, request: Request) -> Iterator[Finding]:
    exercises = frozenset(item.exercise.id for item in week.items)
    if not exercises:
        return
    if has_changed_early(exercises, request):
        message = gettext_noop("The main lift changes after less than {weeks} weeks.")
        remedy = gettext_noop("Keep the deadlift or the Romanian deadlift of last week.")
        yield should(CODE, CHANGED_COST, message, remedy, *week.gym_days, weeks=MAIN_LIFT_WEEKS)
    if has_few(exercises, request):
        message = gettext_noop("Two weeks with fewer than {fewest} exercises leave work undone.")
        remedy = gettext_noop("Swap a helper for one you did not do last week.")
        yield should(CODE, FEW_COST, message, remedy, *week.gym_days, fewest=FEWEST_EXERCISES)


RULE = Rule(
    code=CODE,
    title=gettext_noop("Keep main lifts, change helpers"),
    why=gettext_noop("Enough variety to cover every job, enough repetition to improve."),
    scope=Scope.CONTENT,
    check=check,
    choice_cost=choice_cost,
)
