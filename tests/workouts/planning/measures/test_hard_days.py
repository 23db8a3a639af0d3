"""Hard days of three weeks, as bits: those of the runs, and those that strength adds."""

from typing import Any

from tests.workouts.planning.weeks import last_week, request, session, week
from workouts.planning.measures.hard_days import days_of_week, hard_days, own_hard_days, rows_with
from workouts.planning.values.week import Day

QUIET = "easy " * 7


def days(mask: int) -> list[int]:
    """Days from Monday of this week."""
    return [place - len(Day) for place in range(mask.bit_length()) if mask >> place & 1]


def heavy_on(day: str) -> Any:
    return last_week(day=day, stress="H")


def test_key_runs_are_hard_and_repeat_while_no_other_week_is_known() -> None:
    assert days(own_hard_days(request("easy " * 6 + "long"))) == [-1, 6, 13]


def test_a_heavy_session_and_many_sprints_make_a_day_hard() -> None:
    runner = request(QUIET, last_strength=(), next_strength=())
    for hard in (session("Wed", "H"), session("Wed", sprints=7)):
        assert days(hard_days(week(hard), runner)) == [2]
    for easy in (session("Wed", "M"), session("Wed", sprints=6)):
        assert days(hard_days(week(easy), runner)) == []


def test_strength_repeats_while_the_weeks_around_are_not_known() -> None:
    assert days(hard_days(week(session("Wed", "H")), request(QUIET))) == [-5, 2, 9]


def test_the_strength_of_the_real_weeks_is_known() -> None:
    runner = request(QUIET, last_strength=heavy_on("Sun"), next_strength=heavy_on("Mon"))
    mine = week(session("Wed", "H"))
    assert days(hard_days(mine, runner)) == [-1, 2, 7]
    assert days(own_hard_days(runner)) == [-1, 7]
    assert days_of_week(hard_days(mine, runner)) == (Day.WED,)


def test_a_row_is_found_once_even_when_the_week_repeats() -> None:
    round_the_corner = hard_days(week(session("Sun", "H"), session("Mon", "H")), request(QUIET))
    (row,) = rows_with(round_the_corner, round_the_corner)
    assert row.bit_count() == 2
    everything = (1 << 3 * len(Day)) - 1
    assert list(rows_with(everything, everything)) == [everything]
