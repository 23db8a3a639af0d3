"""R42: in the last days before a race nothing but a light primer, and nothing on the day."""

import pytest

from tests.workouts.planning.weeks import (
    a_request,
    a_session,
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
from workouts.planning.request import Distance, Phase, Priority, Race
from workouts.planning.rules.strength_in_race_week import RULE
from workouts.planning.week import Slot

REMEDY = "Move it earlier, or leave it out."
RACE_SUNDAY = "rest easy rest easy rest easy race:half"


def a_race(day_offset: int, priority: Priority = Priority.A) -> Race:
    return Race(day_offset=day_offset, distance=Distance.HALF, priority=priority)


def test_without_a_race_the_week_is_free() -> None:
    assert told(RULE, a_week(heavy("Mon"), jumps("Thu"), sprints("Sat"))) == []


def test_a_light_primer_three_days_before_is_allowed() -> None:
    request = a_request(RACE_SUNDAY, phase=Phase.RACE_WEEK, race=a_race(6))
    assert told(RULE, a_week(light("Thu")), request) == []


def test_light_work_two_days_before_is_forbidden() -> None:
    request = a_request(RACE_SUNDAY, race=a_race(6))
    assert told(RULE, a_week(light("Fri")), request) == [
        must("Fri", "Friday is 2 days before the race, closer than 3.", REMEDY)
    ]


def test_race_day_is_for_racing() -> None:
    assert told(RULE, a_week(light("Sun")), a_request(RACE_SUNDAY)) == [
        must("Sun", "Sunday is race day.", REMEDY)
    ]


def test_race_day_is_race_day_even_when_the_week_calls_it_a_long_run() -> None:
    request = a_request("rest easy rest easy rest easy long", race=a_race(6))
    assert told(RULE, a_week(light("Sun")), request) == [must("Sun", "Sunday is race day.", REMEDY)]


def test_sprints_on_race_day_are_forbidden_too() -> None:
    week = a_week(a_session("Sun", sprints=2, slot=Slot.BEFORE))
    assert costs(RULE, week, a_request(RACE_SUNDAY)) == ["must"]


def test_in_race_week_moderate_is_too_much() -> None:
    request = a_request(phase=Phase.RACE_WEEK)
    assert told(RULE, a_week(moderate("Mon"), light("Wed"), sprints("Thu")), request) == [
        must(
            "Mon",
            "Monday is more than light, and this is race week.",
            "Make it light, or leave it out.",
        )
    ]


@pytest.mark.parametrize(
    ("priority", "light_days", "jump_days", "sprint_days"),
    [(Priority.A, 3, 5, 4), (Priority.B, 3, 3, 3), (Priority.C, 0, 0, 0)],
)
def test_what_has_to_stop_when(
    priority: Priority, light_days: int, jump_days: int, sprint_days: int
) -> None:
    table = ((light("Mon"), light_days), (jumps("Mon"), jump_days), (sprints("Mon"), sprint_days))
    for session, days in table:
        far = a_request(race=a_race(max(days, 1), priority))
        assert costs(RULE, a_week(session), far) == []
        if days:
            near = a_request(race=a_race(days - 1, priority))
            assert costs(RULE, a_week(session), near) == ["must"]


def test_after_the_race_this_rule_is_silent() -> None:
    request = a_request("rest race:5k rest easy easy rest easy")
    assert told(RULE, a_week(light("Wed")), request) == []
