"""Someone else's week around my runs: the same work, my doses, no rule broken."""

from dataclasses import replace

import pytest
from hypothesis import given

from tests.workouts.planning.catalogue import exercises
from tests.workouts.planning.runners import REQUESTS
from tests.workouts.planning.weeks import item, request, session, week
from workouts.pages.wording import say
from workouts.planning import build_week, review_week, transfer
from workouts.planning.values.request import Request
from workouts.planning.values.week import Day

COACH = request(
    "rest quality:intervals easy easy rest easy long:90min",
    equipment=frozenset({"barbell", "box", "hill", "leg_curl_machine"}),
    double_days=True,
    foundation_weeks=20,
    hill_sessions_done=9,
    session_minutes=60,
)
SHARED = build_week(COACH, exercises())


@given(REQUESTS)
def test_no_copy_breaks_a_rule(runner: Request) -> None:
    mine = transfer(SHARED, runner, exercises())
    assert not [f for f in review_week(mine.week, runner) if f.is_must] or mine.week.withheld


def test_the_sharers_own_week_comes_back_on_its_days() -> None:
    mine = transfer(SHARED, COACH, exercises())
    assert [s.day for s in mine.week.sessions] == [s.day for s in SHARED.sessions]


def test_sessions_move_to_where_my_runs_leave_room_and_it_is_said() -> None:
    runner = replace(COACH, week=COACH.week[1:] + COACH.week[:1])
    mine = transfer(SHARED, runner, exercises())
    assert mine.week.sessions
    said = [say(one.change.sentence, one.change.facts) for one in mine.changes]
    assert any("move" in sentence or "becomes" in sentence for sentence in said)


def test_kit_i_do_not_have_is_stood_in_for() -> None:
    runner = replace(COACH, equipment=frozenset({"dumbbells"}))
    mine = transfer(SHARED, runner, exercises())
    kit = {one.equipment for s in mine.week.sessions for one in s.items}
    assert kit == {"dumbbells", "substitute"}
    assert "hill_sprint" not in {one.exercise.id for s in mine.week.sessions for one in s.items}


def test_an_exercise_that_is_gone_is_replaced_by_one_that_does_the_same() -> None:
    without = tuple(one for one in exercises() if one.id != "lunge")
    lunges = week(session("Tue", None, item("lunge", sets=2), item("hamstring_curl")))
    mine = transfer(lunges, COACH, without)
    assert "step_up" in {one.exercise.id for one in mine.week.sessions[0].items}
    twice = week(session("Tue", None, item("lunge"), item("lunge")))
    taken = transfer(twice, COACH, exercises()).week.sessions[0].items
    assert len({one.exercise.id for one in taken}) == len(taken)


def test_jumps_come_in_a_dose_of_mine_and_a_long_session_is_shortened() -> None:
    jumps = item("jump_squat", sets=5, reps=6)
    full = (jumps, item("deadlift", sets=4), item("lunge", sets=4), item("hamstring_curl", sets=4))
    runner = replace(COACH, session_minutes=22)
    mine = transfer(week(session("Tue", None, *full)), runner, exercises())
    assert mine.week.sessions
    assert "jump_squat" in {one.exercise.id for one in mine.week.sessions[0].items}
    assert len(mine.week.sessions[0].items) < len(full)


def test_what_fits_nowhere_is_left_out() -> None:
    races = request("race:5k race:5k race:5k race:5k race:5k race:5k race:5k")
    mine = transfer(
        week(session("Tue", None, item("deadlift", sets=3, rpe=8.0))), races, exercises()
    )
    assert mine.week.sessions == ()
    assert [say(one.change.sentence, one.change.facts) for one in mine.changes] == [
        "Tuesday no longer has a session."
    ]


@pytest.mark.parametrize("pain", [0, 8])
def test_a_plan_that_is_withheld_is_not_to_be_had_by_copying(pain: int) -> None:
    mine = transfer(SHARED, replace(COACH, pain=pain), exercises())
    assert mine.week.withheld is (pain == 8)
    assert Day.MON not in {s.day for s in mine.week.sessions}
