"""R24: main lifts stay for some weeks, helpers change."""

from typing import Any

import pytest

from tests.workouts.planning.weeks import item, last_week, request, said, session
from workouts.planning.rules import too_little_variety
from workouts.planning.values.request import PainSite
from workouts.planning.values.season import Phase

HINGED = last_week(("deadlift", 2, 7.0), ("lunge", 2, 6.0), ("step_up", 2, 6.0))


NO_ROMANIAN = ("should", 4, "Neither last week nor this one has a hard Romanian deadlift.")


def judged(*keys: str, rpe: float = 6.0, **facts: Any) -> list[tuple[str, float, str]]:
    """In peak, where no Romanian deadlift is asked for, unless `facts` name another phase."""
    items = [item(key, rpe=rpe) for key in keys]
    facts = {"said_phase": Phase.PEAK} | facts
    return said(too_little_variety, request(**facts), session("Tue", None, *items))


def test_the_same_main_lift_with_another_helper_is_fine() -> None:
    assert judged("deadlift", "hamstring_curl", program_week=3, last_strength=HINGED) == []


def test_changing_the_main_lift_in_its_first_weeks_costs() -> None:
    change = {"program_week": 4, "last_strength": HINGED}
    assert judged("romanian_deadlift", "hamstring_curl", **change) == [
        ("should", 3, "The main lift changes after less than 4 weeks.")
    ]
    assert judged("romanian_deadlift", "hamstring_curl", **change | {"program_week": 5}) == []
    assert judged("romanian_deadlift", "lunge", **change, pain=3) == []
    sit_bone: dict[str, Any] = {"pain_site": PainSite.SIT_BONE}
    assert judged("romanian_deadlift", "hamstring_curl", **change, **sit_bone) == []


def test_two_weeks_of_the_same_three_exercises_cost() -> None:
    same = ("deadlift", "lunge", "step_up")
    assert judged(*same, last_strength=HINGED) == [
        ("should", 2, "Two weeks in a row with fewer than 4 exercises leave gaps.")
    ]
    assert judged(*same, last_strength=HINGED, strain_stage=2) == []
    assert (
        too_little_variety.choice_cost(
            (item("lunge"),), request(said_phase=Phase.PEAK, last_strength=HINGED)
        )
        == 2
    )


@pytest.mark.parametrize("phase", [Phase.TAPER, Phase.RACE_WEEK, Phase.RECOVERY])
def test_a_short_week_is_not_blamed_for_few_exercises(phase: Phase) -> None:
    assert judged("deadlift", "lunge", last_strength=HINGED, said_phase=phase) == []


def test_nothing_is_said_of_an_unknown_week_or_of_an_empty_one() -> None:
    assert judged("deadlift") == []
    assert said(too_little_variety, request(last_strength=HINGED)) == []
    assert too_little_variety.choice_cost((), request(last_strength=HINGED)) == 0


@pytest.mark.parametrize("phase", [Phase.BASE, Phase.BUILD])
def test_a_second_week_without_a_hard_romanian_deadlift_costs(phase: Phase) -> None:
    asked: dict[str, Any] = {"said_phase": phase, "last_strength": HINGED}
    assert judged("deadlift", "hamstring_curl", **asked) == [NO_ROMANIAN]
    assert judged("romanian_deadlift", "hamstring_curl", rpe=5.5, **asked) == [NO_ROMANIAN]
    assert judged("romanian_deadlift", "hamstring_curl", **asked) == []
    choice = (item("deadlift"), item("hamstring_curl"))
    assert too_little_variety.choice_cost(choice, request(**asked)) == 4


def test_one_hard_romanian_deadlift_in_two_weeks_is_enough() -> None:
    for rpe, found in ((6.0, []), (5.5, [NO_ROMANIAN])):
        before = last_week(("romanian_deadlift", 1, rpe), ("lunge", 2, 6.0), ("step_up", 2, 6.0))
        asked: dict[str, Any] = {"said_phase": Phase.BUILD, "last_strength": before}
        assert judged("deadlift", "hamstring_curl", **asked) == found


@pytest.mark.parametrize(
    "facts",
    [
        {"pain": 3},
        {"pain_site": PainSite.SIT_BONE},
        {"strain_stage": 2},
        {"weeks_off": 3},
        {"said_phase": Phase.PEAK},
        {"last_strength": ()},
    ],
    ids=str,
)
def test_those_who_have_a_reason_go_without_a_romanian_deadlift(facts: dict[str, Any]) -> None:
    asked = {"said_phase": Phase.BUILD, "last_strength": HINGED} | facts
    assert NO_ROMANIAN not in judged("deadlift", "hamstring_curl", **asked)
