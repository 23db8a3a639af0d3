"""R29: hill sprints start tiny and grow slowly."""

from collections.abc import Iterator

from exercises.vocabulary import Kind, gettext_noop
from workouts.planning.measures.power import most_sprints
from workouts.planning.values.request import Request
from workouts.planning.values.rule import Finding, Rule, Scope, must
from workouts.planning.values.season import Phase
from workouts.planning.values.week import Prescription, Week

CODE = "R29"
LONGEST_SECONDS = 12
MOST_SESSIONS, MOST_SESSIONS_LATE = 2, 1  # a week; from peak on
EARLY_PHASES = (Phase.BASE, Phase.BUILD)


def check(week: Week, request: Request) -> Iterator[Finding]:
    sprinting = [session for session in week.sessions if session.sprints]
    most = most_sprints(request)
    for session in sprinting:
        if request.is_back:
            message = gettext_noop(
                "{day} has hill sprints in the first week after {weeks} weeks off."
            )
            remedy = gettext_noop("Leave them out this week, then start again with two.")
            yield must(CODE, message, remedy, session.day, weeks=request.weeks_off)
        elif session.sprints > most:
            message = gettext_noop("{day} has {count} hill sprints, more than {most}.")
            remedy = gettext_noop("Do {most}.")
            facts = {"count": session.sprints, "most": most}
            yield must(CODE, message, remedy, session.day, **facts)
    sessions = MOST_SESSIONS if request.phase in EARLY_PHASES else MOST_SESSIONS_LATE
    if len(sprinting) > sessions:
        message = gettext_noop("{count} hill-sprint sessions is more than {most} this week.")
        remedy = gettext_noop("Keep {most}.")
        days = tuple(session.day for session in sprinting)
        yield must(CODE, message, remedy, *days, count=len(sprinting), most=sessions)


def check_item(item: Prescription, request: Request) -> Iterator[Finding]:
    if item.exercise.kind is not Kind.RUNNING_POWER:
        return
    if item.seconds is not None and item.seconds > LONGEST_SECONDS:
        message = gettext_noop("A hill sprint of {seconds} seconds is too long.")
        remedy = gettext_noop("Sprint for eight to ten seconds.")
        yield must(CODE, message, remedy, seconds=item.seconds)


RULE = Rule(
    code=CODE,
    title=gettext_noop("Start hill sprints tiny"),
    why=gettext_noop(
        "Eight seconds sounds like nothing. Start with one or two and your calves will thank you."
    ),
    sources=("hudson-2010", "barnes-2013"),
    scope=Scope.DAY,
    check=check,
    check_item=check_item,
)
