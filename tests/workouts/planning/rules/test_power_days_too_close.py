"""R32: two days between jumps and sprints."""

from tests.workouts.planning.weeks import a_week, request, said, session
from workouts.planning.rules import power_days_too_close


def test_two_days_between_fast_things_are_right() -> None:
    pair = session("Mon", sprints=4), session("Wed", "L", contacts=15)
    assert said(power_days_too_close, request(), *pair) == []


def test_neighbouring_days_are_not_also_round_the_corner() -> None:
    assert said(
        power_days_too_close, request(), session("Wed", "L", contacts=9), session("Thu", sprints=2)
    ) == [("must", 10, "Wednesday and Thursday both have jumps or sprints.")]
    assert said(
        power_days_too_close, request(), session("Sun", sprints=2), session("Mon", sprints=2)
    ) == [("must", 10, "Sunday and Monday both have jumps or sprints.")]


def test_jumps_and_sprints_on_one_day_cost() -> None:
    pair = session("Wed", "L", contacts=15), session("Wed", sprints=2)
    trained = request(hill_sessions_done=2)
    assert said(power_days_too_close, trained, *pair) == [
        ("should", 3, "Wednesday has both jumps and sprints.")
    ]
    assert said(power_days_too_close, request(), *pair) == [
        ("must", 10, "Wednesday has more jumps and sprints than one day should.")
    ]


def test_a_hill_session_of_the_runner_counts_too() -> None:
    runner = request("quality:hills easy easy easy easy easy quality:hills")
    pair = session("Wed", sprints=2), session("Fri", sprints=2)
    assert said(power_days_too_close, runner, *pair) == [
        ("should", 5, "4 sessions with jumps or sprints is a lot for one week.")
    ]
    assert said(power_days_too_close, request(), *pair) == []


def test_jumps_keep_a_day_from_the_hill_session_of_the_runner() -> None:
    runner = request("easy easy quality:hills easy easy easy easy")
    for day, name in (("Tue", "Tuesday"), ("Thu", "Thursday")):
        assert said(power_days_too_close, runner, session(day, "L", contacts=9)) == [
            ("must", 10, f"{name} has jumps, the day before or after the hill session.")
        ]
    for day in ("Mon", "Fri"):
        assert said(power_days_too_close, runner, session(day, "L", contacts=9)) == []


def test_sprints_next_to_a_hill_session_are_left_to_r30() -> None:
    runner = request("easy easy quality:hills easy easy easy easy")
    assert said(power_days_too_close, runner, session("Tue", sprints=2)) == []


def test_a_hill_session_on_next_monday_is_seen() -> None:
    hills_monday = "quality:hills easy easy easy easy easy easy"
    sunday = session("Sun", "L", contacts=9)
    assert said(power_days_too_close, request(hills_monday), sunday) != []
    quiet = request(hills_monday, next_week=a_week("easy " * 7))
    assert said(power_days_too_close, quiet, sunday) == []
