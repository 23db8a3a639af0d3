"""R51: in pregnancy, with a clinician's yes and gentler."""

from typing import Any

from tests.workouts.planning.weeks import item, request, said, session
from workouts.planning.rules import pregnancy_overload

YES: dict[str, Any] = {"pregnant": True, "clearance": True}


def allowed(key: str, *, week: int | None = 24, **dose: Any) -> bool:
    worked = session("Mon", None, item(key, **dose))
    return said(pregnancy_overload, request(**YES, pregnancy_week=week), worked) == []


def test_seated_standing_and_low_versions_are_right() -> None:
    assert allowed("hamstring_curl", equipment="resistance_band", mod="hc_band")
    assert allowed("hamstring_curl", equipment="seated_leg_curl_machine")
    assert allowed("step_up", mod="su_height_down")
    assert allowed("lunge", mod="lu_static")
    assert allowed("romanian_deadlift", equipment="dumbbells")
    assert allowed("deadlift", equipment="kettlebell")


def test_lying_jumping_and_wobbling_are_not() -> None:
    assert not allowed("hamstring_curl", equipment="leg_curl_machine")
    assert not allowed("hamstring_curl")
    assert not allowed("step_up")
    assert not allowed("lunge")
    assert not allowed("jump_squat")
    assert not allowed("romanian_deadlift")


def test_lying_flat_is_limited_after_the_first_trimester() -> None:
    assert allowed("deadlift", week=13)
    assert not allowed("deadlift", week=14)
    assert not allowed("deadlift", week=None)


def test_reps_and_effort_are_gentle() -> None:
    low_step: dict[str, Any] = {"mod": "su_height_down"}
    assert allowed("step_up", **low_step, rpe=6.5, reps=8)
    assert not allowed("step_up", **low_step, rpe=7.0)
    assert not allowed("step_up", **low_step, reps=7)


def test_without_a_clinicians_yes_there_is_no_plan() -> None:
    assert said(pregnancy_overload, request(pregnant=True), session("Mon", "L")) == [
        ("must", 10, "Monday: strength work in pregnancy needs a clinician's yes.")
    ]
    assert said(pregnancy_overload, request(clearance=True), session("Mon", "H")) == []


def test_nothing_heavy_or_fast() -> None:
    for hard in (session("Mon", "H"), session("Mon", sprints=1), session("Mon", "L", contacts=5)):
        assert said(pregnancy_overload, request(**YES), hard) == [
            ("must", 10, "Monday is heavier than suits pregnancy.")
        ]


def test_for_everyone_else_it_is_silent() -> None:
    full = session("Mon", "H", item("deadlift", equipment="barbell", rpe=8.0, reps=4, sets=3))
    assert said(pregnancy_overload, request(), full, session("Wed", sprints=6)) == []
