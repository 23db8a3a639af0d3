"""R30: hill sprints follow an easy run, with a quiet day around them."""

import pytest

from exercises.vocabulary import Level
from tests.workouts.planning.weeks import (
    a_request,
    a_week,
    costs,
    heavy,
    must,
    should,
    sprints,
    told,
)
from workouts.planning.rules.misplaced_hill_sprints import RULE

REMEDY = "Move the sprints to another easy day, or drop them."


def test_sprints_after_an_easy_run_between_quiet_days_are_right() -> None:
    request = a_request("rest easy easy:20min easy rest quality long")
    assert told(RULE, a_week(sprints("Tue"), sprints("Wed")), request) == []


def test_sessions_without_sprints_are_of_no_concern() -> None:
    request = a_request("rest quality:hills quality easy rest easy long")
    assert told(RULE, a_week(heavy("Mon"), heavy("Wed")), request) == []


@pytest.mark.parametrize("run", ["rest", "quality:tempo", "long", "race"])
def test_without_an_easy_run_before_them_they_are_forbidden(run: str) -> None:
    request = a_request(f"rest rest {run} rest rest rest rest")
    assert told(RULE, a_week(sprints("Wed")), request) == [
        must("Wed", "Wednesday has hill sprints without an easy run before them.", REMEDY)
    ]


def test_twenty_minutes_of_easy_running_come_first() -> None:
    request = a_request("rest rest easy:19min rest rest rest rest")
    assert told(RULE, a_week(sprints("Wed")), request) == [
        must("Wed", "The easy run on Wednesday is shorter than 20 minutes.", REMEDY)
    ]


@pytest.mark.parametrize(
    ("long_run", "expected"), [("long:89min", [5]), ("long:90min", ["must"]), ("long", ["must"])]
)
def test_the_day_after_the_long_run(long_run: str, expected: object) -> None:
    request = a_request(f"easy rest easy rest easy rest {long_run}")
    assert costs(RULE, a_week(sprints("Mon")), request) == expected


def test_the_day_after_is_said_in_words() -> None:
    request = a_request("easy rest easy rest easy rest long:80min")
    assert told(RULE, a_week(sprints("Mon")), request) == [
        should(5, "Mon", "Monday has hill sprints, the day after the 80-minute long run.", REMEDY)
    ]


def test_the_day_after_a_hill_session_is_forbidden() -> None:
    request = a_request("rest quality:hills easy rest easy rest rest")
    assert told(RULE, a_week(sprints("Wed")), request) == [
        must("Wed", "Wednesday has hill sprints, the day after the hill session.", REMEDY)
    ]


def test_the_day_after_a_flat_quality_run_is_free() -> None:
    request = a_request("rest quality:tempo easy rest easy rest rest")
    assert told(RULE, a_week(sprints("Wed")), request) == []


@pytest.mark.parametrize(
    ("level", "count", "expected"),
    [
        (Level.BEGINNER, 2, ["must"]),
        (Level.INTERMEDIATE, 2, [6]),
        (Level.ADVANCED, 6, [2]),
        (Level.ADVANCED, 7, [6]),
    ],
)
def test_the_day_before_a_quality_run(level: Level, count: int, expected: object) -> None:
    request = a_request("rest easy quality:tempo rest rest rest rest", level=level)
    assert costs(RULE, a_week(sprints("Tue", count)), request) == expected


def test_the_day_before_hills_costs_both_ways() -> None:
    request = a_request("rest easy quality:hills rest rest rest rest")
    assert told(RULE, a_week(sprints("Tue")), request) == [
        should(12, "Tue", "Tuesday has hill sprints, the day before the hill session.", REMEDY)
    ]


def test_the_day_before_the_long_run_costs() -> None:
    request = a_request("rest easy rest rest rest easy long")
    assert costs(RULE, a_week(sprints("Sat")), request) == [3]


def test_sunday_looks_round_the_corner_to_monday() -> None:
    runs = "quality:tempo rest rest rest rest rest easy"
    assert costs(RULE, a_week(sprints("Sun")), a_request(runs)) == [6]
    assert costs(RULE, a_week(sprints("Sun")), a_request(runs, next_week="rest " * 7)) == []


def test_beside_a_hill_session_one_set_of_four_is_allowed() -> None:
    request = a_request("rest quality:hills rest rest easy rest easy")
    assert told(RULE, a_week(sprints("Fri", 4)), request) == []


def test_beside_a_hill_session_more_is_forbidden() -> None:
    request = a_request("rest quality:hills rest rest easy rest easy")
    message = "The week has a hills session already."
    remedy = "Add at most one set of four sprints."
    assert told(RULE, a_week(sprints("Fri", 5)), request) == [must("Fri", message, remedy)]
    assert told(RULE, a_week(sprints("Fri"), sprints("Sun")), request) == [
        must("Fri Sun", message, remedy)
    ]
