"""What is new in a week: faults of contents go with their session, faults of days do not."""

from collections import Counter
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from tests.workouts.planning.catalogue import exercises
from tests.workouts.planning.runners import REQUESTS
from tests.workouts.planning.weeks import disturbed, item, request, session, week
from workouts.planning import (
    ALL_RULES,
    build_week,
    change_by_hand,
    new_findings,
    review_days,
    review_week,
)
from workouts.planning.edits import Move, Replace
from workouts.planning.rules import IN_FORCE
from workouts.planning.values.request import Request
from workouts.planning.values.week import Day, Week

CODES_ABOUT_DAYS = {rule.code for rule in IN_FORCE.about_days}
HEAVY = {"sets": 3, "reps": 5, "rpe": 8.5, "equipment": "barbell"}
HINGES = (item("deadlift", **HEAVY), item("romanian_deadlift", **HEAVY))
EASY = (item("step_up"), item("hamstring_curl"))
RUNNER = request("rest easy easy easy rest easy easy", equipment=frozenset({"barbell"}))
STACKED = week(session("Tue", None, *HINGES), session("Fri", None, *EASY))


def new_codes(after: Week, before: Week) -> set[str]:
    new = new_findings(review_week(after, RUNNER), after, review_week(before, RUNNER), before)
    return {finding.rule for finding in new}


def test_what_is_wrong_inside_a_session_is_not_new_on_its_new_day() -> None:
    faults = {finding.rule for finding in review_week(STACKED, RUNNER)} - CODES_ABOUT_DAYS
    assert faults
    moved = Move(place=0, to=Day.WED).apply(STACKED, RUNNER)
    assert not new_codes(moved, STACKED) & faults
    assert not change_by_hand((Move(place=0, to=Day.WED),), STACKED, RUNNER).forbidden


def test_a_faulty_session_that_joins_another_one_brings_nothing_new_but_the_shared_day() -> None:
    together = Move(place=0, to=Day.FRI).apply(STACKED, RUNNER)
    assert new_codes(together, STACKED) == {"R02"}


def test_an_exercise_that_a_rule_about_days_forbids_may_move_with_its_session() -> None:
    healing = replace(RUNNER, strain_stage=3)
    slow = week(session("Tue", None, item("hamstring_curl", mod="hc_nordic")))
    assert "R46" in {finding.rule for finding in review_week(slow, healing) if finding.is_must}
    assert not change_by_hand((Move(place=0, to=Day.WED),), slow, healing).forbidden


def test_a_fault_that_comes_to_another_session_is_new() -> None:
    faults = {finding.rule for finding in review_week(STACKED, RUNNER)} - CODES_ABOUT_DAYS
    curls = (item("hamstring_curl"), *HINGES)
    elsewhere = week(session("Tue", None, *EASY), session("Fri", None, *curls))
    assert faults & new_codes(elsewhere, STACKED)


def test_what_a_move_does_to_the_days_is_new() -> None:
    next_day = Move(place=0, to=Day.THU).apply(STACKED, RUNNER)
    assert new_codes(next_day, STACKED)
    assert new_codes(next_day, STACKED) <= CODES_ABOUT_DAYS


def test_more_of_a_known_fault_is_not_another_one() -> None:
    more = Replace(place=0, position=1, item=item("romanian_deadlift", **HEAVY | {"sets": 4}))
    changed = more.apply(STACKED, RUNNER)
    assert not new_codes(changed, STACKED) & {f.rule for f in review_week(STACKED, RUNNER)}


@given(REQUESTS, st.sampled_from(Day), st.integers(0, 2))
def test_only_the_rules_about_days_see_another_day(asked: Request, day: Day, place: int) -> None:
    built = build_week(asked, exercises())
    if place >= len(built.sessions):
        return
    moved = Move(place=place, to=day).apply(built, asked)
    others = [rule for rule in ALL_RULES if not rule.is_about_days]
    before, after = (
        Counter((f.rule, f.cost) for rule in others for f in rule.findings(one, asked))
        for one in (built, moved)
    )
    assert after == before
    expected = [f for rule in ALL_RULES if rule.is_about_days for f in rule.findings(moved, asked)]
    assert list(review_days(moved, asked)) == expected


@given(REQUESTS, st.integers(0, 10**6), st.sampled_from(Day), st.integers(0, 2))
def test_the_menu_of_moves_and_the_whole_review_say_the_same_of_a_move(
    asked: Request, seed: int, day: Day, place: int
) -> None:
    before = disturbed(build_week(asked, exercises()), seed)
    if place >= len(before.sessions):
        return
    after = Move(place=place, to=day).apply(before, asked)
    by_days, by_week = (
        new_findings(review(after, asked), after, review(before, asked), before)
        for review in (review_days, review_week)
    )
    assert by_days == by_week
