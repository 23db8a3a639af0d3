"""What is known of a week that is over."""

from dataclasses import replace

from tests.workouts.planning.weeks import item, request, session
from workouts.planning.values.report import DoneItem, DoneSession, PastWeek, week_as_planned
from workouts.planning.values.week import Week

LIFT = item("deadlift", sets=3)
WEEK = Week(sessions=(session("Mon", None, LIFT), session("Wed", None, item("hill_sprint"))))


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
