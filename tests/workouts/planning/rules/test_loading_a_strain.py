"""R46: what a healing hamstring strain allows, by stage and not by date."""

from typing import Any

from tests.workouts.planning.weeks import item, request, said, session
from workouts.planning.measures.power import most_sprints
from workouts.planning.rules import loading_a_strain


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
        ("should", 5, "In the year after a strain the week has under 2 curl sets.")
    ]
    assert said(loading_a_strain, request(strain_months=13), hinges) == []
    assert said(loading_a_strain, request(), hinges) == []
    assert said(loading_a_strain, request(strain_months=6)) == []


def test_the_year_after_a_strain_halves_the_steps_of_hill_sprints() -> None:
    assert most_sprints(request(hill_sessions_done=2, strain_months=6)) == 4
    assert most_sprints(request(hill_sessions_done=2)) == 6
