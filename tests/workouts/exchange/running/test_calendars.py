"""Calendars of other services are understood, and what cannot be is named."""

from datetime import date, timedelta
from time import process_time

import pytest

from tests.workouts.exchange.running.samples import WHEN, calendar, event, only, read, short
from workouts.exchange.running.found import FoundKind, Sure, UnreadableError


def test_runna_writes_days_without_saying_so_and_minutes_in_a_line_of_its_own() -> None:
    run = only(
        calendar(
            event(
                DTSTART="20261020",
                SUMMARY="🏃 Gradual Build • 2.6km",
                DESCRIPTION="Walk Run • 2.3km • 25m - 30m\\n\\nStart slowly.",
                DURATION_SECONDS="1800",
            )
        )
    )
    assert (run.when, run.kind, run.minutes, run.km) == (date(2026, 10, 20), "easy", 30, 2.6)
    assert run.written == "Gradual Build • 2.6km"
    assert not run.is_done


def test_runna_in_miles_without_its_line_takes_the_longer_time_of_the_description() -> None:
    run = only(
        calendar(
            event(
                DTSTART="20261025",
                SUMMARY="🏃 Long Run • 10mi",
                DESCRIPTION="Long Run • 10mi • 1h20m - 1h35m",
            )
        )
    )
    assert (run.kind, run.km, run.sure) == (FoundKind.LONG, 16.1, Sure.SURE)


def test_training_peaks_has_two_runs_on_a_day_and_strength_that_is_only_shown() -> None:
    reading = read(
        calendar(
            event(
                UID="a",
                DTSTART_DATE="20261022",
                SUMMARY="Run: easy",
                DESCRIPTION="Planned Time: 0:40",
            ),
            event(
                UID="b",
                DTSTART_DATE="20261022",
                SUMMARY="Run: Threshold",
                DESCRIPTION="Planned Time: 1:05",
            ),
            event(UID="c", DTSTART_DATE="20261023", SUMMARY="Strength: Full body"),
            event(UID="d", DTSTART_DATE="20261025", SUMMARY="City 10K Race"),
        )
    )
    assert short(reading.runs) == [
        "Thu easy 40 min",
        "Thu tempo 65 min",
        "Fri nothing",
        "Sun race 10.0 km",
    ]
    assert reading.runs[2].because[0].sentence.startswith("strength work from elsewhere")
    assert reading.runs[3].detail == "10k"


def test_a_run_that_is_done_takes_the_place_of_its_plan() -> None:
    run = only(
        calendar(
            event(UID="a", DTSTART_DATE="20261020", SUMMARY="Run: easy"),
            event(
                UID="a",
                DTSTART="20261020T070000",
                DTEND="20261020T074500",
                SUMMARY="Run: easy",
                DESCRIPTION="Actual Time: 0:45",
            ),
        )
    )
    assert (run.is_done, run.minutes, run.start) == (True, 45, 7 * 60)


@pytest.mark.parametrize(
    ("name", "kind", "sure"),
    [
        ("Base", FoundKind.EASY, Sure.GUESS),
        ("Sprint", FoundKind.INTERVALS, Sure.SURE),
        ("Long Run", FoundKind.LONG, Sure.SURE),
        ("Threshold", FoundKind.TEMPO, Sure.SURE),
        ("Recovery", FoundKind.RECOVERY, Sure.SURE),
    ],
)
def test_of_garmin_the_name_alone_tells_the_kind(name: str, kind: FoundKind, sure: Sure) -> None:
    run = only(calendar(event(DTSTART_DATE="20261021", SUMMARY=name)))
    assert (run.kind, run.sure) == (kind, sure)


def test_notes_illness_and_holidays_of_intervals_icu_are_no_runs() -> None:
    names = ("Sick", "Holiday in Spain", "Note", "Run 5x1000m", "Ride easy")
    events = [
        event(UID=name, DTSTART=f"2026102{number}T080000", SUMMARY=name)
        for number, name in enumerate(names)
    ]
    kinds = [run.kind.value for run in read(calendar(*events)).runs]
    assert kinds == ["nothing", "nothing", "nothing", "intervals", "nothing"]


def test_a_weekly_run_keeps_its_hour_across_the_change_of_clocks() -> None:
    weekly = event(
        DTSTART_BERLIN="20261013T180000", SUMMARY="Track", RRULE="FREQ=WEEKLY;COUNT=4;BYDAY=TU"
    )
    runs = read(calendar(weekly)).runs
    assert [(run.when, run.start) for run in runs] == [
        (date(2026, 10, 13) + timedelta(weeks=week), 18 * 60) for week in range(4)
    ]


def test_one_time_of_a_series_that_was_moved_is_where_it_was_moved_to() -> None:
    series = event(UID="s", DTSTART="20261020T180000", SUMMARY="Track", RRULE="FREQ=WEEKLY;COUNT=2")
    moved = event(
        UID="s", DTSTART="20261022T180000", SUMMARY="Track", RECURRENCE_ID="20261020T180000"
    )
    assert [f"{run.when:%d}" for run in read(calendar(series, moved)).runs] == ["22", "27"]


def test_a_time_in_utc_is_told_on_the_clock_of_the_runner() -> None:
    run = only(calendar(event(DTSTART="20261020T223000Z", SUMMARY="Easy")))
    assert (run.when, run.start) == (date(2026, 10, 21), 30)


def test_an_unknown_zone_is_taken_as_it_is_on_the_clock() -> None:
    text = event(DTSTART="20261020T180000", SUMMARY="Easy").replace(
        "DTSTART:", "DTSTART;TZID=Nowhere/Else:"
    )
    assert only(calendar(text)).start == 18 * 60


def test_a_date_in_the_year_0_is_left_out_and_the_others_are_kept() -> None:
    reading = read(
        calendar(
            event(UID="a", DTSTART_DATE="00000101", SUMMARY="Odd"),
            event(UID="b", DTSTART_DATE="20261020", SUMMARY="Easy"),
        )
    )
    assert [run.written for run in reading.runs] == ["Easy"]
    assert [one.written for one in reading.left_out] == ["Odd"]


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=SECONDLY",
        "FREQ=DAILY;BYHOUR=1,2,3;BYMINUTE=0,1,2;BYSECOND=1,2",
        "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=YEARLY;BYEASTER=1",
        "FREQ=DAILY;INTERVAL=0",
        "FREQ=DAILY;BYMONTH=13",
        "FREQ=DAILY;BYDAY=MO;BYSETPOS=5",
    ],
)
def test_a_repetition_for_ever_costs_nothing_and_is_named(rule: str) -> None:
    before = process_time()
    reading = read(
        calendar(
            event(UID="a", DTSTART="20261020T060000", SUMMARY="For ever", RRULE=rule),
            event(UID="b", DTSTART_DATE="20261020", SUMMARY="Easy"),
        )
    )
    assert process_time() - before < 1  # second
    assert [one.written for one in reading.left_out] == ["For ever"]
    assert [run.written for run in reading.runs] == ["Easy"]


def test_a_daily_run_without_end_is_known_for_as_long_as_a_plan_may_be() -> None:
    daily = event(DTSTART="20240101T060000", SUMMARY="Easy", RRULE="FREQ=DAILY")
    reading = read(calendar(daily))
    assert len(reading.runs) == 400
    assert reading.runs[0].when == WHEN.today - timedelta(weeks=9)


def test_what_a_file_says_of_its_time_zone_is_not_run() -> None:
    zone = (
        "BEGIN:VTIMEZONE\r\nTZID:Bomb\r\nBEGIN:STANDARD\r\nDTSTART:19000101T000000\r\n"
        "RRULE:FREQ=SECONDLY\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:+0200\r\nEND:STANDARD\r\n"
        "END:VTIMEZONE\r\n"
    )
    before = process_time()
    assert only(calendar(event(DTSTART_DATE="20261020", SUMMARY="Easy"), head=zone))
    assert process_time() - before < 1  # second


def test_two_thousand_runs_in_a_week_are_bounded_and_said() -> None:
    events = [
        event(UID=str(number), DTSTART="20261020T060000", SUMMARY=f"Easy {number}")
        for number in range(2000)
    ]
    reading = read(calendar(*events))
    assert len(reading.runs) == 400
    assert reading.notes[0].facts == {"most": 400, "count": 2000}


@pytest.mark.parametrize(
    "body",
    [
        "BEGIN:VEVENT\r\n" * 100_000,
        "BEGIN:VALARM\r\n" * 100_000,
        event(DTSTART="20261020T060000", SUMMARY="1min" * 100_000),
        event(DTSTART="20261020T060000", SUMMARY="Run", DESCRIPTION="dauer" + " " * 100_000 + "x"),
    ],
    ids=["events without an end", "alarms without an end", "many amounts", "many spaces"],
)
def test_a_calendar_that_is_made_to_be_slow_is_read_at_once(body: str) -> None:
    before = process_time()
    read(calendar(event(UID="b", DTSTART_DATE="20261020", SUMMARY="Easy"), body))
    assert process_time() - before < 3  # seconds


def test_names_are_kept_as_long_as_a_plan_keeps_them() -> None:
    run = only(
        calendar(event(UID="u" * 5000, DTSTART_DATE="20261020", SUMMARY="tempo" + "o" * 5000))
    )
    assert len(run.uid) == 200
    assert len(run.because[0].facts["word"]) <= 500


def test_a_web_page_instead_of_a_calendar_is_called_one() -> None:
    with pytest.raises(UnreadableError, match="web page"):
        read("<!doctype html><title>Sign in</title>")


def test_a_calendar_of_fifty_megabytes_is_refused_before_it_is_read() -> None:
    with pytest.raises(UnreadableError, match="larger than"):
        read("BEGIN:VCALENDAR\r\n" + "X" * 50_000_000)


def test_a_calendar_without_a_run_changes_nothing() -> None:
    with pytest.raises(UnreadableError, match="no run"):
        read(calendar())
