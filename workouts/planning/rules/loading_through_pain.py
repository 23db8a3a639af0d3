"""R44: what pain allows."""

from collections.abc import Iterator

from exercises.vocabulary import gettext_noop
from workouts.planning.measures.load import HIGH_ECCENTRIC, eccentric_factor, has_power, is_heavy
from workouts.planning.values.request import RED_PAIN, Request
from workouts.planning.values.rule import Finding, Rule, Scope, must, should
from workouts.planning.values.week import Prescription, Week

CODE = "R44"
AMBER_RPE = 6.5  # a load cut by 30-50 % leaves about two more reps in reserve
AMBER_COST = 3


def check(week: Week, request: Request) -> Iterator[Finding]:
    for session in week.sessions:
        if request.pain >= RED_PAIN:
            message = gettext_noop("Pain of {pain} out of 10: no hamstring loading on {day}.")
            remedy = gettext_noop("Rest, and let a physician or physiotherapist look.")
            yield must(CODE, message, remedy, session.day, pain=request.pain)
        elif request.has_amber_pain:
            remedy = gettext_noop("Make it moderate or light, without jumps and sprints.")
            if is_heavy(session, request):
                message = gettext_noop("{day} is heavy, with pain of {pain} out of 10.")
                yield must(CODE, message, remedy, session.day, pain=request.pain)
            if has_power(session):
                message = gettext_noop("{day} has jumps or sprints, with pain of {pain} out of 10.")
                yield must(CODE, message, remedy, session.day, pain=request.pain)


def check_item(item: Prescription, request: Request) -> Iterator[Finding]:
    if not request.has_amber_pain:
        return
    if request.novel_eccentric and eccentric_factor(item) >= HIGH_ECCENTRIC:
        message = gettext_noop("{exercise} is new slow lowering, which a sore leg should not meet.")
        remedy = gettext_noop("Choose a version without slow lowering.")
        yield must(CODE, message, remedy, exercise=item.name)
    if item.rpe > AMBER_RPE:
        message = gettext_noop("{exercise} at RPE {rpe} is hard for a sore leg.")
        remedy = gettext_noop("Take a third off the load: RPE {cap}.")
        facts = {"exercise": item.name, "rpe": item.rpe, "cap": AMBER_RPE}
        yield should(CODE, AMBER_COST, message, remedy, **facts)


RULE = Rule(
    code=CODE,
    title=gettext_noop("Listen to pain"),
    why=gettext_noop(
        "Mild, settling discomfort is workable. Pain that grows, stabs or makes you limp is a "
        "stop sign."
    ),
    sources=("silbernagel-2007", "hickey-2020"),
    tells_health=True,
    scope=Scope.DAY,
    check=check,
    check_item=check_item,
)
