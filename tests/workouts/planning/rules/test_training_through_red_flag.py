"""R48: a red flag ends the planning until a clinician has looked."""

from tests.workouts.planning.weeks import request, said, session
from workouts.planning.rules import training_through_red_flag


def test_without_a_flag_training_goes_on() -> None:
    assert said(training_through_red_flag, request(pain=6), session("Mon", "H")) == []


def test_a_flag_or_pain_of_seven_ends_it() -> None:
    for runner in (request(red_flag="pop"), request(pain=7)):
        assert said(training_through_red_flag, runner, session("Mon", "L")) == [
            ("must", 10, "Monday: no exercises until a clinician has looked.")
        ]
        assert said(training_through_red_flag, runner) == []
