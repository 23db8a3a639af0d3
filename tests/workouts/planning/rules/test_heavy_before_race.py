"""R41: how long before a race the last heavy and the last moderate session lie."""

import pytest

from tests.workouts.planning.weeks import (
    a_request,
    a_week,
    costs,
    heavy,
    light,
    moderate,
    must,
    sprints,
    told,
)
from workouts.planning.request import Distance, Priority, Race
from workouts.planning.rules.heavy_before_race import RULE

REMEDY = "Make it light, or move it earlier."
RACE_SUNDAY = "rest easy rest easy rest easy race:10k"


def race(day_offset: int, distance: Distance, priority: Priority = Priority.A) -> Race:
    return Race(day_offset=day_offset, distance=distance, priority=priority)


def test_without_a_race_any_day_will_do() -> None:
    assert told(RULE, a_week(heavy("Mon"), heavy("Thu"))) == []


def test_light_work_and_sprints_are_of_no_concern_here() -> None:
    request = a_request(race=race(6, Distance.ULTRA))
    assert told(RULE, a_week(light("Sat"), sprints("Sat")), request) == []


def test_after_the_race_it_is_over() -> None:
    request = a_request(race=race(1, Distance.HALF))
    assert told(RULE, a_week(heavy("Tue"), heavy("Fri")), request) == []


def test_heavy_six_days_before_a_half_is_forbidden() -> None:
    assert told(RULE, a_week(heavy("Mon")), a_request(race=race(6, Distance.HALF))) == [
        must("Mon", "Monday is 6 days before the race; this session wants 7.", REMEDY)
    ]


@pytest.mark.parametrize(
    ("distance", "days"),
    [
        (Distance.FIVE_K, 7),
        (Distance.TEN_K, 7),
        (Distance.HALF, 7),
        (Distance.MARATHON, 10),
        (Distance.ULTRA, 14),
    ],
)
def test_the_last_heavy_session_depends_on_the_distance(distance: Distance, days: int) -> None:
    week = a_week(heavy("Mon"))
    assert costs(RULE, week, a_request(race=race(days - 1, distance))) == ["must"]
    assert costs(RULE, week, a_request(race=race(days, distance))) == []


@pytest.mark.parametrize(
    ("priority", "heavy_days", "moderate_days"),
    [(Priority.A, 7, 5), (Priority.B, 4, 3), (Priority.C, 2, 1)],
)
def test_lesser_races_ask_for_less(priority: Priority, heavy_days: int, moderate_days: int) -> None:
    for session, days in ((heavy("Mon"), heavy_days), (moderate("Mon"), moderate_days)):
        near = a_request(race=race(days - 1, Distance.HALF, priority))
        far = a_request(race=race(days, Distance.HALF, priority))
        assert costs(RULE, a_week(session), near) == (["must"] if days > 1 else [])
        assert costs(RULE, a_week(session), far) == []


def test_a_race_day_that_nobody_named_counts_as_a_b_race() -> None:
    request = a_request(RACE_SUNDAY)
    assert costs(RULE, a_week(heavy("Wed")), request) == []
    assert told(RULE, a_week(heavy("Thu")), request) == [
        must("Thu", "Thursday is 3 days before the race; this session wants 4.", REMEDY)
    ]


def test_a_race_in_the_next_week_is_seen_when_it_is_known() -> None:
    next_week = "easy race:5k easy rest easy easy rest"
    assert costs(RULE, a_week(heavy("Sat")), a_request(next_week=next_week)) == ["must"]
    assert costs(RULE, a_week(heavy("Fri")), a_request(next_week=next_week)) == []


def test_races_do_not_repeat_with_the_week() -> None:
    request = a_request("rest race:5k rest easy easy rest easy")
    assert told(RULE, a_week(heavy("Sat"), heavy("Sun")), request) == []


def test_the_named_race_is_not_counted_twice() -> None:
    request = a_request(RACE_SUNDAY, race=race(6, Distance.TEN_K))
    assert costs(RULE, a_week(heavy("Sat")), request) == ["must"]
