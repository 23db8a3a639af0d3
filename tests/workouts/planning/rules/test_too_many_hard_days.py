"""R09: how many hard days a week holds, and in a row."""

from dataclasses import replace
from itertools import groupby

from hypothesis import given
from hypothesis import strategies as st

from tests.workouts.planning.runners import REQUESTS
from tests.workouts.planning.weeks import a_week, request, said, session, week
from workouts.planning.measures.load import is_heavy
from workouts.planning.rules import too_many_hard_days
from workouts.planning.values.request import Request
from workouts.planning.values.week import Day, Session, Stress

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
        "5 hard days is more than 4.",
    )
    advanced = request(
        "quality:tempo rest quality:tempo easy easy quality:tempo long", level="advanced"
    )
    assert said(too_many_hard_days, advanced, session("Fri", "M")) == []


def test_three_in_a_row_cost_and_four_are_forbidden() -> None:
    runner = request("rest quality:tempo easy quality:tempo easy rest rest")
    assert said(too_many_hard_days, runner, session("Wed", "H")) == [
        ("should", 6, "3 hard days in a row.")
    ]
    assert said(too_many_hard_days, runner, session("Wed", "H"), session("Fri", "H")) == [
        ("must", 10, "4 hard days in a row.")
    ]


def test_rows_go_round_the_corner() -> None:
    runner = request("quality:tempo easy rest rest easy easy long")
    assert said(too_many_hard_days, runner, session("Sat", "H")) == [
        ("should", 6, "3 hard days in a row.")
    ]


def test_many_hill_sprints_make_a_day_hard() -> None:
    runner = request("rest quality:tempo easy quality:tempo easy rest rest")
    assert said(too_many_hard_days, runner, session("Wed", sprints=6)) == []
    assert said(too_many_hard_days, runner, session("Wed", sprints=7)) == [
        ("should", 6, "3 hard days in a row.")
    ]


def test_a_long_row_of_the_runners_own_is_charged_only_when_strength_makes_it_longer() -> None:
    runner = request("quality quality quality quality easy easy easy", level="advanced")
    assert said(too_many_hard_days, runner, session("Sat", "H")) == []
    assert said(too_many_hard_days, runner, session("Fri", "H")) == [
        ("must", 10, "5 hard days in a row.")
    ]


def test_the_real_weeks_before_and_after_count_when_they_are_known() -> None:
    runs = "quality:tempo easy rest rest easy easy long"
    quiet = a_week("easy " * 7)
    runner = request(runs, previous_week=quiet, next_week=quiet)
    assert said(too_many_hard_days, runner, session("Sat", "H")) == []


def test_a_long_row_of_the_week_before_or_after_hides_none_of_ours() -> None:
    runs = "rest rest long easy quality:tempo long quality:hills"
    after = a_week("quality:hills long long easy easy easy quality")
    runner = request(runs, level="advanced", next_week=after)
    assert ("must", 10, "7 hard days in a row.") in said(
        too_many_hard_days, runner, session("Thu", "H")
    )
    before = request(
        "easy quality easy quality easy easy easy",
        previous_week=a_week("quality quality quality quality quality easy easy"),
        next_week=a_week("easy " * 7),
    )
    assert said(too_many_hard_days, before, session("Wed", "H")) == [
        ("should", 6, "3 hard days in a row.")
    ]


def test_each_row_that_strength_makes_longer_is_judged() -> None:
    runner = request("quality quality easy easy quality quality easy", level="advanced")
    both = session("Wed", "H"), session("Sun", "H")
    row = ("must", 10, "6 hard days in a row.")  # Friday to Wednesday
    assert row in said(too_many_hard_days, runner, *both)
    apart = request(
        "quality quality easy easy quality quality easy",
        level="advanced",
        previous_week=a_week("easy " * 7),
        next_week=a_week("easy " * 7),
        last_strength=(),
        next_strength=(),
    )
    three = ("should", 6, "3 hard days in a row.")
    assert said(too_many_hard_days, apart, *both)[-2:] == [three, three]


def rows_by_hand(request: Request, sessions: list[Session]) -> list[int]:
    """Lengths of all rows of three and more that strength in this week has a part in."""
    places = {s.day for s in sessions if s.sprints > 6 or is_heavy(s, request)}
    row = []
    for number, others in enumerate((request.previous_sessions, None, request.next_sessions)):
        there = [s.day for s in others or () if s.sprints > 6 or is_heavy(s, request)]
        for day in Day:
            is_own = request.run_on(day + 7 * (number - 1)).is_key or day in there
            is_ours = day in places if number == 1 or others is None else False
            row.append((is_own, is_ours, number == 1))
    rows = [list(g) for is_hard, g in groupby(row, lambda d: d[0] or d[1]) if is_hard]
    return [
        min(len(one), len(Day))
        for one in rows
        if len(one) >= 3 and any(is_ours and in_week and not own for own, is_ours, in_week in one)
    ]


@given(
    runner=REQUESTS,
    placed=st.lists(st.tuples(st.sampled_from(Day), st.sampled_from((*Stress, None))), max_size=4),
)
def test_no_row_is_overlooked(runner: Request, placed: list[tuple[Day, Stress | None]]) -> None:
    sessions = [
        session(day.code, stress and stress.value, sprints=0 if stress else 8)
        for day, stress in placed
    ]
    for request_ in (runner, replace(runner, previous_week=None, next_week=None)):
        wanted = {(n >= 4, n) for n in rows_by_hand(request_, sessions)}
        found = too_many_hard_days.check(week(*sessions), request_)
        rows = {(f.is_must, f.facts["row"]) for f in found if "row" in f.facts}
        assert rows == wanted
