"""R34: small steps from week to week."""

from typing import Any

from tests.workouts.planning.weeks import item, last_week, lift, request, said, session
from workouts.planning.rules import too_big_a_step
from workouts.planning.values.week import Prescription

LAST = last_week(("romanian_deadlift", 2, 7.0), ("hill_sprint", 2, 8.0), sets=4.0)


def judged(*items: Prescription, **facts: Any) -> list[tuple[str, float, str]]:
    runner = request(last_strength=LAST, **facts)
    return said(too_big_a_step, runner, session("Tue", None, *items))


def test_one_set_more_is_a_small_step() -> None:
    assert judged(lift("romanian_deadlift", sets=3)) == []
    assert judged(lift("hamstring_curl", sets=4)) == []  # another exercise: R33 looks at new ones


def test_two_sets_more_of_one_exercise_cost() -> None:
    assert judged(lift("romanian_deadlift", sets=4)) == [
        ("should", 5, "Romanian deadlift goes from 2 to 4 sets in one week.")
    ]


def test_sets_of_two_sessions_add_up() -> None:
    runner = request(last_strength=LAST)
    twice = [session(day, None, lift("romanian_deadlift")) for day in ("Mon", "Thu")]
    assert len(said(too_big_a_step, runner, *twice)) == 1


def test_more_than_two_hamstring_sets_more_cost() -> None:
    assert judged(lift("romanian_deadlift", sets=3), lift("hamstring_curl", sets=3)) == []
    assert judged(lift("romanian_deadlift", sets=3), lift("hamstring_curl", sets=4)) == [
        ("should", 5, "3 hamstring sets more than last week is a big step.")
    ]


def test_sprints_have_a_ramp_of_their_own() -> None:
    assert judged(item("hill_sprint", sets=1, reps=8)) == []


def test_an_unknown_week_sets_no_limit() -> None:
    lots = session("Tue", None, lift("romanian_deadlift", sets=4))
    assert said(too_big_a_step, request(), lots) == []
    left_out = request(last_strength=last_week(sets=0.0))
    assert said(too_big_a_step, left_out, lots) == []


def test_after_an_easier_week_steps_are_measured_from_the_week_before_it() -> None:
    easier = last_week(("romanian_deadlift", 1, 6.0), sets=1.0)
    runner = request(last_strength=easier, last_ordinary=LAST)
    back = session("Tue", None, lift("romanian_deadlift", sets=3), lift("hamstring_curl", sets=3))
    assert said(too_big_a_step, runner, back) == []
    assert len(said(too_big_a_step, request(last_strength=easier), back)) == 2
