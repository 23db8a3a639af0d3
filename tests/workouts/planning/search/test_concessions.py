"""What a week is said to go without: only what days or kit have cost it."""

import re
from typing import Any

import pytest
from hypothesis import given

from tests.workouts.planning.catalogue import exercises
from tests.workouts.planning.runners import REQUESTS
from tests.workouts.planning.weeks import request
from workouts.pages.wording import sentence
from workouts.planning import build_week, review_week
from workouts.planning.measures.movement import is_weighted
from workouts.planning.search.concessions import FEWER_SETS, NO_WEIGHT
from workouts.planning.search.menu import build_menu
from workouts.planning.values.request import Request

BUSY = "quality:hills easy quality:intervals easy quality:tempo easy long:100min"
BUILD: dict[str, Any] = {"foundation_weeks": 30, "said_phase": "build", "session_minutes": 60}


def given_up(runs: str, **facts: Any) -> list[str]:
    return [sentence(one) for one in build_week(request(runs, **facts), exercises()).relaxed]


def test_without_an_allowed_exercise_the_missing_kit_is_named() -> None:
    said = given_up("rest " * 7, strain_stage=1, equipment=frozenset({"dumbbells"}))
    assert said == [
        "Your kit is not enough for anything that suits you now. What is missing: resistance band."
    ]


def test_where_no_kit_helps_none_is_named() -> None:
    none = build_week(request("rest " * 7, strain_stage=1), ())
    assert [sentence(one) for one in none.relaxed] == [
        "None of our exercises suits you now, whatever kit you have."
    ]


def test_days_are_named_where_they_are_the_cause() -> None:
    said = given_up("race:10k " * 7, equipment=frozenset({"dumbbells"}))
    assert re.fullmatch(r"0 of \d strength sessions fit this week.", said[0])


@pytest.mark.parametrize(
    "barred",
    [
        {"pain": 3},
        {"pain": 3, "pain_site": "sit-bone"},
        {"strain_stage": 3},
        {"pregnant": True, "clearance": True},
    ],
    ids=str,
)
def test_nothing_regrets_jumps_and_sprints_that_are_barred(barred: dict[str, Any]) -> None:
    kit = frozenset({"hill", "barbell", "box"})
    assert "Jumps did not fit in with the rest of the week." in given_up(BUSY, **BUILD)
    said = given_up(BUSY, **BUILD, equipment=kit, hill_sessions_done=9, **barred)
    assert not [one for one in said if "did not fit" in one]


@given(runner=REQUESTS)
def test_missing_sets_are_told_with_the_numbers_of_the_finding(runner: Request) -> None:
    week = build_week(runner, exercises())
    found = [one for one in review_week(week, runner) if one.rule == "R18"]
    for one in week.relaxed:
        if one.sentence == FEWER_SETS:
            assert [(f.facts["sets"], f.facts["low"]) for f in found] == [
                (one.facts["sets"], one.facts["low"])
            ]


@given(runner=REQUESTS)
def test_who_has_weight_at_hand_is_not_told_to_get_some(runner: Request) -> None:
    doses = build_menu(exercises(), runner).strength.values()
    items = [option.item for lifts in doses for options in lifts for option in options]
    if any(map(is_weighted, items)):
        assert NO_WEIGHT not in [one.sentence for one in build_week(runner, exercises()).relaxed]


def test_a_trap_bar_that_waits_for_another_day_is_weight_too() -> None:
    kit = frozenset({"trap_bar", "sliders"})
    runs = "quality:hills quality:hills rest easy long easy quality:intervals"
    facts: dict[str, Any] = {"level": "advanced", "said_phase": "build", "sessions_per_week": 3}
    without = given_up(runs, **facts, equipment=frozenset())
    assert [one for one in without if "backpack" in one]
    assert not [one for one in given_up(runs, **facts, equipment=kit) if "backpack" in one]


PREGNANT: dict[str, Any] = {"pregnant": True, "clearance": True}
NO_CURL_SUITS = "No hamstring curl suits you now with your kit."


def test_a_week_without_a_hinge_or_a_curl_names_the_kit_that_would_bring_it() -> None:
    said = given_up(BUSY, said_phase="build", equipment=frozenset(), **PREGNANT)
    assert [one for one in said if one.startswith("No deadlift suits you now with your kit.")]
    assert [one for one in said if one.startswith(NO_CURL_SUITS)]
    kit = frozenset({"seated_leg_curl_machine"})
    said = given_up(BUSY, said_phase="build", equipment=kit, **PREGNANT)
    assert not [one for one in said if one.startswith(NO_CURL_SUITS)]


def test_days_are_not_blamed_where_kit_keeps_a_session_from_being_worth_it() -> None:
    said = given_up("rest easy rest easy rest easy rest", said_phase="taper", **PREGNANT)
    assert said
    assert not [one for one in said if "strength sessions fit" in one]


def test_where_no_kit_brings_a_hinge_none_is_missed() -> None:
    said = given_up(
        BUSY, said_phase="build", strain_stage=1, equipment=frozenset({"resistance_band"})
    )
    assert not [one for one in said if "deadlift" in one]


def test_a_light_week_may_be_one_sided_without_a_word() -> None:
    said = given_up("rest easy " * 3 + "rest", said_phase="recovery", **PREGNANT)
    assert not [one for one in said if "suits you now" in one]
