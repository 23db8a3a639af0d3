"""Writes calendars (RFC 5545): whole days, or times in UTC, so that no reader needs a time zone.

A writer of our own: a feed is asked for every hour by every subscriber, and what it writes is a few
kinds of lines. Tests read it with three parsers.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

MOST_OCTETS = 75  # of a line, without its end
ALARM_MINUTES = 30  # before an event that has a time, product default
REFRESH_HOURS = 6


@dataclass(frozen=True, kw_only=True)
class Event:
    """`start` has a zone; without one the event takes the whole of `day`."""

    uid: str
    day: date
    summary: str
    description: str = ""
    start: datetime | None = None
    minutes: int = 60


@dataclass(frozen=True, kw_only=True)
class Told:
    """An event as it is told: how often it has changed, when, and whether it is off."""

    event: Event
    sequence: int
    changed: datetime
    is_cancelled: bool = False


def calendar_text(name: str, told: Iterable[Told]) -> str:
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Hamstrong//Hamstrong//EN",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{_escaped(name)}",
        f"REFRESH-INTERVAL;VALUE=DURATION:PT{REFRESH_HOURS}H",
        f"X-PUBLISHED-TTL:PT{REFRESH_HOURS}H",
    ]
    for one in told:
        lines += _event_lines(one)
    lines.append("END:VCALENDAR")
    return "".join(f"{part}\r\n" for line in lines for part in _folded(line))


def _event_lines(told: Told) -> Iterator[str]:
    event = told.event
    changed = _utc(told.changed)
    yield "BEGIN:VEVENT"
    yield f"UID:{event.uid}"
    yield f"DTSTAMP:{changed}"
    yield f"LAST-MODIFIED:{changed}"
    yield f"SEQUENCE:{told.sequence}"
    yield from _time_lines(event)
    yield f"SUMMARY:{_escaped(event.summary)}"
    if event.description:
        yield f"DESCRIPTION:{_escaped(event.description)}"
    yield f"STATUS:{'CANCELLED' if told.is_cancelled else 'CONFIRMED'}"
    if event.start is not None and not told.is_cancelled:
        yield from ("BEGIN:VALARM", "ACTION:DISPLAY", f"DESCRIPTION:{_escaped(event.summary)}")
        yield from (f"TRIGGER:-PT{ALARM_MINUTES}M", "END:VALARM")
    yield "END:VEVENT"


def _time_lines(event: Event) -> Iterator[str]:
    if event.start is None:
        yield f"DTSTART;VALUE=DATE:{event.day:%Y%m%d}"
        yield f"DTEND;VALUE=DATE:{event.day + timedelta(days=1):%Y%m%d}"
        yield "TRANSP:TRANSPARENT"
    else:
        yield f"DTSTART:{_utc(event.start)}"
        yield f"DTEND:{_utc(event.start.astimezone(UTC) + timedelta(minutes=event.minutes))}"


def _utc(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _escaped(text: str) -> str:
    text = text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\n", "\\n")
    return "".join(letter for letter in text if letter.isprintable())


def _folded(line: str) -> Iterator[str]:
    """A line in pieces of 75 octets, none of which cuts a letter in two."""
    piece, size = "", 0
    for letter in line:
        octets = len(letter.encode())
        if size + octets > MOST_OCTETS:
            yield piece
            piece, size = " ", 1
        piece, size = piece + letter, size + octets
    yield piece
