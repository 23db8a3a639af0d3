"""R42: in the last days before a race nothing but a light primer, and nothing on the day."""

import pytest

from tests.workouts.planning.weeks import item, request, said, session
from workouts.planning.rules import strength_in_race_week
from workouts.planning.values.request import Request
from workouts.planning.values.season import Distance, Phase, Priority, Race
from workouts.planning.values.week import Prescription


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


@pytest.mark.parametrize("distance", Distance)
@pytest.mark.parametrize("priority", Priority)
def test_no_session_on_any_race_day(distance: Distance, priority: Priority) -> None:
    written = request(f"race:{distance.value} " + "easy " * 6)
    race = Race(day_offset=0, distance=distance, priority=priority)
    for runner in (written, request(race=race)):
        for work in (session("Mon", "L"), session("Mon", sprints=2)):
            assert ("must", 10, "Monday is race day.") in said(strength_in_race_week, runner, work)


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


def test_a_c_race_that_the_week_calls_a_hard_run_is_a_key_run_like_any_other() -> None:
    race = Race(day_offset=5, distance=Distance.FIVE_K, priority=Priority.C)
    runner = request("easy easy easy easy easy quality:race5k easy", race=race)
    assert said(strength_in_race_week, runner, session("Sat", "L")) == []


def test_a_set_less_does_not_make_hard_work_light() -> None:
    runner = request(said_phase=Phase.RACE_WEEK)
    for sets in (1, 2):
        hard = session(
            "Mon", None, item("romanian_deadlift", sets=sets, rpe=6.5, equipment="barbell")
        )
        assert (
            "must",
            10,
            "Romanian deadlift with only 3 to 4 left is too hard for race week.",
        ) in said(strength_in_race_week, runner, hard)
        assert said(strength_in_race_week, runner, session("Mon", None, primer(sets))) == []
    jumps = session("Mon", None, item("box_jump", sets=1, rpe=7.0))
    assert said(strength_in_race_week, runner, jumps) == []


def primer(sets: int) -> Prescription:
    return item("romanian_deadlift", sets=sets, rpe=6.0)


def test_after_the_race_what_is_left_of_the_week_is_recovery() -> None:
    runner = request("easy race:10k easy easy easy easy easy", said_phase=Phase.RACE_WEEK)
    assert said(strength_in_race_week, runner, session("Mon", "M")) != []
    assert said(strength_in_race_week, runner, session("Thu", "M")) == []
    two = request("easy race:10k easy easy easy easy race:half", said_phase=Phase.RACE_WEEK)
    assert said(strength_in_race_week, two, session("Thu", "M")) == [
        ("must", 10, "Thursday is more than light, and this is race week.")
    ]
