"""R12: power first, then floor pull, hinge, one leg, curl."""

from collections.abc import Iterator
from itertools import pairwise

from exercises.vocabulary import gettext_noop
from workouts.planning.values.request import Request
from workouts.planning.values.rule import FORBIDDEN, Finding, Rule, Scope, finding
from workouts.planning.values.week import Week

CODE = "R12"
POWER_SLOT = 1
INVERSION_COST = 5
MESSAGE = gettext_noop("On {day} {first} comes after {second}.")
REMEDY = gettext_noop("Do {first} before {second}.")


def check(week: Week, request: Request) -> Iterator[Finding]:
    for session in week.sessions:
        for before, after in pairwise(session.items):
            first, second = before.exercise, after.exercise
            if second.order_slot < first.order_slot:
                cost = FORBIDDEN if second.order_slot == POWER_SLOT else INVERSION_COST
                facts = {"first": second.name, "second": first.name}
                yield finding(CODE, cost, MESSAGE, REMEDY, session.day, **facts)


RULE = Rule(
    code=CODE,
    title=gettext_noop("Fast and heavy first"),
    why=gettext_noop(
        "Do what is fast and heavy while you are fresh. Small, single-muscle work can wait."
    ),
    sources=("nunes-2021", "acsm-2009"),
    scope=Scope.SESSION,
    check=check,
)
