"""R01: how many strength sessions a week suit this level and phase."""

from tests.workouts.planning.weeks import request, said, session
from workouts.planning.rules import too_many_sessions
from workouts.planning.values.season import Distance, Phase, Race


def test_two_sessions_in_base_are_right() -> None:
    assert said(too_many_sessions, request(), session("Mon", "H"), session("Thu", "M")) == []


def test_a_third_session_is_too_many_for_a_beginner() -> None:
    days = [session(day, "L") for day in ("Mon", "Wed", "Fri")]
    assert said(too_many_sessions, request(level="beginner"), *days) == [
        ("must", 10, "Strength sessions: 3. The most in this phase: 2.")
    ]
    assert said(too_many_sessions, request(), *days) == []


def test_fewer_than_wanted_costs_and_fewer_than_the_minimum_costs_more() -> None:
    assert said(too_many_sessions, request(), session("Mon", "H")) == [
        ("should", 4, "Strength sessions: 1. The fewest in this phase: 2."),
        ("should", 2, "Strength sessions: 1 of the 2 you asked for."),
    ]
    wished = request(sessions_per_week=1)
    assert said(too_many_sessions, wished, session("Mon", "H")) == []


def test_hill_sprints_are_no_session() -> None:
    beginner = request(level="beginner")
    week = session("Mon", "L"), session("Fri", "L"), session("Wed", sprints=4)
    assert said(too_many_sessions, beginner, *week) == []


def test_from_peak_on_one_is_the_target() -> None:
    assert too_many_sessions.wanted_sessions(request(said_phase=Phase.PEAK)) == 1
    assert (
        too_many_sessions.wanted_sessions(request(said_phase=Phase.RACE_WEEK, sessions_per_week=3))
        == 1
    )


def test_a_newcomer_has_none_right_before_a_race() -> None:
    race = Race(day_offset=13, distance=Distance.TEN_K)
    late = request(level="beginner", program_week=1, block_week=1, race=race)
    assert said(too_many_sessions, late) == []
    assert said(too_many_sessions, late, session("Mon", "L")) == [
        ("must", 10, "Strength sessions: 1. The most in this phase: 0.")
    ]
