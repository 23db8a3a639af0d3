"""R27: jumps are done fresh, on the right day."""

from tests.workouts.planning.weeks import request, said, session
from workouts.planning.rules import tired_jumps
from workouts.planning.values.week import Session, Slot


def jumps(day: str, contacts: int = 15, slot: Slot = Slot.WITH_EASY) -> Session:
    return session(day, "L", contacts=contacts, slot=slot)


def test_a_quiet_day_is_right() -> None:
    assert said(tired_jumps, request(), jumps("Wed")) == []
    assert said(tired_jumps, request("quality:tempo " * 7), session("Mon", "L")) == []


def test_jumps_never_follow_a_key_run() -> None:
    runner = request("easy easy quality:tempo easy easy easy easy")
    assert said(tired_jumps, runner, jumps("Wed", slot=Slot.AFTER_6H)) == [
        ("must", 10, "On Wednesday the jumps come after the tempo run.")
    ]


def test_a_few_may_warm_up_for_a_quality_run() -> None:
    runner = request("easy easy quality:tempo easy easy easy easy")
    sentence = "On Wednesday the jumps come before the tempo run."
    assert said(tired_jumps, runner, jumps("Wed", 20, Slot.BEFORE)) == [("should", 3, sentence)]
    assert said(tired_jumps, runner, jumps("Wed", 21, Slot.BEFORE)) == [("must", 10, sentence)]


def test_the_day_after_a_big_long_run_is_not_for_jumps() -> None:
    big = request("easy easy easy easy easy easy long:90min")
    assert said(tired_jumps, big, jumps("Mon")) == [
        ("must", 10, "Monday has jumps, the day after the 90-minute long run.")
    ]
    short = request("easy easy easy easy easy easy long:60min")
    assert said(tired_jumps, short, jumps("Mon")) == [
        ("should", 5, "Monday has jumps, the day after the 60-minute long run.")
    ]


def test_the_day_before_a_key_run_costs() -> None:
    runner = request("easy quality:tempo easy easy easy easy long:60min")
    assert said(tired_jumps, runner, jumps("Sat")) == [
        ("should", 3, "Saturday has jumps, the day before the 60-minute long run.")
    ]
    tempo = request("easy quality:tempo easy easy easy easy easy")
    assert said(tired_jumps, tempo, jumps("Mon")) == [
        ("should", 5, "Monday has jumps, the day before the tempo run.")
    ]
