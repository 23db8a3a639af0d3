"""R06: the day after the long run is for recovery."""

from collections.abc import Iterator

from exercises.vocabulary import gettext_noop
from workouts.planning.measures.load import heaviness, session_stress
from workouts.planning.values.request import Request
from workouts.planning.values.rule import FORBIDDEN, Finding, Rule, Scope, finding
from workouts.planning.values.week import RunKind, Stress, Week

CODE = "R06"
MODERATE_COST_BIG, MODERATE_COST_SHORT = 5, 2
HEAVY_COST_SHORT = 5
REMEDY = gettext_noop("Keep that day light, or free.")


def check(week: Week, request: Request) -> Iterator[Finding]:
    for session in week.gym:
        run = request.run_on(session.day - 1)
        stress = session_stress(session, request)
        if run.kind is not RunKind.LONG or stress is Stress.LIGHT:
            continue
        if stress is Stress.HEAVY:
            message = gettext_noop("{day} is {heavy}, the day after the {run}.")
            cost = FORBIDDEN if run.is_big else HEAVY_COST_SHORT
        else:
            message = gettext_noop("{day} is moderate, the day after the {run}.")
            cost = MODERATE_COST_BIG if run.is_big else MODERATE_COST_SHORT
        yield finding(CODE, cost, message, REMEDY, session.day, run=run, heavy=heaviness(session))


RULE = Rule(
    code=CODE,
    title=gettext_noop("Recover after the long run"),
    why=gettext_noop(
        "A long run leaves muscle damage that peaks a day or two later. Light movement is fine; "
        "heavy work and jumps are not."
    ),
    sources=("marathon-recovery-2017",),
    scope=Scope.DAY,
    check=check,
)
