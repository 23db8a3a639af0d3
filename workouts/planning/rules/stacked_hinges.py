"""R15: one heavy hinge in a session."""

from collections.abc import Iterator

from exercises.vocabulary import Level, gettext_noop
from workouts.planning.measures.load import FLOOR_PULL_SLOT, HINGE_SLOT
from workouts.planning.values.request import Request
from workouts.planning.values.rule import FORBIDDEN, Finding, Rule, Scope, finding
from workouts.planning.values.week import Prescription, Week

CODE = "R15"
HEAVY_SETS, HEAVY_RPE = 2, 7.0
COST = 8
MESSAGE = gettext_noop("{day} stacks two heavy hinges.")
REMEDY = gettext_noop("Keep one of them, or make the other light.")


def is_heavy_hinge(item: Prescription) -> bool:
    is_hinge = item.exercise.order_slot in (FLOOR_PULL_SLOT, HINGE_SLOT)
    return is_hinge and item.sets >= HEAVY_SETS and item.rpe >= HEAVY_RPE


def check(week: Week, request: Request) -> Iterator[Finding]:
    for session in week.sessions:
        heavy_slots = {i.exercise.order_slot for i in session.items if is_heavy_hinge(i)}
        if heavy_slots.issuperset((FLOOR_PULL_SLOT, HINGE_SLOT)):
            cost = FORBIDDEN if request.level is Level.BEGINNER else COST
            yield finding(CODE, cost, MESSAGE, REMEDY, session.day)


RULE = Rule(
    code=CODE,
    title=gettext_noop("One heavy hinge a session"),
    why=gettext_noop("Two heavy hinges in one session mostly tire your lower back."),
    scope=Scope.SESSION,
    check=check,
)
