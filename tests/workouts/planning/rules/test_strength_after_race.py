"""R43: how long strength waits after a race."""

from tests.workouts.planning.weeks import request, said, session
from workouts.planning.request import Distance, PastRace
from workouts.planning.rules import strength_after_race


def after(distance: str, offset: int = -1) -> object:
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
                    f"Monday is {days - 1} days after the race; this session wants {days}.",
                )
            ]


def test_heavy_and_fast_work_waits_longer() -> None:
    for hard in (session("Mon", "H"), session("Mon", sprints=2), session("Mon", "L", contacts=9)):
        assert said(strength_after_race, after("half", -5), hard) == []
        assert said(strength_after_race, after("half", -4), hard) != []


def test_days_before_the_race_are_not_after_it() -> None:
    assert said(strength_after_race, after("half", 3), session("Tue", "H")) == []
