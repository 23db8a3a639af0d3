"""Which answer would bring back what a week had to give up."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given

from tests.workouts.planning.catalogue import exercises
from tests.workouts.planning.runners import REQUESTS
from tests.workouts.planning.weeks import request
from workouts.pages.wording import say
from workouts.planning import Builder, build_week
from workouts.planning.answers.ways_back import MOST_WAYS, ways_back
from workouts.planning.screening import is_withheld
from workouts.planning.search.concessions import FEWER_SESSIONS
from workouts.planning.search.work import Work
from workouts.planning.values.request import Request
from workouts.planning.values.season import Phase
from workouts.planning.values.week import Week, reason

BUSY = "quality:hills easy quality:intervals easy quality:tempo easy long:100min"


def offered(runner: Request) -> list[str]:
    week = build_week(runner, exercises())
    return [say(way.sentence, way.facts) for way in ways_back(week, runner, Builder(exercises()))]


def test_a_week_that_gave_up_nothing_needs_no_way_back() -> None:
    assert offered(request("rest easy quality:tempo easy easy rest long:80min")) == []


def test_more_time_brings_back_sets_and_the_smaller_answer_is_enough() -> None:
    runner = request("rest easy quality:tempo easy easy rest long:80min", session_minutes=12)
    said = offered(runner)
    assert said[0] == "With 22 minutes for a session there is room for more sets."
    assert not any("32 minutes" in sentence for sentence in said)


def test_more_time_is_no_answer_where_every_session_had_enough(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    tried: list[int] = []
    build = Builder.try_out

    def noted(builder: Builder, runner: Request) -> Week:
        tried.append(runner.session_minutes)
        return build(builder, runner)

    monkeypatch.setattr(Builder, "try_out", noted)
    for minutes, is_short in ((12, True), (150, False)):
        tried.clear()
        runner = request(BUSY, session_minutes=minutes)
        builder = Builder(exercises())
        week = builder.build(runner)
        assert week.relaxed
        ways_back(week, runner, builder)
        assert len({*tried}) > 1 if is_short else {*tried} == {minutes}


def test_once_the_work_is_over_no_more_answers_are_tried() -> None:
    runner = request("rest easy quality:tempo easy easy rest long:80min", session_minutes=12)
    builder = Builder(exercises(), work=Work(0))
    week = builder.build(runner)
    assert week.relaxed
    assert ways_back(week, runner, builder) == ()
    assert "search-cut-short" in week.messages


def test_a_day_made_easier_brings_back_jumps() -> None:
    said = offered(request(BUSY, foundation_weeks=30, said_phase="build", session_minutes=60))
    assert said
    assert all("there is room for jumps" in sentence for sentence in said)


def test_twice_a_day_is_an_answer_only_for_who_cannot_yet() -> None:
    runs = "rest easy quality:tempo easy easy rest long:80min"
    runner = request(runs, equipment=frozenset({"barbell"}), session_minutes=12, double_days=True)
    said = offered(runner)
    assert said
    assert not any("six hours" in sentence for sentence in said)


@given(REQUESTS)
def test_at_most_three_answers_and_each_can_be_said(request_: Request) -> None:
    runner = replace(request_, session_minutes=min(request_.session_minutes, 60))
    said = offered(runner)
    assert is_withheld(runner) or len(said) <= MOST_WAYS
    assert all("{" not in sentence for sentence in said)


def test_a_session_of_three_hours_cannot_grow() -> None:
    runs = "quality:hills long:100min quality:intervals long quality:tempo quality:hills long"
    said = offered(request(runs, session_minutes=180, level="advanced"))
    assert not any("minutes for a session" in sentence for sentence in said)


def test_what_comes_back_is_another_session_only_where_there_is_one() -> None:
    runner = request("rest easy quality:tempo easy easy rest long:80min")
    builder = Builder(exercises())
    fewer = replace(builder.build(runner), relaxed=(reason("R11", FEWER_SESSIONS),))
    for sessions, gain in (((), "a session"), (fewer.sessions[:1], "another session")):
        first = ways_back(replace(fewer, sessions=sessions), runner, builder)[0]
        assert say(first.sentence, first.facts).endswith(f"there is room for {gain}.")


def test_no_week_is_asked_to_give_up_its_only_quality_run() -> None:
    runner: dict[str, Any] = {"foundation_weeks": 30, "said_phase": "build"}
    for runs in ("long quality:hills long easy long easy long", BUSY):
        said = offered(request(runs, **runner))
        assert any("easy run instead" in one for one in said) == (runs == BUSY)


def test_nothing_is_brought_back_into_race_week() -> None:
    assert offered(request("race:10k " * 7, said_phase=Phase.RACE_WEEK)) == []
