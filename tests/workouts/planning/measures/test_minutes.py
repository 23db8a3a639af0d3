"""How long a session takes, worked out by hand from the rule book."""

import pytest

from tests.workouts.planning.weeks import item, session
from workouts.planning.measures.load import is_per_side
from workouts.planning.measures.minutes import (
    in_turn,
    may_take_turns,
    session_minutes,
    takes_turns,
)
from workouts.planning.values.week import Prescription

WARM_UP = 300
CURL = item("hamstring_curl", sets=1, reps=8)  # on the floor: 60 s to set up, 8 x 5 s
CURL_SECONDS = 60 + 40


def seconds(*items: Prescription) -> float:
    return session_minutes(session("Mon", None, *items)) * 60


def about(wanted: float) -> object:
    """Minutes are rounded to a tenth."""
    return pytest.approx(wanted, abs=3.1)


def test_minutes_are_warm_up_set_up_work_and_rest() -> None:
    curls = item("hamstring_curl", sets=3, reps=8, rest_seconds=90)
    assert seconds(curls) == about(WARM_UP + 60 + 3 * 8 * 5 + 2 * 90)


@pytest.mark.parametrize("key", ["lunge", "step_up", "deadlift", "romanian_deadlift"])
def test_one_legged_work_takes_both_sides_as_a_substitute_too(key: str) -> None:
    """Without kit the deadlifts are reaches on one leg."""
    work = item(key, sets=2, reps=8, rest_seconds=60)
    exercise = work.exercise
    both_sides = 2 * 2 * 8 * exercise.seconds_per_rep
    assert is_per_side(work)
    assert seconds(work) == about(WARM_UP + exercise.setup_seconds + both_sides + 60)


@pytest.mark.parametrize(("rpe", "ramp_up_sets"), [(6.0, 1), (7.0, 2), (8.0, 3)])
def test_the_first_lift_with_weight_takes_lighter_sets_before(
    rpe: float, ramp_up_sets: int
) -> None:
    lift = item("deadlift", equipment="barbell", sets=3, reps=4, rpe=rpe, rest_seconds=120)
    own = 90 + 3 * 4 * 5 + 2 * 120
    ramp_up = ramp_up_sets * (5 * 5 + 45)
    assert seconds(lift) == about(WARM_UP + own + ramp_up)
    assert seconds(CURL, lift) == about(WARM_UP + CURL_SECONDS + 30 + own)
    jumps = item("jump_squat", sets=1, reps=5)
    jumping = 60 * session_minutes(session("Mon", None, jumps)) - WARM_UP
    assert seconds(jumps, lift) == about(WARM_UP + jumping + 30 + own + ramp_up)


def test_going_to_the_next_station_takes_half_a_minute() -> None:
    assert seconds(CURL, CURL, CURL) == about(WARM_UP + 3 * CURL_SECONDS + 2 * 30)


def test_hill_sprints_take_the_sprint_and_the_walk_down() -> None:
    sprints = item("hill_sprint", sets=1, reps=4, equipment="hill", seconds=8, rest_seconds=90)
    assert seconds(sprints) == about(WARM_UP + 120 + 4 * 98)


def test_an_empty_session_is_its_warm_up() -> None:
    assert session_minutes(session("Mon", "M")) * 60 == WARM_UP


def test_turns_save_the_rests_and_belong_to_one_legged_work_and_a_curl() -> None:
    step_ups = item("step_up", equipment="box", sets=3, rest_seconds=60)
    curls = item("hamstring_curl", sets=3, rest_seconds=90)
    assert may_take_turns(step_ups, curls)
    pair = in_turn(step_ups), in_turn(curls)
    assert all(map(takes_turns, pair))
    assert not any(map(takes_turns, (step_ups, curls)))
    assert seconds(step_ups, curls) - seconds(*pair) == about(2 * (60 - 15) + 2 * (90 - 15))
    deadlift = item("deadlift", rest_seconds=15)
    assert not may_take_turns(deadlift, curls)
    assert not may_take_turns(step_ups, deadlift)
    assert not takes_turns(deadlift)
