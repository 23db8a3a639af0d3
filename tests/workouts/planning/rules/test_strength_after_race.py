"""R43: how long strength waits after a race."""

import pytest

from tests.workouts.planning.weeks import a_week, request, said, session
from workouts.planning.rules import strength_after_race
from workouts.planning.values.request import Request
from workouts.planning.values.season import Distance, PastRace, Priority, Race
from workouts.planning.values.week import Session

SIX_EASY = "easy " * 6


def after(distance: str, days: int) -> Request:
    """A Monday so many days after the race."""
    return request(last_race=PastRace(day_offset=-days, distance=Distance(distance)))


def test_without_a_race_nothing_waits() -> None:
    assert said(strength_after_race, request(), session("Mon", "H")) == []


@pytest.mark.parametrize(
    ("distance", "light", "power", "heavy"),
    [
        ("800m", 1, 2, 3),
        ("1500m", 1, 2, 3),
        ("3k", 1, 2, 3),
        ("5k", 1, 2, 3),
        ("10k", 2, 4, 4),
        ("half", 3, 7, 6),
        ("marathon", 6, 14, 11),
        ("ultra", 8, 21, 15),
    ],
)
def test_each_distance_has_its_first_days(
    distance: str, light: int, power: int, heavy: int
) -> None:
    works: list[tuple[Session, int]] = [
        (session("Mon", "L"), light),
        (session("Mon", "M"), light),
        (session("Mon", "L", contacts=9), power),
        (session("Mon", sprints=2), power),
        (session("Mon", "H"), heavy),
    ]
    for work, first in works:
        assert said(strength_after_race, after(distance, first), work) == []
        days = first - 1
        assert said(strength_after_race, after(distance, days), work) == [
            ("must", 10, f"Monday is too soon after the race for this: {days} of {first} days.")
        ]


def test_no_strength_for_a_day_means_the_whole_next_day() -> None:
    runner = request("rest race:10k easy easy easy easy easy")
    assert said(strength_after_race, runner, session("Wed", "L")) == [
        ("must", 10, "Wednesday is too soon after the race for this: 1 of 2 days.")
    ]
    assert said(strength_after_race, runner, session("Thu", "L")) == []


def test_days_before_the_race_are_not_after_it() -> None:
    assert said(strength_after_race, after("half", -3), session("Tue", "H")) == []


def test_a_race_in_this_week_is_recovered_from_too() -> None:
    runner = request("easy easy race:half easy easy easy easy")
    assert said(strength_after_race, runner, session("Tue", "H")) == []
    assert said(strength_after_race, runner, session("Sun", "H")) == [
        ("must", 10, "Sunday is too soon after the race for this: 4 of 6 days.")
    ]
    assert said(strength_after_race, runner, session("Sat", "L")) == []


def test_a_named_race_in_this_week_counts_whatever_the_week_calls_it() -> None:
    runner = request(race=Race(day_offset=2, distance=Distance.MARATHON))
    assert said(strength_after_race, runner, session("Sun", "L")) != []


def test_a_race_of_last_week_counts_once_and_only_when_that_week_is_known() -> None:
    race_sunday = SIX_EASY + "race:10k"
    before = a_week(race_sunday)
    told_twice = PastRace(day_offset=-1, distance=Distance.TEN_K)
    for runner in (
        request(previous_week=before),
        request(previous_week=before, last_race=told_twice),
    ):
        assert len(said(strength_after_race, runner, session("Tue", "H"))) == 1
        assert said(strength_after_race, runner, session("Thu", "H")) == []
    assert said(strength_after_race, request(race_sunday), session("Mon", "H")) == []


def test_a_weekly_5_km_is_a_hard_run_and_needs_no_more() -> None:
    saturday = "easy easy easy easy easy race:5k easy"
    weekly = request(saturday, previous_week=a_week(saturday))
    once = request(previous_week=a_week(saturday))
    for day in ("Mon", "Sun"):
        assert said(strength_after_race, weekly, session(day, "H")) == []
    assert said(strength_after_race, once, session("Mon", "H")) != []
    training = Race(day_offset=5, distance=Distance.MARATHON, priority=Priority.C)
    assert said(strength_after_race, request(race=training), session("Sun", "L")) != []
