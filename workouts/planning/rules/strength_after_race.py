"""R43: how long strength work waits after a race."""

from collections.abc import Iterator
from dataclasses import replace

from exercises.vocabulary import gettext_noop
from workouts.planning.measures.load import has_power, is_heavy
from workouts.planning.values.request import Distance, Request
from workouts.planning.values.rule import Finding, Rule, Scope, must
from workouts.planning.values.week import Day, Session, Week

CODE = "R43"
#: Days after the race without heavy or power work, and without any strength work.
WAIT_DAYS = {
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


def past_races(request: Request) -> dict[int, Distance]:
    """Distances by days from this Monday: the last race, and those of this week and the one before.

    Races do not repeat with the week, so an unknown week before holds none.
    """
    found = {race.day_offset: race.distance for race in request.races}
    if request.previous_week is not None:
        before = replace(request, week=request.previous_week, next_week=None, race=None)
        found |= {race.day_offset - len(Day): race.distance for race in before.races}
    if request.last_race is not None:
        found[request.last_race.day_offset] = request.last_race.distance
    return found


def check(week: Week, request: Request) -> Iterator[Finding]:
    for offset, distance in past_races(request).items():
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
