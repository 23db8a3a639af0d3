"""R08: one day with no run and no strength."""

from collections.abc import Iterator

from exercises.vocabulary import gettext_noop
from workouts.planning.values.request import Request
from workouts.planning.values.rule import Finding, Rule, Scope, must, should
from workouts.planning.values.week import Day, RunKind, Session, Week

CODE = "R08"
NO_FREE_EASY_DAY_COST = 8


def check(week: Week, request: Request) -> Iterator[Finding]:
    used = {session.day for session in week.sessions}
    if not used:
        return
    rest_days = request.days_of(RunKind.REST)
    if rest_days and used.issuperset(rest_days):
        message = gettext_noop("No day is free of both running and strength.")
        remedy = gettext_noop("Move the strength work to a day with a run.")
        yield must(CODE, message, remedy, *rest_days)
    if not rest_days and used.issuperset(request.days_of(RunKind.EASY)):
        message = gettext_noop("You run every day, and no easy day is left without strength.")
        remedy = gettext_noop("Keep one easy day free of strength.")
        yield should(CODE, NO_FREE_EASY_DAY_COST, message, remedy)


def view(session: Session, request: Request) -> Day:
    return session.day


RULE = Rule(
    code=CODE,
    title=gettext_noop("One day with nothing at all"),
    why=gettext_noop("A day with nothing at all is when training turns into fitness."),
    scope=Scope.WEEK,
    view=view,
    check=check,
)
