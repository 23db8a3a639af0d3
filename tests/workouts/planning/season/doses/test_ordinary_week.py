"""What a report makes of the doses of the next ordinary week."""

from dataclasses import replace

import pytest

from tests.workouts.planning.season.seasons import Season, dose, felt, lived, racing_in, runner
from workouts.planning.season.doses.grid import Cell, Role
from workouts.planning.season.doses.progress import Turn, is_stalled
from workouts.planning.season.doses.roles import Move, prescribed
from workouts.planning.values.report import DoneItem, PastWeek, week_as_planned


def test_very_sore_legs_take_a_set_from_what_made_them_sore() -> None:
    season = lived(runner(), 1).live([lambda past: felt(past, soreness=6)])
    less = [change for change in season.next().changes if change.why.rule == "R45"]
    assert less
    for change in less:
        assert change.before is not None
        assert change.item.sets == max(1, change.before.sets - 1)


def a_little_hard(past: PastWeek) -> PastWeek:
    """So hard that nothing grows, so easy that nothing is taken away."""
    sessions = (
        replace(
            session,
            items=tuple(replace(one, rpe=one.planned.rpe + 0.5) for one in session.items),
        )
        for session in past.sessions or ()
    )
    return replace(past, sessions=tuple(sessions))


def test_a_main_lift_without_progress_for_six_weeks_has_another_version() -> None:
    season = Season(runner(race=racing_in(24))).live([a_little_hard] * 8)
    assert [dose(one, "deadlift").modification_id for one in season.weeks] == [""] * 8
    ninth = season.next()
    change = next(one for one in ninth.changes if one.item.exercise.id == "deadlift")
    assert (change.turn, change.why.rule) == (Turn.NEW, "R24")
    assert change.why.sentence.startswith("Six weeks without progress")
    assert change.item.load_kg is None
    before = dose(season.weeks[-2], "deadlift")
    assert (change.item.sets, change.item.equipment) == (before.sets, before.equipment)
    version = change.item.modification_id
    assert version
    season.live([None, None])
    assert dose(season.next(), "deadlift").modification_id == version


@pytest.mark.parametrize("weeks", [17, 24])
def test_who_gets_stronger_keeps_the_version(weeks: int) -> None:
    season = lived(runner(race=racing_in(weeks)), 14)
    lifts = {
        (item.exercise.id, item.modification_id) for one in season.weeks for item in one.week.items
    }
    assert {version for name, version in lifts if name in ("deadlift", "romanian_deadlift")} == {""}


def test_where_nobody_wrote_down_the_weight_nothing_is_said_to_stall() -> None:
    planned = dose(lived(runner(), 1).weeks[0], "deadlift")
    weighed = DoneItem(planned=planned, kg=80.0, rpe=planned.rpe + 0.5)
    assert is_stalled((weighed,) * 6)
    assert not is_stalled((weighed,) * 5)
    assert not is_stalled((replace(weighed, kg=None),) * 6)
    assert not is_stalled((replace(weighed, rpe=None),) * 6)
    assert not is_stalled((replace(weighed, kg=82.5), *(weighed,) * 5))
    assert is_stalled((*(weighed,) * 6, replace(weighed, kg=60.0)))


def test_a_simple_version_gives_way_after_two_top_hits_and_does_not_come_back() -> None:
    first = runner(level="beginner", program_week=1, foundation_weeks=0, race=racing_in(20))
    weeks = lived(first, 8).weeks
    versions = [dose(one, "deadlift").modification_id for one in weeks]
    assert versions == [*["dl_blocks"] * 4, *[""] * 4]
    hard = Season(first).live([a_little_hard] * 5)
    assert [dose(one, "deadlift").modification_id for one in hard.weeks] == ["dl_blocks"] * 5


def test_a_version_that_was_chosen_by_hand_stays() -> None:
    season = lived(runner(), 1)
    past = season.history[0]
    lift = dose(season.weeks[0], "deadlift")
    chosen = replace(lift, modification=lift.exercise.modification("dl_sumo"))
    sessions = tuple(
        replace(session, items=tuple(chosen if item == lift else item for item in session.items))
        for session in season.weeks[0].week.sessions
    )
    season.history = (week_as_planned(replace(past.week, sessions=sessions), past.request),)
    assert dose(season.next(), "deadlift").modification_id == "dl_sumo"


def test_where_there_is_no_other_version_the_lift_stays() -> None:
    first = runner()
    lift = dose(lived(first, 1).weeks[0], "deadlift")
    lift = replace(lift, exercise=replace(lift.exercise, modifications=()))
    cell = Cell(role=Role.PULL, sets=2, reps=8, rpe=7, low=8, high=8)
    item = prescribed(lift.exercise, cell, first, lift, Move.OTHER)
    assert item is not None
    assert (item.modification_id, item.equipment) == ("", lift.equipment)
