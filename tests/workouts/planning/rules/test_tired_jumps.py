"""R27: jumps are done fresh, on the right day."""

import pytest

from tests.workouts.planning.weeks import (
    a_request,
    a_week,
    costs,
    heavy,
    jumps,
    must,
    should,
    told,
)
from workouts.planning.rules.tired_jumps import RULE
from workouts.planning.week import Slot

REMEDY = "Jump on a day with fresh legs."
RUNS = "rest easy quality:tempo easy rest easy long:100min"


def test_jumps_on_a_rest_day_or_an_easy_day_are_fresh() -> None:
    assert told(RULE, a_week(jumps("Thu"), jumps("Fri")), a_request(RUNS)) == []


def test_sessions_without_jumps_are_of_no_concern() -> None:
    assert told(RULE, a_week(heavy("Wed"), heavy("Sun"), heavy("Mon")), a_request(RUNS)) == []


@pytest.mark.parametrize("slot", [Slot.AFTER_0H, Slot.AFTER_6H])
def test_jumps_after_a_key_run_are_forbidden(slot: Slot) -> None:
    assert told(RULE, a_week(jumps("Wed", slot=slot)), a_request(RUNS)) == [
        must("Wed", "On Wednesday the jumps come after the tempo run.", REMEDY)
    ]


def test_a_few_jumps_before_a_quality_run_cost() -> None:
    assert told(RULE, a_week(jumps("Wed", 20, slot=Slot.BEFORE)), a_request(RUNS)) == [
        should(3, "Wed", "On Wednesday the jumps come before the tempo run.", REMEDY)
    ]


def test_more_than_twenty_landings_before_it_are_forbidden() -> None:
    assert told(RULE, a_week(jumps("Wed", 21, slot=Slot.BEFORE)), a_request(RUNS)) == [
        must("Wed", "On Wednesday the jumps come before the tempo run.", REMEDY)
    ]


def test_jumps_before_a_long_run_are_judged_as_strength_on_that_day() -> None:
    assert told(RULE, a_week(jumps("Sun", slot=Slot.BEFORE)), a_request(RUNS)) == []


def test_jumps_the_day_before_a_quality_run_cost() -> None:
    assert told(RULE, a_week(jumps("Tue")), a_request(RUNS)) == [
        should(5, "Tue", "Tuesday has jumps, the day before the tempo run.", REMEDY)
    ]


def test_jumps_the_day_before_a_long_run_cost_less() -> None:
    assert told(RULE, a_week(jumps("Sat")), a_request(RUNS)) == [
        should(3, "Sat", "Saturday has jumps, the day before the 100-minute long run.", REMEDY)
    ]


@pytest.mark.parametrize(
    ("long_run", "expected"), [("long:89min", [5]), ("long:90min", ["must"]), ("long", ["must"])]
)
def test_monday_looks_back_to_the_long_run_on_sunday(long_run: str, expected: object) -> None:
    request = a_request(f"rest easy rest easy rest easy {long_run}")
    assert costs(RULE, a_week(jumps("Mon")), request) == expected


def test_the_day_after_a_long_run_is_named() -> None:
    request = a_request(RUNS)
    assert told(RULE, a_week(jumps("Mon")), request) == [
        must("Mon", "Monday has jumps, the day after the 100-minute long run.", REMEDY)
    ]


def test_the_weeks_beside_this_one_are_used_when_known() -> None:
    request = a_request(RUNS, previous_week="rest " * 7, next_week="quality " + "rest " * 6)
    assert costs(RULE, a_week(jumps("Mon")), request) == []
    assert 5 in costs(RULE, a_week(jumps("Sun")), request)
