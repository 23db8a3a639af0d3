"""R16: sets, reps, effort and rest that serve the phase."""

from typing import Any

import pytest

from tests.workouts.planning.weeks import item, request, said, session
from workouts.planning.rules import dose_unfit_for_phase
from workouts.planning.values.season import Phase


def judged(dose: dict[str, Any], **facts: Any) -> list[tuple[str, float, str]]:
    lift = item(
        "romanian_deadlift", **{"equipment": "barbell", "rpe": 7.0, "rest_seconds": 120} | dose
    )
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
        ("should", 3, "Romanian deadlift: 6 sets are more than you need in this phase.")
    ]
    assert judged({"reps": 20}, said_phase=Phase.BUILD) == [
        ("should", 3, "Romanian deadlift: 20 reps do not suit this phase.")
    ]
    assert judged({"rpe": 4.5, "rest_seconds": 20}) == [
        ("should", 3, "Romanian deadlift with 5 to 6 left is too easy to train anything."),
        ("should", 3, "Romanian deadlift: 20 seconds of rest do not suit this dose."),
    ]


def test_light_finishers_belong_to_peak_and_not_to_build() -> None:
    assert judged({"reps": 20}, said_phase=Phase.PEAK) == []
    assert judged({"reps": 21}, said_phase=Phase.PEAK) != []


def test_too_much_effort_is_for_another_rule() -> None:
    assert judged({"rpe": 10.0}) == []


WITHOUT_WEIGHT = [
    ("romanian_deadlift", "substitute"),
    ("romanian_deadlift", "resistance_band"),
    ("lunge", "none"),
    ("step_up", "box"),
    ("hamstring_curl", "sliders"),
]


@pytest.mark.parametrize(("key", "equipment"), WITHOUT_WEIGHT)
@pytest.mark.parametrize("phase", list(Phase))
@pytest.mark.parametrize(("level", "most"), [("beginner", 15), ("advanced", 20)])
def test_without_weight_reps_take_the_place_of_effort(
    key: str, equipment: str, phase: Phase, level: str, most: int
) -> None:
    asked = request(level=level, said_phase=phase)
    for reps, rpe, faults in (
        (10, 7.0, 0),
        (most, 7.0, 0),
        (9, 7.0, 1),
        (most + 1, 7.0, 1),
        (10, 7.5, 1),
        (3, 8.0, 2),
    ):
        bare = item(key, equipment=equipment, reps=reps, rpe=rpe, rest_seconds=90)
        found = said(dose_unfit_for_phase, asked, session("Tue", None, bare))
        assert len(found) == faults


def test_without_weight_more_than_rpe_seven_cannot_be_aimed_at() -> None:
    bare = session("Tue", None, item("lunge", reps=10, rpe=7.5))
    assert said(dose_unfit_for_phase, request(), bare) == [
        ("should", 3, "Lunge: without weight, a set that leaves only 2 to 3 is out of reach.")
    ]
    loaded = session("Tue", None, item("lunge", reps=8, rpe=7.5, equipment="backpack"))
    assert said(dose_unfit_for_phase, request(), loaded) == []


def test_a_strain_and_jumps_have_their_own_rules() -> None:
    assert judged({"rpe": 4.0}, strain_stage=1) == []
    jumps = item("jump_squat", sets=9, reps=30)
    assert said(dose_unfit_for_phase, request(), session("Tue", None, jumps)) == []


def test_short_rests_are_for_turns_with_another_exercise() -> None:
    for key, kit, reps in (("step_up", "box", 10), ("hamstring_curl", "leg_curl_machine", 8)):
        turns = item(key, equipment=kit, reps=reps, rest_seconds=15)
        assert said(dose_unfit_for_phase, request(), session("Tue", None, turns)) == []
    assert judged({"rest_seconds": 15}) != []
