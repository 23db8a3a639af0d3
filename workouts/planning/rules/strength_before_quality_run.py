"""R04: on a day with a quality run, run first and lift at least six hours later."""

from collections.abc import Iterator

from exercises.vocabulary import Level, gettext_noop
from workouts.planning.measures.clock import SEPARATE_HOURS, hours_after_run, start_of
from workouts.planning.measures.load import session_contacts, session_stress
from workouts.planning.values.request import Request
from workouts.planning.values.rule import FORBIDDEN, Finding, Rule, Scope, finding, should
from workouts.planning.values.week import RunKind, Session, Slot, Stress, Week

CODE = "R04"
LIGHT_BEFORE_COST = 5
SOON_AFTER_COST = {Stress.HEAVY: 6, Stress.MODERATE: 3, Stress.LIGHT: 0}
SOON_AFTER_COST_BEGINNER_HEAVY = 8
LATER_COST_BEGINNER_HEAVY = 3
POWER_AFTER_EASY_COST, POWER_HOURS = 2, 3  # hours of rest before jumps (schumann-2022)


def check(week: Week, request: Request) -> Iterator[Finding]:
    for session in week.gym:
        kind = request.week[session.day].kind
        if kind is RunKind.QUALITY:
            yield from _check_quality_day(session, request)
        elif kind is RunKind.EASY and session_contacts(session) and _follows(session, request):
            message = gettext_noop("On {day} the jumps follow the run straight away.")
            remedy = gettext_noop("Jump before the run, or three hours later.")
            yield should(CODE, POWER_AFTER_EASY_COST, message, remedy, session.day)


def _follows(session: Session, request: Request) -> bool:
    """Straight after the run: by the clock, or as the slot says."""
    hours = hours_after_run(session.day, start_of(session, request), request)
    return session.slot is Slot.AFTER_0H if hours is None else 0 <= hours < POWER_HOURS


def _check_quality_day(session: Session, request: Request) -> Iterator[Finding]:
    stress = session_stress(session, request)
    facts = {"run": request.week[session.day], "hours": SEPARATE_HOURS}
    beginner_heavy = request.level is Level.BEGINNER and stress is Stress.HEAVY
    remedy = gettext_noop("Lift {hours} hours after the run, or on another day.")
    if session.slot is Slot.BEFORE:
        message = gettext_noop("On {day} the strength work comes before the {run}.")
        cost = LIGHT_BEFORE_COST if stress is Stress.LIGHT else FORBIDDEN
        yield finding(CODE, cost, message, remedy, session.day, **facts)
        return
    message = gettext_noop("On {day} the strength work follows the {run} within {hours} hours.")
    cost = SOON_AFTER_COST_BEGINNER_HEAVY if beginner_heavy else SOON_AFTER_COST[stress]
    if session.slot is Slot.AFTER_6H:
        message = gettext_noop(
            "{day} has the {run} and a heavy session, which is a lot for a beginner."
        )
        remedy = gettext_noop("Make it lighter, or lift on another day.")
        cost = LATER_COST_BEGINNER_HEAVY if beginner_heavy else 0
    if cost:
        yield should(CODE, cost, message, remedy, session.day, **facts)


RULE = Rule(
    code=CODE,
    title=gettext_noop("Run first, lift later"),
    why=gettext_noop(
        "Do the run while fresh, lift later. Six hours is the sensible minimum; a separate day is "
        "better if you have one."
    ),
    sources=("doma-deakin-2013", "robineau-2016", "schumann-2022"),
    scope=Scope.DAY,
    check=check,
)
