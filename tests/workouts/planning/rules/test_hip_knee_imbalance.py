"""R13: hamstrings are trained at the hip and at the knee."""

from dataclasses import replace
from typing import Any

import pytest

from tests.workouts.planning.weeks import item, request, said, session, week
from workouts.planning.measures.totals import week_totals
from workouts.planning.rules import hip_knee_imbalance
from workouts.planning.values.request import PainSite
from workouts.planning.values.season import Phase


def test_a_hinge_and_a_curl_in_measure_are_balanced() -> None:
    pair = session(
        "Mon",
        None,
        item("romanian_deadlift", equipment="barbell", sets=3),
        item("hamstring_curl", equipment="leg_curl_machine"),
    )
    assert said(hip_knee_imbalance, request(), pair) == []


CURLS = item("hamstring_curl", equipment="leg_curl_machine", sets=1)
ONE_END = ("should", 7, "This week trains your hamstrings at one end only.")
ONLY_CURLS = ("should", 3, "Curls make 100 % of the hamstring sets.")
TOO_EASY = ("should", 7, "The hinges of the week are too easy to train anything.")


def test_a_week_gets_no_shorter_to_escape() -> None:
    """However few its sets are, as long as there is strength in it."""
    for phase in set(Phase) - {Phase.RACE_WEEK, Phase.RECOVERY}:
        one_set = session("Mon", None, CURLS)
        assert said(hip_knee_imbalance, request(said_phase=phase), one_set) == [ONE_END]
        step_ups = session("Mon", None, item("step_up", sets=3))
        assert ONE_END in said(hip_knee_imbalance, request(said_phase=phase), step_ups)


def test_one_set_of_curls_next_to_one_of_a_hinge_is_a_taper_and_not_too_many_curls() -> None:
    lift = item("deadlift", equipment="barbell", sets=1, rpe=7.0)
    taper = session("Mon", None, lift, replace(CURLS, sets=1))
    assert said(hip_knee_imbalance, request(said_phase=Phase.TAPER), taper) == []
    twice = session("Mon", None, lift, replace(CURLS, sets=2))
    assert len(said(hip_knee_imbalance, request(said_phase=Phase.TAPER), twice)) == 1


@pytest.mark.parametrize("phase", [Phase.RACE_WEEK, Phase.RECOVERY])
def test_a_primer_of_less_than_two_sets_may_be_one_sided(phase: Phase) -> None:
    primer = session("Mon", None, item("deadlift", equipment="barbell", sets=2))
    assert said(hip_knee_imbalance, request(said_phase=phase), primer) == []
    two = session("Mon", None, replace(CURLS, sets=2))
    assert said(hip_knee_imbalance, request(said_phase=phase), two) == [ONE_END, ONLY_CURLS]


@pytest.mark.parametrize("hinge", ["deadlift", "romanian_deadlift"])
def test_a_hinge_counts_from_working_effort(hinge: str) -> None:
    for rpe, found in ((5.5, [TOO_EASY]), (6.0, [])):
        lift = item(hinge, equipment="barbell", sets=3, rpe=rpe)
        pair = session("Mon", None, lift, CURLS)
        assert said(hip_knee_imbalance, request(), pair) == found


def test_a_hard_hinge_without_a_curl_is_one_sided() -> None:
    lift = session("Mon", None, item("deadlift", equipment="barbell", rpe=8.0))
    assert ONE_END in said(hip_knee_imbalance, request(), lift)


def test_pain_that_keeps_from_hinges_is_an_excuse() -> None:
    curls = session("Mon", None, replace(CURLS, sets=3))
    excuses: list[dict[str, Any]] = [
        {"strain_stage": 1},
        {"strain_stage": 2},
        {"pain": 1, "pain_site": PainSite.SIT_BONE},
    ]
    for excuse in excuses:
        assert said(hip_knee_imbalance, request(**excuse), curls) == []
    assert said(hip_knee_imbalance, request(strain_stage=3), curls) == [ONE_END, ONLY_CURLS]


def test_a_week_at_one_end_only_costs() -> None:
    curls = session("Mon", None, item("hamstring_curl", sets=4))
    assert said(hip_knee_imbalance, request(), curls) == [
        ("should", 7, "This week trains your hamstrings at one end only."),
        ("should", 3, "Curls make 100 % of the hamstring sets."),
    ]


def test_the_share_of_curls_has_edges() -> None:
    hinge = item("romanian_deadlift", equipment="barbell", sets=3)
    quarter = session("Mon", None, hinge, item("hamstring_curl", sets=1))
    assert said(hip_knee_imbalance, request(), quarter) == []
    more = session("Mon", None, hinge, item("hamstring_curl", sets=4))
    assert said(hip_knee_imbalance, request(), more) == [
        ("should", 3, "Curls make 57 % of the hamstring sets.")
    ]


def test_the_builder_pays_what_the_week_will_cost() -> None:
    curls = session("Mon", None, item("hamstring_curl", sets=4))
    cost = sum(cost for _, cost, _ in said(hip_knee_imbalance, request(), curls))
    totals = week_totals(week(curls), request())
    assert hip_knee_imbalance.totals_cost(totals, request()) == cost == 10
