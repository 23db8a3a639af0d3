"""A change that is made again to a week that has moved on meanwhile."""

from dataclasses import replace

from tests.workouts.planning.weeks import item, session, week
from workouts.planning.edits import ChangeRun, Drop, Move, Replace, edits_again
from workouts.planning.notation.requests import parse_run
from workouts.planning.values.week import Day

HINGE = item("romanian_deadlift", sets=3, rpe=7.0, equipment="barbell")
CURL = item("hamstring_curl", rpe=7.0)
TUESDAY = week(session("Tue", None, HINGE, CURL))
NOW = week(session("Mon", "L"), session("Tue", None, CURL), session("Thu", None, HINGE, CURL))


def test_a_change_is_made_again_where_its_session_is_now() -> None:
    assert edits_again((Move(place=0, to=Day.FRI),), TUESDAY, TUESDAY)[0] == Move(
        place=0, to=Day.FRI
    )
    assert edits_again((Drop(place=0),), TUESDAY, NOW) == (Drop(place=2),)
    curl = Replace(place=0, position=1, item=None)
    assert edits_again((curl,), TUESDAY, NOW) == (Replace(place=2, position=1, item=None),)
    only_curl = week(session("Mon", "L"), session("Tue", None, CURL))
    assert edits_again((curl,), TUESDAY, only_curl) == (replace(curl, place=1, position=0),)
    hinge = Replace(place=0, position=0, item=None)
    assert edits_again((hinge,), TUESDAY, only_curl) == ()
    assert edits_again((hinge,), TUESDAY, week(session("Fri", "L"))) == ()
    assert edits_again((Drop(place=0), Drop(place=0)), TUESDAY, NOW) == ()
    run = ChangeRun(day=Day.MON, run=parse_run("easy", "run"))
    assert edits_again((run,), TUESDAY, NOW) == (run,)
