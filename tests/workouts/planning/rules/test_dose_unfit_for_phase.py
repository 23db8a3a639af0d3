"""R16: sets, reps, effort and rest that serve the phase."""

from typing import Any

import pytest

from tests.workouts.planning.weeks import item, request, said, session
from workouts.planning.rules import dose_unfit_for_phase
from workouts.planning.values.request import Phase


def judged(dose: dict[str, float], **facts: Any) -> list[tuple[str, float, str]]:
    lift = item("romanian_deadlift", **{"rpe": 7.0, "rest_seconds": 120} | dose)
    return said(dose_unfit_for_phase, request(**facts), session("Tue", None, lift))


@pytest.mark.parametrize(
    "dose",
    [
        {"sets": 3, "reps": 5, "rpe": 8.0, "rest_seconds": 180},
        {"sets": 2, "reps": 10, "rpe": 5.5, "rest_seconds": 60},
        {"sets": 1, "reps": 8, "rpe": 5.0, "rest_seconds": 240},
    ],
)
def test_heavy_and_learning_doses_both_fit_into_build(dose: dict[str, float]) -> None:
    assert judged(dose, said_phase=Phase.BUILD) == []


def test_each_field_that_misses_the_goal_costs() -> None:
    assert judged({"sets": 6}, said_phase=Phase.BUILD) == [
        ("should", 3, "Single-leg RDL reach: 6 sets are more than this phase needs.")
    ]
    assert judged({"reps": 20}, said_phase=Phase.BUILD) == [
        ("should", 3, "Single-leg RDL reach: 20 reps do not serve this phase.")
    ]
    assert judged({"rpe": 4.5, "rest_seconds": 20}) == [
        ("should", 3, "Single-leg RDL reach: RPE 4.5 is too easy to train anything."),
        ("should", 3, "Single-leg RDL reach: 20 seconds of rest do not suit this dose."),
    ]


def test_light_finishers_belong_to_peak_and_not_to_build() -> None:
    assert judged({"reps": 20}, said_phase=Phase.PEAK) == []
    assert judged({"reps": 21}, said_phase=Phase.PEAK) != []


def test_too_much_effort_is_for_another_rule() -> None:
    assert judged({"rpe": 10.0}) == []


def test_a_strain_and_jumps_have_their_own_rules() -> None:
    assert judged({"rpe": 4.0}, strain_stage=1) == []
    jumps = item("jump_squat", sets=9, reps=30)
    assert said(dose_unfit_for_phase, request(), session("Tue", None, jumps)) == []
