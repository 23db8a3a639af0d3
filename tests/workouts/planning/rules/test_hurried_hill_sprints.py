"""R31: full recovery between hill sprints."""

import pytest

from tests.workouts.planning.weeks import (
    a_week_of,
    an_item,
    costs,
    hill_sprints,
    must,
    told,
)
from workouts.planning.rules.hurried_hill_sprints import RULE, needed_rest_seconds


def test_two_minutes_after_eight_seconds_are_enough() -> None:
    assert told(RULE, a_week_of(hill_sprints(2, seconds=8, rest=120))) == []


def test_strength_sets_may_rest_less() -> None:
    assert told(RULE, a_week_of(an_item("lunge", rest=60))) == []


def test_too_short_a_rest_is_forbidden() -> None:
    assert told(RULE, a_week_of(hill_sprints(2, seconds=8, rest=89))) == [
        must(
            "Tue",
            "89 seconds between hill sprints are too short.",
            "Walk down and rest 90 seconds.",
        )
    ]


@pytest.mark.parametrize(("seconds", "rest"), [(6, 90), (9, 90), (10, 100), (12, 120)])
def test_ten_seconds_of_rest_for_each_second_of_sprint(seconds: int, rest: int) -> None:
    assert needed_rest_seconds(seconds) == rest
    assert costs(RULE, a_week_of(hill_sprints(2, seconds=seconds, rest=rest))) == []
    assert costs(RULE, a_week_of(hill_sprints(2, seconds=seconds, rest=rest - 1))) == ["must"]


def test_a_sprint_of_unknown_length_still_wants_ninety_seconds() -> None:
    assert costs(RULE, a_week_of(hill_sprints(2, seconds=None, rest=90))) == []
    assert costs(RULE, a_week_of(hill_sprints(2, seconds=None, rest=89))) == ["must"]
