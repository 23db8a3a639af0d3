"""R32: two days between jumps and sprints."""

import pytest

from tests.workouts.planning.weeks import (
    a_request,
    a_session,
    a_week,
    costs,
    heavy,
    jumps,
    must,
    should,
    sprints,
    told,
)
from workouts.planning.rules.power_days_too_close import RULE

REMEDY = "Leave two days between jumps and sprints."


def test_two_days_between_are_enough() -> None:
    assert told(RULE, a_week(jumps("Mon"), sprints("Wed"), jumps("Fri"))) == []


def test_heavy_lifting_is_no_power_work() -> None:
    assert told(RULE, a_week(heavy("Mon"), jumps("Tue"))) == []


def test_a_hills_run_without_power_work_is_the_runners_own() -> None:
    assert told(RULE, a_week(heavy("Tue")), a_request("rest quality:hills " + "easy " * 5)) == []


def test_jumps_and_sprints_on_neighbouring_days_are_forbidden() -> None:
    assert told(RULE, a_week(sprints("Thu"), jumps("Wed"))) == [
        must("Wed Thu", "Wednesday and Thursday both hold jumps or sprints.", REMEDY)
    ]


def test_sunday_and_monday_are_neighbours() -> None:
    assert costs(RULE, a_week(jumps("Mon"), sprints("Sun"))) == ["must"]


def test_jumps_and_sprints_on_one_day_cost() -> None:
    for week in (
        a_week(jumps("Wed"), sprints("Wed")),
        a_week(a_session("Wed", contacts=20, sprints=2)),
    ):
        assert told(RULE, week) == [should(3, "Wed", "Wednesday holds jumps and sprints.", REMEDY)]


def test_four_power_sessions_a_week_cost() -> None:
    week = a_week(jumps("Mon"), sprints("Wed"), jumps("Fri"), sprints("Fri"))
    assert told(RULE, week)[-1] == should(
        5, "Mon Wed Fri Fri", "4 sessions of jumps and sprints are many for one week.", REMEDY
    )


def test_the_runners_own_hills_session_counts_among_them() -> None:
    request = a_request("rest easy rest easy rest easy quality:hills")
    week = a_week(jumps("Mon"), sprints("Wed"), jumps("Fri"))
    assert 5 in costs(RULE, week, request)


@pytest.mark.parametrize("day", ["Tue", "Thu"])
def test_jumps_beside_the_runners_own_hill_session_are_forbidden(day: str) -> None:
    request = a_request("rest easy quality:hills easy rest easy rest")
    name = {"Tue": "Tuesday", "Thu": "Thursday"}[day]
    assert told(RULE, a_week(jumps(day)), request) == [
        must(day, f"{name} has jumps, the day before or after the hill session.", REMEDY)
    ]


def test_jumps_two_days_from_a_hill_session_are_free() -> None:
    request = a_request("rest easy quality:hills easy rest easy rest")
    assert told(RULE, a_week(jumps("Mon"), jumps("Fri")), request) == []


def test_a_hill_session_round_the_corner_counts() -> None:
    request = a_request("quality:hills easy rest easy rest easy rest")
    assert costs(RULE, a_week(jumps("Sun")), request) == ["must"]
    quiet = a_request("quality:hills easy rest easy rest easy rest", next_week="easy " * 7)
    assert costs(RULE, a_week(jumps("Sun")), quiet) == []


def test_sprints_beside_a_hill_session_are_left_to_r30() -> None:
    request = a_request("rest easy quality:hills easy rest easy rest")
    assert told(RULE, a_week(sprints("Tue")), request) == []
