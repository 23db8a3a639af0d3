"""R36: an easier week now and then, and easy when it comes."""

from collections.abc import Iterator

from exercises.vocabulary import Kind, Level, gettext_noop
from workouts.planning.measures.dose import told_left
from workouts.planning.measures.goals import DELOAD_RPE
from workouts.planning.measures.load import session_contacts
from workouts.planning.values.request import Request
from workouts.planning.values.rule import Finding, Rule, Scope, should
from workouts.planning.values.season import Phase
from workouts.planning.values.week import Prescription, Session, Week

CODE = "R36"
LATEST_WEEKS, LATEST_WEEKS_SURE = 5, 6  # weeks without one; advanced or in season
COST = 6
EASY_PHASES = (Phase.TAPER, Phase.RACE_WEEK, Phase.RECOVERY)  # easier by themselves


def is_due(request: Request) -> bool:
    is_sure = request.level is Level.ADVANCED or request.phase is Phase.INSEASON
    latest = LATEST_WEEKS_SURE if is_sure else LATEST_WEEKS
    is_easy = request.deload or request.is_intro or request.phase in EASY_PHASES
    return not is_easy and (request.weeks_since_deload or 0) >= latest


def check(week: Week, request: Request) -> Iterator[Finding]:
    if is_due(request):
        message = gettext_noop("{weeks} weeks have passed without an easier one.")
        remedy = gettext_noop("Mark this week as an easier one.")
        yield should(CODE, COST, message, remedy, weeks=request.weeks_since_deload)
    for session in week.sessions:
        if request.deload and session_contacts(session):
            message = gettext_noop("{day} has jumps, and this is the easier week.")
            remedy = gettext_noop("Leave the jumps out this week.")
            yield should(CODE, COST, message, remedy, session.day)


def check_item(item: Prescription, request: Request) -> Iterator[Finding]:
    is_strength = item.exercise.kind is Kind.STRENGTH
    if request.deload and is_strength and item.rpe > DELOAD_RPE:
        message = gettext_noop("{exercise} with only {left} left is hard for an easier week.")
        remedy = gettext_noop("Stop with {least} left.")
        facts = {"exercise": item.name, "left": told_left(item.rpe), "least": told_left(DELOAD_RPE)}
        yield should(CODE, COST, message, remedy, **facts)


def view(session: Session, request: Request) -> bool | None:
    return session_contacts(session) > 0 or None


RULE = Rule(
    code=CODE,
    title=gettext_noop("An easier week now and then"),
    why=gettext_noop("Back off one week in four, and the gains show."),
    sources=("bell-2023", "bell-2022"),
    scope=Scope.WEEK,
    view=view,
    check=check,
    check_item=check_item,
)
