"""R29: hill sprints start tiny and grow slowly."""

from tests.workouts.planning.weeks import item, request, said, session
from workouts.planning.measures import power
from workouts.planning.rules import hill_sprints_too_many
from workouts.planning.values.request import Phase


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


def test_two_sessions_a_week_and_one_from_peak_on() -> None:
    two = session("Mon", sprints=2), session("Thu", sprints=2)
    assert said(hill_sprints_too_many, request(), *two) == []
    assert said(hill_sprints_too_many, request(said_phase=Phase.PEAK), *two) == [
        ("must", 10, "2 hill-sprint sessions are more than 1 this week.")
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
