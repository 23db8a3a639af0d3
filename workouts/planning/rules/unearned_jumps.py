"""R25: jumps come after weeks of squat-pattern strength."""

from collections.abc import Iterator

from exercises.vocabulary import Kind, Level, gettext_noop
from workouts.planning.measures.load import session_contacts
from workouts.planning.measures.movement import is_unilateral
from workouts.planning.values.request import Request
from workouts.planning.values.rule import Finding, Rule, Scope, must
from workouts.planning.values.week import Prescription, Week

CODE = "R25"
FOUNDATION_WEEKS = {Level.BEGINNER: 6, Level.INTERMEDIATE: 4, Level.ADVANCED: 2}
SPLIT_LANDING_WEEKS = 4  # weeks of two-footed jumps before landing on one leg


def has_earned_jumps(request: Request) -> bool:
    return request.unbroken_foundation_weeks >= FOUNDATION_WEEKS[request.level]


def check(week: Week, request: Request) -> Iterator[Finding]:
    if has_earned_jumps(request):
        return
    for session in week.sessions:
        if session_contacts(session):
            message = gettext_noop("{day} has jumps after {weeks} of {needed} foundation weeks.")
            remedy = gettext_noop("Leave the jumps out until then.")
            needed = FOUNDATION_WEEKS[request.level]
            facts = {"weeks": request.unbroken_foundation_weeks, "needed": needed}
            yield must(CODE, message, remedy, session.day, **facts)


def check_item(item: Prescription, request: Request) -> Iterator[Finding]:
    """Landings on one leg or in a split: intermediate and up, after weeks of two-footed jumps."""
    if item.exercise.kind is not Kind.POWER or not is_unilateral(item):
        return
    needed = FOUNDATION_WEEKS[request.level] + SPLIT_LANDING_WEEKS
    if request.level is Level.BEGINNER or request.unbroken_foundation_weeks < needed:
        message = gettext_noop("{exercise} comes after four weeks of two-footed jumps.")
        remedy = gettext_noop("Do two-footed jumps first.")
        yield must(CODE, message, remedy, exercise=item.name)


RULE = Rule(
    code=CODE,
    title=gettext_noop("Earn your jumps"),
    why=gettext_noop(
        "A landing is several times your body weight. First build the legs that can take it."
    ),
    sources=("allerheiligen-rogers",),
    scope=Scope.DAY,
    check=check,
    check_item=check_item,
)
