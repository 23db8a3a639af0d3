"""The step from a report to the next dose: blocks.md, section 4, read from the top."""

from dataclasses import replace
from typing import Any

import pytest

from tests.workouts.planning.weeks import item, session
from workouts.pages.wording import say
from workouts.planning.measures.one_rep import lifted
from workouts.planning.season.doses import dose_changes
from workouts.planning.season.doses.progress import Step, Turn, step_of
from workouts.planning.season.doses.session_doses import Dose
from workouts.planning.values.report import DoneItem, DoneSession
from workouts.planning.values.week import Prescription

PULL = item("deadlift", equipment="barbell", sets=3, reps=6, rpe=8.0, load_kg=80.0)
CURL = item("hamstring_curl", equipment="leg_curl_machine", reps=10, rpe=7.0, load_kg=15.0)
BARE = item("lunge", equipment="none", reps=12, rpe=7.0)


def step(
    lift: Prescription = PULL,
    /,
    *,
    before: tuple[dict[str, Any], ...] = (),
    top: int = 6,
    bottom: int = 5,
    session_report: dict[str, Any] | None = None,
    runs_more: bool = False,
    **report: Any,
) -> Step:
    """After one report of three sets of six at RPE 8 with 80 kg; `before` are earlier ones."""

    def done(**facts: Any) -> tuple[DoneItem, DoneSession]:
        dose = replace(lift, **facts.pop("planned", {}))
        one = DoneItem(planned=dose, **facts)
        return one, DoneSession(planned=session("Mon", None, dose), items=(one,))

    item_, session_ = done(**report)
    return step_of(
        item_,
        replace(session_, **(session_report or {})),
        top=top,
        bottom=bottom,
        earlier=tuple(done(**facts) for facts in before),
        runs_more=runs_more,
    )


def told(made: Step) -> str:
    return say(made.why.sentence, made.why.facts)


@pytest.mark.parametrize(
    ("report", "turn", "reps", "kg"),
    [
        ({}, "same", 6, 80.0),
        ({"before": ({},)}, "more", 5, 82.5),
        ({"before": ({}, {})}, "same", 6, 80.0),  # each second time
        ({"rpe": 7.0}, "same", 6, 80.0),
        ({"rpe": 7.0, "before": ({},)}, "more", 5, 82.5),
        ({"rpe": 6.0}, "more", 6, 85.0),
        ({"rpe": 9.0, "fewest_reps": 4}, "less", 6, 76.0),
        ({"rpe": 10.0, "fewest_reps": 3}, "less", 6, 72.0),
        ({"rpe": 8.5}, "same", 6, 80.0),
        ({"sets_done": 2}, "same", 6, 80.0),
        ({"sets_done": 0}, "same", 6, 80.0),
        ({"kg": 85.0}, "same", 6, 85.0),
        ({"form_broke": True}, "same", 6, 80.0),
        ({"form_broke": True, "before": ({"form_broke": True},)}, "less", 6, 72.0),
        ({"form_broke": True, "before": ({},)}, "same", 6, 80.0),
        ({"session_report": {"is_done": False}}, "same", 6, 80.0),
        ({"session_report": {"soreness": 5}}, "same", 6, 80.0),
        ({"session_report": {"soreness": 6}}, "less", 6, 80.0),
        ({"runs_more": True}, "same", 6, 80.0),
        ({"top": 8}, "more", 7, 80.0),
        ({"top": 8, "rpe": 7.0, "before": ({"rpe": 7.0},)}, "more", 5, 82.5),
    ],
)
def test_each_report_has_its_step(report: dict[str, Any], turn: str, reps: int, kg: float) -> None:
    made = step(**report)
    assert (made.turn, made.reps, made.kg) == (turn, reps, kg)


def test_soreness_of_six_takes_a_set_and_holds_everything() -> None:
    made = step(session_report={"soreness": 6})
    assert made.fewer_sets == 1
    assert made.holds
    assert told(made) == "Soreness of 6 the next day: one set less, the same weight."


def test_what_was_done_as_another_exercise_is_the_same_again() -> None:
    swapped = step(sets_done=0, done_as="Lunge")
    assert (swapped.turn, told(swapped)) == ("same", "Done as another exercise: the same again.")
    assert told(step(sets_done=0)) == "Not written down as done: the same again."


def test_the_reason_names_what_was_left_and_what_comes_on_top() -> None:
    assert told(step(before=({},))) == "All reps with 2 left, twice in a row: 2.5 kg more."
    assert told(step(rpe=5.5)) == "All reps with 4 to 5 left: 5 kg more."


def test_a_hit_with_another_weight_is_no_second_one() -> None:
    lighter = {"planned": {"load_kg": 70.0}}
    assert step(before=(lighter,)).turn == "same"
    rounded = {"planned": {"load_kg": 79.5}}
    assert step(before=(rounded,)).turn == "more"


def test_a_miss_in_between_breaks_the_row() -> None:
    assert step(before=({"rpe": 9.0},)).turn == "same"
    assert step(before=({"fewest_reps": 5},)).turn == "same"


def test_a_step_that_is_too_big_waits_for_two_more_reps() -> None:
    made = step(CURL, before=({"planned": {"reps": 8}},), top=8, bottom=8, planned={"reps": 8})
    assert (made.turn, made.reps, made.kg) == ("more", 10, 15.0)
    made = step(CURL, before=({},), top=10, bottom=8)
    assert (made.turn, made.reps, made.kg) == ("more", 12, 15.0)
    made = step(CURL, before=({"planned": {"reps": 12}},), top=10, bottom=8, planned={"reps": 12})
    assert (made.turn, made.reps, made.kg) == ("more", 8, 17.5)


def test_without_a_weight_written_down_words_say_what_to_do() -> None:
    unknown: dict[str, Any] = {"planned": {"load_kg": None}}
    made = step(**unknown, before=(unknown,))
    assert (made.turn, made.reps, made.kg) == ("more", 5, None)
    assert told(made) == "All reps with 2 left: take the next weight up."
    fallen: dict[str, Any] = {"planned": {"load_kg": None, "reps": 8}}
    assert step(**unknown, before=(fallen,)).turn == "same"
    assert step(**unknown, rpe=10.0).kg is None


def test_with_nothing_but_the_body_range_grows_and_sets_shrink() -> None:
    made = step(BARE, before=({},), top=12, bottom=10)
    assert told(made) == "All reps with 3 left: more range now, or more slowly."
    assert made.reps == 12
    assert step(BARE, rpe=8.0, top=12).fewer_sets == 1
    assert step(BARE, rpe=9.0, top=12).fewer_sets == 1


def test_what_a_set_says_of_one_lift_counts_the_reps_that_were_left() -> None:
    assert lifted(6, 8.0) == pytest.approx(1 + 8 / 30)


def test_more_reps_are_left_only_with_less_weight() -> None:
    """Six reps with 80 kg left two; with the same weight nobody can leave four."""
    eased = dose_changes.told(Dose(item=replace(PULL, rpe=6.0), before=PULL, step=step()))
    assert eased.turn is Turn.LESS
    assert eased.item.load_kg == 76.0
