"""R32: two days between jumps and sprints."""

from tests.workouts.planning.weeks import request, said, session
from workouts.planning.rules import power_days_too_close


def test_two_days_between_fast_things_are_right() -> None:
    pair = session("Mon", sprints=4), session("Wed", "L", contacts=15)
    assert said(power_days_too_close, request(), *pair) == []


def test_neighbouring_days_are_not_also_round_the_corner() -> None:
    assert said(
        power_days_too_close, request(), session("Wed", "L", contacts=9), session("Thu", sprints=2)
    ) == [("must", 10, "Wednesday and Thursday both hold jumps or sprints.")]
    assert said(
        power_days_too_close, request(), session("Sun", sprints=2), session("Mon", sprints=2)
    ) == [("must", 10, "Monday and Sunday both hold jumps or sprints.")]


def test_jumps_and_sprints_on_one_day_cost() -> None:
    pair = session("Wed", "L", contacts=15), session("Wed", sprints=2)
    assert said(power_days_too_close, request(), *pair) == [
        ("should", 3, "Wednesday holds jumps and sprints.")
    ]


def test_a_hill_session_of_the_runner_counts_too() -> None:
    runner = request("quality:hills easy easy easy easy easy quality:hills")
    pair = session("Wed", sprints=2), session("Fri", sprints=2)
    assert said(power_days_too_close, runner, *pair) == [
        ("should", 5, "4 sessions of jumps and sprints are many for one week.")
    ]
    assert said(power_days_too_close, request(), *pair) == []
