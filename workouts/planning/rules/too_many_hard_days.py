"""R09: how many hard days a week holds, and in a row."""

from collections.abc import Iterator

from exercises.vocabulary import Level, gettext_noop
from workouts.planning.measures.hard_days import (
    OUR_DAYS,
    days_of_week,
    hard_days,
    is_hard,
    own_hard_days,
    rows_with,
)
from workouts.planning.values.request import Request
from workouts.planning.values.rule import Finding, Rule, Scope, must, should
from workouts.planning.values.week import Day, Session, Week

CODE = "R09"
MOST_HARD_DAYS = {Level.BEGINNER: 4, Level.INTERMEDIATE: 4, Level.ADVANCED: 5}  # days a week
EXTRA_DAY_COST = 5
ROW_COST, ROW_DAYS = 6, 3  # three hard days in a row
FORBIDDEN_ROW_DAYS = 4
REMEDY = gettext_noop("Move a session to a day that is hard already, or make it lighter.")


def check(week: Week, request: Request) -> Iterator[Finding]:
    hard, own = hard_days(week, request), own_hard_days(request)
    added = hard & ~own & OUR_DAYS
    if not added:
        return  # the runs alone are the runner's own
    count, most = (hard & OUR_DAYS).bit_count(), MOST_HARD_DAYS[request.level]
    if count > most:
        message = gettext_noop("{count} hard days is more than {most}.")
        cost = EXTRA_DAY_COST * (count - max(most, (own & OUR_DAYS).bit_count()))
        yield should(CODE, cost, message, REMEDY, *days_of_week(added), count=count, most=most)
    for row in rows_with(added, hard):
        yield from _check_row(row, days_of_week(row & added))


def _check_row(row: int, added: tuple[Day, ...]) -> Iterator[Finding]:
    """Strength makes each of these rows longer; the runs alone may have made it long."""
    days = min(row.bit_count(), len(Day))
    message = gettext_noop("{row} hard days in a row.")
    if days >= FORBIDDEN_ROW_DAYS:
        yield must(CODE, message, REMEDY, *added, row=days)
    elif days == ROW_DAYS:
        yield should(CODE, ROW_COST, message, REMEDY, *added, row=days)


def view(session: Session, request: Request) -> Day | None:
    return session.day if is_hard(session, request) else None


RULE = Rule(
    code=CODE,
    title=gettext_noop("Four hard days are plenty"),
    why=gettext_noop("Most runners cannot absorb more than four hard days a week."),
    scope=Scope.WEEK,
    view=view,
    check=check,
)
