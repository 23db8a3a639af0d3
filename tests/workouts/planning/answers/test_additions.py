"""What could be added to a session or to a day without one, and what it costs."""

import pytest

from tests.workouts.planning.catalogue import exercises
from tests.workouts.planning.weeks import item, request, session, week
from workouts.planning import additions, review_week
from workouts.planning.answers.proposal import Proposal
from workouts.planning.edits import Add, AddSession
from workouts.planning.values.season import Phase
from workouts.planning.values.week import Day, Week

CURL = item("hamstring_curl", rpe=7.0)
RUNNER = request(
    "rest easy easy quality:tempo rest easy long:90min",
    equipment=frozenset({"hill"}),
    hill_sessions_done=5,
    foundation_weeks=20,
    session_minutes=60,
)


def offered(mine: Week, day: Day, place: int | None = None) -> dict[str, Proposal]:
    found = additions(mine, RUNNER, exercises(), day=day, place=place)
    assert [one.added_cost for one in found] == sorted(one.added_cost for one in found)
    for one in found:
        assert not [f for f in review_week(one.edits[0].apply(mine, RUNNER), RUNNER) if f.is_must]
    by_exercise = {one.item.exercise.id: one for one in found}
    assert len(by_exercise) == len(found)
    return by_exercise


def test_each_exercise_that_a_session_lacks_is_offered_once() -> None:
    found = offered(week(session("Tue", None, CURL)), Day.TUE, place=0)
    assert {"lunge", "deadlift", "hill_sprint", "jump_squat"} <= set(found)
    assert "hamstring_curl" not in found
    assert {type(one.edits[0]) for one in found.values()} == {Add}


def test_a_day_without_a_session_gets_one() -> None:
    found = offered(week(), Day.TUE)
    assert {"hamstring_curl", "hill_sprint"} <= set(found)
    assert {type(one.edits[0]) for one in found.values()} == {AddSession}


def test_the_day_of_the_long_run_gets_no_jumps_and_no_sprints() -> None:
    assert set(offered(week(), Day.SUN)) == {
        "lunge",
        "step_up",
        "deadlift",
        "hamstring_curl",
        "romanian_deadlift",
    }


def test_a_session_that_is_not_there_is_refused() -> None:
    with pytest.raises(IndexError):
        offered(week(), Day.TUE, place=3)


def test_nothing_is_added_in_race_week() -> None:
    runner = request(said_phase=Phase.RACE_WEEK, equipment=frozenset({"dumbbells"}))
    for day in Day:
        assert additions(week(), runner, exercises(), day=day) == ()
