"""R27: jumps are done fresh, on the right day."""

from collections.abc import Iterator

from exercises.vocabulary import gettext_noop
from workouts.planning.measures.load import session_contacts
from workouts.planning.values.request import Request
from workouts.planning.values.rule import FORBIDDEN, Finding, Rule, Scope, finding, must, should
from workouts.planning.values.week import RunKind, Session, Slot, Week

CODE = "R27"
WARM_UP_CONTACTS = 20  # landings before a quality run
WARM_UP_COST = 3
DAY_BEFORE_COST = {RunKind.QUALITY: 5, RunKind.LONG: 3}
AFTER_SHORT_LONG_RUN_COST = 5
REMEDY = gettext_noop("Jump on a day with fresh legs.")


def check(week: Week, request: Request) -> Iterator[Finding]:
    for session in week.sessions:
        if session_contacts(session):
            yield from _check_same_day(session, request)
            yield from _check_day_after_long(session, request)
            yield from _check_day_before(session, request)


def _check_same_day(session: Session, request: Request) -> Iterator[Finding]:
    run = request.week[session.day]
    if run.is_key and session.slot is not Slot.BEFORE:
        message = gettext_noop("On {day} the jumps come after the {run}.")
        yield must(CODE, message, REMEDY, session.day, run=run)
    elif run.kind is RunKind.QUALITY:
        message = gettext_noop("On {day} the jumps come before the {run}.")
        cost = FORBIDDEN if session_contacts(session) > WARM_UP_CONTACTS else WARM_UP_COST
        yield finding(CODE, cost, message, REMEDY, session.day, run=run)


def _check_day_after_long(session: Session, request: Request) -> Iterator[Finding]:
    run = request.run_on(session.day - 1)
    if run.kind is RunKind.LONG:
        message = gettext_noop("{day} has jumps, the day after the {run}.")
        cost = FORBIDDEN if run.is_big else AFTER_SHORT_LONG_RUN_COST
        yield finding(CODE, cost, message, REMEDY, session.day, run=run)


def _check_day_before(session: Session, request: Request) -> Iterator[Finding]:
    run = request.run_on(session.day + 1)
    cost = DAY_BEFORE_COST.get(run.kind)
    if cost:
        message = gettext_noop("{day} has jumps, the day before the {run}.")
        yield should(CODE, cost, message, REMEDY, session.day, run=run)


RULE = Rule(
    code=CODE,
    title=gettext_noop("Jump fresh"),
    why=gettext_noop("Tired legs land badly, and your knees pay for it."),
    sources=("schumann-2022",),
    scope=Scope.DAY,
    check=check,
)
