"""R32: two days between jumps and sprints."""

from collections.abc import Iterator
from itertools import combinations

from exercises.vocabulary import gettext_noop
from workouts.planning.load import session_contacts
from workouts.planning.request import Request
from workouts.planning.rule import Finding, Rule, Scope, must, should
from workouts.planning.week import Day, Run, RunKind, Session, Week

CODE = "R32"
MIN_DAYS = 2  # days, 48 h
MOST_A_WEEK = 3  # power stimuli, the runner's own hills session among them
TOO_MANY_COST = 5
SAME_DAY_COST = 3
REMEDY = gettext_noop("Leave two days between jumps and sprints.")


def check(week: Week, request: Request) -> Iterator[Finding]:
    power = [s for s in week.sessions if s.sprints or session_contacts(s)]
    for one, other in combinations(power, 2):
        gap = abs(one.day - other.day)
        gap = min(gap, len(Day) - gap)
        if 0 < gap < MIN_DAYS:
            message = gettext_noop("{first} and {second} both hold jumps or sprints.")
            days = sorted((one.day, other.day))
            yield must(CODE, message, REMEDY, *days, first=days[0], second=days[1])
    for session in power:
        twins = [other for other in power if other.day == session.day and other.sprints]
        if session_contacts(session) and twins:
            message = gettext_noop("{day} holds jumps and sprints.")
            yield should(CODE, SAME_DAY_COST, message, REMEDY, session.day, day=session.day)
        if session_contacts(session) and _is_beside_hills(session, request):
            message = gettext_noop("{day} has jumps, the day before or after the hill session.")
            yield must(CODE, message, REMEDY, session.day, day=session.day)
    hills = sum(_is_hills(run) for run in request.week)
    if power and len(power) + hills > MOST_A_WEEK:
        message = gettext_noop("{count} sessions of jumps and sprints are many for one week.")
        days = [session.day for session in power]
        yield should(CODE, TOO_MANY_COST, message, REMEDY, *days, count=len(power) + hills)


def _is_beside_hills(session: Session, request: Request) -> bool:
    """Hill repeats are a power stimulus too. Sprints beside them are judged by R30."""
    return any(_is_hills(request.run_on(session.day + step)) for step in (-1, 1))


def _is_hills(run: Run) -> bool:
    return run.kind is RunKind.QUALITY and run.detail == "hills"


RULE = Rule(
    code=CODE,
    name="power_days_too_close",
    title=gettext_noop("Two days between fast things"),
    why=gettext_noop("Speed needs a fresh nervous system and fresh tendons."),
    sources=(),
    scope=Scope.PAIR,
    check=check,
)
