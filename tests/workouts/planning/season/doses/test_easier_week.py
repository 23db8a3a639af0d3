"""What an easier week keeps of the sessions before it."""

from tests.workouts.planning.catalogue import exercises
from tests.workouts.planning.season.seasons import runner
from tests.workouts.planning.weeks import item, session, week
from workouts.planning.search.work import MOST_LOOKS, Work
from workouts.planning.season.course import Course, Plan
from workouts.planning.season.doses.easier_week import eased_doses
from workouts.planning.season.doses.session_doses import known
from workouts.planning.season.races import later
from workouts.planning.values.report import week_as_planned
from workouts.planning.values.week import Prescription

PULL = item("deadlift", equipment="barbell", sets=3, reps=5, rpe=8.0)
HINGE = item("romanian_deadlift", equipment="barbell", sets=2, reps=8, rpe=7.0)
LEG = item("step_up", equipment="dumbbells", sets=2, reps=8, rpe=7.0)
CURL = item("hamstring_curl", equipment="leg_curl_machine", sets=2, reps=8, rpe=7.5)


def eased(*sessions: tuple[Prescription, ...]) -> list[list[str]]:
    """The exercises of the easier week after one with these sessions."""
    first = runner(sessions_per_week=3)
    days = ("Mon", "Wed", "Fri")
    lifted = week(*(session(day, None, *items) for day, items in zip(days, sessions, strict=False)))
    plan = Plan(request=later(first, 1), course=Course.DELOAD)
    found = eased_doses(
        known((week_as_planned(lifted, first),), plan, exercises(), Work(MOST_LOOKS))
    )
    return [[dose.item.exercise.id for dose in doses] for doses in found]


def test_what_a_third_session_took_over_goes_back_to_its_place() -> None:
    assert eased((PULL, CURL), (HINGE, LEG), (LEG, CURL)) == [
        ["deadlift", "step_up", "hamstring_curl"],
        ["romanian_deadlift", "step_up", "hamstring_curl"],
    ]


def test_what_both_sessions_have_already_is_not_taken_from_a_third() -> None:
    whole = [
        ["deadlift", "step_up", "hamstring_curl"],
        ["romanian_deadlift", "step_up", "hamstring_curl"],
    ]
    assert eased((PULL, LEG, CURL), (HINGE, LEG, CURL), (LEG, CURL)) == whole
