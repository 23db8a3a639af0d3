"""R42: in the last days before a race nothing but a light primer, and nothing on the day."""

from tests.workouts.planning.weeks import request, said, session
from workouts.planning.request import Distance, Phase, Priority, Race
from workouts.planning.rules import strength_in_race_week


def racing(offset: int, priority: str = "A") -> object:
    race = Race(day_offset=offset, distance=Distance.HALF, priority=Priority(priority))
    return request(race=race)


def test_a_light_primer_three_days_before_is_right() -> None:
    assert said(strength_in_race_week, racing(3), session("Mon", "L")) == []
    assert said(strength_in_race_week, racing(2), session("Mon", "L")) == [
        ("must", 10, "Monday is 2 days before the race, closer than 3.")
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
    runner = request(phase=Phase.RACE_WEEK)
    assert said(strength_in_race_week, runner, session("Mon", "L")) == []
    assert said(strength_in_race_week, runner, session("Mon", "M")) == [
        ("must", 10, "Monday is more than light, and this is race week.")
    ]
