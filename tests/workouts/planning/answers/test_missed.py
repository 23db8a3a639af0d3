"""R39: a missed session is left out, or moved to where it does no harm."""

from hypothesis import given
from hypothesis import strategies as st

from tests.workouts.planning.catalogue import exercises
from tests.workouts.planning.runners import REQUESTS
from tests.workouts.planning.weeks import item, request, session, week
from workouts.planning import build_week, review_week
from workouts.planning.answers.missed import ways_after_missing
from workouts.planning.answers.proposal import Proposal
from workouts.planning.edits import Add, Drop, Move
from workouts.planning.measures.load import session_stress
from workouts.planning.values.request import Request
from workouts.planning.values.week import Day, Stress, Week

HINGE = item("romanian_deadlift", sets=3, rpe=7.0, equipment="barbell")
CURL = item("hamstring_curl")
RUNNER = request("easy easy easy quality:tempo easy easy rest", equipment=frozenset({"barbell"}))
WEEK = week(session("Mon", None, HINGE), session("Fri", None, CURL))


def ways(mine: Week = WEEK, place: int = 0, today: Day = Day.TUE) -> tuple[Proposal, ...]:
    return ways_after_missing(mine, RUNNER, place=place, today=today)


def moves(found: tuple[Proposal, ...]) -> set[str]:
    return {edit.to.code for way in found for edit in way.edits if isinstance(edit, Move)}


def test_leaving_it_out_comes_first() -> None:
    assert isinstance(ways()[0].edits[0], Drop)
    assert ways()[0].week.sessions == WEEK.sessions[1:]


def test_it_never_moves_to_the_day_before_a_key_run_or_to_a_day_with_strength_work() -> None:
    assert "Wed" not in moves(ways())
    assert "Fri" not in moves(ways())
    assert "Tue" in moves(ways())


def test_it_does_not_move_into_the_past() -> None:
    assert "Tue" not in moves(ways(today=Day.WED))


def test_where_it_may_not_be_heavy_it_may_still_be_light() -> None:
    light = [way for way in ways() if len(way.edits) == 2 and isinstance(way.edits[0], Move)]
    assert light
    for way in light:
        (move,) = (edit for edit in way.edits if isinstance(edit, Move))
        moved = next(s for s in way.week.sessions if s.day == move.to)
        assert session_stress(moved, RUNNER) is Stress.LIGHT


def test_its_main_lift_may_join_a_later_session() -> None:
    merged = [way for way in ways() if isinstance(way.edits[-1], Add)]
    assert [[i.exercise.id for i in w.week.sessions[0].items] for w in merged] == [
        ["romanian_deadlift", "hamstring_curl"]
    ]
    assert not [way for way in ways(place=1, today=Day.SAT) if isinstance(way.edits[-1], Add)]


def test_a_later_session_that_has_the_lift_takes_no_second_one() -> None:
    twice = week(session("Mon", None, HINGE), session("Fri", None, HINGE))
    assert not [way for way in ways(twice) if isinstance(way.edits[-1], Add)]


def test_missed_sprints_are_moved_or_left_out() -> None:
    sprints = item("hill_sprint", sets=1, reps=2, equipment="hill", rest_seconds=120)
    found = ways(week(session("Mon", None, sprints), session("Fri", None, CURL)))
    assert all(len(way.edits) == 1 for way in found)


@given(REQUESTS, st.sampled_from(Day))
def test_no_way_breaks_a_must_rule(request_: Request, today: Day) -> None:
    mine = build_week(request_, exercises())
    for place in range(len(mine.sessions)):
        without = Drop(place=place).apply(mine, request_)
        kept = {f.rule for f in review_week(without, request_) if f.is_must}
        for way in ways_after_missing(mine, request_, place=place, today=today):
            again = review_week(way.week, request_)
            assert {finding.rule for finding in again if finding.is_must} <= kept
