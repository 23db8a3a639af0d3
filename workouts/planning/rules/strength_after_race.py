"""R43: how long strength work waits after a race."""

from collections.abc import Iterator

from exercises.vocabulary import gettext_noop
from workouts.planning.measures.load import has_power, is_heavy
from workouts.planning.values.request import Distance, Request
from workouts.planning.values.rule import Finding, Rule, Scope, must
from workouts.planning.values.week import Session, Week

CODE = "R43"
#: Days after the race without heavy or power work, and without any strength work.
WAIT_DAYS = {
    Distance.EIGHT_HUNDRED: (2, 0),
    Distance.FIFTEEN_HUNDRED: (2, 0),
    Distance.THREE_K: (2, 0),
    Distance.FIVE_K: (2, 0),
    Distance.TEN_K: (3, 1),
    Distance.HALF: (5, 2),
    Distance.MARATHON: (10, 5),
    Distance.ULTRA: (14, 7),
}
MESSAGE = gettext_noop("{day} is too soon after the race for this: {days} of {needed} days.")
REMEDY = gettext_noop("Wait, or keep it light once you may lift again.")


def needed_days(session: Session, request: Request, distance: Distance) -> int:
    until_heavy, until_light = WAIT_DAYS[distance]
    is_hard = is_heavy(session, request) or has_power(session)
    return until_heavy if is_hard else until_light


def check(week: Week, request: Request) -> Iterator[Finding]:
    this_week = {race.day_offset: race.distance for race in request.races}
    for offset, distance in (this_week | dict(request.past_races)).items():
        for session in week.sessions:
            days = session.day - offset
            needed = needed_days(session, request, distance)
            if 0 <= days < needed:
                yield must(CODE, MESSAGE, REMEDY, session.day, days=days, needed=needed)


RULE = Rule(
    code=CODE,
    title=gettext_noop("Recover from the race"),
    why=gettext_noop("Race damage outlasts race pride."),
    sources=("marathon-recovery-2017",),
    scope=Scope.DAY,
    check=check,
)
