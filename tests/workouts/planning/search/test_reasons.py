"""What is said for a choice, and for a day that stays free."""

from dataclasses import replace

import pytest

from tests.workouts.planning.weeks import item, request, session, week
from workouts.pages.wording import say
from workouts.planning.search.reasons import explain_week, free_day_reason, item_reasons
from workouts.planning.values.week import Day


@pytest.mark.parametrize(
    ("day", "sentence"),
    [
        (Day.MON, "Legs recover from the 100-minute long run."),
        (Day.TUE, "A day off stays off."),
        (Day.WED, "Legs stay fresh for the tempo run."),
        (Day.FRI, "An easy day stays easy."),
        (Day.SUN, "The long run is the session."),
    ],
)
def test_a_free_day_says_why(day: Day, sentence: str) -> None:
    runner = request("rest rest easy quality:tempo easy rest long:100min")
    reason = free_day_reason(day, week(session("Sat", "L")), runner)
    assert reason is not None
    assert say(reason.sentence, reason.facts) == sentence


def test_a_hard_day_between_quiet_ones_needs_no_excuse() -> None:
    runner = request("easy quality:tempo easy easy easy easy easy")
    assert free_day_reason(Day.TUE, week(), runner) is None


def test_the_last_rest_day_is_where_work_turns_into_fitness() -> None:
    runner = request("easy easy easy easy easy easy rest")
    reason = free_day_reason(Day.SUN, week(), runner)
    assert reason is not None
    assert reason.rule == "R08"


def test_an_exercise_of_no_special_role_adds_to_the_sets() -> None:
    squat = item("lunge")
    both_legs = replace(squat, exercise=replace(squat.exercise, unilateral=False))
    said = [say(reason.sentence, reason.facts) for reason in item_reasons(both_legs, request())]
    assert said[0] == "It adds to your hamstring sets."


@pytest.mark.parametrize(("runs", "quiet"), [("easy easy", True), ("easy quality:tempo", False)])
def test_sprints_say_what_comes_the_day_after(runs: str, quiet: bool) -> None:
    sprints = session("Mon", None, item("hill_sprint", equipment="hill"))
    explained = explain_week(week(sprints), request(f"{runs} easy easy easy easy easy"))
    said = [say(reason.sentence, reason.facts) for reason in explained.sessions[0].reasons]
    assert said[0] == "The easy run on Monday warms you up."
    assert ("The day after is quiet." in said) is quiet
