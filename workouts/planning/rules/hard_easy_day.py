"""R07: where the heavy work goes, by the school of scheduling the runner chose."""

from collections.abc import Iterator

from exercises.vocabulary import Level, gettext_noop
from workouts.planning.measures.load import heaviness, is_heavy
from workouts.planning.values.request import Request, School
from workouts.planning.values.rule import Finding, Rule, Scope, should
from workouts.planning.values.week import RunKind, Week

CODE = "R07"
EASY_DAY_COST, EASY_DAY_COST_ADVANCED = 3, 2
OTHER_SCHOOL_COST = 3


def check(week: Week, request: Request) -> Iterator[Finding]:
    for session in week.gym:
        kind = request.week[session.day].kind
        if not is_heavy(session, request) or kind is RunKind.REST:
            continue
        if request.school is School.EASY_DAYS and kind is RunKind.QUALITY:
            message = gettext_noop("{day} is a hard run day, and you keep those for running.")
            cost = OTHER_SCHOOL_COST
        elif request.school is School.SEPARATE_DAYS:
            message = gettext_noop("{day} has a run, and you like to lift on days without one.")
            cost = OTHER_SCHOOL_COST
        elif request.school is School.HARD_DAYS_HARD and kind is RunKind.EASY:
            message = gettext_noop("{day} is an easy day, and the session on it is {heavy}.")
            is_advanced = request.level is Level.ADVANCED
            cost = EASY_DAY_COST_ADVANCED if is_advanced else EASY_DAY_COST
        else:
            continue
        remedy = gettext_noop("Move it, make it lighter, or keep it and know why.")
        yield should(CODE, cost, message, remedy, session.day, heavy=heaviness(session))


RULE = Rule(
    code=CODE,
    title=gettext_noop("Easy days stay easy"),
    why=gettext_noop(
        "Keep hard things together and your easy days are really easy. If every day is a bit hard,"
        " you never recover."
    ),
    sources=("doma-2019",),
    scope=Scope.DAY,
    check=check,
)
