"""R30: hill sprints follow an easy run, with a quiet day around them."""

from typing import Any

from tests.workouts.planning.weeks import request, said, session
from workouts.planning.rules import misplaced_hill_sprints
from workouts.planning.values.request import Request

SPRINTS = session("Wed", sprints=4)


def wednesday(
    before: str = "easy", run: str = "easy", after: str = "easy", **facts: Any
) -> Request:
    return request(f"easy {before} {run} {after} easy easy easy", **facts)


def test_an_easy_run_with_quiet_days_around_is_the_place() -> None:
    assert said(misplaced_hill_sprints, wednesday(), SPRINTS) == []
    assert said(misplaced_hill_sprints, wednesday(run="easy:20min"), SPRINTS) == []


def test_without_an_easy_run_there_is_no_place() -> None:
    for run in ("rest", "quality:tempo", "long"):
        assert said(misplaced_hill_sprints, wednesday(run=run), SPRINTS) == [
            ("must", 10, "Wednesday has hill sprints without an easy run before them.")
        ]
    assert said(misplaced_hill_sprints, wednesday(run="easy:19min"), SPRINTS) == [
        ("must", 10, "The easy run on Wednesday is shorter than 20 minutes.")
    ]


def test_the_day_after_a_long_or_a_hilly_run() -> None:
    assert said(misplaced_hill_sprints, wednesday(before="long:90min"), SPRINTS) == [
        ("must", 10, "Wednesday has hill sprints, the day after the 90-minute long run.")
    ]
    assert said(misplaced_hill_sprints, wednesday(before="long:80min"), SPRINTS)[0][:2] == (
        "should",
        5,
    )
    assert said(misplaced_hill_sprints, wednesday(before="quality:hills"), SPRINTS) == [
        ("must", 10, "Wednesday has hill sprints, the day after the hill session.")
    ]


def test_the_day_before_a_quality_run_depends_on_the_level() -> None:
    sentence = "Wednesday has hill sprints, the day before the tempo run."
    for level, severity, cost in (
        ("beginner", "must", 10),
        ("intermediate", "should", 6),
        ("advanced", "should", 2),
    ):
        runner = wednesday(after="quality:tempo", level=level)
        assert said(misplaced_hill_sprints, runner, SPRINTS) == [(severity, cost, sentence)]
    many = session("Wed", sprints=7)
    advanced = wednesday(after="quality:tempo", level="advanced")
    assert said(misplaced_hill_sprints, advanced, many) == [("should", 6, sentence)]


def test_the_day_before_a_long_or_a_hilly_run_costs() -> None:
    assert said(misplaced_hill_sprints, wednesday(after="long"), SPRINTS) == [
        ("should", 3, "Wednesday has hill sprints, the day before the long run.")
    ]
    assert said(misplaced_hill_sprints, wednesday(after="quality:hills"), SPRINTS)[0][:2] == (
        "should",
        12,
    )


def test_a_week_with_a_hill_session_takes_one_small_set_more() -> None:
    runner = request("quality:hills easy easy easy easy easy easy")
    assert said(misplaced_hill_sprints, runner, session("Thu", sprints=4)) == []
    crowded = [("must", 10, "The week has a hills session already.")]
    assert said(misplaced_hill_sprints, runner, session("Thu", sprints=5)) == crowded
    two = session("Wed", sprints=2), session("Fri", sprints=2)
    assert said(misplaced_hill_sprints, runner, *two) == crowded
