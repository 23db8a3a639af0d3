"""R09: how many hard days a week holds, and in a row."""

from collections.abc import Iterator

from exercises.vocabulary import Level, gettext_noop
from workouts.planning.measures.load import hard_days
from workouts.planning.values.request import Request
from workouts.planning.values.rule import Finding, Rule, Scope, must, should
from workouts.planning.values.week import Day, Week

CODE = "R09"
MOST_HARD_DAYS = {Level.BEGINNER: 4, Level.INTERMEDIATE: 4, Level.ADVANCED: 5}  # days a week
EXTRA_DAY_COST = 5
ROW_COST, ROW_DAYS = 6, 3  # three hard days in a row
FORBIDDEN_ROW_DAYS = 4
REMEDY = gettext_noop("Move a session to a day that is hard already, or make it lighter.")
THREE_WEEKS = range(-len(Day), 2 * len(Day))


def longest_row(week: Week, request: Request) -> int:
    """Most hard days in a row, across both ends of the week."""
    longest = current = 0
    for is_hard in hard_days(week, request, THREE_WEEKS):
        current = current + 1 if is_hard else 0
        longest = max(longest, current)
    return min(longest, len(Day))


def check(week: Week, request: Request) -> Iterator[Finding]:
    hard, without = hard_days(week, request), hard_days(Week(), request)
    if hard == without:
        return  # the runs alone are the runner's own
    count, most = sum(hard), MOST_HARD_DAYS[request.level]
    row, own_row = longest_row(week, request), longest_row(Week(), request)
    added = tuple(day for day in Day if hard[day] and not without[day])
    if count > most:
        message = gettext_noop("{count} hard days are more than {most}.")
        cost = EXTRA_DAY_COST * (count - max(most, sum(without)))
        yield should(CODE, cost, message, REMEDY, *added, count=count, most=most)
    message = gettext_noop("{row} hard days follow each other.")
    if row >= FORBIDDEN_ROW_DAYS and row > own_row:
        yield must(CODE, message, REMEDY, *added, row=row)
    elif row == ROW_DAYS and row > own_row:
        yield should(CODE, ROW_COST, message, REMEDY, *added, row=row)


RULE = Rule(
    code=CODE,
    title=gettext_noop("Four hard days are plenty"),
    why=gettext_noop("More than four hard days a week is more than most runners absorb."),
    scope=Scope.WEEK,
    check=check,
)
