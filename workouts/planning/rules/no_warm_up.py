"""R22: five to ten minutes of warm-up before strength (R49: ten from age 50)."""

from collections.abc import Iterator

from exercises.vocabulary import Kind, gettext_noop
from workouts.planning.values.request import Request
from workouts.planning.values.rule import FORBIDDEN, Finding, Rule, Scope, finding
from workouts.planning.values.week import Session, Week

CODE = "R22"
MINUTES, LONG_MINUTES = 5, 10
SHORT_COST = 2
MESSAGE = gettext_noop("{day} has {minutes} minutes of warm-up.")
REMEDY = gettext_noop("Warm up for {needed} minutes.")


def needed_minutes(session: Session, request: Request) -> int:
    """Ten minutes before jumps and from age 50, five otherwise."""
    has_power = any(item.exercise.kind is Kind.POWER for item in session.items)
    return LONG_MINUTES if has_power or request.is_masters else MINUTES


def check(week: Week, request: Request) -> Iterator[Finding]:
    for session in week.gym:
        if not session.items:
            continue  # only the placement is known
        needed = needed_minutes(session, request)
        minutes = session.warmup_minutes
        if minutes < needed:
            cost = SHORT_COST if minutes > 0 else FORBIDDEN
            facts = {"minutes": minutes, "needed": needed}
            yield finding(CODE, cost, MESSAGE, REMEDY, session.day, **facts)


RULE = Rule(
    code=CODE,
    title=gettext_noop("Warm up first"),
    why=gettext_noop("Warm muscle moves better and your first set feels right."),
    sources=("iversen-2021",),
    scope=Scope.SESSION,
    check=check,
)
