"""R24: main lifts stay for some weeks, helpers change."""

from typing import Any

from tests.workouts.planning.weeks import item, last_week, request, said, session
from workouts.planning.rules import too_little_variety
from workouts.planning.values.request import PainSite

HINGED = last_week(("deadlift", 2, 7.0), ("lunge", 2, 6.0), ("step_up", 2, 6.0))


def judged(*keys: str, **facts: Any) -> list[tuple[str, float, str]]:
    items = [item(key) for key in keys]
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
    sit_bone = {"pain_site": PainSite.SIT_BONE}
    assert judged("romanian_deadlift", "hamstring_curl", **change, **sit_bone) == []


def test_two_weeks_of_the_same_three_exercises_cost() -> None:
    same = ("deadlift", "lunge", "step_up")
    assert judged(*same, last_strength=HINGED) == [
        ("should", 2, "Two weeks with fewer than 4 exercises leave work undone.")
    ]
    assert judged(*same, last_strength=HINGED, strain_stage=2) == []
    assert too_little_variety.choice_cost((item("lunge"),), request(last_strength=HINGED)) == 2


def test_nothing_is_said_of_an_unknown_week_or_of_an_empty_one() -> None:
    assert judged("deadlift") == []
    assert said(too_little_variety, request(last_strength=HINGED)) == []
    assert too_little_variety.choice_cost((), request(last_strength=HINGED)) == 0
