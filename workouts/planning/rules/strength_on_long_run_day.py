"""R05: the long run is the session of its day."""

from collections.abc import Iterator

from exercises.vocabulary import gettext_noop
from workouts.planning.measures.load import session_stress
from workouts.planning.values.request import Request
from workouts.planning.values.rule import FORBIDDEN, Finding, Rule, Scope, finding
from workouts.planning.values.week import RunKind, Stress, Week

CODE = "R05"
LIGHT_COST = 4
MESSAGE = gettext_noop("{day} already has the {run}.")
REMEDY = gettext_noop("Move the strength work to another day.")


def check(week: Week, request: Request) -> Iterator[Finding]:
    for session in week.gym:
        run = request.week[session.day]
        if run.kind is RunKind.LONG:
            is_light = session_stress(session, request) is Stress.LIGHT
            cost = LIGHT_COST if is_light else FORBIDDEN
            yield finding(CODE, cost, MESSAGE, REMEDY, session.day, run=run)


RULE = Rule(
    code=CODE,
    title=gettext_noop("The long run stands alone"),
    why=gettext_noop(
        "The long run is the session. Adding weights to tired legs brings poor form and slow "
        "recovery."
    ),
    sources=("carvalho-2022",),
    scope=Scope.DAY,
    check=check,
)
