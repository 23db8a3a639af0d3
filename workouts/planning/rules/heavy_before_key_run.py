"""R03: nothing heavy in the day before a quality run, a long run or a race."""

from collections.abc import Iterator

from exercises.vocabulary import gettext_noop
from workouts.planning.load import session_stress
from workouts.planning.request import Request
from workouts.planning.rule import Finding, Rule, Scope, must, should
from workouts.planning.week import Stress, Week

CODE = "R03"
#: Without clock times one day counts as under 24 h and two days as 48 h (rules.md D5), so the
#: bands between them (24-36 h, 36-48 h) never apply.
MODERATE_COST = 6


def check(week: Week, request: Request) -> Iterator[Finding]:
    for session in week.gym:
        run = request.run_on(session.day + 1)
        stress = session_stress(session, request)
        if not run.is_key or stress is Stress.LIGHT:
            continue
        facts = {"day": session.day, "run": run}
        if stress is Stress.HEAVY:
            message = gettext_noop("{day} is heavy and the {run} comes the day after.")
            remedy = gettext_noop("Move it two days ahead of the {run}, or make it light.")
            yield must(CODE, message, remedy, session.day, **facts)
        else:
            message = gettext_noop("{day} is moderate and the {run} comes the day after.")
            remedy = gettext_noop("Move it, or make it light.")
            yield should(CODE, MODERATE_COST, message, remedy, session.day, **facts)


RULE = Rule(
    code=CODE,
    name="heavy_before_key_run",
    title=gettext_noop("Fresh legs for key runs"),
    why=gettext_noop(
        "Heavy legs from yesterday's weights make intervals slower and sloppier. Your key runs "
        "come first."
    ),
    sources=("carvalho-2022", "doma-2017", "doma-deakin-2015", "assumpcao-2013"),
    scope=Scope.DAY,
    check=check,
)
