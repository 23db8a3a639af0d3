"""R53: a yes to a health question keeps effort low until a clinician clears it."""

from tests.workouts.planning.weeks import item, request, said, session
from workouts.planning.rules import unscreened_effort
from workouts.planning.values.request import Condition

HEART = frozenset({Condition.HEART})


def test_without_a_condition_or_with_a_yes_nothing_changes() -> None:
    hard = session("Mon", None, item("lunge", rpe=8.0), contacts=9)
    assert said(unscreened_effort, request(), hard) == []
    assert said(unscreened_effort, request(conditions=HEART, clearance=True), hard) == []


def test_effort_stays_at_six_until_a_clinician_agrees() -> None:
    runner = request(conditions=HEART)
    assert said(unscreened_effort, runner, session("Mon", None, item("lunge", rpe=6.0))) == []
    assert said(unscreened_effort, runner, session("Mon", None, item("lunge", rpe=6.5))) == [
        ("must", 10, "Lunge with only 3 to 4 left waits for a clinician's yes.")
    ]


def test_no_all_out_work() -> None:
    for fast in (session("Mon", sprints=1), session("Mon", "L", contacts=5)):
        assert said(unscreened_effort, request(conditions=HEART), fast) == [
            ("must", 10, "Monday has all-out work before a clinician has cleared it.")
        ]
