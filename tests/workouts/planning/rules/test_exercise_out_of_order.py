"""R12: power first, then floor pull, hinge, one leg, curl."""

from tests.workouts.planning.weeks import item, request, said, session
from workouts.planning.rules import exercise_out_of_order


def test_power_hinge_one_leg_curl_is_the_order() -> None:
    items = [item(key) for key in ("jump_squat", "deadlift", "romanian_deadlift", "lunge")]
    ordered = session("Mon", None, *items, item("step_up"), item("hamstring_curl"))
    assert said(exercise_out_of_order, request(), ordered) == []


def test_a_curl_before_a_hinge_costs() -> None:
    turned = session("Mon", None, item("hamstring_curl"), item("deadlift"))
    assert said(exercise_out_of_order, request(), turned) == [
        ("should", 5, "On Monday Deadlift comes after Hamstring curl.")
    ]


def test_jumps_after_strength_are_never_right() -> None:
    tired = session("Mon", None, item("lunge"), item("box_jump", equipment="box"))
    assert said(exercise_out_of_order, request(), tired) == [
        ("must", 10, "On Monday Box jump comes after Lunge.")
    ]
