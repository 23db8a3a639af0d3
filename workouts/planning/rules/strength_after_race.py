"""R43: how long strength work waits after a race."""

from collections.abc import Iterator
from dataclasses import dataclass

from exercises.vocabulary import gettext_noop
from workouts.planning.measures.load import has_power, is_heavy
from workouts.planning.values.request import Request
from workouts.planning.values.rule import Finding, Rule, Scope, must
from workouts.planning.values.season import Distance
from workouts.planning.values.week import Session, Week

CODE = "R43"


@dataclass(frozen=True, kw_only=True)
class FirstDay:
    """Days from the race to the first on which this work is allowed again."""

    light: int
    power: int
    heavy: int


#: "No strength for one day" means the whole next day (marathon-recovery-2017; product defaults).
SHORT = FirstDay(light=1, power=2, heavy=3)
FIRST_DAYS = dict.fromkeys(Distance, SHORT) | {
    Distance.TEN_K: FirstDay(light=2, power=4, heavy=4),
    Distance.HALF: FirstDay(light=3, power=7, heavy=6),
    Distance.MARATHON: FirstDay(light=6, power=14, heavy=11),
    Distance.ULTRA: FirstDay(light=8, power=21, heavy=15),
}
MESSAGE = gettext_noop("{day} is too soon after the race for this: {days} of {needed} days.")
REMEDY = gettext_noop("Wait, or keep it light once you may lift again.")


def needed_days(session: Session, request: Request, distance: Distance) -> int:
    first = FIRST_DAYS[distance]
    needed = first.light
    if has_power(session):
        needed = max(needed, first.power)
    return max(needed, first.heavy) if is_heavy(session, request) else needed


def check(week: Week, request: Request) -> Iterator[Finding]:
    ours = {r.day_offset: r.distance for r in request.races if not r.is_training_run}
    for offset, distance in (ours | dict(request.past_races)).items():
        for session in week.sessions:
            days = session.day - offset
            needed = needed_days(session, request, distance)
            if 0 <= days < needed:
                yield must(CODE, MESSAGE, REMEDY, session.day, days=days, needed=needed)


RULE = Rule(
    code=CODE,
    title=gettext_noop("Recover from the race"),
    why=gettext_noop("Your legs take longer to get over a race than your head does."),
    sources=("marathon-recovery-2017",),
    scope=Scope.DAY,
    check=check,
)
