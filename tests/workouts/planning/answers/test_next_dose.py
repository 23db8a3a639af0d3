"""The next dose of one exercise: a small step when it went well, less when it did not."""

from dataclasses import replace
from typing import Any

import pytest

from exercises.vocabulary import Level
from tests.workouts.planning.histories import (
    a_week,
    after,
    first,
    hinge,
    one,
    words,
)
from tests.workouts.planning.weeks import item, request
from workouts.planning.answers.next_dose import Step
from workouts.planning.values.week import Prescription


def test_reps_grow_first() -> None:
    dose = one(hinge(reps=6))
    assert (dose.step, dose.item.reps, dose.item.sets) == (Step.REPS, 7, 2)
    assert words(dose) == "All reps done as planned, so one more: 7."


def test_at_the_top_of_the_reps_a_set_is_added() -> None:
    top = hinge().exercise.doses[request().level].reps[1]
    dose = one(hinge(reps=top))
    assert (dose.step, dose.item.sets) == (Step.SET, 3)
    assert words(dose) == "The reps are at the top of their range, so one set more: 3."


def full_hinge(**dose: Any) -> Prescription:
    ranges = hinge().exercise.doses[request().level]
    return hinge(reps=ranges.reps[1], sets=ranges.sets[1], **dose)


def test_weight_grows_after_two_sessions_at_the_top_and_reps_start_again() -> None:
    once = one(full_hinge())
    assert (once.step, words(once)) == (Step.HOLD, "At the top of the range: the same once more.")
    planned = a_week(full_hinge())
    found, _ = after((planned, {}, {}), (planned, {}, {}))
    dose = first(found)
    lowest = hinge().exercise.doses[request().level].reps[0]
    assert (dose.step, dose.load_percent, dose.item.reps) == (Step.LOAD, 2.5, lowest)
    assert words(dose).startswith("Twice at the top of the range: 2.5 % more weight")


def test_a_hard_session_in_between_starts_the_count_again() -> None:
    planned = a_week(full_hinge())
    found, _ = after((planned, {}, {"rpe": 7.5}), (planned, {}, {}))
    assert first(found).step is Step.HOLD


def test_without_weight_the_version_grows_harder() -> None:
    lunge = item("lunge").exercise.doses[request().level]
    easy = item("lunge", sets=lunge.sets[1], reps=lunge.reps[1], rpe=7.0, mod="lu_static")
    found, _ = after((a_week(easy), {}, {}), (a_week(easy), {}, {}))
    dose = first(found)
    assert (dose.step, dose.item.modification) == (Step.VERSION, None)
    assert words(dose) == "Twice at the top of the range: now the full version."
    plain = replace(easy, modification=None)
    found, _ = after((a_week(plain), {}, {}), (a_week(plain), {}, {}))
    dose = first(found)
    assert dose.step is Step.VERSION
    assert words(dose).startswith("Twice at the top of the range, so harder: “")


def test_a_harder_version_that_a_rule_forbids_is_passed_over() -> None:
    curl = item("hamstring_curl").exercise.doses[Level.BEGINNER]
    top = item("hamstring_curl", sets=curl.sets[1], reps=curl.reps[1], rpe=6.0)
    facts = {"level": "beginner", "equipment": frozenset()}
    found, _ = after((a_week(top), {}, {}), (a_week(top), {}, {}), **facts)
    harder = first(found).item.modification
    assert harder is None or harder.id not in ("hc_slow", "hc_nordic", "hc_seated")


def test_the_hardest_version_has_only_tidiness_left() -> None:
    lunge = item("lunge").exercise.doses[request().level]
    hard = item("lunge", sets=lunge.sets[1], reps=lunge.reps[1], rpe=7.0, mod="lu_walking")
    found, _ = after((a_week(hard), {}, {}), (a_week(hard), {}, {}))
    assert words(first(found)) == "At the top already: slower and tidier is the way on."


@pytest.mark.parametrize(
    ("said", "facts", "sentence"),
    [
        ({}, {"done": False}, "Not done last week, so the same again."),
        ({"sets_done": 0}, {}, "Not done last week, so the same again."),
        ({}, {"pain": 3}, "Something hurts, so nothing grows."),
        ({"form_broke": True}, {}, "Form comes first: the same until every rep looks good."),
        ({}, {"soreness": 4}, "You were sore, so the same dose again lets it settle."),
        ({"rpe": 7.5}, {}, "A little harder than planned: the same once more."),
        (
            {},
            {"weekly_km": 50.0, "previous_km": 40.0},
            "Your running grows this week, so your strength work stays.",
        ),
    ],
)
def test_what_holds_a_dose_back_is_said(
    said: dict[str, Any], facts: dict[str, Any], sentence: str
) -> None:
    dose = one(hinge(), said, **facts)
    assert (dose.step, words(dose)) == (Step.HOLD, sentence)
    assert (dose.item.sets, dose.item.reps, dose.item.rpe) == (2, 8, 7.0)


@pytest.mark.parametrize("said", [{"rpe": 8.0}, {"fewest_reps": 7}, {"sets_done": 1}])
def test_too_hard_means_less_weight_or_a_set_fewer(said: dict[str, Any]) -> None:
    dose = one(hinge(), said)
    assert (dose.step, dose.load_percent) == (Step.EASE, -5.0)
    assert words(dose) == "Harder than planned: 5 % less weight."
    bare = one(item("lunge", sets=3, rpe=6.0, reps=8), said)
    assert (bare.step, bare.item.sets) == (Step.EASE, 2)
    assert words(bare) == "Harder than planned, so fewer sets: 2."


def test_sprints_grow_by_their_ramp_and_jumps_by_a_fifth() -> None:
    sprints = item("hill_sprint", sets=1, reps=4, rpe=8.0, equipment="hill", rest_seconds=120)
    dose = one(sprints, hill_sessions_done=3)
    assert (dose.step, dose.item.reps) == (Step.REPS, 6)
    assert one(sprints, hill_sessions_done=1).step is Step.HOLD
    jumps = item("jump_squat", sets=3, reps=5, rpe=6.0)
    dose = one(jumps, foundation_weeks=30)
    assert dose.item.reps == 6
    assert words(dose) == "Done fresh and without pain, so a little more: 6."
    assert one(item("jump_squat", sets=3, reps=4, rpe=6.0), foundation_weeks=30).item.reps == 4


def test_an_exercise_the_catalogue_knows_no_dose_for_stays() -> None:
    bare = replace(hinge(), exercise=replace(hinge().exercise, doses={}))
    assert one(bare).step is Step.HOLD
