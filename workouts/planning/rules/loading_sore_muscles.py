"""R45: what soreness on the day allows."""

from collections.abc import Iterator

from exercises.vocabulary import gettext_noop
from workouts.planning.measures.load import has_power, session_stress
from workouts.planning.values.request import Request
from workouts.planning.values.rule import Finding, Rule, Scope, must
from workouts.planning.values.week import Session, Stress, Week

CODE = "R45"
DOWNGRADE, LIGHT_ONLY = 4, 6  # soreness of 10, product defaults
REMEDY = gettext_noop("Make it light or drop it; do not move it to the day before a key run.")


def is_too_much(session: Session, request: Request) -> bool:
    soreness = request.soreness[session.day]
    if soreness < DOWNGRADE:
        return False
    if has_power(session):
        return True
    stress = session_stress(session, request)
    return stress is Stress.HEAVY or (soreness >= LIGHT_ONLY and stress is not Stress.LIGHT)


def check(week: Week, request: Request) -> Iterator[Finding]:
    for session in week.sessions:
        if is_too_much(session, request):
            message = gettext_noop("{day} asks too much of muscles sore at {soreness} out of 10.")
            facts = {"soreness": request.soreness[session.day]}
            yield must(CODE, message, REMEDY, session.day, **facts)


RULE = Rule(
    code=CODE,
    title=gettext_noop("Sore muscle rests"),
    why=gettext_noop("Sore muscle is weaker muscle. Ease off today, it protects you next time."),
    sources=("cleary-2002", "maeo-2021"),
    tells_health=True,
    scope=Scope.DAY,
    check=check,
)
