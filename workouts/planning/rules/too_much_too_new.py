"""R33: the first two weeks of anything new introduce, they do not train."""

from collections.abc import Iterator

from exercises.vocabulary import Kind, Level, gettext_noop
from workouts.planning.measures.dose import told_left
from workouts.planning.measures.load import is_heavy
from workouts.planning.values.request import Request
from workouts.planning.values.rule import Finding, Rule, Scope, must, should
from workouts.planning.values.week import Prescription, Week

CODE = "R33"
MOST_SETS = 2  # per exercise
RPE_CAP, RPE_CAP_EXPERIENCED = 6.0, 6.5
TWO_DAYS_BEFORE_COST = 5


def effort_cap(request: Request) -> float:
    return RPE_CAP if request.level is Level.BEGINNER else RPE_CAP_EXPERIENCED


def check(week: Week, request: Request) -> Iterator[Finding]:
    """New soreness arrives a day or two later, so heavy work keeps away from key runs."""
    if not request.is_intro:
        return
    for session in week.sessions:
        if session.sprints and request.level is Level.BEGINNER:
            message = gettext_noop("{day} has hill sprints, in the first weeks of lifting.")
            remedy = gettext_noop("Leave the sprints for later.")
            yield must(CODE, message, remedy, session.day)
    for session in week.gym:
        run = request.run_on(session.day + 2)
        if run.is_key and is_heavy(session, request):
            message = gettext_noop("{day} brings new work two days before the {run}.")
            remedy = gettext_noop("Leave three days, or keep it light.")
            yield should(CODE, TWO_DAYS_BEFORE_COST, message, remedy, session.day, run=run)


def check_item(item: Prescription, request: Request) -> Iterator[Finding]:
    if not request.is_intro or item.exercise.kind is not Kind.STRENGTH:
        return
    cap, name = effort_cap(request), item.name
    if item.sets > MOST_SETS:
        message = gettext_noop("{exercise}: {sets} sets is a lot for a first dose.")
        remedy = gettext_noop("Do {most}.")
        yield must(CODE, message, remedy, exercise=name, sets=item.sets, most=MOST_SETS)
    if item.rpe > cap:
        message = gettext_noop("{exercise} with only {left} left is hard for a first dose.")
        remedy = gettext_noop("Stop with {least} left.")
        left = told_left(item.rpe)
        yield must(CODE, message, remedy, exercise=name, left=left, least=told_left(cap))


RULE = Rule(
    code=CODE,
    title=gettext_noop("Two weeks to get used to it"),
    why=gettext_noop(
        "The first dose leaves you sorest. Keep it small, and the next ones will be "
        "easier for weeks."
    ),
    sources=("cleary-2002", "bridgeman-2015", "maeo-2021"),
    scope=Scope.DAY,
    check=check,
    check_item=check_item,
)
