"""Files like those of other services, of our own making."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from garmin_fit_sdk import Encoder, Profile

from workouts.exchange.running.files import GivenFile, When, read_files, read_text
from workouts.exchange.running.found import FoundRun, Reading

MONDAY = date(2026, 10, 19)
WHEN = When(today=date(2026, 10, 21), monday=MONDAY, zone=ZoneInfo("Europe/Berlin"))


def event(**lines: str) -> str:
    """`DTSTART_VALUE_DATE="20261020"` is `DTSTART;VALUE=DATE:20261020`."""
    names = {"DTSTART_DATE": "DTSTART;VALUE=DATE", "DTEND_DATE": "DTEND;VALUE=DATE"}
    names |= {"DTSTART_BERLIN": "DTSTART;TZID=Europe/Berlin"}
    names |= {"DURATION_SECONDS": "X-WORKOUT-ESTIMATED-DURATION", "RECURRENCE_ID": "RECURRENCE-ID"}
    given = {"UID": "1@example.org", "DTSTAMP": "20261001T000000Z"} | lines
    body = "\r\n".join(f"{names.get(name, name)}:{value}" for name, value in given.items())
    return f"BEGIN:VEVENT\r\n{body}\r\nEND:VEVENT\r\n"


def calendar(*events: str, head: str = "") -> str:
    start = f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Example//EN\r\n{head}"
    return f"{start}{''.join(events)}END:VCALENDAR\r\n"


def read(text: str, when: When = WHEN) -> Reading:
    return read_text(text, when)


def only(text: str) -> FoundRun:
    (run,) = read(text).runs
    return run


def short(runs: Iterable[FoundRun]) -> list[str]:
    """`Tue intervals 40 min 8.0 km`, to compare."""
    return [
        " ".join(
            [
                f"{run.when:%a}",
                run.kind.value,
                *([f"{run.minutes} min"] if run.minutes else []),
                *([f"{run.km} km"] if run.km else []),
            ]
        )
        for run in runs
    ]


def fit(start: datetime, *, minutes: int = 60, km: float = 10.0, sport: str = "running") -> bytes:
    """A recorded activity, written by Garmin's own encoder."""
    encoder: Any = Encoder()
    numbers = Profile["mesg_num"]
    file_id = {"type": "activity", "manufacturer": "development", "product": 1, "serial_number": 7}
    encoder.on_mesg(numbers["FILE_ID"], file_id | {"time_created": start})
    for second in range(0, minutes * 60, 60):
        moment = start + timedelta(seconds=second)
        encoder.on_mesg(numbers["RECORD"], {"timestamp": moment, "distance": second * 2.5})
    session = {
        "timestamp": start,
        "start_time": start,
        "sport": sport,
        "total_timer_time": minutes * 60.0,
        "total_distance": km * 1000,
    }
    encoder.on_mesg(numbers["SESSION"], session)
    return bytes(encoder.close())


def gpx(start: datetime, *, minutes: int = 30, name: str = "Morning run") -> bytes:
    """A track to the north, 1.1 km in ten minutes."""
    points = "".join(
        f'<trkpt lat="{50 + minute * 0.001:.4f}" lon="8.0"><ele>1</ele>'
        f"<time>{(start + timedelta(minutes=minute)).strftime('%Y-%m-%dT%H:%M:%SZ')}</time></trkpt>"
        for minute in range(minutes + 1)
    )
    head = '<?xml version="1.0"?><gpx xmlns="http://www.topografix.com/GPX/1/1" version="1.1">'
    return f"{head}<trk><name>{name}</name><trkseg>{points}</trkseg></trk></gpx>".encode()


def eight_weeks() -> list[GivenFile]:
    """Four runs a week up to the Sunday before `MONDAY`."""
    runs = {1: (50, 9.0), 3: (45, 8.0), 5: (40, 7.0), 6: (120, 21.0)}
    return [
        GivenFile(name=f"{day}.fit", data=fit(_at(day), minutes=minutes, km=km))
        for week in range(1, 9)
        for weekday, (minutes, km) in runs.items()
        for day in [MONDAY - timedelta(weeks=week) + timedelta(days=weekday)]
    ]


def _at(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 6, tzinfo=UTC)


def read_all(*files: GivenFile) -> Reading:
    return read_files(files, WHEN)
