"""R08: one day with no run and no strength."""

from tests.workouts.planning.weeks import request, said, session
from workouts.planning.rules import no_full_rest_day


def test_one_of_two_rest_days_may_be_used() -> None:
    runner = request("rest easy easy rest easy easy easy")
    assert said(no_full_rest_day, runner, session("Mon", "M")) == []


def test_the_only_rest_day_stays_free_even_of_light_work() -> None:
    runner = request("rest easy easy easy easy easy easy")
    assert said(no_full_rest_day, runner, session("Mon", "L")) == [
        ("must", 10, "No day is free of both running and strength.")
    ]


def test_a_seven_day_runner_keeps_an_easy_day_without_strength() -> None:
    runner = request("easy quality:tempo easy quality:hills quality:tempo quality:tempo long")
    assert said(no_full_rest_day, runner, session("Mon", "L")) == []
    assert said(no_full_rest_day, runner, session("Mon", "L"), session("Wed", "L")) == [
        ("should", 8, "You run every day, and no easy day is left without strength.")
    ]


def test_an_empty_week_uses_no_day() -> None:
    assert said(no_full_rest_day, request("quality:tempo " * 7)) == []
