"""R01: how many strength sessions a week suit this level and phase."""

from collections.abc import Iterator

from exercises.vocabulary import Level, gettext_noop
from workouts.planning.values.request import Request
from workouts.planning.values.rule import Finding, Rule, Scope, must, should
from workouts.planning.values.season import Phase
from workouts.planning.values.week import Session, Week

CODE = "R01"
#: Fewest and most gym sessions a week (blagrove-2018, ronnestad-mujika-2014, spiering-2021).
SESSIONS: dict[Phase, dict[Level, tuple[int, int]]] = {
    Phase.BASE: {Level.BEGINNER: (1, 2), Level.INTERMEDIATE: (2, 3), Level.ADVANCED: (2, 3)},
    Phase.BUILD: {Level.BEGINNER: (1, 2), Level.INTERMEDIATE: (1, 2), Level.ADVANCED: (2, 3)},
    Phase.PEAK: dict.fromkeys(Level, (1, 2)),
    Phase.INSEASON: {Level.BEGINNER: (1, 1), Level.INTERMEDIATE: (1, 2), Level.ADVANCED: (1, 2)},
    Phase.TAPER: dict.fromkeys(Level, (0, 1)),
    Phase.RACE_WEEK: dict.fromkeys(Level, (0, 1)),
    Phase.RECOVERY: dict.fromkeys(Level, (0, 1)),
}
TARGET = 2  # sessions in base and build; 1 from peak on
BELOW_MINIMUM_COST = 4
FEWER_THAN_WANTED_COST = 2


def most_sessions(request: Request) -> int:
    """Gym sessions a week at this level and phase, at the most; none where it is too late to
    begin before the race."""
    if request.is_too_late:
        return 0
    return SESSIONS[request.phase][request.level][1]


def wanted_sessions(request: Request) -> int:
    """What the runner asks for, or the target of the rule, within the maximum."""
    target = TARGET if request.phase in (Phase.BASE, Phase.BUILD) else 1
    wanted = target if request.sessions_per_week is None else request.sessions_per_week
    return min(wanted, most_sessions(request))


def wishes_too_many(request: Request) -> bool:
    """The runner asks for more sessions than suit this level and phase."""
    return (request.sessions_per_week or 0) > most_sessions(request)


def check(week: Week, request: Request) -> Iterator[Finding]:
    fewest, most = SESSIONS[request.phase][request.level][0], most_sessions(request)
    count, wanted = len(week.gym), wanted_sessions(request)
    if count > most:
        message = gettext_noop("Strength sessions: {count}. The most in this phase: {most}.")
        remedy = gettext_noop("Keep {most}.")
        yield must(CODE, message, remedy, *week.gym_days, count=count, most=most)
    if count < min(fewest, wanted):
        message = gettext_noop("Strength sessions: {count}. The fewest in this phase: {fewest}.")
        remedy = gettext_noop("Add a session on a free day.")
        yield should(CODE, BELOW_MINIMUM_COST, message, remedy, count=count, fewest=fewest)
    if count < wanted:
        message = gettext_noop("Strength sessions: {count} of the {wanted} you asked for.")
        remedy = gettext_noop("Add a session, or keep the smaller week.")
        if request.phase is Phase.RACE_WEEK:
            remedy = gettext_noop("Leave it as it is: nothing you lift now makes you faster.")
        cost = FEWER_THAN_WANTED_COST * (wanted - count)
        yield should(CODE, cost, message, remedy, count=count, wanted=wanted)


def view(session: Session, request: Request) -> bool | None:
    return session.is_gym or None


RULE = Rule(
    code=CODE,
    title=gettext_noop("Sessions a week"),
    why=gettext_noop(
        "Two short sessions a week are enough to get stronger as a runner. One is enough to keep "
        "what you built when racing starts."
    ),
    sources=("blagrove-2018", "beattie-2017", "ronnestad-mujika-2014", "spiering-2021"),
    scope=Scope.WEEK,
    view=view,
    check=check,
)
