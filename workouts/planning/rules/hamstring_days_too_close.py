"""R02: how far apart hamstring sessions are."""

from collections.abc import Iterator

from exercises.vocabulary import Level, gettext_noop
from workouts.planning.measures.load import heaviness, session_stress
from workouts.planning.measures.neighbours import pairs
from workouts.planning.values.request import Request
from workouts.planning.values.rule import FORBIDDEN, Finding, Rule, Scope, finding, must, should
from workouts.planning.values.week import Session, Stress, Week

CODE = "R02"
MIN_DAYS = 2  # days between heavy sessions; the 48 h floor (carmona-2018, maeo-2021)
TWO_DAYS_COST = 2
TWO_DAYS_COST_MASTERS_OR_NEW = 6  # R49 prefers 72 h
NEIGHBOURS_COST = 6  # forbidden to those who recover more slowly or have yet to learn it
REMEDY = gettext_noop("Move one of them so that there are two days in between.")


def check(week: Week, request: Request) -> Iterator[Finding]:
    for one, other, gap in pairs(week, request, among=lambda session: session.is_gym):
        classes = sorted((session_stress(one, request), session_stress(other, request)))
        days = {"first": one.day, "second": other.day}
        both = {"heavy": heaviness(one, other)}
        if gap == 0:
            message = gettext_noop("Two strength sessions share {first}.")
            yield must(CODE, message, REMEDY, one.day, **days)
        elif classes == [Stress.HEAVY, Stress.HEAVY] and gap < MIN_DAYS:
            message = gettext_noop("{first} and {second} are both {heavy}, with no day in between.")
            yield must(CODE, message, REMEDY, one.day, other.day, **days, **both)
        elif gap < MIN_DAYS:
            cost = FORBIDDEN if needs_a_day_between(request) else NEIGHBOURS_COST
            message = gettext_noop("{first} and {second} are less than 48 hours apart.")
            yield finding(CODE, cost, message, REMEDY, one.day, other.day, **days)
        elif classes == [Stress.HEAVY, Stress.HEAVY] and gap == MIN_DAYS:
            wants_more = request.is_masters or request.is_intro
            cost = TWO_DAYS_COST_MASTERS_OR_NEW if wants_more else TWO_DAYS_COST
            message = gettext_noop("{first} and {second} are both {heavy}, 48 hours apart.")
            yield should(CODE, cost, message, REMEDY, one.day, other.day, **days, **both)


def needs_a_day_between(request: Request) -> bool:
    """Beginners, the young and those from 50, whatever the class of their sessions."""
    return request.level is Level.BEGINNER or request.is_youth or request.is_masters


def view(session: Session, request: Request) -> object:
    return (session.day, session_stress(session, request)) if session.is_gym else None


RULE = Rule(
    code=CODE,
    title=gettext_noop("Two to three days between hamstring sessions"),
    why=gettext_noop(
        "Hamstrings need two to three days after a hard session. Another heavy day too soon adds "
        "soreness, not strength."
    ),
    sources=("carmona-2018", "maeo-2021"),
    scope=Scope.PAIR,
    view=view,
    check=check,
)
