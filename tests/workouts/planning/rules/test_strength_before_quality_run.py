"""R04: on a day with a quality run, run first and lift at least six hours later."""

from tests.workouts.planning.weeks import findings, request, said, session
from workouts.planning.rules import strength_before_quality_run
from workouts.planning.values.week import Slot

TEMPO_MONDAY = "quality:tempo easy easy easy easy easy easy"


def test_six_hours_later_is_free() -> None:
    later = session("Mon", "H", slot=Slot.AFTER_6H)
    assert said(strength_before_quality_run, request(TEMPO_MONDAY), later) == []


def test_straight_after_costs_by_class() -> None:
    sentence = "On Monday the strength work follows the tempo run within 6 hours."
    runner = request(TEMPO_MONDAY)
    for stress, cost in (("H", 6), ("M", 3)):
        soon = session("Mon", stress, slot=Slot.AFTER_0H)
        assert said(strength_before_quality_run, runner, soon) == [("should", cost, sentence)]
    light = session("Mon", "L", slot=Slot.AFTER_0H)
    assert said(strength_before_quality_run, runner, light) == []


def test_a_beginner_pays_more_for_a_heavy_session_on_a_hard_day() -> None:
    runner = request(TEMPO_MONDAY, level="beginner")
    assert said(strength_before_quality_run, runner, session("Mon", "H", slot=Slot.AFTER_0H)) == [
        ("should", 8, "On Monday the strength work follows the tempo run within 6 hours.")
    ]
    assert said(strength_before_quality_run, runner, session("Mon", "H", slot=Slot.AFTER_6H)) == [
        (
            "should",
            3,
            "Monday has the tempo run and a heavy session, which is a lot for a beginner.",
        )
    ]


def test_who_waited_six_hours_is_not_told_to_wait_six_hours() -> None:
    runner = request(TEMPO_MONDAY, level="beginner")
    later = session("Mon", "H", slot=Slot.AFTER_6H)
    (finding,) = findings(strength_before_quality_run, runner, later)
    assert finding.remedy == "Make it lighter, or lift on another day."


def test_before_the_run_only_light_work_may_stand() -> None:
    sentence = "On Monday the strength work comes before the tempo run."
    runner = request(TEMPO_MONDAY)
    for stress, severity, cost in (("H", "must", 10), ("M", "must", 10), ("L", "should", 5)):
        first = session("Mon", stress, slot=Slot.BEFORE)
        assert said(strength_before_quality_run, runner, first) == [(severity, cost, sentence)]


def test_on_easy_days_any_order_is_right_but_jumps_come_first() -> None:
    assert said(strength_before_quality_run, request(), session("Mon", "H", slot=Slot.BEFORE)) == []
    jumps = session("Mon", "L", slot=Slot.AFTER_0H, contacts=15)
    assert said(strength_before_quality_run, request(), jumps) == [
        ("should", 2, "On Monday the jumps follow the run straight away.")
    ]
