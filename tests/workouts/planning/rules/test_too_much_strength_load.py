"""R55: strength work stays a smaller part of the week's load."""

from typing import Any

from tests.workouts.planning.weeks import item, request, said, session
from workouts.planning.measures.minutes import session_minutes
from workouts.planning.measures.training_load import run_load
from workouts.planning.rules import too_much_strength_load
from workouts.planning.values.season import Phase
from workouts.planning.values.week import Session

#: 3 x 120 + 7 x 60 + 5 x 100 = 1280
WEEK = "easy:60min rest quality:tempo:60min rest easy:60min rest long:100min"
SHORT = "easy:30min rest easy:30min rest rest rest rest"


def judged(runs: str, *sessions: Session, **facts: Any) -> list[tuple[str, float, str]]:
    return said(too_much_strength_load, request(runs, **facts), *sessions)


def lift(day: str) -> Session:
    return session(day, None, item("romanian_deadlift", sets=4, rpe=7.0, rest_seconds=240))


def test_runs_count_by_kind_and_minutes() -> None:
    assert run_load(request(WEEK)) == 1280
    assert run_load(request("race:half:90min " + "rest " * 6)) == 855
    assert run_load(request("quality:hills:50min " + "rest " * 6)) == 400


def test_a_normal_week_is_mostly_running() -> None:
    assert judged(WEEK, lift("Tue"), lift("Fri")) == []


def test_few_short_runs_with_two_heavy_sessions_cost() -> None:
    assert judged(SHORT, lift("Tue")) == [
        ("should", 2, "Strength is 48 % of the week's load, more than 30 %.")
    ]


def test_in_season_a_fifth_is_the_limit() -> None:
    runs = "easy:60min rest quality:tempo:25min rest easy:45min rest rest"
    assert judged(runs, lift("Tue")) == []
    assert judged(runs, lift("Tue"), said_phase=Phase.INSEASON) == [
        ("should", 2, "Strength is 25 % of the week's load, more than 20 %.")
    ]


def test_few_short_runs_are_no_reason_for_less_than_twenty_minutes() -> None:
    """Here 20 minutes twice at RPE 5 and more, next to 180 of running, are 50 %."""
    runs = "easy:20min rest easy:20min rest easy:20min rest rest"
    work = [item("hamstring_curl", sets=3, reps=12, rpe=6.0, rest_seconds=90)]
    fits, longer = (
        session("Tue", None, *work, *work, warmup_minutes=minutes) for minutes in (5, 10)
    )
    assert session_minutes(fits) <= 20 < session_minutes(longer)
    assert judged(runs, fits) == []
    ((severity, cost, sentence),) = judged(runs, longer)
    assert (severity, cost) == ("should", 2)
    assert sentence.endswith("of the week's load, more than 30 %.")


def test_runs_without_minutes_are_not_guessed() -> None:
    assert judged("easy rest rest rest rest rest rest", lift("Tue")) == []
    assert judged("rest " * 7, lift("Tue")) == []


def test_hill_sprints_count_without_a_warm_up_of_their_own() -> None:
    sprints = session("Mon", None, item("hill_sprint", sets=1, reps=4, seconds=8))
    assert judged("easy:20min " + "rest " * 6, sprints) == [
        ("should", 2, "Strength is 46 % of the week's load, more than 30 %.")
    ]
