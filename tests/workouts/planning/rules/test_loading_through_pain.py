"""R44: what pain allows."""

from typing import Any

import pytest

from tests.workouts.planning.catalogue import exercises
from tests.workouts.planning.weeks import UNSTATED, item, moving, request, said, session
from workouts.pages.wording import say
from workouts.planning import build_week, review_week
from workouts.planning.rules import loading_through_pain
from workouts.planning.values.request import PainSite
from workouts.planning.values.season import Phase


def test_up_to_two_of_ten_nothing_changes() -> None:
    heavy = session("Mon", None, item("deadlift", sets=4, rpe=8.0), contacts=9)
    assert said(loading_through_pain, request(pain=2), heavy) == []


def test_amber_pain_keeps_heavy_and_fast_work_out() -> None:
    runner = request(pain=3)
    assert said(loading_through_pain, runner, session("Mon", "M")) == []
    assert said(loading_through_pain, runner, session("Mon", "H")) == [
        ("must", 10, "Monday is heavy, with pain of 3 out of 10.")
    ]
    for fast in (session("Mon", sprints=2), session("Mon", "L", contacts=9)):
        assert said(loading_through_pain, runner, fast) == [
            ("must", 10, "Monday has jumps or sprints, with pain of 3 out of 10.")
        ]


def test_amber_pain_takes_load_off() -> None:
    assert (
        said(loading_through_pain, request(pain=4), session("Mon", None, item("lunge", rpe=6.5)))
        == []
    )
    assert said(
        loading_through_pain, request(pain=4), session("Mon", None, item("lunge", rpe=7.0))
    ) == [("should", 3, "Lunge with only 3 left is too hard for a leg that hurts.")]


def test_from_five_on_there_is_no_loading() -> None:
    assert said(loading_through_pain, request(pain=5), session("Mon", "L")) == [
        ("must", 10, "Pain of 5 out of 10: no hamstring loading on Monday.")
    ]


def test_amber_pain_and_new_slow_lowering_do_not_meet() -> None:
    curl = session("Mon", None, item("hamstring_curl", sets=1))
    assert said(loading_through_pain, request(pain=3, novel_eccentric=True), curl) == [
        ("must", 10, "Sliding leg curl: slow lowering is new to you, and not for a leg that hurts.")
    ]
    machine = session("Mon", None, item("hamstring_curl", equipment="leg_curl_machine", sets=1))
    assert said(loading_through_pain, request(pain=3, novel_eccentric=True), machine) == []
    assert said(loading_through_pain, request(pain=2, novel_eccentric=True), curl) == []


KNEE, BACK, CALF = PainSite.KNEE, PainSite.BACK, PainSite.CALF
BENT_KNEE = "loads the bent knee, with pain of 3 out of 10."
SORE_BACK = "loads the back, with pain of 3 out of 10."
POWER = "is a hard landing on what hurts."


def at(site: PainSite, pain: int, key: str, **dose: Any) -> list[str]:
    """What is said of a light dose."""
    found = loading_through_pain.check_item(
        item(key, **{"sets": 1, "rpe": 5.0} | dose), request(pain=pain, pain_site=site)
    )
    return [say(one.message, one.facts) for one in found]


def test_a_sore_knee_leaves_out_lunges_weighted_steps_and_jumps() -> None:
    assert at(KNEE, 3, "lunge") == [f"Lunge {BENT_KNEE}"]
    assert at(KNEE, 3, "lunge", mod="lu_static") == [f"Split squat {BENT_KNEE}"]
    assert at(KNEE, 3, "step_up", equipment="box", mod="su_add_weight") != []
    assert at(KNEE, 3, "step_up", equipment="dumbbells") != []
    assert at(KNEE, 3, "step_up", equipment="box") == []
    assert at(KNEE, 3, "deadlift", equipment="barbell") == []
    assert at(KNEE, 3, "hamstring_curl", equipment="leg_curl_machine") == []
    assert at(KNEE, 3, "jump_squat")[0] == f"Jump squat {POWER}"


def test_a_knee_that_hurts_a_little_leaves_out_jumps_only() -> None:
    assert at(KNEE, 2, "jump_squat") == [f"Jump squat {POWER}"]
    assert at(KNEE, 2, "lunge") == []
    assert at(KNEE, 2, "hill_sprint", equipment="hill") == []
    assert at(KNEE, 1, "jump_squat") == []


def test_a_sore_back_leaves_out_pulls_from_the_floor_and_bars() -> None:
    assert at(BACK, 3, "deadlift", equipment="kettlebell") == [f"Kettlebell deadlift {SORE_BACK}"]
    assert at(BACK, 3, "romanian_deadlift", equipment="barbell") != []
    assert at(BACK, 3, "deadlift", equipment="barbell", mod="dl_blocks") != []
    assert at(BACK, 3, "deadlift", equipment="dumbbells", mod="dl_blocks") == []
    assert at(BACK, 3, "romanian_deadlift", equipment="dumbbells") == []
    assert at(BACK, 3, "lunge") == []
    assert at(BACK, 2, "deadlift", equipment="barbell") == []


def test_a_sore_calf_leaves_out_jumps_and_hill_sprints_however_little_it_hurts() -> None:
    assert at(CALF, 1, "jump_squat") == [f"Jump squat {POWER}"]
    assert at(CALF, 1, "hill_sprint", equipment="hill") == [f"Hill sprint {POWER}"]
    assert at(CALF, 4, "lunge") == []
    assert at(CALF, 4, "deadlift", equipment="barbell") == []


@pytest.mark.parametrize("site", [PainSite.HIP, PainSite.LEG, PainSite.ELSEWHERE])
def test_elsewhere_gets_the_gentler_of_all(site: PainSite) -> None:
    assert at(site, 1, "jump_squat") != []
    assert at(site, 1, "hill_sprint", equipment="hill") != []
    assert at(site, 3, "lunge") == [f"Lunge {BENT_KNEE}"]
    assert at(site, 3, "deadlift", equipment="kettlebell") == [f"Kettlebell deadlift {SORE_BACK}"]
    assert at(site, 3, "hamstring_curl", equipment="leg_curl_machine") == []


@pytest.mark.parametrize("site", [KNEE, BACK, PainSite.ELSEWHERE])
def test_where_it_hurts_what_is_not_stated_is_kept_out(site: PainSite) -> None:
    curl = item("hamstring_curl", equipment="leg_curl_machine", sets=1, rpe=5.0)
    unstated = session("Mon", None, moving(curl, knee_load=None))
    assert said(loading_through_pain, request(pain=3, pain_site=site), unstated) == [
        ("must", 10, f"Hamstring curl{UNSTATED}")
    ]
    assert said(loading_through_pain, request(pain=2, pain_site=site), unstated) == []


@pytest.mark.parametrize("site", list(PainSite))
@pytest.mark.parametrize("pain", [1, 2, 3, 4])
def test_wherever_it_hurts_a_week_that_is_built_obeys(site: PainSite, pain: int) -> None:
    kit = frozenset({"barbell", "dumbbells", "leg_curl_machine", "box", "hill"})
    runs = "rest easy rest quality:tempo rest easy long:90min"
    runner = request(
        runs, equipment=kit, pain=pain, pain_site=site, foundation_weeks=20, said_phase=Phase.BUILD
    )
    built = build_week(runner, exercises())
    assert built.gym
    assert [one for one in review_week(built, runner) if one.is_must] == []
