"""Strava's table and the files of watches tell the usual week."""

import gzip
import io
import zipfile
from datetime import UTC, datetime

import pytest

from tests.workouts.exchange.running.samples import (
    WHEN,
    eight_weeks,
    fit,
    gpx,
    read,
    read_all,
    short,
)
from workouts.exchange.running.files import GivenFile
from workouts.exchange.running.found import FoundKind, UnreadableError
from workouts.exchange.running.usual_week import usual_week, weekly_km

START = datetime(2026, 10, 18, 6, tzinfo=UTC)
GERMAN = (
    "Aktivitäts-ID,Aktivitätsdatum,Name der Aktivität,Aktivitätsart,Aktivitätsbeschreibung,"
    "Verstrichene Zeit,Distanz,Max. Herzfrequenz,Anstrengung,Pendeln,Private Notiz,Ausrüstung,"
    "Dateiname,Verstrichene Zeit,Distanz\n"
    '1,"18. Okt. 2026, 06:00:12",Langer Lauf,Lauf,,7260,"21,50",,,,,,a.fit.gz,7260.0,21500.0\n'
    '2,"17. Okt. 2026, 16:30:00",Rad,Radfahrt,,3600,"30,10",,,,,,b.fit.gz,3600.0,30100.0\n'
    '3,"13.10.2026, 05:10:00",Morgenlauf,Lauf,,2700,"8,02",,,,,,c.fit.gz,2700.0,8020.0\n'
)
ENGLISH = (
    "Activity ID,Activity Date,Activity Name,Activity Type,Activity Description,Elapsed Time,"
    "Distance,Max Heart Rate,Relative Effort,Commute,Private Note,Gear,Filename,Elapsed Time,"
    "Distance\n"
    '1,"Oct 18, 2026, 6:00:12 AM",Long Run,Run,,7260,21.50,,,,,,a.fit.gz,7260.0,21500.0\n'
)


def test_strava_in_german_has_decimal_commas_and_each_column_twice() -> None:
    reading = read(GERMAN)
    assert short(reading.runs) == ["Tue easy 45 min 8.0 km", "Sun long 121 min 21.5 km"]
    assert reading.is_done
    assert reading.runs[0].start == 7 * 60 + 10  # in Berlin; Strava writes UTC


def test_strava_in_english_is_read_too() -> None:
    assert short(read(ENGLISH).runs) == ["Sun long 121 min 21.5 km"]


def test_eight_weeks_of_a_watch_are_the_usual_week() -> None:
    reading = read_all(*eight_weeks())
    assert reading.is_done
    usual = usual_week(reading.runs, WHEN.today)
    assert [str(run) for run in usual.week] == [
        "rest",
        "easy:50min",
        "rest",
        "easy:45min",
        "rest",
        "easy:40min",
        "long:120min",
    ]
    assert usual.km == 45.0, "what was really run"


def test_minutes_stand_in_for_kilometres_only_where_some_runs_have_these() -> None:
    some = read("Tue easy 60 min, Thu easy 10 km, Sat Bike 40 km").runs
    assert weekly_km(some) == 20.0, "of another sport none"
    assert weekly_km(read("Tue easy 60 min, Thu easy 40 min").runs) is None
    assert weekly_km(read("Tue 6x800, Thu easy 10 km").runs) is None
    assert weekly_km(read("\n".join(["Tue easy 290 km"] * 2)).runs) == 290.0


def test_gpx_is_measured_from_its_points() -> None:
    reading = read_all(GivenFile(name="a.gpx", data=gpx(START)))
    assert short(reading.runs) == ["Sun easy 30 min 3.3 km"]


def test_an_activity_of_no_length_is_left_out_and_named() -> None:
    """As a watch keeps it that was started and stopped at once."""
    empty = GivenFile(name="empty.fit", data=fit(START, minutes=0, km=0.0))
    reading = read_all(empty, GivenFile(name="a.fit", data=fit(START)))
    assert len(reading.runs) == 1
    assert [one.written for one in reading.left_out] == ["empty.fit"]
    rows = GERMAN + '4,"12.10.2026, 05:10:00",Aus Versehen,Lauf,,12,"0,00",,,,,,d.fit.gz,12.0,0.0\n'
    assert [one.written for one in read(rows).left_out] == ["Aus Versehen"]
    with pytest.raises(UnreadableError, match="holds no activity"):
        read_all(GivenFile(name="b.gpx", data=b'<?xml version="1.0"?><gpx><trk></trk></gpx>'))


def test_files_may_come_packed() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("activities/1.fit.gz", gzip.compress(fit(START)))
        archive.writestr("activities/2.gpx", gpx(START))
    reading = read_all(GivenFile(name="export.zip", data=packed.getvalue()))
    assert len(reading.runs) == 2


def test_a_ride_of_a_watch_counts_as_nothing() -> None:
    reading = read_all(GivenFile(name="a.fit", data=fit(START, sport="cycling")))
    assert [run.kind for run in reading.runs] == [FoundKind.NOTHING]


def test_a_damaged_file_is_named_and_the_others_are_kept() -> None:
    broken = bytearray(fit(START))
    broken[60] ^= 1
    reading = read_all(
        GivenFile(name="good.fit", data=fit(START)), GivenFile(name="bad.fit", data=bytes(broken))
    )
    assert len(reading.runs) == 1
    assert [one.written for one in reading.left_out] == ["bad.fit"]


@pytest.mark.parametrize("name", ["bomb.zip", "bomb.fit.gz"])
def test_a_bomb_is_found_out_before_it_is_large(name: str) -> None:
    zeros = b"\0" * 70_000_000
    packed = io.BytesIO()
    if name.endswith("zip"):
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("a.fit", zeros)
    else:
        packed.write(gzip.compress(zeros))
    with pytest.raises(UnreadableError, match="Unpacked"):
        read_all(GivenFile(name=name, data=packed.getvalue()))


def test_a_point_may_leave_out_its_zone() -> None:
    track = gpx(START)
    first = track.index(b"Z</time>")
    reading = read_all(GivenFile(name="a.gpx", data=track[:first] + track[first + 1 :]))
    assert reading.runs[0].minutes


@pytest.mark.parametrize("packing", [zipfile.ZIP_LZMA, zipfile.ZIP_BZIP2])
def test_an_archive_that_no_watch_writes_is_refused(packing: int) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", packing) as archive:
        archive.writestr("a.fit", fit(START))
    with pytest.raises(UnreadableError, match="not a file we can read"):
        read_all(GivenFile(name="a.zip", data=packed.getvalue()))


def test_an_entity_bomb_in_gpx_is_refused() -> None:
    bomb = (
        b'<?xml version="1.0"?><!DOCTYPE gpx [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
        b"<gpx><trk><name>&b;</name></trk></gpx>"
    )
    with pytest.raises(UnreadableError, match="damaged"):
        read_all(GivenFile(name="a.gpx", data=bomb))


@pytest.mark.parametrize("data", [b"", b"\x00\x01\x02" * 50, b"PK\x03\x04nothing"])
def test_what_is_no_such_file_is_said(data: bytes) -> None:
    with pytest.raises(UnreadableError):
        read_all(GivenFile(name="x", data=data))
