"""R26: how many landings a session and a week hold."""

import pytest

from exercises.vocabulary import Level
from tests.workouts.planning.weeks import (
    a_request,
    a_week,
    a_week_of,
    an_item,
    costs,
    heavy,
    jumps,
    must,
    told,
)
from workouts.planning.rules.too_many_contacts import RULE, most_contacts


def test_forty_landings_twice_a_week_are_allowed() -> None:
    assert told(RULE, a_week(jumps("Tue", 40), jumps("Fri", 40))) == []


def test_a_week_without_jumps_is_free() -> None:
    assert told(RULE, a_week(heavy("Tue"), heavy("Fri"))) == []


def test_too_many_landings_are_forbidden() -> None:
    assert told(RULE, a_week(jumps("Tue", 81))) == [
        must("Tue", "Tuesday has 81 landings, more than 80.", "Drop a set of jumps.")
    ]


def test_a_third_jump_session_is_forbidden() -> None:
    assert told(RULE, a_week(jumps("Mon"), jumps("Wed"), jumps("Fri"))) == [
        must("Mon Wed Fri", "3 jump sessions are more than 2 a week.", "Keep two.")
    ]


@pytest.mark.parametrize(
    ("level", "age", "most"),
    [
        (Level.BEGINNER, 35, 40),
        (Level.INTERMEDIATE, 49, 80),
        (Level.ADVANCED, 18, 120),
        (Level.BEGINNER, 50, 28),
        (Level.INTERMEDIATE, 50, 56),
        (Level.ADVANCED, 50, 84),
        (Level.BEGINNER, 17, 24),
        (Level.INTERMEDIATE, 17, 48),
        (Level.ADVANCED, 17, 72),
    ],
)
def test_level_and_age_set_the_most(level: Level, age: int, most: int) -> None:
    request = a_request(level=level, age=age)
    assert most_contacts(request) == pytest.approx(most)
    assert costs(RULE, a_week(jumps("Tue", most)), request) == []
    assert costs(RULE, a_week(jumps("Tue", most + 1)), request) == ["must"]


def test_split_landings_count_once_for_each_leg() -> None:
    request = a_request(level=Level.BEGINNER)
    assert costs(RULE, a_week_of(an_item("jump_squat", 5, 8)), request) == []
    assert costs(RULE, a_week_of(an_item("plyometric_lunge", 5, 5)), request) == ["must"]
