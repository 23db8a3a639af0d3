"""R21: a session fits the time the runner has."""

from tests.workouts.planning.weeks import item, request, said, session
from workouts.planning.rules import session_too_long

# Five minutes of warm-up, 60 s to set up, 3 x 8 x 5 s of work, 2 x 90 s of rest: 11 minutes.
CURLS = session("Mon", None, item("hamstring_curl", sets=3))


def test_a_session_that_fits_is_free() -> None:
    assert said(session_too_long, request(session_minutes=11), CURLS) == []


def test_two_minutes_over_cost_and_more_is_too_long() -> None:
    sentence = "Monday takes 11 minutes, and you have {}."
    for budget, severity, cost in ((10, "should", 1), (9, "should", 1), (8, "must", 10)):
        assert said(session_too_long, request(session_minutes=budget), CURLS) == [
            (severity, cost, sentence.format(budget))
        ]


STEP_UPS = item("step_up", equipment="box", rest_seconds=15)
CURLS_IN_TURN = item("hamstring_curl", rest_seconds=15)


def test_step_ups_and_curls_may_take_turns() -> None:
    in_turn = session("Mon", None, STEP_UPS, CURLS_IN_TURN)
    assert said(session_too_long, request(), in_turn) == []
    one_set = session("Mon", None, item("step_up", equipment="box", sets=1, rest_seconds=15))
    assert said(session_too_long, request(), one_set) == []


def test_short_rests_without_a_partner_cost() -> None:
    sentence = "Step-up: 15 seconds of rest is too short, as it takes turns with nothing."
    deadlift, resting = item("deadlift"), item("hamstring_curl")
    for items in ((STEP_UPS,), (STEP_UPS, resting), (STEP_UPS, deadlift, resting)):
        assert said(session_too_long, request(), session("Mon", None, *items)) == [
            ("should", 3, sentence)
        ]
