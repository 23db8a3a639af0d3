"""How a prescription becomes something to tick."""

import pytest

from tests.workouts.planning.weeks import item
from workouts.planning.training.prescribed import (
    Counting,
    counting_of,
    has_sides,
    key_of,
    sets_of,
)


@pytest.mark.parametrize(
    ("key", "equipment", "counting"),
    [
        ("romanian_deadlift", "barbell", Counting.WEIGHT),
        ("hamstring_curl", "substitute", Counting.REPS),
        ("jump_squat", "none", Counting.JUMPS),
        ("hill_sprint", "hill", Counting.SPRINTS),
    ],
)
def test_a_set_is_counted_as_its_exercise_is_done(
    key: str, equipment: str, counting: Counting
) -> None:
    assert counting_of(item(key, equipment=equipment)) is counting


def test_each_sprint_is_ticked_on_its_own() -> None:
    assert sets_of(item("hill_sprint", sets=1, reps=6)) == (6, 1)
    assert sets_of(item("romanian_deadlift", sets=3, reps=8)) == (3, 8)


def test_one_legged_strength_has_sides_and_jumps_have_none() -> None:
    assert has_sides(item("step_up"))
    assert not has_sides(item("romanian_deadlift", equipment="barbell"))
    assert not has_sides(item("plyometric_lunge"))


def test_a_key_names_exercise_kit_and_version() -> None:
    assert key_of(item("romanian_deadlift", equipment="barbell")) == "romanian_deadlift/barbell/"
