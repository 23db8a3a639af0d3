"""A new week that begins in the middle of one: what is over stays, and the rest goes with it."""

from tests.workouts.planning.weeks import item, request, session, week
from workouts.planning.answers.rest_of_week import rest_of_week
from workouts.planning.values.week import Day, Week

HINGE = item("romanian_deadlift", sets=2, rpe=7.0, equipment="barbell")
CURL = item("hamstring_curl")
STEP = item("step_up")
RUNNER = request("rest easy easy easy easy easy long", equipment=frozenset({"barbell"}))
BEFORE = week(session("Mon", None, HINGE), session("Thu", None, CURL, identity="b"))
NEW = week(session("Tue", None, STEP), session("Thu", None, STEP))


def rest(new: Week = NEW, *, today: Day, done: tuple[str, ...] = ()) -> list[tuple[str, str]]:
    found = rest_of_week(new, BEFORE, RUNNER, today=today, done=done)
    return [(one.day.code, one.items[0].exercise.id) for one in found.sessions]


def test_a_week_that_has_not_begun_is_the_new_one() -> None:
    assert rest(today=Day.MON) == [("Tue", "step_up"), ("Thu", "step_up")]


def test_what_is_over_stays_and_counts() -> None:
    """Of the new sessions the one goes that is too soon after Monday's."""
    assert rest(today=Day.TUE) == [("Mon", "romanian_deadlift"), ("Thu", "step_up")]


def test_nothing_is_put_into_the_past() -> None:
    late = week(session("Tue", None, STEP), session("Wed", None, STEP))
    assert rest(late, today=Day.FRI) == [("Mon", "romanian_deadlift"), ("Thu", "hamstring_curl")]


def test_no_second_session_on_the_day_of_one_that_is_done() -> None:
    assert rest(today=Day.THU, done=("b",)) == [
        ("Mon", "romanian_deadlift"),
        ("Thu", "hamstring_curl"),
    ]


def test_a_week_that_is_withheld_has_no_sessions() -> None:
    assert rest(Week(sessions=(), withheld=True), today=Day.FRI) == []


def test_of_a_very_full_week_not_everything_is_tried() -> None:
    hill = item("hill_sprint")
    full = week(*(session(day.code, None, one) for day in Day for one in (STEP, hill)))
    assert rest(full, today=Day.TUE)[0] == ("Mon", "romanian_deadlift")
    assert "search-cut-short" in rest_of_week(full, BEFORE, RUNNER, today=Day.TUE).messages
    assert "search-cut-short" not in rest_of_week(NEW, BEFORE, RUNNER, today=Day.TUE).messages
