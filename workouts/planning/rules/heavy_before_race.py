"""R41: how many days before a race the last heavy and the last moderate session are."""

from collections.abc import Iterator
from functools import reduce

from exercises.vocabulary import gettext_noop
from workouts.planning.measures.load import HIGH_ECCENTRIC, eccentric_factor, harder, session_stress
from workouts.planning.values.request import Request
from workouts.planning.values.rule import Finding, Rule, Scope, must
from workouts.planning.values.season import NOTHING_NEW_DAYS, Distance, Phase, Priority, Race
from workouts.planning.values.week import Prescription, Stress, Week

CODE = "R41"
#: Days between the session and the race (bell-2023, travis-2020; numbers for runners by default).
LAST_HEAVY_DAYS_A = dict.fromkeys(Distance, 7) | {Distance.MARATHON: 10, Distance.ULTRA: 14}
LAST_HEAVY_DAYS_B = 4
LAST_MODERATE_DAYS = {Priority.A: 5, Priority.B: 3, Priority.C: 1}
LAST_HEAVY_DAYS_C = 2  # a C race is a key run
MESSAGE = gettext_noop("{day} is too close to the race for this: {days} of {needed} days.")
REMEDY = gettext_noop("Make it light, or move it earlier.")
REMEDY_IN_TAPER = gettext_noop("Make it no heavier than your sessions of last week.")


def needed_days(stress: Stress, race: Race) -> int:
    """Days that must lie between a session of this class and the race; 0 for a light one."""
    if stress is Stress.LIGHT:
        return 0
    if stress is Stress.MODERATE:
        return LAST_MODERATE_DAYS[race.priority]
    if race.priority is Priority.A:
        return LAST_HEAVY_DAYS_A[race.distance]
    return LAST_HEAVY_DAYS_B if race.priority is Priority.B else LAST_HEAVY_DAYS_C


def last_class(request: Request) -> Stress | None:
    """The heaviest class of last week, None when that week is not known."""
    if request.previous_sessions is None:
        return None
    classes = (session_stress(one, request) for one in request.previous_sessions if one.is_gym)
    return reduce(harder, classes, Stress.LIGHT)


def check(week: Week, request: Request) -> Iterator[Finding]:
    yield from _check_taper(week, request)
    for race in request.races:
        for session in week.gym:
            days = race.day_offset - session.day
            needed = needed_days(session_stress(session, request), race)
            if 0 < days < needed:
                yield must(CODE, MESSAGE, REMEDY, session.day, days=days, needed=needed)


def _check_taper(week: Week, request: Request) -> Iterator[Finding]:
    """Nothing in a taper is heavier than the week before it."""
    most = last_class(request)
    if request.phase is not Phase.TAPER or most is None:
        return
    for session in week.gym:
        stress = session_stress(session, request)
        if harder(stress, most) is not most:
            message = gettext_noop("{day} is heavier than last week, and this is the taper.")
            yield must(CODE, message, REMEDY_IN_TAPER, session.day)


def check_item(item: Prescription, request: Request) -> Iterator[Finding]:
    """Nothing new in the last two weeks before the race that matters (R24)."""
    if not request.novel_eccentric or eccentric_factor(item) < HIGH_ECCENTRIC:
        return
    is_near = any(
        race.priority is Priority.A and race.day_offset <= NOTHING_NEW_DAYS
        for race in request.races
    )
    if is_near:
        message = gettext_noop(
            "{exercise}: slow lowering is new to you, and the race is too close."
        )
        remedy = gettext_noop("Stay with what you know until after it.")
        yield must(CODE, message, remedy, exercise=item.name)


RULE = Rule(
    code=CODE,
    title=gettext_noop("The last heavy session before a race"),
    why=gettext_noop("Your last heavy session should be a distant memory on the start line."),
    sources=("bell-2023", "travis-2020"),
    scope=Scope.DAY,
    check=check,
    check_item=check_item,
)
