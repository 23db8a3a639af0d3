"""R30: hill sprints follow an easy run, with a quiet day around them."""

from collections.abc import Iterator

from exercises.vocabulary import Level, gettext_noop
from workouts.planning.measures.power import has_hills_session, is_hills
from workouts.planning.values.request import Request
from workouts.planning.values.rule import FORBIDDEN, Finding, Rule, Scope, finding, must
from workouts.planning.values.week import Run, RunKind, Session, Week

CODE = "R30"
MIN_EASY_MINUTES = 20  # minutes of easy running before the first sprint
MOST_NEXT_TO_HILLS = 4  # sprints in a week that has a hills session already
AFTER_SHORT_LONG_RUN_COST, BEFORE_HILLS_COST, BEFORE_LONG_COST = 5, 6, 3
BEFORE_QUALITY_COST, BEFORE_QUALITY_COST_ADVANCED = 6, 2
FEW_SPRINTS = 6
REMEDY = gettext_noop("Move the sprints to another easy day, or drop them.")


def check(week: Week, request: Request) -> Iterator[Finding]:
    sprinting = [session for session in week.sessions if session.sprints]
    for session in sprinting:
        yield from _check_same_day(session, request)
        yield from _check_day_after(session, request)
        yield from _check_day_before(session, request)
    if not has_hills_session(request):
        return
    if len(sprinting) > 1 or any(s.sprints > MOST_NEXT_TO_HILLS for s in sprinting):
        message = gettext_noop("The week has a hills session already.")
        remedy = gettext_noop("Add at most one set of four sprints.")
        yield must(CODE, message, remedy, *(session.day for session in sprinting))


def _check_same_day(session: Session, request: Request) -> Iterator[Finding]:
    run = request.week[session.day]
    facts = {"run": run, "minutes": MIN_EASY_MINUTES}
    if run.kind is not RunKind.EASY:
        message = gettext_noop("{day} has hill sprints without an easy run before them.")
        yield must(CODE, message, REMEDY, session.day, **facts)
    elif run.minutes is not None and run.minutes < MIN_EASY_MINUTES:
        message = gettext_noop("The easy run on {day} is shorter than {minutes} minutes.")
        yield must(CODE, message, REMEDY, session.day, **facts)


def _check_day_after(session: Session, request: Request) -> Iterator[Finding]:
    run = request.run_on(session.day - 1)
    if run.kind is RunKind.LONG or is_hills(run):
        is_short = run.kind is RunKind.LONG and not run.is_big
        cost = AFTER_SHORT_LONG_RUN_COST if is_short else FORBIDDEN
        message = gettext_noop("{day} has hill sprints, the day after the {run}.")
        yield finding(CODE, cost, message, REMEDY, session.day, run=run)


def _check_day_before(session: Session, request: Request) -> Iterator[Finding]:
    run = request.run_on(session.day + 1)
    cost = _cost_before(run, session, request)
    if cost:
        message = gettext_noop("{day} has hill sprints, the day before the {run}.")
        yield finding(CODE, cost, message, REMEDY, session.day, run=run)


def _cost_before(run: Run, session: Session, request: Request) -> float:
    if run.kind is RunKind.LONG:
        return BEFORE_LONG_COST
    if run.kind is not RunKind.QUALITY:
        return 0
    if request.level is Level.BEGINNER:
        return FORBIDDEN
    is_sure = request.level is Level.ADVANCED and session.sprints <= FEW_SPRINTS
    cost = BEFORE_QUALITY_COST_ADVANCED if is_sure else BEFORE_QUALITY_COST
    return cost + BEFORE_HILLS_COST if is_hills(run) else cost


RULE = Rule(
    code=CODE,
    title=gettext_noop("Hill sprints after an easy run"),
    why=gettext_noop(
        "They are short but all-out. Put them on an easy day, with easy days around it."
    ),
    sources=("hudson-2010",),
    scope=Scope.DAY,
    check=check,
)
