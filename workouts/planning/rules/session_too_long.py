"""R21: a session fits the time the runner has."""

from collections.abc import Iterator
from itertools import pairwise

from exercises.vocabulary import gettext_noop
from workouts.planning.measures.minutes import may_take_turns, session_minutes, takes_turns
from workouts.planning.values.request import Request
from workouts.planning.values.rule import FORBIDDEN, Finding, Rule, Scope, finding, should
from workouts.planning.values.week import Prescription, Session, Week

CODE = "R21"
GRACE_MINUTES = 2
OVER_COST = 1
MESSAGE = gettext_noop("{day} takes {minutes} minutes, and you have {budget}.")
ALONE_COST = 3
ALONE_MESSAGE = gettext_noop(
    "{exercise}: {rest} seconds of rest is too short, as it takes turns with nothing."
)
ALONE_REMEDY = gettext_noop("Rest a minute or more, or do it in turn with a curl or a step-up.")
REMEDY = gettext_noop("Drop a curl set, then the second single-leg exercise, then one set each.")


def check(week: Week, request: Request) -> Iterator[Finding]:
    budget = request.session_minutes
    for session in week.gym:
        minutes = session_minutes(session)
        if minutes > budget:
            cost = FORBIDDEN if minutes > budget + GRACE_MINUTES else OVER_COST
            facts = {"minutes": minutes, "budget": budget}
            yield finding(CODE, cost, MESSAGE, REMEDY, session.day, **facts)
        for item in _left_alone(session):
            name, rest = item.name, item.rest_seconds
            message, remedy = ALONE_MESSAGE, ALONE_REMEDY
            yield should(CODE, ALONE_COST, message, remedy, session.day, exercise=name, rest=rest)


def _left_alone(session: Session) -> Iterator[Prescription]:
    """Sets that rest as if another exercise came between, where none does."""
    pairs = [pair for pair in pairwise(session.items) if may_take_turns(*pair)]
    paired = [item for pair in pairs if all(map(takes_turns, pair)) for item in pair]
    yield from (item for item in session.items if takes_turns(item) and item not in paired)


RULE = Rule(
    code=CODE,
    title=gettext_noop("It fits your time"),
    why=gettext_noop("A session that fits in a lunch break gets done."),
    sources=("iversen-2021",),
    scope=Scope.SESSION,
    is_own_limit=True,
    check=check,
)
