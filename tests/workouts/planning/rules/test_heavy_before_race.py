"""R41: how long before a race the last heavy and the last moderate session lie."""

from typing import Any

from tests.workouts.planning.weeks import item, last_week, request, said, session
from workouts.planning.rules import heavy_before_race
from workouts.planning.values.request import Request
from workouts.planning.values.season import Distance, Phase, Priority, Race


def racing(offset: int, distance: str = "marathon", priority: str = "A") -> Request:
    race = Race(day_offset=offset, distance=Distance(distance), priority=Priority(priority))
    return request(race=race)


def test_a_marathon_wants_ten_days_after_the_last_heavy_session() -> None:
    assert said(heavy_before_race, racing(10), session("Mon", "H")) == []
    assert said(heavy_before_race, racing(10), session("Tue", "H")) == [
        ("must", 10, "Tuesday is too close to the race for this: 9 of 10 days.")
    ]


def test_each_distance_has_its_days() -> None:
    for distance, days in (("5k", 7), ("10k", 7), ("half", 7), ("ultra", 14)):
        assert said(heavy_before_race, racing(days, distance), session("Mon", "H")) == []
        assert said(heavy_before_race, racing(days - 1, distance), session("Mon", "H")) != []


def test_smaller_races_ask_for_less() -> None:
    assert said(heavy_before_race, racing(4, priority="B"), session("Mon", "H")) == []
    assert said(heavy_before_race, racing(3, priority="B"), session("Mon", "H")) != []
    assert said(heavy_before_race, racing(2, priority="C"), session("Mon", "H")) == []
    assert said(heavy_before_race, racing(1, priority="C"), session("Mon", "H")) != []


def test_moderate_work_stops_five_days_before_and_light_is_free() -> None:
    assert said(heavy_before_race, racing(5), session("Mon", "M")) == []
    assert said(heavy_before_race, racing(4), session("Mon", "M")) == [
        ("must", 10, "Monday is too close to the race for this: 4 of 5 days.")
    ]
    assert said(heavy_before_race, racing(1), session("Mon", "L")) == []


def test_a_race_day_nobody_named_counts_as_an_important_one() -> None:
    runner = request("easy easy easy race:10k easy easy easy")
    assert said(heavy_before_race, runner, session("Mon", "H")) == [
        ("must", 10, "Monday is too close to the race for this: 3 of 4 days.")
    ]


def test_nothing_in_a_taper_is_heavier_than_the_week_before() -> None:
    taper: dict[str, Any] = {"said_phase": Phase.TAPER}
    sentence = "Tuesday is heavier than last week, and this is the taper."
    for last, allowed in (("L", "L"), ("M", "LM"), ("H", "LMH")):
        runner = request(**taper, last_strength=last_week(stress=last))
        for stress in "LMH":
            found = [] if stress in allowed else [("must", 10, sentence)]
            assert said(heavy_before_race, runner, session("Tue", stress)) == found
    only_sprints = last_week(stress=None, sprints=4)
    runner = request(**taper, last_strength=only_sprints)
    assert said(heavy_before_race, runner, session("Tue", "M")) == [("must", 10, sentence)]


def test_without_a_taper_or_a_known_week_any_class_may_come() -> None:
    light = last_week(stress="L")
    assert said(heavy_before_race, request(last_strength=light), session("Tue", "H")) == []
    unknown = request(said_phase=Phase.TAPER)
    assert said(heavy_before_race, unknown, session("Tue", "H")) == []


def test_nothing_new_in_the_two_weeks_before_the_race_that_matters() -> None:
    curl = session("Mon", None, item("hamstring_curl"))
    near: dict[str, Any] = {"day_offset": 14, "distance": Distance.MARATHON}
    assert said(heavy_before_race, request(novel_eccentric=True, race=Race(**near)), curl) == [
        ("must", 10, "Sliding leg curl: slow lowering is new to you, and the race is too close.")
    ]
    minor = Race(**near, priority=Priority.B)
    assert said(heavy_before_race, request(novel_eccentric=True, race=minor), curl) == []
    assert said(heavy_before_race, request(race=Race(**near)), curl) == []
