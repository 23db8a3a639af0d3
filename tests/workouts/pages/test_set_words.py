"""Sets that were done, in words."""

from typing import Any

import pytest

from workouts.pages.training.set_words import set_words, sets_words
from workouts.planning.training.events import Side
from workouts.planning.training.fold import LoggedSet


def a_set(number: int = 0, **facts: Any) -> LoggedSet:
    return LoggedSet(set=number, at=number, **facts)


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({"kg": 62.5, "reps": 8, "rpe": 7.5}, "62.5 kg × 8, 2–3 left"),
        ({"lb": 135.0, "reps": 5}, "135 lb × 5"),
        ({"kg": 0.0, "reps": 12}, "12 reps"),
        ({"reps": 8, "side": Side.LEFT}, "8 reps left"),
        ({"kg": 60.0, "reps": 0}, "60 kg × 0"),
        ({"seconds": 8.2}, "8.2 s"),
    ],
)
def test_a_set_is_told_as_it_was_entered(facts: dict[str, Any], said: str) -> None:
    assert set_words(a_set(**facts)) == said


def test_sets_of_one_weight_are_one_group() -> None:
    sets = [a_set(number, kg=60.0, reps=reps) for number, reps in enumerate((8, 8, 7))]
    assert sets_words(sets) == "60 kg × 8, 8, 7"
    assert sets_words([*sets, a_set(3, kg=62.5, reps=5)]) == "60 kg × 8, 8, 7; 62.5 kg × 5"
    assert sets_words([a_set(0, seconds=8.0), a_set(1, seconds=8.4)]) == "8, 8.4 s"
    assert sets_words([]) == ""


def test_two_sides_that_did_the_same_are_told_once() -> None:
    both = [a_set(0, reps=8, side=side) for side in (Side.LEFT, Side.RIGHT)]
    assert sets_words(both) == "8 reps each side"
    weaker = [a_set(1, reps=8, side=Side.LEFT), a_set(1, reps=6, side=Side.RIGHT)]
    assert sets_words([*both, *weaker]) == "8 reps each side; 8 reps left; 6 reps right"
    assert sets_words([a_set(0, kg=20.0, reps=8, side=Side.LEFT)]) == "20 kg × 8 left"
