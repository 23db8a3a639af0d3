"""R46: what a healing hamstring strain allows, by stage and not by date."""

from dataclasses import replace
from typing import Any

import pytest

from exercises.vocabulary import Impact, MuscleLength, Posture
from tests.workouts.planning.weeks import UNSTATED, item, moving, request, said, session
from workouts.planning.measures.movement import FACTS
from workouts.planning.measures.power import most_sprints
from workouts.planning.rules import loading_a_strain
from workouts.planning.rules.loading_a_strain import runs_beyond_stage
from workouts.planning.screening import messages
from workouts.planning.values.exercise import Movement


def allowed(stage: int, key: str, **dose: Any) -> bool:
    worked = session("Mon", None, item(key, **{"sets": 1, "rpe": 4.0} | dose))
    return said(loading_a_strain, request(strain_stage=stage), worked) == []


def test_stages_open_one_exercise_after_the_other() -> None:
    band = {"equipment": "resistance_band", "mod": "hc_band"}
    assert allowed(1, "hamstring_curl", **band)
    assert not allowed(1, "step_up")
    assert not allowed(0, "hamstring_curl", **band)
    assert allowed(2, "step_up")
    assert allowed(2, "deadlift", equipment="dumbbells", mod="dl_blocks")
    assert not allowed(2, "deadlift", equipment="dumbbells")
    assert allowed(2, "romanian_deadlift", equipment="dumbbells", mod="rdl_short_range")
    assert not allowed(2, "romanian_deadlift", equipment="dumbbells")
    assert allowed(2, "lunge", mod="lu_static")
    assert not allowed(2, "lunge")
    assert allowed(2, "hamstring_curl", equipment="leg_curl_machine")
    assert not allowed(2, "hamstring_curl")
    assert allowed(3, "lunge")
    assert allowed(3, "hamstring_curl", mod="hc_slow", equipment="leg_curl_machine")
    assert not allowed(3, "hamstring_curl", mod="hc_nordic")
    assert not allowed(3, "jump_squat")
    assert allowed(4, "jump_squat")


def test_effort_is_capped_by_stage() -> None:
    assert allowed(2, "step_up", rpe=6.0)
    assert not allowed(2, "step_up", rpe=6.5)
    assert allowed(3, "step_up", rpe=7.5)
    assert not allowed(3, "step_up", rpe=8.0)
    assert allowed(4, "step_up", rpe=8.0)


def test_nothing_heavy_or_fast_before_the_last_stage() -> None:
    sentence = "Monday is too much for stage 3 after a strain."
    for hard in (session("Mon", "H"), session("Mon", sprints=1), session("Mon", "L", contacts=5)):
        assert said(loading_a_strain, request(strain_stage=3), hard) == [("must", 10, sentence)]
    assert said(loading_a_strain, request(strain_stage=3), session("Mon", "M")) == []


def test_the_last_stage_starts_small() -> None:
    runner = request(strain_stage=4)
    assert said(loading_a_strain, runner, session("Mon", sprints=2)) == []
    assert said(loading_a_strain, runner, session("Mon", "L", contacts=20)) == []
    sentence = "Monday has too many first sprints or jumps after a strain."
    assert said(loading_a_strain, runner, session("Mon", sprints=3)) == [("must", 10, sentence)]


def test_while_walking_hurts_there_is_no_training() -> None:
    assert said(loading_a_strain, request(strain_stage=0), session("Mon", "L")) == [
        ("must", 10, "Monday: walking still hurts, so there is no training yet.")
    ]


def test_without_a_strain_everything_is_open() -> None:
    assert said(loading_a_strain, request(), session("Mon", "H")) == []


def test_without_a_strain_every_dose_is_open() -> None:
    full = session("Mon", "H", item("romanian_deadlift", equipment="barbell", rpe=8.0, sets=3))
    assert said(loading_a_strain, request(), full, session("Wed", sprints=6)) == []


def test_the_year_after_a_strain_keeps_two_sets_of_curls_a_week() -> None:
    curls = session("Tue", None, item("hamstring_curl", sets=2))
    hinges = session("Tue", None, item("romanian_deadlift", sets=2))
    assert said(loading_a_strain, request(strain_months=6), curls) == []
    assert said(loading_a_strain, request(strain_months=12), hinges) == [
        ("should", 5, "In the year after a strain, your week needs 2 curl sets or more.")
    ]
    assert said(loading_a_strain, request(strain_months=13), hinges) == []
    assert said(loading_a_strain, request(), hinges) == []
    assert said(loading_a_strain, request(strain_months=6)) == []


def test_the_year_after_a_strain_halves_the_steps_of_hill_sprints() -> None:
    assert most_sprints(request(hill_sessions_done=2, strain_months=6)) == 4
    assert most_sprints(request(hill_sessions_done=2)) == 6


@pytest.mark.parametrize("fact", FACTS)
@pytest.mark.parametrize("stage", [1, 2, 3, 4])
def test_what_is_not_stated_is_kept_out(stage: int, fact: str) -> None:
    curl = item("hamstring_curl", equipment="resistance_band", sets=1, rpe=4.0)
    kit = tuple(replace(one, movement=Movement()) for one in curl.exercise.kit)
    plain = replace(curl, exercise=replace(curl.exercise, kit=kit))
    unstated = session("Mon", None, moving(plain, **{fact: None}))
    assert said(loading_a_strain, request(strain_stage=stage), unstated) == [
        ("must", 10, f"Standing band curl{UNSTATED}")
    ]
    assert said(loading_a_strain, request(), unstated) == []


def test_a_bridge_in_a_short_range_is_for_the_first_stage() -> None:
    facts = {"posture": Posture.ON_BACK, "from_floor": False}
    bridge = moving(item("lunge", rpe=4.0, sets=1), **facts, muscle_length=MuscleLength.SHORT)
    longer = moving(item("lunge", rpe=4.0, sets=1), **facts, muscle_length=MuscleLength.MIDDLE)
    for lift, is_allowed in ((bridge, True), (longer, False)):
        assert loading_a_strain.is_allowed(lift, 1) == is_allowed


def test_no_weight_on_one_leg_and_no_curl_that_cannot_be_made_light_in_the_second_stage() -> None:
    assert not allowed(2, "step_up", equipment="box", mod="su_add_weight")
    assert not allowed(2, "hamstring_curl", equipment="swiss_ball")
    assert not allowed(2, "step_up", mod="su_slow_down")
    assert allowed(3, "step_up", equipment="box", mod="su_add_weight")
    assert not allowed(3, "romanian_deadlift", equipment="dumbbells", mod="rdl_tempo")


def test_strength_that_leaves_the_ground_is_a_jump() -> None:
    lunge = item("lunge", mod="lu_static", sets=1, rpe=4.0)
    jumped = replace(lunge, exercise=replace(lunge.exercise, impact=Impact.HIGH))
    assert loading_a_strain.is_allowed(lunge, 3)
    assert not loading_a_strain.is_allowed(jumped, 3)


@pytest.mark.parametrize(
    ("run", "stages"),
    [
        ("rest", ()),
        ("easy", (0, 1)),
        ("easy:30min", (0, 1)),
        ("easy:31min", (0, 1, 2)),
        ("long:30min", (0, 1)),
        ("long:31min", (0, 1, 2)),
        ("long", (0, 1, 2)),
        ("quality:tempo", (0, 1, 2)),
        ("quality:intervals", (0, 1, 2, 3)),
        ("quality:hills", (0, 1, 2, 3)),
        ("quality", (0, 1, 2, 3)),
        ("race:5k", (0, 1, 2, 3)),
    ],
)
def test_each_stage_has_runs_that_are_beyond_it(run: str, stages: tuple[int, ...]) -> None:
    for stage in (*range(5), None):
        runner = request("rest rest rest rest rest rest " + run, strain_stage=stage)
        assert runs_beyond_stage(runner) == (stage in stages)
        assert ("runs-beyond-stage" in messages(runner)) == (stage in stages)
        assert stage not in stages or "clinician-clearance" in messages(runner)
