"""R44: what pain allows."""

from collections.abc import Iterator

from exercises.vocabulary import Kind, KneeLoad, Resistance, gettext_noop
from workouts.planning.measures.dose import told_left
from workouts.planning.measures.load import (
    HIGH_ECCENTRIC,
    eccentric_factor,
    has_power,
    heaviness,
    is_heavy,
)
from workouts.planning.measures.movement import (
    UNSTATED,
    UNSTATED_REMEDY,
    is_jump,
    is_stated,
    is_weighted,
    movement_of,
    resistance_of,
)
from workouts.planning.values.request import AMBER_PAIN, RED_PAIN, PainSite, Request
from workouts.planning.values.rule import Finding, Rule, Scope, must, should
from workouts.planning.values.week import Prescription, Week

CODE = "R44"
AMBER_RPE = 6.5  # a load cut by 30-50 % leaves about two more reps in reserve
AMBER_COST = 3
KNEE_JUMP_PAIN = 2  # of 10, amendment 7
#: Where pain leaves out jumps and sprints, loaded knees, loaded backs (amendment 7).
OTHER_SITES = (PainSite.HIP, PainSite.LEG, PainSite.ELSEWHERE)  # the gentler of all
NO_POWER = (PainSite.CALF, *OTHER_SITES)
KIND_TO_KNEES = (PainSite.KNEE, *OTHER_SITES)
KIND_TO_BACKS = (PainSite.BACK, *OTHER_SITES)


def check(week: Week, request: Request) -> Iterator[Finding]:
    for session in week.sessions:
        if request.pain >= RED_PAIN:
            message = gettext_noop("Pain of {pain} out of 10: no hamstring loading on {day}.")
            remedy = gettext_noop("Rest, and let a physician or physiotherapist look.")
            yield must(CODE, message, remedy, session.day, pain=request.pain)
        elif request.has_amber_pain:
            remedy = gettext_noop("Make it moderate or light, without jumps and sprints.")
            if is_heavy(session, request):
                message = gettext_noop("{day} is {heavy}, with pain of {pain} out of 10.")
                facts = {"pain": request.pain, "heavy": heaviness(session)}
                yield must(CODE, message, remedy, session.day, **facts)
            if has_power(session):
                message = gettext_noop("{day} has jumps or sprints, with pain of {pain} out of 10.")
                yield must(CODE, message, remedy, session.day, pain=request.pain)


def check_item(item: Prescription, request: Request) -> Iterator[Finding]:
    yield from _check_where(item, request)
    if not request.has_amber_pain:
        return
    if request.novel_eccentric and eccentric_factor(item) >= HIGH_ECCENTRIC:
        message = gettext_noop(
            "{exercise}: slow lowering is new to you, and not for a leg that hurts."
        )
        remedy = gettext_noop("Choose a version without slow lowering.")
        yield must(CODE, message, remedy, exercise=item.name)
    if item.rpe > AMBER_RPE:
        message = gettext_noop("{exercise} with only {left} left is too hard for a leg that hurts.")
        remedy = gettext_noop("Take a third off the load: stop with {least} left.")
        facts = {"exercise": item.name, "left": told_left(item.rpe), "least": told_left(AMBER_RPE)}
        yield should(CODE, AMBER_COST, message, remedy, **facts)


def _check_where(item: Prescription, request: Request) -> Iterator[Finding]:
    """Where it hurts decides what is left out."""
    facts = {"exercise": item.name, "pain": request.pain}
    site = request.pain_site
    is_power = is_jump(item) or item.exercise.kind is Kind.RUNNING_POWER
    has_sore_knee = site is PainSite.KNEE and request.pain >= KNEE_JUMP_PAIN
    if (site in NO_POWER and is_power) or (has_sore_knee and is_jump(item)):
        message = gettext_noop("{exercise} is a hard landing on what hurts.")
        remedy = gettext_noop("Leave jumps and sprints out until it has settled.")
        yield must(CODE, message, remedy, **facts)
    if request.pain < AMBER_PAIN or site not in (*KIND_TO_KNEES, *KIND_TO_BACKS):
        return
    if not is_stated(item):
        yield must(CODE, UNSTATED, UNSTATED_REMEDY, **facts)
        return
    if site in KIND_TO_KNEES and _loads_knee(item):
        message = gettext_noop("{exercise} loads the bent knee, with pain of {pain} out of 10.")
        remedy = gettext_noop("Choose a hinge, a bridge, a curl or a low step without weight.")
        yield must(CODE, message, remedy, **facts)
    if site in KIND_TO_BACKS and _loads_back(item):
        message = gettext_noop("{exercise} loads the back, with pain of {pain} out of 10.")
        remedy = gettext_noop("Choose a version off the floor, without a bar.")
        yield must(CODE, message, remedy, **facts)


def _loads_knee(item: Prescription) -> bool:
    load = movement_of(item).knee_load
    return load is KneeLoad.MUCH or (load is KneeLoad.SOME and is_weighted(item))


def _loads_back(item: Prescription) -> bool:
    return bool(movement_of(item).from_floor) or resistance_of(item) is Resistance.BAR


RULE = Rule(
    code=CODE,
    title=gettext_noop("Listen to pain"),
    why=gettext_noop(
        "Mild discomfort that settles is fine to train with. Pain that grows, stabs or makes you "
        "limp means stop."
    ),
    sources=("silbernagel-2007", "hickey-2020"),
    tells_health=True,
    scope=Scope.DAY,
    check=check,
    check_item=check_item,
)
