"""R15: one heavy hinge in a session."""

from typing import Any

from tests.workouts.planning.weeks import item, request, said, session
from workouts.planning.rules import stacked_hinges
from workouts.planning.values.week import Session


def stacked(**second: Any) -> Session:
    hinge = item("romanian_deadlift", **{"rpe": 7.0, "equipment": "barbell"} | second)
    return session("Mon", None, item("deadlift", rpe=7.0, equipment="barbell"), hinge)


def test_one_heavy_hinge_is_enough() -> None:
    assert said(stacked_hinges, request(), stacked(rpe=6.5)) == []
    assert said(stacked_hinges, request(), stacked(sets=1)) == []


def test_two_heavy_hinges_cost_and_are_forbidden_to_beginners() -> None:
    sentence = "Monday stacks two heavy hinges."
    assert said(stacked_hinges, request(), stacked()) == [("should", 8, sentence)]
    assert said(stacked_hinges, request(level="beginner"), stacked()) == [("must", 10, sentence)]
