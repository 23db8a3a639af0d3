"""R42: in the last days before a race nothing but a light primer, and nothing on the day.

After the race R43 judges what is left of the week.
"""

from collections.abc import Iterator

from exercises.vocabulary import Kind, gettext_noop
from workouts.planning.measures.dose import told_left
from workouts.planning.measures.load import session_contacts, session_stress
from workouts.planning.values.request import Request
from workouts.planning.values.rule import Finding, Rule, Scope, must
from workouts.planning.values.season import Phase, Priority, Race
from workouts.planning.values.week import Prescription, RunKind, Session, Stress, Week

CODE = "R42"
#: Days between the work and the race; product defaults. A C race is a key run like any other.
LAST_LIGHT_DAYS = {Priority.A: 3, Priority.B: 3, Priority.C: 0}
LAST_JUMP_DAYS = {Priority.A: 5, Priority.B: 3, Priority.C: 0}
LAST_SPRINT_DAYS = {Priority.A: 4, Priority.B: 3, Priority.C: 0}
HIGHEST_RPE = 6.0  # of a primer, product default
REMEDY = gettext_noop("Move it earlier, or leave it out.")


def check(week: Week, request: Request) -> Iterator[Finding]:
    race_days = _race_days(request)
    is_race_week = request.phase is Phase.RACE_WEEK
    for session in week.sessions:
        if session.day in race_days:
            message = gettext_noop("{day} is race day.")
            yield must(CODE, message, REMEDY, session.day)
        is_judged = is_race_week and session.is_gym and not request.has_raced_before(session.day)
        if is_judged and session_stress(session, request) is not Stress.LIGHT:
            message = gettext_noop("{day} is more than light, and this is race week.")
            remedy = gettext_noop("Make it light, or leave it out.")
            yield must(CODE, message, remedy, session.day)
        for race in request.races:
            days, needed = race.day_offset - session.day, _needed_days(session, race)
            if 0 < days < needed:
                message = gettext_noop("{day} is too close to the race: {days} of {needed} days.")
                yield must(CODE, message, REMEDY, session.day, days=days, needed=needed)


def check_item(item: Prescription, request: Request) -> Iterator[Finding]:
    """A set less does not make hard work light."""
    is_lift = item.exercise.kind is Kind.STRENGTH
    if request.phase is Phase.RACE_WEEK and is_lift and item.rpe > HIGHEST_RPE:
        message = gettext_noop("{exercise} with only {left} left is too hard for race week.")
        remedy = gettext_noop("Stop with {least} left, or leave it out.")
        facts = {
            "exercise": item.name,
            "left": told_left(item.rpe),
            "least": told_left(HIGHEST_RPE),
        }
        yield must(CODE, message, remedy, **facts)


def _race_days(request: Request) -> set[int]:
    """Whatever the week calls the day and however short the race is. Only a C race that the week
    itself calls a hard run is no more than that."""
    return {
        race.day_offset
        for race in request.races
        if race.priority is not Priority.C
        or request.run_on(race.day_offset).kind is not RunKind.QUALITY
    }


def _needed_days(session: Session, race: Race) -> int:
    return max(
        LAST_LIGHT_DAYS[race.priority] if session.is_gym else 0,
        LAST_JUMP_DAYS[race.priority] if session_contacts(session) else 0,
        LAST_SPRINT_DAYS[race.priority] if session.sprints else 0,
    )


RULE = Rule(
    code=CODE,
    title=gettext_noop("Race week is for racing"),
    why=gettext_noop(
        "Nothing you lift this week makes you faster on Sunday. Some of it could make you slower."
    ),
    sources=("bosquet-2007", "wang-2023"),
    scope=Scope.DAY,
    check=check,
    check_item=check_item,
)
