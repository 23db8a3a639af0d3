"""R48: a red flag ends the planning until a clinician has looked."""

import pytest

from tests.workouts.planning.weeks import request, said, session
from workouts.planning.rules import training_through_red_flag
from workouts.planning.rules.training_through_red_flag import is_red_flag


def test_without_a_flag_training_goes_on() -> None:
    assert said(training_through_red_flag, request(pain=6), session("Mon", "H")) == []


def test_a_flag_or_pain_of_seven_ends_it() -> None:
    for runner in (request(red_flag="pop"), request(pain=7)):
        assert said(training_through_red_flag, runner, session("Mon", "L")) == [
            ("must", 10, "Monday: no exercises until a clinician has looked.")
        ]
        assert said(training_through_red_flag, runner) == []


@pytest.mark.parametrize(
    ("soreness", "is_flag"),
    [
        ((0, 0, 8, 8, 8, 0, 0), True),
        ((7, 7, 7, 0, 0, 0, 0), True),
        ((0, 0, 0, 0, 9, 9, 9), True),
        ((8, 8, 0, 8, 8, 0, 8), False),
        ((6, 6, 6, 6, 6, 6, 6), False),
        ((0, 0, 8, 8, 6, 8, 8), False),
    ],
)
def test_soreness_that_lasts_past_three_days_is_a_red_flag(
    soreness: tuple[int, ...], is_flag: bool
) -> None:
    assert is_red_flag(request(soreness=soreness)) == is_flag
