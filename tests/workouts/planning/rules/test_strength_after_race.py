"""R43: how long strength waits after a race."""

from tests.workouts.planning.weeks import a_week, request, said, session
from workouts.planning.rules import strength_after_race
from workouts.planning.values.request import Distance, PastRace, Race, Request


def after(distance: str, offset: int = -1) -> Request:
    return request(last_race=PastRace(day_offset=offset, distance=Distance(distance)))


def test_without_a_race_nothing_waits() -> None:
    assert said(strength_after_race, request(), session("Mon", "H")) == []


def test_each_distance_has_its_days_without_strength() -> None:
    for distance, days in (("5k", 0), ("10k", 1), ("half", 2), ("marathon", 5), ("ultra", 7)):
        assert said(strength_after_race, after(distance, -days), session("Mon", "L")) == []
        if days:
            assert said(strength_after_race, after(distance, 1 - days), session("Mon", "L")) == [
                (
                    "must",
                    10,
                    f"Monday is too soon after the race for this: {days - 1} of {days} days.",
                )
            ]


def test_heavy_and_fast_work_waits_longer() -> None:
    for hard in (session("Mon", "H"), session("Mon", sprints=2), session("Mon", "L", contacts=9)):
        assert said(strength_after_race, after("half", -5), hard) == []
        assert said(strength_after_race, after("half", -4), hard) != []


def test_days_before_the_race_are_not_after_it() -> None:
    assert said(strength_after_race, after("half", 3), session("Tue", "H")) == []


def test_a_race_in_this_week_is_recovered_from_too() -> None:
    runner = request("easy easy race:half easy easy easy easy")
    assert said(strength_after_race, runner, session("Tue", "H")) == []
    assert said(strength_after_race, runner, session("Sun", "H")) == [
        ("must", 10, "Sunday is too soon after the race for this: 4 of 5 days.")
    ]
    assert said(strength_after_race, runner, session("Fri", "L")) == []


def test_a_named_race_in_this_week_counts_whatever_the_week_calls_it() -> None:
    runner = request(race=Race(day_offset=2, distance=Distance.MARATHON))
    assert said(strength_after_race, runner, session("Sun", "L")) != []


def test_a_race_of_last_week_counts_once_and_only_when_that_week_is_known() -> None:
    race_sunday = "easy easy easy easy easy easy race:10k"
    before = a_week(race_sunday)
    told_twice = PastRace(day_offset=-1, distance=Distance.TEN_K)
    for runner in (
        request(previous_week=before),
        request(previous_week=before, last_race=told_twice),
    ):
        assert len(said(strength_after_race, runner, session("Tue", "H"))) == 1
        assert said(strength_after_race, runner, session("Wed", "H")) == []
    assert said(strength_after_race, request(race_sunday), session("Mon", "H")) == []
