"""R50: under 18, technique comes before load and an adult is present."""

from typing import Any

from tests.workouts.planning.weeks import item, request, said, session
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
        ("must", 10, "Lunge at RPE 6.5 is too hard under 18.")
    ]
    assert said(unsupervised_youth, request(age=15, program_week=5), light(rpe=7.0)) == []


def test_no_loaded_jumps() -> None:
    jump = item("jump_squat", mod="js_load", equipment="dumbbells")
    assert said(unsupervised_youth, request(age=17), session("Mon", None, jump)) == [
        ("must", 10, "Jump squat with a light load: no weights on jumps under 18.")
    ]
