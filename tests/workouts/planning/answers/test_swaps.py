"""Swaps: what else could be done, with which dose, and what it costs."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given

from tests.workouts.planning.catalogue import exercises
from tests.workouts.planning.runners import REQUESTS
from tests.workouts.planning.weeks import item, request, session, week
from workouts.planning import build_week, review_week, should_cost
from workouts.planning.answers.proposal import Proposal
from workouts.planning.answers.swaps import added_minutes, alternatives
from workouts.planning.values.request import PainSite, Request
from workouts.planning.values.season import Phase
from workouts.planning.values.week import Session

HINGE = item("romanian_deadlift", rpe=7.0, equipment="dumbbells")
KIT: dict[str, Any] = {"equipment": frozenset({"dumbbells", "box"})}


def offered(position: int = 0, *sessions: Session, **facts: Any) -> tuple[Proposal, ...]:
    mine = week(
        *(sessions or (session("Tue", None, HINGE, item("lunge"), item("hamstring_curl")),))
    )
    return alternatives(mine, request(**KIT | facts), exercises(), place=0, position=position)


def names(found: tuple[Proposal, ...]) -> list[str]:
    return [alternative.item.exercise.id for alternative in found]


def test_other_versions_and_the_same_kind_of_work_come_first() -> None:
    assert names(offered())[0] == "romanian_deadlift"
    assert "deadlift" in names(offered())


def test_an_exercise_of_the_session_is_not_offered_again() -> None:
    assert not {"lunge", "hamstring_curl"} & set(names(offered()))


def test_nothing_is_offered_that_the_runner_cannot_do() -> None:
    kit = {found.item.equipment for found in offered()}
    assert kit <= {"dumbbells", "box", "none", "substitute"}


def test_each_alternative_brings_its_own_dose_reasons_and_price() -> None:
    for found in offered():
        assert found.item.reasons
        assert found.item in found.week.sessions[0].items
    slower = next(found for found in offered() if found.item.exercise.id == "deadlift")
    assert added_minutes(slower.item, HINGE) != 0


def test_a_jump_is_swapped_for_another_jump() -> None:
    jump = session("Tue", None, item("jump_squat", sets=2, reps=5), HINGE)
    facts = {"said_phase": Phase.BUILD, "foundation_weeks": 30, "level": "advanced"}
    found = offered(0, jump, **facts)
    assert {"box_jump", "plyometric_lunge"} < set(names(found))


def test_hill_sprints_have_no_stand_in() -> None:
    sprints = session("Tue", None, item("hill_sprint", sets=1, reps=2, equipment="hill"))
    assert not set(names(offered(0, sprints))) & {"jump_squat", "box_jump"}


def test_a_place_that_is_not_there_is_refused() -> None:
    with pytest.raises(IndexError):
        offered(7)


@given(REQUESTS)
def test_no_swap_in_a_built_week_breaks_a_must_rule(request_: Request) -> None:
    mine = build_week(request_, exercises())
    for place, one in enumerate(mine.sessions):
        for position in range(len(one.items)):
            found = alternatives(mine, request_, exercises(), place=place, position=position)
            for alternative in found:
                again = review_week(alternative.week, request_)
                assert not [finding for finding in again if finding.is_must]
                added = should_cost(again) - mine.cost
                assert alternative.added_cost == pytest.approx(added, abs=0.01)


def test_an_exercise_without_a_dose_for_the_level_is_not_offered() -> None:
    mine = week(session("Tue", None, HINGE))
    doseless = tuple(replace(exercise, doses={}) for exercise in exercises())
    assert alternatives(mine, request(**KIT), doseless, place=0, position=0) == ()


def versions_of(exercise: str, kit: str, **facts: Any) -> list[str]:
    mine = week(session("Tue", None, item(exercise, equipment=kit, rpe=7.0), item("step_up")))
    runner = request(equipment=frozenset({kit, "kettlebell"}), foundation_weeks=30, **facts)
    found = alternatives(mine, runner, exercises(), place=0, position=0)
    return [one.item.name for one in found if one.item.exercise.id == exercise]


@pytest.mark.parametrize(
    ("exercise", "kit", "names"),
    [
        ("deadlift", "barbell", {"Kettlebell deadlift", "Sumo deadlift", "Pause deadlift"}),
        ("romanian_deadlift", "barbell", {"Kettlebell RDL", "Single-leg RDL"}),
        ("hamstring_curl", "leg_curl_machine", {"Nordic lower", "Single-leg hamstring curl"}),
        ("lunge", "none", {"Reverse lunge", "Rear-foot-elevated split squat", "Walking lunge"}),
    ],
)
def test_versions_of_the_same_exercise_can_be_chosen(
    exercise: str, kit: str, names: set[str]
) -> None:
    said = versions_of(exercise, kit)
    assert names <= set(said)
    assert not [name for name in said if "Heavier" in name]


@pytest.mark.parametrize(
    ("is_offered", "facts"),
    [
        (True, {}),
        (False, {"pain": 1, "pain_site": PainSite.SIT_BONE}),
        (False, {"level": "beginner"}),
    ],
)
def test_a_version_is_judged_by_the_rules_like_all_else(
    is_offered: bool, facts: dict[str, Any]
) -> None:
    said = versions_of("hamstring_curl", "leg_curl_machine", **facts)
    assert ("Nordic lower" in said) is is_offered


def test_a_nordic_lower_stands_in_for_nothing_where_there_is_a_machine() -> None:
    mine = week(session("Tue", None, item("hamstring_curl", equipment="leg_curl_machine")))
    runner = request(equipment=frozenset({"leg_curl_machine"}), foundation_weeks=30)
    found = alternatives(mine, runner, exercises(), place=0, position=0)
    nordic = next(one.item for one in found if one.item.name == "Nordic lower")
    assert "R23" not in [why.rule for why in nordic.reasons]


def test_a_jump_has_versions_too() -> None:
    jump = session("Tue", None, item("jump_squat", sets=2, reps=5), HINGE)
    facts = {"said_phase": Phase.BUILD, "foundation_weeks": 30, "level": "advanced"}
    said = [one.item.name for one in offered(0, jump, **facts)]
    assert "Quarter-depth jump squat" in said
    assert "Jump squat with a light load" not in said
