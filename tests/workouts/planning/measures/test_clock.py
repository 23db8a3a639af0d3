"""Hours between strength work and runs, by the clock or by whole days."""

import pytest

from tests.workouts.planning.weeks import request, said, session
from workouts.planning.measures.clock import hours_after_run, hours_before_run, usual_slot
from workouts.planning.rules import heavy_before_key_run, strength_before_quality_run
from workouts.planning.values.week import Day, Slot

SEVEN, NOON, EVENING = 7 * 60, 12 * 60, 19 * 60


def starts(**times: int) -> tuple[int | None, ...]:
    return tuple(times.get(day.code) for day in Day)


def test_without_clock_times_a_day_is_just_under_24_hours() -> None:
    runner = request("easy easy quality:tempo easy easy easy easy")
    assert hours_before_run(session("Tue", "H"), 1, runner) == 23
    assert hours_before_run(session("Mon", "H"), 2, runner) == 48


def test_the_clock_counts_from_the_end_of_strength_to_the_start_of_the_run() -> None:
    runner = request(
        "easy easy quality:tempo@19:00 easy easy easy easy",
        strength_starts=starts(Tue=SEVEN),
        session_minutes=60,
    )
    assert hours_before_run(session("Tue", "H"), 1, runner) == 35
    assert hours_before_run(session("Tue", "H", start=NOON), 1, runner) == 30


@pytest.mark.parametrize(
    ("run_at", "lift_at", "finding"),
    [
        ("19:00", EVENING + 60, ("must", 10, "{} is heavy and the tempo run comes the day after.")),
        ("19:00", NOON, ("should", 8, "{} is heavy and the tempo run comes 30 hours later.")),
        ("19:00", 0, ("should", 4, "{} is heavy and the tempo run comes 42 hours later.")),
    ],
)
def test_heavy_work_keeps_24_36_and_48_hours(
    run_at: str, lift_at: int, finding: tuple[str, int, str]
) -> None:
    runs = f"easy easy quality:tempo@{run_at} easy easy easy easy"
    runner = request(runs, strength_starts=starts(Tue=lift_at), session_minutes=60)
    severity, cost, message = finding
    assert said(heavy_before_key_run, runner, session("Tue", "H")) == [
        (severity, cost, message.format("Tuesday"))
    ]


def test_moderate_work_keeps_24_and_36_hours() -> None:
    runs = "easy easy quality:tempo@19:00 easy easy easy easy"
    noon = request(runs, strength_starts=starts(Tue=NOON), session_minutes=60)
    assert said(heavy_before_key_run, noon, session("Tue", "M")) == [
        ("should", 3, "Tuesday is moderate and the tempo run comes 30 hours later.")
    ]
    night = request(runs, strength_starts=starts(Tue=0), session_minutes=60)
    assert said(heavy_before_key_run, night, session("Tue", "M")) == []


def test_late_in_the_evening_even_two_days_can_be_short() -> None:
    runs = "easy easy quality:tempo@06:00 easy easy easy easy"
    late = request(runs, strength_starts=starts(Mon=21 * 60), session_minutes=60)
    assert said(heavy_before_key_run, late, session("Mon", "H")) == [
        ("should", 8, "Monday is heavy and the tempo run comes 32 hours later.")
    ]


def test_the_slot_in_a_day_comes_from_the_clock() -> None:
    runs = "quality:tempo:60min@07:00 quality:hills@18:00 rest easy quality:tempo:60min@07:00 " * 2
    week = " ".join(runs.split()[:7])
    runner = request(week, strength_starts=starts(Mon=14 * 60, Tue=NOON, Fri=9 * 60))
    slots = [usual_slot(day, runner) for day in Day]
    assert slots[:5] == [
        Slot.AFTER_6H,
        Slot.BEFORE,
        Slot.ALONE,
        Slot.WITH_EASY,
        Slot.AFTER_0H,
    ]
    assert slots[5] is Slot.AFTER_0H  # no time given for Saturday's session


def test_without_clock_times_the_slot_depends_on_the_runners_day() -> None:
    runs = "quality:tempo easy easy easy easy easy rest"
    assert usual_slot(Day.MON, request(runs)) is Slot.AFTER_0H
    assert usual_slot(Day.MON, request(runs, double_days=True)) is Slot.AFTER_6H


def test_a_run_of_unknown_length_is_taken_for_an_hour() -> None:
    runner = request("easy@07:00 " + "rest " * 6)
    assert hours_after_run(Day.MON, NOON, runner) == 4
    assert hours_after_run(Day.MON, 6 * 60, runner) == -2
    assert hours_after_run(Day.MON, None, runner) is None
    assert hours_after_run(Day.TUE, NOON, runner) is None


def test_jumps_within_three_hours_of_an_easy_run_cost() -> None:
    runner = request("easy:60min@07:00 " + "rest " * 6)
    soon = session("Mon", "L", contacts=10, start=10 * 60)
    assert said(strength_before_quality_run, runner, soon) == [
        ("should", 2, "On Monday the jumps follow the run straight away.")
    ]
    for fine in (11 * 60, 5 * 60):
        later = session("Mon", "L", contacts=10, start=fine)
        assert said(strength_before_quality_run, runner, later) == []
