"""What is said for a choice, and for a day that stays free."""

from dataclasses import replace
from typing import Any

import pytest

from tests.workouts.planning.weeks import a_week, item, last_week, request, session, week
from workouts.pages.wording import say
from workouts.planning.search.reasons import explain_week, free_day_reason, item_reasons
from workouts.planning.values.request import Condition, Request
from workouts.planning.values.season import Distance, Phase, Priority, Race
from workouts.planning.values.week import Day, Session, by_day


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


def _said_around(race: Race) -> list[str]:
    runner = replace(request("easy easy easy easy easy rest rest"), race=race)
    reasons = [free_day_reason(day, week(), runner) for day in (Day.WED, Day.THU, Day.FRI)]
    return [say(reason.sentence, reason.facts) for reason in reasons if reason]


def test_a_race_known_only_by_its_date_has_its_day() -> None:
    marathon = Race(day_offset=int(Day.THU), distance=Distance.MARATHON, priority=Priority.A)
    assert _said_around(marathon) == [
        "Legs stay fresh for the marathon.",
        "Race day.",
        "Legs recover from the marathon.",
    ]


def test_a_short_race_run_as_training_is_the_run_that_was_entered() -> None:
    weekly = Race(day_offset=int(Day.THU), distance=Distance.FIVE_K, priority=Priority.C)
    assert _said_around(weekly) == ["An easy day stays easy."] * 3


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
    said = [
        say(reason.sentence, reason.facts) for reason in item_reasons(both_legs, request(), Day.MON)
    ]
    assert said[0] == "It adds to your hamstring sets."


@pytest.mark.parametrize(("runs", "quiet"), [("easy easy", True), ("easy quality:tempo", False)])
def test_sprints_say_what_comes_the_day_after(runs: str, quiet: bool) -> None:
    sprints = session("Mon", None, item("hill_sprint", equipment="hill"))
    explained = explain_week(week(sprints), request(f"{runs} easy easy easy easy easy"))
    said = [say(reason.sentence, reason.facts) for reason in explained.sessions[0].reasons]
    assert said[0] == "The easy run on Monday warms you up."
    assert ("The day after is quiet." in said) is quiet


def test_the_day_after_sprints_is_not_quiet_with_strength_on_it() -> None:
    sprints = session("Mon", None, item("hill_sprint", equipment="hill"))
    explained = explain_week(week(sprints, session("Tue", "L")), request())
    said = [say(reason.sentence, reason.facts) for reason in explained.sessions[0].reasons]
    assert said == ["The easy run on Monday warms you up."]


def test_sprints_on_sunday_look_at_monday_of_the_next_week() -> None:
    sprints = session("Sun", None, item("hill_sprint", equipment="hill"))
    quiet = request(next_strength=())
    busy = request(next_strength=last_week(("lunge", 2, 7.0), day="Mon"))
    for runner, is_quiet in ((quiet, True), (busy, False)):
        explained = explain_week(week(sprints), runner)
        said = [reason.sentence for reason in explained.sessions[0].reasons]
        assert ("The day after is quiet." in said) is is_quiet


RACE_WEEK = {"said_phase": Phase.RACE_WEEK}


@pytest.mark.parametrize(
    ("runs", "facts", "sentence"),
    [
        (
            "easy " * 7,
            {"strain_stage": 2},
            "At this stage after a strain, stop with at least 4 left.",
        ),
        (
            "easy " * 7,
            {"strain_stage": 3},
            "Short of failure: nearly the same strength, and far less soreness for the next run.",
        ),
        (
            "easy " * 7,
            {"strain_stage": 4},
            "Short of failure: nearly the same strength, and far less soreness for the next run.",
        ),
        ("easy " * 7, {"pain": 3}, "Until the pain has settled, stop with at least 3 to 4 left."),
        ("easy " * 7, {"pregnant": True}, "During pregnancy, stop with at least 3 to 4 left."),
        (
            "easy " * 7,
            {"age": 15, "program_week": 1},
            "Technique comes before load: stop with at least 4 left.",
        ),
        (
            "easy " * 7,
            {"conditions": frozenset({Condition.HEART}), "pain": 4},
            "Until a clinician has said yes, stop with at least 4 left.",
        ),
        (
            "easy " * 7,
            {"novel_eccentric": True},
            "A first dose: few sets, and 4 left, so that soreness stays small.",
        ),
        (
            "easy " * 6 + "race:10k",
            RACE_WEEK,
            "A primer: 4 left, and nothing that tires you for the race.",
        ),
        (
            "race:10k " + "easy " * 6,
            RACE_WEEK,
            "The race is behind you, and nothing heavy comes straight after it.",
        ),
        (
            "easy " * 7,
            {"said_phase": Phase.TAPER},
            "Short of failure: nearly the same strength, and far less soreness for the next run.",
        ),
    ],
)
def test_an_effort_has_the_reason_in_force(runs: str, facts: dict[str, Any], sentence: str) -> None:
    explained = explain_week(week(session("Wed", None, item("lunge"))), request(runs, **facts))
    *_, last = explained.sessions[0].items[0].reasons
    assert say(last.sentence, last.facts) == sentence


def test_a_cap_that_the_dose_does_not_keep_is_no_reason_for_it() -> None:
    hard = item("lunge", rpe=8.5)
    explained = explain_week(week(session("Wed", None, hard)), request(pain=3))
    *_, last = explained.sessions[0].items[0].reasons
    assert (
        say(last.sentence, last.facts)
        == "Short of failure: nearly the same strength, and far less soreness for the next run."
    )


def test_a_race_does_not_repeat_with_its_week() -> None:
    runner = request("rest easy easy easy easy easy race:half")
    monday = explain_week(week(session("Mon", "L")), runner).sessions[0]
    assert free_day_reason(Day.MON, week(session("Tue", "L")), runner).rule == "R08"  # type: ignore[union-attr]
    said = [say(reason.sentence, reason.facts) for reason in monday.reasons]
    assert said[-1] == "The half marathon on Sunday is 6 days away."
    tuesday = explain_week(week(session("Tue", "L")), request("race:10k " + "easy " * 6))
    assert [why.rule for why in tuesday.sessions[0].reasons] == ["R03"]  # the easy run, no race
    sunday = replace(runner, next_week=a_week("easy " * 7), previous_week=runner.week)
    reason = free_day_reason(Day.MON, week(), sunday)
    assert reason is not None
    assert say(reason.sentence, reason.facts) == "Legs recover from the half marathon."


def test_short_rests_are_explained_by_the_turns() -> None:
    def sentences(rest: int) -> list[str]:
        step_ups = item("step_up", equipment="box", rest_seconds=rest)
        return [one.sentence for one in item_reasons(step_ups, request(), Day.MON)]

    assert any("take turns" in sentence for sentence in sentences(15))
    assert not any("take turns" in sentence for sentence in sentences(60))


IN_ORDER = "First the run, then the hill sprints, then the weights."


def order_said(request_: Request, *sessions: Session) -> list[bool]:
    """Whether each session of the explained week says it, in the order of the week."""
    explained = explain_week(week(*by_day(sessions)), request_)
    return [
        any(reason.sentence == IN_ORDER for reason in one.reasons) for one in explained.sessions
    ]


def test_hill_sprints_and_weights_on_one_day_say_their_order() -> None:
    sprints = session("Tue", None, item("hill_sprint", sets=1, reps=2, equipment="hill"))
    weights = session("Tue", None, item("lunge"))
    elsewhere = session("Fri", None, item("lunge"))
    assert by_day((elsewhere, weights, sprints)) == (sprints, weights, elsewhere)
    assert order_said(request(), weights, sprints, elsewhere) == [True, True, False]
    assert order_said(request(), sprints, elsewhere) == [False, False]


def test_no_order_is_said_where_the_clock_says_another() -> None:
    sprints = session("Tue", None, item("hill_sprint", sets=1, reps=2, equipment="hill"))
    weights = session("Tue", None, item("lunge"), start=6 * 60)
    runner = request("easy easy:45min@18:00 easy easy easy easy easy")
    assert order_said(runner, sprints, weights) == [False, False]
    assert order_said(runner, sprints, replace(weights, start=20 * 60)) == [True, True]


@pytest.mark.parametrize(
    ("days", "facts", "sentences"),
    [
        ("Mon Thu", {}, ["It is 3 days from the session on Thursday."]),
        ("Mon Sat", {}, ["It is 2 days from the session on Saturday."]),
        ("Mon Sat", {"next_strength": ()}, ["It is 5 days from the session on Saturday."]),
        ("Mon Tue", {}, []),
    ],
)
def test_sessions_are_apart_round_the_end_of_a_week_that_repeats(
    days: str, facts: dict[str, Any], sentences: list[str]
) -> None:
    mine = week(*(session(day, "L") for day in days.split()))
    first = explain_week(mine, request(**facts)).sessions[0]
    said = [say(reason.sentence, reason.facts) for reason in first.reasons if reason.rule == "R02"]
    assert said == sentences


def test_a_simple_version_is_to_learn_for_beginners_and_eases_others_into_new_work() -> None:
    simple = item("deadlift", equipment="barbell", mod="dl_blocks")
    for level, sentence in (
        ("beginner", "“Deadlift from blocks” is the version to learn first."),
        ("advanced", "“Deadlift from blocks” eases you into work that is new."),
    ):
        runner = request(level=level, program_week=1)
        explained = explain_week(week(session("Wed", None, simple)), runner)
        reasons = explained.sessions[0].items[0].reasons
        assert sentence in [say(one.sentence, one.facts) for one in reasons]


def test_a_taper_without_weight_does_not_talk_of_a_usual_weight() -> None:
    bare = item("step_up", equipment="box", rpe=7.0)
    explained = explain_week(
        week(session("Wed", None, bare)), request(said_phase=Phase.TAPER, program_week=20)
    )
    *_, last = explained.sessions[0].items[0].reasons
    said = say(last.sentence, last.facts)
    assert said == "Fewer sets, as hard as usual, keep the strength."
