"""R38: after a break strength work starts again below where it stopped."""

from typing import Any

from tests.workouts.planning.weeks import lift, request, said, session
from workouts.planning.rules import back_too_fast
from workouts.planning.values.week import Prescription


def judged(given: Prescription, **facts: Any) -> list[tuple[str, float, str]]:
    return said(back_too_fast, request(**facts), session("Tue", None, given))


def test_two_weeks_off_change_nothing_here() -> None:
    assert judged(lift("romanian_deadlift", sets=4, rpe=8.0), weeks_off=2, usual_ham_sets=4.0) == []


def test_after_three_weeks_effort_stays_low() -> None:
    assert judged(lift("romanian_deadlift", rpe=6.0), weeks_off=3) == []
    assert judged(lift("romanian_deadlift", rpe=6.5), weeks_off=3) == [
        ("must", 10, "Romanian deadlift with only 3 to 4 left, after 3 weeks off.")
    ]


def test_after_three_weeks_sixty_percent_of_the_sets_are_enough() -> None:
    assert judged(lift("romanian_deadlift", sets=3), weeks_off=4, usual_ham_sets=5.0) == []
    assert judged(lift("romanian_deadlift", sets=4), weeks_off=4, usual_ham_sets=5.0) == [
        ("must", 10, "4 hamstring sets in the first week back; 3 are enough.")
    ]


def test_an_unknown_usual_sets_no_limit() -> None:
    assert judged(lift("romanian_deadlift", sets=4), weeks_off=4) == []
