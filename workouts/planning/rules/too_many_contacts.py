"""R26: how many landings a session and a week hold (R49, R50 for age)."""

from collections.abc import Iterator

from exercises.vocabulary import gettext_noop
from workouts.planning.measures.load import session_contacts
from workouts.planning.measures.power import most_contacts
from workouts.planning.values.request import Request
from workouts.planning.values.rule import Finding, Rule, Scope, must, should
from workouts.planning.values.week import Week

CODE = "R26"
MOST_JUMP_SESSIONS = 2  # a week
MOST_RISE = 1.2  # times last week's landings, when that week is known and held jumps
RISE_COST = 4


def check(week: Week, request: Request) -> Iterator[Finding]:
    most = most_contacts(request)
    jumping = [session for session in week.sessions if session_contacts(session)]
    for session in jumping:
        contacts = session_contacts(session)
        if contacts > most:
            message = gettext_noop("{day} has {contacts} landings, more than {most}.")
            remedy = gettext_noop("Drop a set of jumps.")
            yield must(CODE, message, remedy, session.day, contacts=contacts, most=most)
    days = tuple(session.day for session in jumping)
    if len(jumping) > MOST_JUMP_SESSIONS:
        message = gettext_noop("{count} jump sessions is more than {most} a week.")
        remedy = gettext_noop("Keep two.")
        yield must(CODE, message, remedy, *days, count=len(jumping), most=MOST_JUMP_SESSIONS)
    last = sum(session_contacts(session) for session in request.previous_sessions or ())
    contacts = sum(session_contacts(session) for session in jumping)
    if last and contacts > MOST_RISE * last:
        message = gettext_noop("{contacts} landings, after {last} last week, is a big step.")
        remedy = gettext_noop("Add a fifth at most.")
        yield should(CODE, RISE_COST, message, remedy, *days, contacts=contacts, last=last)


RULE = Rule(
    code=CODE,
    title=gettext_noop("A little jumping goes a long way"),
    why=gettext_noop(
        "Runners already land thousands of times a week, so a little goes a long way."
    ),
    sources=("barrio-2023", "engeroff-2023", "athletebuilder"),
    scope=Scope.DAY,
    check=check,
)
