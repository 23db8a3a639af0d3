"""Decides what a phase trains for, and which doses serve it (RULES.md R16, R37)."""

from enum import StrEnum

from exercises.vocabulary import Level
from workouts.planning.values.exercise import DoseRange
from workouts.planning.values.request import Request
from workouts.planning.values.season import Phase


class Goal(StrEnum):
    TECHNIQUE = "technique"
    FOUNDATION = "foundation"
    MAX_STRENGTH = "max strength"
    MAINTAIN = "maintain"


#: R16 (eihara-2022, balsalobre-2016, acsm-2009, acsm-2026). Maintaining takes heavy sets of 4 to 6
#: or light finishers of 12 to 20; one-legged lifts take 5 to 8 reps where others take 3 to 6.
ROWS = {
    Goal.TECHNIQUE: DoseRange(sets=(1, 2), reps=(8, 10), rpe=(5, 6), rest_seconds=(60, 90)),
    Goal.FOUNDATION: DoseRange(sets=(2, 3), reps=(8, 12), rpe=(6, 7), rest_seconds=(60, 90)),
    Goal.MAX_STRENGTH: DoseRange(sets=(2, 4), reps=(3, 8), rpe=(7, 8.5), rest_seconds=(120, 240)),
    Goal.MAINTAIN: DoseRange(sets=(1, 2), reps=(4, 20), rpe=(7, 8), rest_seconds=(90, 150)),
}
TECHNIQUE_RPE, TECHNIQUE_SETS = 5.5, 2  # light work in any phase; counts half (D2, R16)
UNLOADED_RPE = 7.0  # without weight no effort above can be aimed at, R16 (amendment 13)
UNLOADED_REST_SECONDS = 90  # the most that such sets need, as in foundation
DELOAD_RPE = 7.5  # highest effort of an easier week, R36
#: Reps where nothing adds weight: slower, on one leg and in more range before more of them.
UNLOADED_REPS = {Level.BEGINNER: (10, 15), Level.INTERMEDIATE: (10, 20), Level.ADVANCED: (10, 20)}
#: What each phase is for (R37: blagrove-2018, eihara-2022).
PHASES = {
    Phase.BASE: Goal.FOUNDATION,
    Phase.BUILD: Goal.MAX_STRENGTH,
    Phase.PEAK: Goal.MAINTAIN,
    Phase.TAPER: Goal.MAINTAIN,
    Phase.RACE_WEEK: Goal.MAINTAIN,
    Phase.INSEASON: Goal.MAINTAIN,
    Phase.RECOVERY: Goal.FOUNDATION,
}


def goal_of(request: Request) -> Goal:
    """The main goal of this week's strength work."""
    return Goal.TECHNIQUE if request.is_intro else PHASES[request.phase]


def wants_more_reps(request: Request) -> bool:
    """More reps at less weight: while learning, in base and while recovering."""
    return goal_of(request) in (Goal.TECHNIQUE, Goal.FOUNDATION)
