"""R50: under 18, technique comes before load and an adult is present."""

from dataclasses import replace
from typing import Any

import pytest

from tests.workouts.planning.weeks import UNSTATED, item, moving, request, said, session
from workouts.planning.measures.movement import FACTS
from workouts.planning.rules import unsupervised_youth
from workouts.planning.values.week import Session


def light(**dose: Any) -> Session:
    return session("Mon", None, item("lunge", **{"rpe": 6.0, "reps": 8} | dose))


def test_a_supervised_teenager_trains_light_and_tidy() -> None:
    assert said(unsupervised_youth, request(age=14, supervised=True), light()) == []
    assert said(unsupervised_youth, request(age=14), light()) == []
    assert said(unsupervised_youth, request(age=18), light(reps=3, rpe=8.5)) == []


def test_nobody_under_thirteen_and_nobody_alone() -> None:
    sentence = "Monday: strength work at this age needs a qualified adult."
    for runner in (request(age=12, supervised=True), request(age=15, supervised=False)):
        assert said(unsupervised_youth, runner, light()) == [("must", 10, sentence)]


def test_reps_have_a_floor_that_falls_at_sixteen() -> None:
    assert said(unsupervised_youth, request(age=15), light(reps=7)) == [
        ("must", 10, "Lunge: sets of 7 are too heavy under 18.")
    ]
    assert said(unsupervised_youth, request(age=16), light(reps=6)) == []
    assert said(unsupervised_youth, request(age=16), light(reps=5)) != []


def test_effort_has_a_cap_that_is_lower_at_first() -> None:
    assert said(unsupervised_youth, request(age=15), light(rpe=7.0)) == []
    assert said(unsupervised_youth, request(age=15, program_week=4), light(rpe=6.5)) == [
        ("must", 10, "Lunge with only 3 to 4 left is too hard under 18.")
    ]
    assert said(unsupervised_youth, request(age=15, program_week=5), light(rpe=7.0)) == []


def test_no_loaded_jumps() -> None:
    jump = item("jump_squat", mod="js_load", equipment="dumbbells")
    assert said(unsupervised_youth, request(age=17), session("Mon", None, jump)) == [
        ("must", 10, "Jump squat with a light load: no weights on jumps under 18.")
    ]


def test_a_jump_with_weights_in_the_hands_is_loaded_whatever_its_version() -> None:
    for jump, is_loaded in (
        (item("jump_squat", equipment="dumbbells"), True),
        (item("jump_squat"), False),
        (item("lunge", equipment="dumbbells"), False),
    ):
        found = said(unsupervised_youth, request(age=17), session("Mon", None, jump))
        assert bool(found) == is_loaded


def test_a_nordic_curl_cannot_be_made_light() -> None:
    nordic = item("hamstring_curl", equipment="sliders", mod="hc_nordic")
    slow = item("hamstring_curl", equipment="leg_curl_machine", mod="hc_slow")
    assert said(unsupervised_youth, request(age=15), session("Mon", None, nordic)) == [
        ("must", 10, "Nordic lower cannot be made light enough under 18.")
    ]
    assert said(unsupervised_youth, request(age=15), session("Mon", None, slow)) == []
    assert said(unsupervised_youth, request(age=18), session("Mon", None, nordic)) == []


@pytest.mark.parametrize("fact", FACTS)
def test_what_is_not_stated_is_kept_out(fact: str) -> None:
    unstated = session("Mon", None, moving(item("lunge"), **{fact: None}))
    assert said(unsupervised_youth, request(age=15), unstated) == [("must", 10, f"Lunge{UNSTATED}")]
    assert said(unsupervised_youth, request(age=18), unstated) == []


def test_kit_of_which_nobody_knows_what_it_works_against_is_kept_out() -> None:
    jump = item("jump_squat", equipment="dumbbells")
    kit = tuple(replace(one, resistance=None) for one in jump.exercise.kit)
    unknown = replace(jump, exercise=replace(jump.exercise, kit=kit))
    assert said(unsupervised_youth, request(age=15), session("Mon", None, unknown)) == [
        ("must", 10, f"Dumbbell jump squat{UNSTATED}")
    ]
    neither = replace(jump, equipment="vest")
    assert said(unsupervised_youth, request(age=15), session("Mon", None, neither)) != []


def test_hill_sprints_have_no_reps_and_loads_to_judge() -> None:
    sprints = session("Mon", None, item("hill_sprint", equipment="hill", reps=4, rpe=9.0))
    assert said(unsupervised_youth, request(age=15), sprints) == []
