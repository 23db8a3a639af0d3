"""R57: strength keeps away from an unusually long run."""

from collections.abc import Iterator

from exercises.vocabulary import gettext_noop
from workouts.planning.measures.load import heaviness, session_stress
from workouts.planning.values.request import Request
from workouts.planning.values.rule import Finding, Rule, Scope, must, should
from workouts.planning.values.week import Stress, Week

CODE = "R57"
NEAR_DAYS = 2  # days either side
MODERATE_COST = 4
REMEDY = gettext_noop("Keep two days clear, or make it light.")


def check(week: Week, request: Request) -> Iterator[Finding]:
    spike = request.run_spike_day
    if spike is None:
        return
    for session in week.gym:
        stress = session_stress(session, request)
        if abs(session.day - spike) > NEAR_DAYS or stress is Stress.LIGHT:
            continue
        if stress is Stress.HEAVY:
            message = gettext_noop("{day} is {heavy}, close to the unusually long run on {spike}.")
            facts = {"spike": spike, "heavy": heaviness(session)}
            yield must(CODE, message, REMEDY, session.day, **facts)
        else:
            message = gettext_noop("{day} is moderate, close to the unusually long run on {spike}.")
            yield should(CODE, MODERATE_COST, message, REMEDY, session.day, spike=spike)


RULE = Rule(
    code=CODE,
    title=gettext_noop("Fresh legs around a much longer run"),
    why=gettext_noop(
        "The risk is in one run that is much longer than usual. Keep your legs fresh around it."
    ),
    sources=("frandsen-2025",),
    scope=Scope.DAY,
    check=check,
)
