"""R42: in the last days before a race nothing but a light primer, and nothing on the day."""

from tests.workouts.planning.weeks import request, said, session
from workouts.planning.rules import strength_in_race_week
from workouts.planning.values.request import Distance, Phase, Priority, Race, Request


def racing(offset: int, priority: str = "A") -> Request:
    race = Race(day_offset=offset, distance=Distance.HALF, priority=Priority(priority))
    return request(race=race)


def test_a_light_primer_three_days_before_is_right() -> None:
    assert said(strength_in_race_week, racing(3), session("Mon", "L")) == []
    assert said(strength_in_race_week, racing(2), session("Mon", "L")) == [
        ("must", 10, "Monday is too close to the race: 2 of 3 days.")
    ]


def test_jumps_stop_five_days_and_sprints_four_days_before() -> None:
    assert said(strength_in_race_week, racing(5), session("Mon", "L", contacts=9)) == []
    assert said(strength_in_race_week, racing(4), session("Mon", "L", contacts=9)) != []
    assert said(strength_in_race_week, racing(4), session("Mon", sprints=2)) == []
    assert said(strength_in_race_week, racing(3), session("Mon", sprints=2)) != []
    assert said(strength_in_race_week, racing(3, "B"), session("Mon", sprints=2)) == []
    assert said(strength_in_race_week, racing(1, "C"), session("Mon", "L", contacts=9)) == []


def test_race_day_itself_is_empty() -> None:
    runner = request("race:5k easy easy easy easy easy easy")
    assert ("must", 10, "Monday is race day.") in said(
        strength_in_race_week, runner, session("Mon", "L")
    )


def test_race_week_holds_nothing_more_than_light() -> None:
    runner = request(said_phase=Phase.RACE_WEEK)
    assert said(strength_in_race_week, runner, session("Mon", "L")) == []
    assert said(strength_in_race_week, runner, session("Mon", "M")) == [
        ("must", 10, "Monday is more than light, and this is race week.")
    ]


def test_race_day_is_race_day_even_when_the_week_calls_it_a_long_run() -> None:
    race = Race(day_offset=6, distance=Distance.HALF, priority=Priority.A)
    runner = request("easy easy easy easy easy easy long", race=race)
    for session_ in (session("Sun", "L"), session("Sun", sprints=2)):
        assert said(strength_in_race_week, runner, session_) == [
            ("must", 10, "Sunday is race day.")
        ]


def test_a_c_race_is_a_key_run_like_any_other() -> None:
    race = Race(day_offset=5, distance=Distance.FIVE_K, priority=Priority.C)
    runner = request("easy easy easy easy easy quality:race5k easy", race=race)
    assert said(strength_in_race_week, runner, session("Sat", "L")) == []
