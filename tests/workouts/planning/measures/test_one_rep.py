"""What a set says of the most that one can lift once."""

import pytest

from workouts.planning.measures.one_rep import most_once


@pytest.mark.parametrize(
    ("kg", "reps", "rpe", "once"),
    [
        (60.0, 1, 10.0, 62.0),
        (60.0, 5, 10.0, 70.0),
        (60.0, 5, 7.0, 76.0),
        (60.0, 5, None, 70.0),
        (60.0, 12, 10.0, 84.0),
        (60.0, 13, 10.0, None),
        (60.0, 0, 10.0, None),
        (60.0, None, 10.0, None),
        (0.0, 5, 10.0, None),
        (None, 5, 10.0, None),
    ],
)
def test_few_reps_with_a_weight_say_what_one_can_lift_once(
    kg: float | None, reps: int | None, rpe: float | None, once: float | None
) -> None:
    assert most_once(kg, reps, rpe) == (None if once is None else pytest.approx(once))
