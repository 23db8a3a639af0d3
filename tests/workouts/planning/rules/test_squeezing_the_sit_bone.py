"""R47: a sore sit bone is loaded out of deep hip bend."""

from typing import Any

import pytest

from tests.workouts.planning.weeks import UNSTATED, item, moving, request, said, session
from workouts.planning.measures.movement import FACTS
from workouts.planning.rules import squeezing_the_sit_bone
from workouts.planning.values.request import PainSite

SORE: dict[str, Any] = {"pain": 3, "pain_site": PainSite.SIT_BONE}


def allowed(key: str, **dose: Any) -> bool:
    worked = session("Mon", None, item(key, **dose))
    return said(squeezing_the_sit_bone, request(**SORE), worked) == []


def test_versions_out_of_deep_hip_bend_are_right() -> None:
    assert allowed("deadlift", equipment="barbell", mod="dl_blocks")
    assert allowed("romanian_deadlift", equipment="dumbbells", mod="rdl_short_range")
    assert allowed("step_up", mod="su_height_down")
    assert allowed("hamstring_curl", equipment="leg_curl_machine")


def test_deep_seated_and_fast_work_is_not() -> None:
    assert not allowed("deadlift", equipment="barbell")
    assert not allowed("romanian_deadlift", equipment="dumbbells")
    assert not allowed("lunge")
    assert not allowed("hamstring_curl", equipment="seated_leg_curl_machine")
    assert not allowed("hamstring_curl", mod="hc_nordic")
    assert not allowed("jump_squat")
    worked = session("Mon", None, item("lunge"))
    assert said(squeezing_the_sit_bone, request(**SORE), worked) == [
        ("must", 10, "Lunge squeezes the sore tendon at the sit bone.")
    ]


def test_nothing_heavy_or_fast() -> None:
    for hard in (session("Mon", "H"), session("Mon", sprints=1), session("Mon", "L", contacts=5)):
        assert said(squeezing_the_sit_bone, request(**SORE), hard) == [
            ("must", 10, "Monday is too much for a sore sit bone.")
        ]


def test_pain_elsewhere_is_another_rule() -> None:
    assert said(squeezing_the_sit_bone, request(pain=3), session("Mon", None, item("lunge"))) == []
    assert said(squeezing_the_sit_bone, request(pain=3), session("Mon", "H")) == []


@pytest.mark.parametrize("fact", FACTS)
def test_what_is_not_stated_is_kept_out(fact: str) -> None:
    curl = item("hamstring_curl", equipment="leg_curl_machine")
    unstated = session("Mon", None, moving(curl, **{fact: None}))
    assert said(squeezing_the_sit_bone, request(**SORE), unstated) == [
        ("must", 10, f"Hamstring curl{UNSTATED}")
    ]
    assert said(squeezing_the_sit_bone, request(), unstated) == []


def test_no_split_squat_no_seated_curl_and_no_bar_from_the_floor() -> None:
    """Amendment 8, whatever stands in for what."""
    assert not allowed("lunge", mod="lu_static")
    assert not allowed("step_up")
    assert not allowed("deadlift", equipment="trap_bar")
    assert not allowed("deadlift", equipment="trap_bar", mod="dl_trap_bar")
    assert allowed("hamstring_curl", equipment="resistance_band", mod="hc_band")
    assert not allowed("hamstring_curl", equipment="leg_curl_machine", mod="hc_seated")
