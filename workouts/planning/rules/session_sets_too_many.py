"""R19: how many hamstring sets one session holds."""

from collections.abc import Iterator
from math import floor

from exercises.vocabulary import Level, gettext_noop
from workouts.planning.measures.load import session_ham_sets
from workouts.planning.values.request import Request
from workouts.planning.values.rule import FORBIDDEN, Finding, Rule, Scope, finding
from workouts.planning.values.week import Week

CODE = "R19"
MOST_SETS, MOST_SETS_BEGINNER = 6.0, 4.5  # fractional hamstring sets
FORBIDDEN_ABOVE = 8.0
COST = 4
MESSAGE = gettext_noop("{day} has more than {most} hamstring sets.")
REMEDY = gettext_noop("Spread them over two sessions, or drop one.")


def most_sets(request: Request) -> float:
    return MOST_SETS_BEGINNER if request.level is Level.BEGINNER else MOST_SETS


def check(week: Week, request: Request) -> Iterator[Finding]:
    most = most_sets(request)
    for session in week.sessions:
        sets = round(session_ham_sets(session), 2)
        if sets > most:
            cost = FORBIDDEN if sets > FORBIDDEN_ABOVE else COST
            yield finding(CODE, cost, MESSAGE, REMEDY, session.day, most=floor(most))


RULE = Rule(
    code=CODE,
    title=gettext_noop("Spread the work"),
    why=gettext_noop("The last sets of a very long session do little for you."),
    sources=("pelland-2024",),
    scope=Scope.SESSION,
    check=check,
)
