"""Whole files of every service, as they write them, and what is odd about each."""

from datetime import date, timedelta

import pytest

from tests.workouts.exchange.running import real_files
from tests.workouts.exchange.running.samples import calendar, event, read, short
from workouts.exchange.running.found import FoundRun, Reading


def days_of(reading: Reading, name: str) -> list[tuple[date, int | None]]:
    return [(run.when, run.start) for run in reading.runs if run.written == name]


def why(run: FoundRun) -> list[str]:
    return [one.sentence.format(**one.facts) for one in run.because]


def test_a_calendar_of_runna() -> None:
    reading = read(real_files.RUNNA)
    assert short(reading.runs) == [
        "Tue easy 33 min 5.0 km",
        "Thu intervals 53 min 8.5 km",
        "Fri nothing 40 min",
        "Sun long 100 min 16.0 km",
    ]
    assert reading.runs[0].written == "5km Easy Run • 5km"
    assert why(reading.runs[3]) == ["word: Long Run", "longest of the week"]
    assert not reading.is_done


def test_a_calendar_of_training_peaks() -> None:
    reading = read(real_files.TRAINING_PEAKS)
    assert short(reading.runs) == [
        "Tue recovery 44 min 7.4 km",
        "Thu easy 40 min",
        "Thu tempo 65 min",
        "Fri nothing 45 min",
        "Sat nothing 120 min",
        "Sun race",
    ]
    assert [run.is_done for run in reading.runs] == [True, *[False] * 5]
    assert [run.is_run for run in reading.runs] == [True, True, True, False, False, True]
    assert reading.runs[5].detail == "half"


def test_a_calendar_of_garmin() -> None:
    runs = read(real_files.GARMIN).runs
    assert short(runs) == ["Tue easy", "Thu intervals", "Sun long"]
    assert [run.sure for run in runs] == ["guess", "sure", "sure"]


def test_a_calendar_of_intervals_icu() -> None:
    runs = read(real_files.INTERVALS).runs
    assert short(runs) == [
        "Tue intervals 60 min",
        "Wed nothing",
        "Thu nothing",
        "Thu nothing",
        "Sun long 120 min",
    ]
    assert why(runs[1]) == ["not a run: a note or a day off"]


def test_a_calendar_of_google_with_a_day_left_out_one_moved_and_one_cancelled() -> None:
    track = days_of(read(real_files.GOOGLE), "Bahntraining")
    assert track == [(day, 18 * 60 + 30) for day in (date(2026, 10, 20), date(2026, 11, 4))] + [
        (date(2026, 11, 17), 18 * 60 + 30)
    ]


def test_a_calendar_of_apple_every_second_week_across_the_change_of_clocks() -> None:
    reading = read(real_files.APPLE)
    first = date(2026, 10, 21)
    assert days_of(reading, "Rodaje suave") == [
        (first + timedelta(weeks=weeks), 7 * 60) for weeks in (0, 2, 4)
    ]
    assert short(reading.runs)[1] == "Sun long 22.0 km"


def test_a_calendar_of_outlook_with_short_line_ends_a_mark_and_a_zone_of_its_own() -> None:
    runs = read(real_files.OUTLOOK).runs
    assert [(run.written, run.start, run.km) for run in runs] == [
        ("Easy run 10 km", 18 * 60, 10.0),
        ("Langer Lauf", 7 * 60, None),
    ]


@pytest.mark.parametrize("language", sorted(real_files.STRAVA))
def test_a_table_of_strava_in_the_language_of_its_owner(language: str) -> None:
    reading = read(real_files.STRAVA[language])
    assert short(reading.runs) == ["Tue easy 45 min 8.0 km", "Sun long 121 min 21.5 km"]
    assert reading.is_done
    assert [run.start for run in reading.runs] == [18 * 60 + 10, 8 * 60]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_lines_are_folded_however_a_line_ends(end: str) -> None:
    text = calendar(event(DTSTART="20261020", SUMMARY="Easy ru\r\n n with Jo\r\n \tund Änne 8 km"))
    (run,) = read(text.replace("\r\n", end)).runs
    assert (run.written, run.km) == ("Easy run with Jo\tund Änne 8 km", 8.0)


def test_an_entry_that_is_written_twice_is_one_run() -> None:
    """As an export of two calendars, or a file that was joined by hand, has it."""
    once = event(UID="a", DTSTART_DATE="20261020", SUMMARY="Easy 8 km")
    same = event(UID="b", DTSTART_DATE="20261021", SUMMARY="Tempo 8 km")
    assert short(read(calendar(once, same, once, same)).runs) == [
        "Tue easy 8.0 km",
        "Wed tempo 8.0 km",
    ]


def test_two_runs_of_one_name_on_a_day_are_two() -> None:
    morning = event(UID="a", DTSTART="20261020T060000", SUMMARY="Easy 6 km")
    evening = event(UID="b", DTSTART="20261020T180000", SUMMARY="Easy 6 km")
    assert len(read(calendar(morning, evening)).runs) == 2


def test_a_cancelled_run_is_none() -> None:
    off = event(UID="a", DTSTART_DATE="20261020", SUMMARY="Track", STATUS="CANCELLED")
    on = event(UID="b", DTSTART_DATE="20261021", SUMMARY="Easy")
    assert short(read(calendar(off, on)).runs) == ["Wed easy"]


def test_a_series_without_some_of_its_days() -> None:
    series = event(
        DTSTART_DATE="20261020",
        SUMMARY="Easy",
        RRULE="FREQ=DAILY;COUNT=5",
        EXDATE="20261022",
    ).replace("EXDATE:", "EXDATE;VALUE=DATE:")
    assert [f"{run.when:%d}" for run in read(calendar(series)).runs] == ["20", "21", "23", "24"]


def test_runs_further_ahead_than_a_plan_goes_are_said() -> None:
    near = event(UID="a", DTSTART_DATE="20261020", SUMMARY="Easy")
    far = [
        event(UID=str(year), DTSTART_DATE=f"{year}1020", SUMMARY="Easy") for year in (2028, 2029)
    ]
    reading = read(calendar(near, *far))
    assert len(reading.runs) == 1
    (note,) = reading.notes
    assert note.sentence.format(**note.facts).startswith(
        "More than 60 weeks away, so left out for now: 2."
    )


def test_rows_of_a_table_that_are_years_away_are_said() -> None:
    days = read("Date,Name\n20.10.2026,Easy\n20.10.2029,Tempo")
    assert [(one.written, one.because.sentence) for one in days.left_out] == [
        ("20.10.2029, Tempo", "more than a year away")
    ]
    weeks = read("Week,Mon,Tue,Wed,Thu\n19.10.2026,,easy,,\n19.10.2029,,tempo,,")
    assert [one.because.sentence for one in weeks.left_out] == ["more than a year away"]
