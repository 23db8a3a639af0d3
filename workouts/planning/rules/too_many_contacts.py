"""R26: how many landings a session and a week hold (R49, R50 for age)."""

from collections.abc import Iterator

from exercises.vocabulary import Level, gettext_noop
from workouts.planning.load import session_contacts
from workouts.planning.request import Request
from workouts.planning.rule import Finding, Rule, Scope, must
from workouts.planning.week import Week

CODE = "R26"
CONTACTS = {Level.BEGINNER: 40, Level.INTERMEDIATE: 80, Level.ADVANCED: 120}  # a session
MASTERS_SHARE, YOUTH_SHARE = 0.7, 0.6
MOST_JUMP_SESSIONS = 2  # a week


def most_contacts(request: Request) -> float:
    """Ground contacts of one session, by level and age."""
    share = MASTERS_SHARE if request.is_masters else YOUTH_SHARE if request.is_youth else 1.0
    return CONTACTS[request.level] * share


def check(week: Week, request: Request) -> Iterator[Finding]:
    most = most_contacts(request)
    jumping = [session for session in week.sessions if session_contacts(session)]
    for session in jumping:
        contacts = session_contacts(session)
        if contacts > most:
            message = gettext_noop("{day} has {contacts} landings, more than {most}.")
            remedy = gettext_noop("Drop a set of jumps.")
            facts = {"day": session.day, "contacts": contacts, "most": most}
            yield must(CODE, message, remedy, session.day, **facts)
    if len(jumping) > MOST_JUMP_SESSIONS:
        message = gettext_noop("{count} jump sessions are more than {most} a week.")
        remedy = gettext_noop("Keep two.")
        days = tuple(session.day for session in jumping)
        yield must(CODE, message, remedy, *days, count=len(jumping), most=MOST_JUMP_SESSIONS)


RULE = Rule(
    code=CODE,
    name="too_many_contacts",
    title=gettext_noop("A little jumping goes a long way"),
    why=gettext_noop(
        "Runners already land thousands of times a week, so a little goes a long way."
    ),
    sources=("barrio-2023", "engeroff-2023", "athletebuilder"),
    scope=Scope.DAY,
    check=check,
)
