"""What is known of a week that is over."""

from dataclasses import replace

from tests.workouts.planning.weeks import item, request, session
from workouts.planning.values.report import (
    DoneItem,
    DoneSession,
    PastWeek,
    planned_again,
    week_as_planned,
)
from workouts.planning.values.week import Day, Week

LIFT = item("deadlift", sets=3)
MONDAY = replace(session("Mon", None, LIFT), identity="1")
WEDNESDAY = replace(session("Wed", None, item("hill_sprint")), identity="2")
WEEK = Week(sessions=(MONDAY, WEDNESDAY))


def test_a_week_as_planned_holds_every_exercise_of_every_session() -> None:
    past = week_as_planned(WEEK, request())
    assert [one.planned for one in past.done] == list(WEEK.sessions)
    assert past.done[0].items == (DoneItem(planned=LIFT),)
    assert not past.is_missed


def test_nobody_knows_what_was_done_in_a_week_without_a_report() -> None:
    past = PastWeek(request=request(), week=WEEK)
    assert not past.is_reported
    assert not past.is_missed
    assert past.done == ()


def test_hill_sprints_alone_do_not_save_a_week_from_being_missed() -> None:
    gym, hills = week_as_planned(WEEK, request()).done
    past = PastWeek(request=request(), week=WEEK, sessions=(replace(gym, is_done=False), hills))
    assert past.done == (hills,)
    assert past.is_missed


def test_an_exercise_of_which_no_set_was_done_was_skipped() -> None:
    assert DoneItem(planned=LIFT, sets_done=0).is_skipped
    assert not DoneItem(planned=LIFT).is_skipped
    assert DoneSession(planned=WEEK.sessions[0]).soreness == 0


def test_what_was_told_of_a_week_holds_when_it_is_planned_again() -> None:
    monday, wednesday = week_as_planned(WEEK, request()).sessions or ()
    told = (replace(monday, pain=4), replace(wednesday, is_done=False))
    past = PastWeek(request=request(), week=WEEK, sessions=told)
    other = Week(sessions=(MONDAY, session("Sat", None, LIFT)))
    again = planned_again(past, other, request(session_minutes=30), Day.TUE)
    assert [(one.pain, one.is_done) for one in again.sessions or ()] == [(4, True), (0, True)]
    assert (again.week, again.request.session_minutes) == (other, 30)


def test_what_is_still_to_come_in_a_week_is_taken_as_planned() -> None:
    undone = tuple(replace(one, is_done=False) for one in week_as_planned(WEEK, request()).done)
    past = PastWeek(request=request(), week=WEEK, sessions=undone)
    for day, done in ((Day.MON, [True, True]), (Day.WED, [False, True]), (Day.THU, [False, False])):
        so_far = planned_again(past, WEEK, past.request, day)
        assert [one.is_done for one in so_far.sessions or ()] == done


def test_a_week_of_which_nothing_was_told_goes_as_planned() -> None:
    past = PastWeek(request=request(), week=WEEK)
    assert planned_again(past, WEEK, past.request, Day.SUN) == week_as_planned(WEEK, request())
