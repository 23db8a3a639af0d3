"""R32: two days between jumps and sprints."""

from collections.abc import Iterator

from exercises.vocabulary import gettext_noop
from workouts.planning.measures.load import has_power, session_contacts
from workouts.planning.measures.neighbours import pairs
from workouts.planning.measures.power import is_hills, share_of_caps
from workouts.planning.values.request import Request
from workouts.planning.values.rule import Finding, Rule, Scope, must, should
from workouts.planning.values.week import Session, Week

CODE = "R32"
MIN_DAYS = 2  # days, 48 h
MOST_A_WEEK = 3  # power stimuli, the runner's own hills session among them
TOO_MANY_COST = 5
SAME_DAY_COST = 3
REMEDY = gettext_noop("Leave two days between jumps and sprints.")


def check(week: Week, request: Request) -> Iterator[Finding]:
    power = [session for session in week.sessions if has_power(session)]
    for one, other, gap in pairs(week, request, among=has_power):
        if 0 < gap < MIN_DAYS:
            message = gettext_noop("{first} and {second} both have jumps or sprints.")
            facts = {"first": one.day, "second": other.day}
            yield must(CODE, message, REMEDY, one.day, other.day, **facts)
    for session in power:
        if session_contacts(session):
            yield from _check_jumps(session, power, request)
    count = len(power) + sum(is_hills(run) for run in request.week)
    if power and count > MOST_A_WEEK:
        message = gettext_noop("{count} sessions with jumps or sprints is a lot for one week.")
        days = [session.day for session in power]
        yield should(CODE, TOO_MANY_COST, message, REMEDY, *days, count=count)


def _check_jumps(session: Session, power: list[Session], request: Request) -> Iterator[Finding]:
    """Jumps and sprints may share a day as long as they share one cap. Hill repeats are a power
    stimulus too; sprints next to them are judged by R30."""
    together = [other for other in power if other.day == session.day]
    if any(other.sprints for other in together):
        if sum(share_of_caps(other, request) for other in together) > 1:
            message = gettext_noop("{day} has more jumps and sprints than one day should.")
            yield must(CODE, message, REMEDY, session.day)
        else:
            message = gettext_noop("{day} has both jumps and sprints.")
            yield should(CODE, SAME_DAY_COST, message, REMEDY, session.day)
    if any(is_hills(request.run_on(session.day + step)) for step in (-1, 1)):
        message = gettext_noop("{day} has jumps, the day before or after the hill session.")
        yield must(CODE, message, REMEDY, session.day)


def view(session: Session, request: Request) -> object:
    seen = session.day, session_contacts(session), session.sprints
    return seen if has_power(session) else None


RULE = Rule(
    code=CODE,
    title=gettext_noop("Two days between fast things"),
    why=gettext_noop("Speed needs fresh nerves and fresh tendons."),
    scope=Scope.WEEK,
    view=view,
    check=check,
)
