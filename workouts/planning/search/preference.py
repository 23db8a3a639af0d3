"""Decides which of two weeks that cost the same is the better one: a little less to dislike."""

from workouts.planning.measures.hard_days import HARD_DAY_SPRINTS
from workouts.planning.measures.neighbours import days_apart
from workouts.planning.rules.hip_knee_imbalance import GENTLE_PHASES
from workouts.planning.rules.loading_sore_muscles import DOWNGRADE
from workouts.planning.rules.too_little_variety import BLOCK_PHASES
from workouts.planning.values.request import Request, School
from workouts.planning.values.totals import Totals
from workouts.planning.values.week import Day, RunKind, Session, Slot, Stress

# Product defaults, all on one scale: 1.0 outweighs a day too near or a kind of work missing.
IDEAL_GAP_DAYS, GAP_DISLIKE = 3, 0.4  # for the square of each day away from it
DAY_BEFORE_KEY_RUN, TWO_DAYS_BEFORE_KEY_RUN = 0.6, 0.1
MANY_SPRINTS = 0.3
OTHER_SCHOOL = 1.0
SORE_DAY = 1.5  # a fresh day first, whatever the school
NOT_WANTED_CLASS = 1.2  # light where more is allowed, or more in race week and recovery
WORK_MISSING = 0.4  # a session without a curl or one-legged work
HINGE_MISSING = 1.0  # a session without a main lift that trains
TOP_DOWN_MISSING = 1.0  # a week without an RDL that trains (R24)
IDEAL_EXERCISES, EXERCISES_OFF = 3, 0.4  # for the square of each exercise more or fewer
SAME_ROLE_TWICE = 0.3
SETS_OFF_MIDDLE, REPEATED_EXERCISE = 0.3, 0.3


def gap_dislike(one: Day, other: Day) -> float:
    """Gym sessions well spread."""
    return GAP_DISLIKE * (IDEAL_GAP_DAYS - days_apart(one, other)) ** 2


def day_dislike(session: Session, request: Request) -> float:
    """On the days the runner's school likes (R07), and a few sprints rather than many."""
    if not session.is_gym:
        return MANY_SPRINTS * (session.sprints > HARD_DAY_SPRINTS)
    is_heavy = session.stated_stress is Stress.HEAVY
    day_before = request.run_on(session.day + 1).is_key
    two_days_before = is_heavy and request.run_on(session.day + 2).is_key
    run = request.week[session.day].kind
    is_liked = {
        School.HARD_DAYS_HARD: is_heavy and session.slot is Slot.AFTER_6H,
        School.EASY_DAYS: run is RunKind.EASY,
        School.SEPARATE_DAYS: run is RunKind.REST,
    }
    return (
        DAY_BEFORE_KEY_RUN * day_before
        + TWO_DAYS_BEFORE_KEY_RUN * two_days_before
        + OTHER_SCHOOL * (not is_liked[request.school])
        + SORE_DAY * (request.soreness[session.day] >= DOWNGRADE)
    )


def session_dislike(
    totals: Totals, stress: Stress, request: Request, *, exercises: int, twice: int
) -> float:
    """Three exercises: a hinge, a curl and one leg at a time; real work where it is allowed.
    `twice` of them do a job that another one does already."""
    missing = (not totals.curl_items) + (not totals.one_leg_sets)
    is_gentle_week = request.phase in GENTLE_PHASES
    return (
        WORK_MISSING * missing
        + HINGE_MISSING * (not totals.working_hinges)
        + EXERCISES_OFF * (exercises - IDEAL_EXERCISES) ** 2
        + SAME_ROLE_TWICE * twice
        + NOT_WANTED_CLASS * ((stress is Stress.LIGHT) != is_gentle_week)
    )


def top_down_dislike(request: Request) -> float:
    """Of a week without a Romanian deadlift that trains, where last week may have had none."""
    return TOP_DOWN_MISSING * (request.phase in BLOCK_PHASES and not request.last_sets)


def week_dislike(sets: float, middle: float, repeats: int) -> float:
    """Middling volume, and another exercise for the same job in the next session."""
    return SETS_OFF_MIDDLE * abs(sets - middle) + REPEATED_EXERCISE * repeats
