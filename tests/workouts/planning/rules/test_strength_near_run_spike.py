"""R57: strength keeps away from an unusually long run."""

import pytest

from tests.workouts.planning.weeks import (
    a_request,
    a_week,
    costs,
    heavy,
    light,
    moderate,
    must,
    should,
    told,
)
from workouts.planning.rules.strength_near_run_spike import RULE
from workouts.planning.week import Day

REMEDY = "Keep two days clear, or make it light."
SPIKE = a_request(run_spike_day=Day.THU)


def test_without_a_spike_nothing_is_said() -> None:
    assert told(RULE, a_week(heavy("Thu"))) == []


def test_light_work_may_be_near() -> None:
    assert told(RULE, a_week(light("Wed"), light("Fri")), SPIKE) == []


def test_three_days_away_is_far_enough() -> None:
    assert told(RULE, a_week(heavy("Mon"), heavy("Sun")), SPIKE) == []


def test_heavy_near_the_spike_is_forbidden() -> None:
    assert told(RULE, a_week(heavy("Tue")), SPIKE) == [
        must("Tue", "Tuesday is heavy, close to the unusually long run on Thursday.", REMEDY)
    ]


def test_moderate_near_the_spike_costs() -> None:
    assert told(RULE, a_week(moderate("Fri")), SPIKE) == [
        should(4, "Fri", "Friday is moderate, close to the long run on Thursday.", REMEDY)
    ]


@pytest.mark.parametrize("day", ["Tue", "Wed", "Thu", "Fri", "Sat"])
def test_two_days_either_side_are_near(day: str) -> None:
    assert costs(RULE, a_week(heavy(day)), SPIKE) == ["must"]


def test_the_spike_of_this_week_does_not_repeat_in_the_last() -> None:
    request = a_request(run_spike_day=Day.SUN)
    assert told(RULE, a_week(heavy("Mon")), request) == []
