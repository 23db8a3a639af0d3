"""R25: jumps come after weeks of squat-pattern strength."""

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
from workouts.planning.rules.unearned_jumps import RULE


def test_earned_jumps_are_welcome() -> None:
    assert told(RULE, a_week(jumps("Tue")), a_request(foundation_weeks=4)) == []


def test_sessions_without_jumps_need_no_foundation() -> None:
    assert told(RULE, a_week(heavy("Tue"))) == []


def test_unearned_jumps_are_forbidden() -> None:
    assert told(RULE, a_week(jumps("Tue")), a_request(foundation_weeks=3)) == [
        must(
            "Tue",
            "Tuesday has jumps after 3 of 4 foundation weeks.",
            "Leave the jumps out until then.",
        )
    ]


@pytest.mark.parametrize(
    ("level", "weeks"), [(Level.BEGINNER, 6), (Level.INTERMEDIATE, 4), (Level.ADVANCED, 2)]
)
def test_each_level_has_its_weeks(level: Level, weeks: int) -> None:
    week = a_week(jumps("Tue"))
    near, far = (a_request(level=level, foundation_weeks=w) for w in (weeks - 1, weeks))
    assert costs(RULE, week, near) == ["must"]
    assert costs(RULE, week, far) == []


def test_plyometric_lunges_come_after_two_footed_jumps() -> None:
    week = a_week_of(an_item("plyometric_lunge", 2, 3))
    assert told(RULE, week, a_request(foundation_weeks=8)) == []
    assert told(RULE, week, a_request(foundation_weeks=7)) == [
        must(
            "Tue",
            "Plyometric lunge comes after four weeks of two-footed jumps.",
            "Do jump squats or box jumps first.",
        )
    ]


def test_plyometric_lunges_are_not_for_beginners() -> None:
    request = a_request(level=Level.BEGINNER, foundation_weeks=100)
    assert costs(RULE, a_week_of(an_item("plyometric_lunge", 2, 3)), request) == ["must"]
    assert costs(RULE, a_week_of(an_item("jump_squat", 2, 3)), request) == []
    assert costs(RULE, a_week_of(an_item("lunge", 2, 8)), request) == []
