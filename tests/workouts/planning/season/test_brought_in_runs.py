"""Runs that were brought in for each week, in the outline of the season and in its weeks."""

from collections.abc import Mapping
from typing import Any

import pytest

from exercises.records import Fields, RecordError
from tests.workouts.planning.catalogue import exercises
from tests.workouts.planning.season.seasons import lived, racing_in, runner
from tests.workouts.planning.weeks import request
from workouts.planning import outline
from workouts.planning.notation.requests import (
    parse_running,
    parse_running_by_week,
    request_document,
    running_document,
)
from workouts.planning.season.course import Course
from workouts.planning.season.outline import OutlineWeek
from workouts.planning.values.week import Day, Running

LONG = "rest quality:tempo:50min easy:40min rest easy:40min rest long:150min"


def week_of(runs: str = LONG, km: float | None = None) -> Running:
    return Running(week=request(runs).week, km=km)


def weeks_with(running: Mapping[int, Running], weeks: int = 12, **facts: Any) -> list[int]:
    """Numbers of the easier weeks."""
    return [week.number for week in told(running, weeks, **facts) if week.course is Course.DELOAD]


def told(running: Mapping[int, Running], weeks: int = 12, **facts: Any) -> tuple[OutlineWeek, ...]:
    first = runner(**facts)
    return outline(first, exercises(), weeks=weeks, running=running).weeks


def kilometres(*each: float) -> dict[int, Running]:
    return {place: week_of(km=km) for place, km in enumerate(each)}


def test_each_week_has_its_own_runs_and_kilometres() -> None:
    weeks = told({1: week_of(km=61.5)}, 3, weekly_km=50.0)
    assert [week.request.week[Day.SUN].minutes for week in weeks] == [80, 150, 80]
    assert [week.request.weekly_km for week in weeks] == [50.0, 61.5, 50.0]
    assert weeks[1].request.previous_week == weeks[1].request.next_week == weeks[0].request.week


def test_a_week_that_says_no_kilometres_has_the_usual_ones() -> None:
    (week,) = told({0: week_of()}, 1, weekly_km=50.0)
    assert (week.request.weekly_km, week.request.previous_km) == (50.0, None)


def test_the_easier_week_falls_in_the_runners_own_cut_back_week() -> None:
    assert weeks_with({}) == [4, 8, 12]
    early = kilometres(50, 55, 40, 55, 58, 60, 45, 60, 62, 64, 66, 50)
    assert weeks_with(early) == [3, 7, 12]
    late = kilometres(50, 55, 58, 60, 45, 60, 62, 64, 66, 50)
    assert weeks_with(late, 10) == [5, 10]


def test_the_weeks_themselves_fall_where_the_outline_says() -> None:
    late = (50.0, 55.0, 58.0, 60.0, 45.0)
    season = lived(runner(weekly_km=50.0), 0)
    for place, km in enumerate(late):
        following = late[place + 1] if place + 1 < len(late) else None
        season.live([None], weekly_km=km, next_km=following)
    assert [week.course for week in season.weeks] == [
        week.course for week in told(kilometres(*late), 5)
    ]
    assert season.weeks[-1].course is Course.DELOAD


def test_usual_kilometres_are_not_taken_for_a_cut_back_week() -> None:
    """The calendar ends in the second week, and the usual kilometres are a round number."""
    assert weeks_with(kilometres(50, 60), weekly_km=40.0) == [4, 8, 12]


def test_the_first_week_is_compared_with_the_one_that_is_over() -> None:
    season = lived(runner(weekly_km=60.0), 2)
    first = season.next().request
    rest = outline(first, exercises(), history=season.history, weeks=1, running={0: week_of(km=40)})
    assert rest.weeks[0].course is Course.DELOAD


def test_a_race_among_the_runs_of_a_week_takes_the_easier_week() -> None:
    raced = week_of("rest easy:40min rest easy:40min rest rest race:10k")
    assert weeks_with({2: raced}, race=racing_in(20))[0] == 3
    late = {place: week_of() for place in range(4)} | {4: raced}
    assert weeks_with(late, race=racing_in(20))[0] == 5


def test_they_are_written_as_text_and_come_back() -> None:
    running = week_of(km=44.5)
    assert parse_running(running_document(running), "running") == running
    with pytest.raises(RecordError, match=r"running\.week"):
        parse_running({"week": {"Mon": "fly"}, "km": None}, "running")
    with pytest.raises(RecordError, match="km"):
        parse_running(running_document(running) | {"km": 5000}, "running")


def test_runs_of_single_weeks_are_read_with_the_number_of_their_week() -> None:
    week = request_document(runner())["week"]
    entries = [{"number": 1, "week": week}, {"number": 3, "week": week, "km": 44}]
    found = parse_running_by_week(Fields({"running": entries}, "input"), "running")
    assert [(place, running.km) for place, running in found.items()] == [(0, None), (2, 44)]
    assert parse_running_by_week(Fields({}, "input"), "running") == {}
    with pytest.raises(RecordError, match="number: is missing"):
        parse_running_by_week(Fields({"running": [{"week": week}]}, "input"), "running")
