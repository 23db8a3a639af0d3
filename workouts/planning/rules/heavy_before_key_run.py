"""R03: nothing heavy in the day before a quality run, a long run or a race."""

from collections.abc import Iterator

from exercises.vocabulary import gettext_noop
from workouts.planning.measures.clock import hours_before_run
from workouts.planning.measures.load import heaviness, session_stress
from workouts.planning.values.request import Request
from workouts.planning.values.rule import Finding, Rule, Scope, must, should
from workouts.planning.values.week import Session, Stress, Week

CODE = "R03"
NEAR_HOURS = 24  # hours; nothing heavy within them, and without clock times the day before
#: What a session costs within so many hours of the run (carvalho-2022, doma-2017).
HEAVY_COSTS = ((36, 8), (48, 4))
MODERATE_COSTS = ((24, 6), (36, 3))
REMEDY = gettext_noop("Move it, or make it light.")


def check(week: Week, request: Request) -> Iterator[Finding]:
    for session in week.gym:
        if session_stress(session, request) is Stress.LIGHT:
            continue
        for days in (1, 2):
            if request.run_on(session.day + days).is_key:
                yield from _check_before(session, days, request)


def _check_before(session: Session, days: int, request: Request) -> Iterator[Finding]:
    hours = hours_before_run(session, days, request)
    is_heavy = session_stress(session, request) is Stress.HEAVY
    run = request.run_on(session.day + days)
    facts = {"run": run, "hours": round(hours), "heavy": heaviness(session)}
    costs = HEAVY_COSTS if is_heavy else MODERATE_COSTS
    cost = next((cost for within, cost in costs if hours < within), 0)
    if is_heavy and hours < NEAR_HOURS:
        message = gettext_noop("{day} is {heavy} and the {run} comes the day after.")
        remedy = gettext_noop("Move it two days ahead of the {run}, or make it light.")
        yield must(CODE, message, remedy, session.day, **facts)
    elif is_heavy and cost:
        message = gettext_noop("{day} is {heavy} and the {run} comes {hours} hours later.")
        yield should(CODE, cost, message, REMEDY, session.day, **facts)
    elif cost and hours < NEAR_HOURS:
        message = gettext_noop("{day} is moderate and the {run} comes the day after.")
        yield should(CODE, cost, message, REMEDY, session.day, **facts)
    elif cost:
        message = gettext_noop("{day} is moderate and the {run} comes {hours} hours later.")
        yield should(CODE, cost, message, REMEDY, session.day, **facts)


RULE = Rule(
    code=CODE,
    title=gettext_noop("Fresh legs for key runs"),
    why=gettext_noop(
        "Heavy legs from yesterday's weights make intervals slower and sloppier. Your key runs "
        "come first."
    ),
    sources=("carvalho-2022", "doma-2017", "doma-deakin-2015", "assumpcao-2013"),
    scope=Scope.DAY,
    check=check,
)
