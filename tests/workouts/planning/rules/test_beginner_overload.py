"""R52: simple first eight weeks."""

import pytest

from tests.workouts.planning.weeks import UNSTATED, item, moving, request, said, session
from workouts.planning.measures.movement import FACTS
from workouts.planning.rules import beginner_overload

FOUR = [item(key) for key in ("deadlift", "romanian_deadlift", "lunge", "hamstring_curl")]


def test_four_exercises_are_enough_for_a_beginner() -> None:
    runner = request(level="beginner")
    assert said(beginner_overload, runner, session("Mon", None, *FOUR)) == []
    assert said(beginner_overload, runner, session("Mon", None, *FOUR, item("step_up"))) == [
        ("must", 10, "Monday has 5 exercises, many for a beginner.")
    ]
    assert said(beginner_overload, request(), session("Mon", None, *FOUR, item("step_up"))) == []


def test_nothing_is_heavy_in_the_first_two_weeks() -> None:
    heavy = session("Mon", None, item("romanian_deadlift", equipment="barbell", rpe=7.0))
    assert said(beginner_overload, request(level="beginner", program_week=2), heavy) == [
        ("must", 10, "Monday is heavy, in your first weeks.")
    ]
    assert said(beginner_overload, request(level="beginner", program_week=3), heavy) == []


def test_slow_and_nordic_lowers_are_for_later() -> None:
    nordic = session("Mon", None, item("hamstring_curl", mod="hc_nordic"))
    assert said(beginner_overload, request(level="beginner"), nordic) == [
        ("must", 10, "Nordic lower: slow and Nordic lowering is for later.")
    ]
    assert said(beginner_overload, request(), nordic) == []


def test_an_easier_version_is_what_a_beginner_wants() -> None:
    band = session("Mon", None, item("hamstring_curl", equipment="resistance_band", mod="hc_band"))
    assert said(beginner_overload, request(level="beginner"), band) == []


def test_the_builder_may_give_others_one_exercise_more() -> None:
    assert beginner_overload.most_exercises(request(level="beginner")) == 4
    assert beginner_overload.most_exercises(request()) == 5


@pytest.mark.parametrize("fact", FACTS)
def test_what_is_not_stated_is_kept_out(fact: str) -> None:
    unstated = session("Mon", None, moving(item("lunge"), **{fact: None}))
    assert said(beginner_overload, request(level="beginner"), unstated) == [
        ("must", 10, f"Lunge{UNSTATED}")
    ]
    assert said(beginner_overload, request(), unstated) == []


def test_slow_lowering_of_a_hinge_is_no_nordic() -> None:
    tempo = item("romanian_deadlift", equipment="dumbbells", mod="rdl_tempo", sets=1)
    assert said(beginner_overload, request(level="beginner"), session("Mon", None, tempo)) == []
