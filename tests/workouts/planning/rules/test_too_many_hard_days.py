"""R09: how many hard days a week holds, and in a row."""

from tests.workouts.planning.weeks import a_week, request, said, session
from workouts.planning.rules import too_many_hard_days

FOUR_KEYS = "quality:tempo rest quality:tempo easy quality:tempo easy long"


def test_the_runs_alone_are_the_runners_own() -> None:
    assert said(too_many_hard_days, request("quality:tempo " * 5 + "long rest")) == []
    assert said(too_many_hard_days, request(FOUR_KEYS), session("Mon", "H")) == []


def test_a_fifth_hard_day_costs_and_is_free_when_advanced() -> None:
    runner = request("quality:tempo rest quality:tempo easy quality:tempo rest long")
    fifth = session("Thu", "H")
    assert said(too_many_hard_days, runner, fifth)[0] == (
        "should",
        5,
        "5 hard days are more than 4.",
    )
    advanced = request(
        "quality:tempo rest quality:tempo easy easy quality:tempo long", level="advanced"
    )
    assert said(too_many_hard_days, advanced, session("Fri", "M")) == []


def test_three_in_a_row_cost_and_four_are_forbidden() -> None:
    runner = request("rest quality:tempo easy quality:tempo easy rest rest")
    assert said(too_many_hard_days, runner, session("Wed", "H")) == [
        ("should", 6, "3 hard days follow each other.")
    ]
    assert said(too_many_hard_days, runner, session("Wed", "H"), session("Fri", "H")) == [
        ("must", 10, "4 hard days follow each other.")
    ]


def test_rows_go_round_the_corner() -> None:
    runner = request("quality:tempo easy rest rest easy easy long")
    assert said(too_many_hard_days, runner, session("Sat", "H")) == [
        ("should", 6, "3 hard days follow each other.")
    ]


def test_many_hill_sprints_make_a_day_hard() -> None:
    runner = request("rest quality:tempo easy quality:tempo easy rest rest")
    assert said(too_many_hard_days, runner, session("Wed", sprints=6)) == []
    assert said(too_many_hard_days, runner, session("Wed", sprints=7)) == [
        ("should", 6, "3 hard days follow each other.")
    ]


def test_a_long_row_of_the_runners_own_is_charged_only_when_strength_makes_it_longer() -> None:
    runner = request("quality quality quality quality easy easy easy", level="advanced")
    assert said(too_many_hard_days, runner, session("Sat", "H")) == []
    assert said(too_many_hard_days, runner, session("Fri", "H")) == [
        ("must", 10, "5 hard days follow each other.")
    ]


def test_the_real_weeks_before_and_after_count_when_they_are_known() -> None:
    runs = "quality:tempo easy rest rest easy easy long"
    quiet = a_week("easy " * 7)
    runner = request(runs, previous_week=quiet, next_week=quiet)
    assert said(too_many_hard_days, runner, session("Sat", "H")) == []
