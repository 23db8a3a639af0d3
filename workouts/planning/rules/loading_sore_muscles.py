"""R45: what soreness on the day allows."""

from collections.abc import Iterator

from exercises.vocabulary import gettext_noop
from workouts.planning.measures.dose import told_left
from workouts.planning.measures.load import hardest_rpe, has_power, session_stress
from workouts.planning.values.request import Request
from workouts.planning.values.rule import Finding, Rule, Scope, must, should
from workouts.planning.values.week import RunKind, Session, Stress, Week

CODE = "R45"
DOWNGRADE, LIGHT_ONLY = 4, 6  # soreness of 10, product defaults
HIGHEST_RPE = 6.0  # where only light work is left
LAST_RESORT_COST = 12  # a day this sore is chosen when no other is free,
NO_CHOICE_COST = 5  # and no session is better than this one only where little is missed
ENOUGH_FRESH_DAYS = 2  # for the two sessions of a usual week
REMEDY = gettext_noop("Make it light or leave it out. Don't move it to the day before a key run.")


def is_too_much(session: Session, request: Request) -> bool:
    soreness = request.soreness[session.day]
    if soreness < DOWNGRADE:
        return False
    if has_power(session):
        return True
    stress = session_stress(session, request)
    return stress is Stress.HEAVY or (soreness >= LIGHT_ONLY and stress is not Stress.LIGHT)


def is_too_hard(session: Session, request: Request) -> bool:
    rpe = hardest_rpe(session.items) if session.items else session.stated_rpe or 0.0
    return request.soreness[session.day] >= LIGHT_ONLY and rpe > HIGHEST_RPE


def has_fresh_days(request: Request) -> bool:
    """Enough days for strength work on which nothing is that sore."""
    fresh = (
        soreness < LIGHT_ONLY and run.kind not in (RunKind.LONG, RunKind.RACE)
        for soreness, run in zip(request.soreness, request.week, strict=True)
    )
    return sum(fresh) >= ENOUGH_FRESH_DAYS


def check(week: Week, request: Request) -> Iterator[Finding]:
    for session in week.sessions:
        facts = {"soreness": request.soreness[session.day], "least": told_left(HIGHEST_RPE)}
        if is_too_much(session, request):
            message = gettext_noop("{day} asks too much of muscles sore at {soreness} out of 10.")
            yield must(CODE, message, REMEDY, session.day, **facts)
        elif is_too_hard(session, request):
            message = gettext_noop(
                "{day} leaves fewer than {least} reps, and muscles are sore at {soreness} of 10."
            )
            remedy = gettext_noop("Stop with {least} left, or rest.")
            yield must(CODE, message, remedy, session.day, **facts)
        elif request.soreness[session.day] >= LIGHT_ONLY:
            message = gettext_noop("{day} has a session on muscles sore at {soreness} out of 10.")
            remedy = gettext_noop("Choose another day, or rest.")
            cost = LAST_RESORT_COST if has_fresh_days(request) else NO_CHOICE_COST
            yield should(CODE, cost, message, remedy, session.day, **facts)


RULE = Rule(
    code=CODE,
    title=gettext_noop("Rest what is sore"),
    why=gettext_noop(
        "A sore muscle is a weaker muscle. Go easy today; next time it will be less sore."
    ),
    sources=("cleary-2002", "maeo-2021"),
    tells_health=True,
    scope=Scope.DAY,
    check=check,
)
