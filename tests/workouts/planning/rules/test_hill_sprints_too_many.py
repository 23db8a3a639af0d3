"""R29: hill sprints start tiny and grow slowly."""

import pytest

from exercises.vocabulary import Level
from tests.workouts.planning.weeks import (
    a_request,
    a_session,
    a_week,
    an_item,
    costs,
    heavy,
    hill_sprints,
    must,
    sprints,
    told,
)
from workouts.planning.request import Phase
from workouts.planning.rules.hill_sprints_too_many import RULE, most_sprints


def test_two_sprints_are_a_start() -> None:
    assert told(RULE, a_week(sprints("Tue", 2))) == []


def test_strength_work_is_of_no_concern() -> None:
    week = a_week(heavy("Mon"), a_session("Thu", an_item("lunge", 4, 20)))
    assert told(RULE, week) == []


def test_more_than_two_at_the_first_time_are_forbidden() -> None:
    assert told(RULE, a_week(sprints("Tue", 3))) == [
        must("Tue", "Tuesday has 3 hill sprints, more than 2.", "Do 2.")
    ]


@pytest.mark.parametrize(
    ("level", "done", "most"),
    [
        (Level.BEGINNER, 0, 2),
        (Level.BEGINNER, 1, 4),
        (Level.BEGINNER, 50, 4),
        (Level.INTERMEDIATE, 2, 6),
        (Level.INTERMEDIATE, 50, 8),
        (Level.ADVANCED, 3, 8),
        (Level.ADVANCED, 50, 10),
    ],
)
def test_each_session_before_allows_two_more(level: Level, done: int, most: int) -> None:
    request = a_request(level=level, hill_sessions_done=done)
    assert most_sprints(request) == most
    assert costs(RULE, a_week(sprints("Tue", most)), request) == []
    assert costs(RULE, a_week(sprints("Tue", most + 1)), request) == ["must"]


def test_a_deload_week_keeps_four_at_most() -> None:
    assert most_sprints(a_request(hill_sessions_done=50, deload=True)) == 4
    assert most_sprints(a_request(hill_sessions_done=0, deload=True)) == 2


@pytest.mark.parametrize("phase", Phase)
def test_from_peak_on_one_session_a_week_is_the_most(phase: Phase) -> None:
    request = a_request(phase=phase)
    most = 2 if phase in (Phase.BASE, Phase.BUILD) else 1
    days = ("Tue", "Thu", "Sat")
    kept = a_week(*(sprints(day) for day in days[:most]))
    many = a_week(*(sprints(day) for day in days[: most + 1]))
    assert told(RULE, kept, request) == []
    assert told(RULE, many, request) == [
        must(
            " ".join(days[: most + 1]),
            f"{most + 1} hill-sprint sessions are more than {most} this week.",
            f"Keep {most}.",
        )
    ]


def test_a_sprint_of_more_than_twelve_seconds_is_no_sprint() -> None:
    def week_of(seconds: int | None) -> object:
        return told(RULE, a_week(a_session("Tue", hill_sprints(2, seconds=seconds))))

    assert week_of(None) == []
    assert week_of(12) == []
    assert week_of(13) == [
        must("Tue", "A hill sprint of 13 seconds is too long.", "Sprint for eight to ten seconds.")
    ]
