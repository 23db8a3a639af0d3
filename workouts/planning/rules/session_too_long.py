"""R21: a session fits the time the runner has."""

from collections.abc import Iterator

from exercises.vocabulary import gettext_noop
from workouts.planning.measures.minutes import session_minutes
from workouts.planning.values.request import Request
from workouts.planning.values.rule import FORBIDDEN, Finding, Rule, Scope, finding
from workouts.planning.values.week import Week

CODE = "R21"
GRACE_MINUTES = 2
OVER_COST = 1
MESSAGE = gettext_noop("{day} takes {minutes} minutes; you have {budget}.")
REMEDY = gettext_noop("Drop a curl set, then the second single-leg exercise, then one set each.")


def check(week: Week, request: Request) -> Iterator[Finding]:
    budget = request.session_minutes
    for session in week.gym:
        minutes = session_minutes(session)
        if minutes > budget:
            cost = FORBIDDEN if minutes > budget + GRACE_MINUTES else OVER_COST
            facts = {"minutes": minutes, "budget": budget}
            yield finding(CODE, cost, MESSAGE, REMEDY, session.day, **facts)


RULE = Rule(
    code=CODE,
    title=gettext_noop("It fits your time"),
    why=gettext_noop("A plan you can finish in your lunch break gets done."),
    sources=("iversen-2021",),
    scope=Scope.SESSION,
    is_own_limit=True,
    check=check,
)
