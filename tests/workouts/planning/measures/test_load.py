"""Sets, stress and minutes, worked out by hand from the rule book."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.workouts.planning.weeks import item, request, session, week
from workouts.planning.measures.load import (
    contacts_of,
    eccentric_factor,
    ham_sets,
    ham_sets_of,
    harder,
    heaviness,
    hsu_of,
    is_per_side,
    items_stress,
    muscle_sets,
    session_stress,
    set_credit,
)
from workouts.planning.values.week import Stress

STRENGTH = ("deadlift", "romanian_deadlift", "lunge", "step_up", "hamstring_curl")
EFFORTS = st.sampled_from((5.5, 6.0, 6.5, 7.0, 8.0))
BARBELL_RDL = {"equipment": "barbell"}


def test_a_set_counts_fully_from_rpe_six_by_half_from_four_and_not_below() -> None:
    assert [ham_sets_of(item("hamstring_curl", rpe=rpe)) for rpe in (6.0, 5.9, 4.0, 3.9)] == [
        2.0,
        1.0,
        1.0,
        0.0,
    ]


def test_sprints_and_landings_are_counted_as_sets() -> None:
    assert ham_sets_of(item("hill_sprint", sets=1, reps=8, equipment="hill")) == 1.0
    assert ham_sets_of(item("jump_squat", sets=4, reps=5)) == 0.5
    assert contacts_of(item("jump_squat", sets=4, reps=5)) == 20
    assert contacts_of(item("plyometric_lunge", sets=2, reps=4)) == 16


def test_a_substitute_has_its_own_credit_and_factor() -> None:
    machine = item("hamstring_curl", equipment="leg_curl_machine")
    floor = item("hamstring_curl", equipment="substitute")
    assert (eccentric_factor(machine), eccentric_factor(floor)) == (1.0, 1.5)
    assert set_credit(item("romanian_deadlift", equipment="substitute")) == 0.75


def test_a_modification_can_raise_stress_but_not_lower_it() -> None:
    short = item("romanian_deadlift", **BARBELL_RDL, mod="rdl_short_range")
    assert eccentric_factor(short) == 1.5
    trap_bar = item("deadlift", equipment="trap_bar", mod="dl_trap_bar")
    assert ham_sets_of(trap_bar) == 1.0
    assert hsu_of(trap_bar) == 1.5


@pytest.mark.parametrize(
    ("key", "dose", "stress"),
    [
        ("romanian_deadlift", {**BARBELL_RDL, "sets": 2, "rpe": 7.0}, Stress.HEAVY),
        ("romanian_deadlift", {**BARBELL_RDL, "sets": 2, "rpe": 6.5}, Stress.MODERATE),
        ("romanian_deadlift", {**BARBELL_RDL, "sets": 1, "rpe": 8.0}, Stress.LIGHT),
        ("deadlift", {"equipment": "barbell", "sets": 2, "rpe": 8.0}, Stress.HEAVY),
        ("deadlift", {"equipment": "barbell", "sets": 2, "rpe": 7.5}, Stress.MODERATE),
        ("deadlift", {"equipment": "barbell", "sets": 1, "rpe": 8.0}, Stress.LIGHT),
        ("hamstring_curl", {"sets": 2, "rpe": 7.0}, Stress.HEAVY),
        ("hamstring_curl", {"equipment": "leg_curl_machine", "sets": 5}, Stress.HEAVY),
        ("hamstring_curl", {"equipment": "leg_curl_machine", "sets": 3}, Stress.MODERATE),
        ("step_up", {"sets": 4}, Stress.LIGHT),
        ("step_up", {"sets": 2, "rpe": 6.5}, Stress.MODERATE),
        ("step_up", {"sets": 1, "rpe": 8.0}, Stress.LIGHT),
        ("lunge", {"sets": 2, "rpe": 6.5}, Stress.MODERATE),
        ("box_jump", {"sets": 2, "rpe": 7.0}, Stress.MODERATE),
        ("step_up", {"sets": 7, "rpe": 7.0}, Stress.MODERATE),
        ("step_up", {"sets": 8, "rpe": 7.0}, Stress.HEAVY),
    ],
    ids=str,
)
def test_stress_classes_follow_units_and_heavy_items(
    key: str, dose: dict[str, float], stress: Stress
) -> None:
    assert items_stress([item(key, **dose)]) is stress


@given(st.lists(st.tuples(st.sampled_from(STRENGTH), st.integers(1, 4), EFFORTS), max_size=4))
def test_a_light_session_has_no_two_sets_above_rpe_six_whatever_they_train(
    doses: list[tuple[str, int, float]],
) -> None:
    items = [item(key, sets=sets, rpe=rpe) for key, sets, rpe in doses]
    is_light = items_stress(items) is Stress.LIGHT
    assert not (is_light and any(sets > 1 and rpe > 6 for _, sets, rpe in doses))


def test_hard_sets_of_several_exercises_make_a_session_heavy_together() -> None:
    deadlift = item("deadlift", equipment="barbell", sets=3, rpe=7.5)
    step_ups, lunges = item("step_up", sets=3, rpe=7.0), item("lunge", sets=2, rpe=7.0)
    assert items_stress([deadlift, step_ups]) is Stress.MODERATE
    assert items_stress([deadlift, step_ups, lunges]) is Stress.HEAVY


def test_the_harder_of_two_classes_is_found_in_any_order() -> None:
    light, moderate, heavy = Stress
    assert harder(light, moderate) is harder(moderate, light) is moderate
    assert harder(heavy, moderate) is harder(moderate, heavy) is heavy
    assert harder(light, heavy) is harder(heavy, light) is heavy
    assert [harder(stress, stress) for stress in Stress] == list(Stress)


def test_in_the_first_weeks_moderate_counts_as_heavy() -> None:
    curls = session("Mon", None, item("hamstring_curl", equipment="leg_curl_machine", sets=3))
    assert session_stress(curls, request()) is Stress.MODERATE
    assert session_stress(curls, request(program_week=2)) is Stress.HEAVY
    assert session_stress(session("Mon", "M"), request(novel_eccentric=True)) is Stress.HEAVY


def test_a_week_adds_up_by_muscle() -> None:
    planned = week(
        session("Mon", None, item("deadlift", equipment="barbell", sets=2)),
        session("Thu", None, item("hamstring_curl", sets=2)),
    )
    assert ham_sets(planned) == 3.5
    sets = muscle_sets(planned)
    assert sets["hamstrings"] == 3.5
    assert sets["glutes"] == 2.0


def test_sprints_are_not_counted_for_each_side() -> None:
    assert not is_per_side(item("hill_sprint"))


def test_a_hard_session_without_weight_is_not_called_heavy() -> None:
    bare = [item("lunge", sets=4, rpe=8.0, equipment="none") for _ in range(3)]
    loaded = session("Mon", None, item("romanian_deadlift", sets=4, rpe=8.0, equipment="barbell"))
    assert items_stress(tuple(bare)) is Stress.HEAVY
    assert heaviness(session("Mon", None, *bare)).text == "hard"
    assert heaviness(session("Mon", None, *bare), loaded).text == "heavy"
    assert heaviness(session("Mon", "H")).text == "heavy"
