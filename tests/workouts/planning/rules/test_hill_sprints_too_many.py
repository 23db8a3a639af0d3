"""R29: hill sprints start tiny and grow slowly."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from tests.workouts.planning.catalogue import exercises
from tests.workouts.planning.runners import REQUESTS
from tests.workouts.planning.weeks import item, request, said, session
from workouts.planning.measures import power
from workouts.planning.rules import hill_sprints_too_many
from workouts.planning.search.menu import build_menu
from workouts.planning.values.request import Request
from workouts.planning.values.season import Phase


def test_the_count_grows_by_two_a_session_up_to_the_level() -> None:
    most = power.most_sprints
    assert [most(request(hill_sessions_done=n)) for n in (0, 1, 2, 9)] == [2, 4, 6, 8]
    assert most(request(level="beginner", hill_sessions_done=9)) == 4
    assert most(request(level="advanced", hill_sessions_done=9)) == 10
    assert most(request(hill_sessions_done=9, deload=True)) == 4


def test_one_more_is_too_many() -> None:
    assert said(hill_sprints_too_many, request(), session("Mon", sprints=2)) == []
    assert said(hill_sprints_too_many, request(), session("Mon", sprints=3)) == [
        ("must", 10, "Monday has 3 hill sprints, more than 2.")
    ]


@given(request_=REQUESTS, weeks=st.integers(3, 99), done=st.integers(0, 99))
def test_after_a_break_the_ladder_has_no_rung_yet(request_: Request, weeks: int, done: int) -> None:
    back = replace(request_, weeks_off=weeks, hill_sessions_done=done)
    assert power.most_sprints(back) == 0
    assert not build_menu(exercises(), back).sprints


def test_the_first_week_back_has_no_sprints_whatever_was_done_before() -> None:
    two = session("Mon", sprints=2)
    for weeks in (3, 10):
        back = request(weeks_off=weeks, hill_sessions_done=12)
        assert said(hill_sprints_too_many, back, two) == [
            ("must", 10, f"Monday has hill sprints in the first week after {weeks} weeks off.")
        ]
    assert said(hill_sprints_too_many, request(weeks_off=2, hill_sessions_done=12), two) == []


def test_two_sessions_a_week_and_one_from_peak_on() -> None:
    two = session("Mon", sprints=2), session("Thu", sprints=2)
    assert said(hill_sprints_too_many, request(), *two) == []
    assert said(hill_sprints_too_many, request(said_phase=Phase.PEAK), *two) == [
        ("must", 10, "2 hill-sprint sessions is more than 1 this week.")
    ]


def test_a_sprint_lasts_twelve_seconds_at_the_most() -> None:
    sprint = {"sets": 1, "reps": 2, "equipment": "hill"}
    fine = session("Mon", None, item("hill_sprint", **sprint, seconds=12))
    assert said(hill_sprints_too_many, request(), fine) == []
    slow = session("Mon", None, item("hill_sprint", **sprint, seconds=13))
    assert said(hill_sprints_too_many, request(), slow) == [
        ("must", 10, "A hill sprint of 13 seconds is too long.")
    ]


def test_strength_sets_are_no_sprints() -> None:
    many = session("Mon", None, item("lunge", sets=4, reps=20))
    assert said(hill_sprints_too_many, request(), many) == []
