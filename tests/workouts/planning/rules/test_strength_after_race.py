"""R43: how long strength waits after a race."""

import pytest

from tests.workouts.planning.weeks import (
    a_request,
    a_week,
    costs,
    heavy,
    jumps,
    light,
    moderate,
    must,
    sprints,
    told,
)
from workouts.planning.request import Distance, PastRace, Race
from workouts.planning.rules.strength_after_race import RULE

REMEDY = "Wait, or keep it light once you may lift again."


def raced(day_offset: int, distance: Distance) -> PastRace:
    return PastRace(day_offset=day_offset, distance=distance)


def test_without_a_race_nothing_has_to_wait() -> None:
    assert told(RULE, a_week(heavy("Mon"), jumps("Wed"), sprints("Fri"))) == []


def test_before_the_race_nothing_has_to_wait_here() -> None:
    request = a_request(last_race=raced(3, Distance.ULTRA))
    assert told(RULE, a_week(heavy("Mon")), request) == []


def test_light_work_may_follow_a_5k_at_once() -> None:
    request = a_request(last_race=raced(-1, Distance.FIVE_K))
    assert told(RULE, a_week(light("Mon")), request) == []


def test_heavy_too_soon_after_a_half_is_forbidden() -> None:
    request = a_request(last_race=raced(-1, Distance.HALF))
    assert told(RULE, a_week(heavy("Thu")), request) == [
        must("Thu", "Thursday is 4 days after the race; this session wants 5.", REMEDY)
    ]


@pytest.mark.parametrize(
    ("distance", "hard_days", "any_days"),
    [
        (Distance.FIVE_K, 2, 0),
        (Distance.TEN_K, 3, 1),
        (Distance.HALF, 5, 2),
        (Distance.MARATHON, 10, 5),
        (Distance.ULTRA, 14, 7),
    ],
)
def test_each_distance_has_its_days(distance: Distance, hard_days: int, any_days: int) -> None:
    table = (
        (heavy("Mon"), hard_days),
        (jumps("Mon"), hard_days),
        (sprints("Mon"), hard_days),
        (light("Mon"), any_days),
        (moderate("Mon"), any_days),
    )
    for session, days in table:
        near, far = (a_request(last_race=raced(-d, distance)) for d in (days - 1, days))
        assert costs(RULE, a_week(session), near) == (["must"] if days else [])
        assert costs(RULE, a_week(session), far) == []


def test_a_race_in_this_week_is_recovered_from_too() -> None:
    request = a_request("rest easy race:half easy rest easy easy")
    week = a_week(heavy("Sun"), light("Tue"), light("Thu"))
    assert told(RULE, week, request) == [
        must("Sun", "Sunday is 4 days after the race; this session wants 5.", REMEDY),
        must("Thu", "Thursday is 1 days after the race; this session wants 2.", REMEDY),
    ]


def test_a_named_race_in_this_week_counts_whatever_the_week_calls_it() -> None:
    race = Race(day_offset=2, distance=Distance.MARATHON)
    assert costs(RULE, a_week(light("Sun")), a_request(race=race)) == ["must"]


def test_a_race_in_the_week_before_is_seen_when_it_is_known() -> None:
    request = a_request(previous_week="rest easy rest easy rest easy race:10k")
    assert costs(RULE, a_week(heavy("Tue")), request) == ["must"]
    assert costs(RULE, a_week(heavy("Wed")), request) == []


def test_a_race_told_twice_is_judged_once() -> None:
    request = a_request(
        previous_week="rest easy rest easy rest easy race:10k",
        last_race=raced(-1, Distance.TEN_K),
    )
    assert costs(RULE, a_week(heavy("Mon")), request) == ["must"]


def test_the_race_of_a_repeating_week_is_not_behind_its_monday() -> None:
    request = a_request("rest easy rest easy rest easy race:10k")
    assert told(RULE, a_week(heavy("Mon")), request) == []
