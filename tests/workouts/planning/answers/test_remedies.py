"""Remedies do what they say: the finding goes, and nothing worse comes."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.workouts.planning.catalogue import exercises
from tests.workouts.planning.runners import REQUESTS
from tests.workouts.planning.weeks import QUIET, disturbed, item, request, session, week
from workouts.pages.wording import say
from workouts.planning import build_week, review_week, should_cost
from workouts.planning.answers.remedies import MOST_REMEDIES, remedies
from workouts.planning.edits import (
    Clear,
    Drop,
    DropJumps,
    DropSprints,
    Edit,
    Lighten,
    Move,
    Reorder,
    Replace,
    WarmUp,
)
from workouts.planning.screening import is_withheld
from workouts.planning.values.request import Request
from workouts.planning.values.rule import Finding
from workouts.planning.values.season import Phase
from workouts.planning.values.week import Session, Week


def offered(rule: str, request_: Request, *sessions: Session) -> list[str]:
    mine = week(*sessions)
    finding = next(f for f in review_week(mine, request_) if f.rule == rule)
    changes = [remedy.edits[0].in_words(mine) for remedy in remedies(finding, mine, request_)]
    return [say(change.sentence, change.facts) for change in changes]


def a_session(day: str, **dose: float) -> Session:
    hinge = item("romanian_deadlift", **{"sets": 3, "rpe": 7.0, "equipment": "barbell"} | dose)
    lunge, curl = item("lunge", sets=3), item("hamstring_curl", sets=2)
    return session(day, None, hinge, lunge, curl)


KIT: dict[str, Any] = {"equipment": frozenset({"barbell"})}


def test_a_heavy_day_before_a_key_run_moves_or_grows_light() -> None:
    runner = request("rest easy quality:tempo easy rest easy long:100min", **KIT)
    said = offered("R03", runner, a_session("Tue"))
    assert said[0].startswith("Move the session from Tuesday to ")
    assert "Make the session on Tuesday light." in said


def test_a_session_out_of_order_is_put_in_order() -> None:
    messy = replace(a_session("Tue"), items=a_session("Tue").items[::-1])
    assert offered("R12", request(**KIT), messy)[0] == "Put the exercises of Tuesday in order."


def test_too_much_effort_stops_at_the_next_lower_step() -> None:
    said = offered("R17", request(**KIT), a_session("Tue", rpe=10.0))
    assert said[0] == "Romanian deadlift on Tuesday: stop with 2 left instead of 0."


def test_too_long_a_rest_or_too_many_reps_are_brought_back() -> None:
    assert offered("R16", request(**KIT), a_session("Tue", reps=25))[0] == (
        "Reps of Romanian deadlift on Tuesday: 6 instead of 25."
    )
    assert offered("R16", request(**KIT), a_session("Tue", rest_seconds=10))[0] == (
        "Rest of Romanian deadlift on Tuesday: 60 seconds."
    )


def test_too_little_effort_is_raised() -> None:
    assert "Romanian deadlift on Tuesday: stop with 5 left instead of 6." in offered(
        "R16", request(**KIT), a_session("Tue", rpe=4.0)
    )


def test_sprints_and_jumps_go_alone() -> None:
    sprints = session("Mon", None, item("hill_sprint", sets=1, reps=6, equipment="hill"))
    runner = request("easy quality:tempo easy easy easy easy rest", level="beginner")
    assert "Leave out the hill sprints on Monday." in offered("R30", runner, sprints)
    jumps = session("Mon", None, item("jump_squat", sets=2, reps=5), a_session("Mon").items[0])
    assert "Leave out the jumps on Monday." in offered("R25", request(**KIT), jumps)


def test_a_wrong_version_is_done_without_its_change() -> None:
    slow = item("hamstring_curl", mod="hc_nordic")
    said = offered("R52", request(level="beginner"), session("Tue", None, slow))
    assert "Sliding leg curl instead of Nordic lower on Tuesday." in said


def test_the_warm_up_grows() -> None:
    cold = replace(a_session("Tue"), warmup_minutes=0)
    assert "Warm up for 5 minutes on Tuesday." in offered("R22", request(**KIT), cold)


def test_no_remedy_raises_an_effort_that_is_high_already() -> None:
    cold = replace(a_session("Tue", rpe=9.0), warmup_minutes=0)
    said = offered("R22", request(**KIT), cold)
    assert said
    assert not [text for text in said if "0 to 1 left" in text]


def test_against_a_red_flag_only_rest_helps() -> None:
    runner = request(red_flag="pop", **KIT)
    two = (a_session("Tue"), a_session("Fri"))
    assert say(Clear().in_words(week(*two)).sentence, {}) in offered("R48", runner, *two)


def test_a_finding_that_no_single_change_removes_has_no_remedy() -> None:
    """More kilometres than legs: a week without an easier one for long is the runner's own."""
    assert offered("R36", request(weeks_since_deload=9, **KIT), a_session("Tue")) == []


def musts(findings: tuple[Finding, ...], rule: str) -> int:
    return sum(finding.is_must for finding in findings if finding.rule == rule)


def cost_of_rule(findings: tuple[Finding, ...], rule: str) -> float:
    return sum(finding.cost for finding in findings if finding.rule == rule)


@given(REQUESTS, st.integers(0, 10**6))
def test_every_remedy_removes_its_finding_and_adds_no_must(request_: Request, seed: int) -> None:
    mine = disturbed(build_week(request_, exercises()), seed)
    before = review_week(mine, request_)
    for finding in before:
        found = remedies(finding, mine, request_)
        assert len(found) <= MOST_REMEDIES
        assert len({remedy.week.sessions for remedy in found}) == len(found)
        for remedy in found:
            again = review_week(remedy.edits[0].apply(mine, request_), request_)
            assert again == remedy.findings
            less = cost_of_rule(before, finding.rule) - cost_of_rule(again, finding.rule)
            assert less >= finding.cost - 1e-6
            rules = {other.rule for other in again if other.is_must}
            assert all(musts(again, rule) <= musts(before, rule) for rule in rules)
            assert finding.is_must or should_cost(again) < should_cost(before)


@given(REQUESTS, st.integers(0, 10**6))
def test_there_is_a_way_out_of_every_must(request_: Request, seed: int) -> None:
    mine = disturbed(build_week(request_, exercises()), seed)
    for finding in review_week(mine, request_):
        if finding.is_must:
            assert remedies(finding, mine, request_)


@pytest.mark.parametrize("pain", [5, 9])
def test_a_withheld_week_is_cleared(pain: int) -> None:
    runner = request(pain=pain, **KIT)
    assert is_withheld(runner)
    two = (a_session("Tue"), a_session("Fri"))
    assert "Leave out all strength work this week." in offered("R44", runner, *two)
    assert offered("R44", runner, two[0]) == ["Leave out the session on Tuesday."]


LESSENING = (Move, Lighten, Drop, DropJumps, DropSprints, Clear, Reorder, WarmUp)


def lessens(edit: Edit, mine: Week) -> bool:
    """Moves, lightens or leaves out."""
    if isinstance(edit, Replace) and edit.item is not None:
        old = mine.sessions[edit.place].items[edit.position]
        return edit.item.rpe < old.rpe and edit.item.sets <= old.sets
    return isinstance(edit, (*LESSENING, Replace))


@given(REQUESTS, st.integers(0, 10**6))
def test_in_race_week_a_remedy_moves_lightens_or_leaves_out(runner: Request, seed: int) -> None:
    mine = disturbed(build_week(runner, exercises()), seed)
    racing = replace(runner, said_phase=Phase.RACE_WEEK)
    if racing.phase is Phase.RACE_WEEK:
        for finding in review_week(mine, racing):
            for remedy in remedies(finding, mine, racing):
                assert lessens(remedy.edits[0], mine)


@pytest.mark.parametrize(
    ("rule", "runs", "facts"),
    [
        ("R03", "rest easy quality:tempo easy rest easy long:100min", {}),
        ("R42", QUIET, {"said_phase": Phase.RACE_WEEK}),
        ("R44", QUIET, {"pain": 4}),
        ("R06", "rest easy easy easy easy easy long:100min", {"day": "Mon"}),
    ],
)
def test_intensity_is_not_cured_by_a_set_less(rule: str, runs: str, facts: dict[str, Any]) -> None:
    heavy = a_session(facts.pop("day", "Tue"), rpe=8.0)
    said = offered(rule, request(runs, **KIT, **facts), heavy)
    assert said
    assert not [text for text in said if text.startswith("Sets of")]


def test_an_effort_too_high_is_not_cured_by_a_set_less() -> None:
    said = offered("R44", request(pain=4, **KIT), a_session("Tue", rpe=8.0, sets=2))
    assert not [text for text in said if text.startswith("Sets of")]
