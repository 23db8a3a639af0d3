"""Calendars: .ics of Runna, TrainingPeaks, Garmin, intervals.icu, Google, Apple and others.

Each event is read by itself, so that a broken one spoils none of the others. A time zone is known
by its name, and what the file says of it is not run; where the name is not known, the time is that
on the clock.
Repetitions are expanded within a span, and only those that cannot take for ever.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo
from time import monotonic
from typing import Any

import recurring_ical_events
from icalendar import Calendar, Event

from exercises.vocabulary import gettext_noop
from workouts.exchange.running.amounts import km_in, minutes_in, sensible_minutes
from workouts.exchange.running.found import (
    LeftOut,
    Reading,
    UnreadableError,
    bounded,
    said,
)
from workouts.exchange.running.understanding import Entry, understood
from workouts.planning.values.limits import MOST_RUN_MINUTES

MOST_EVENTS = 3000  # in a file
MOST_REPEATING = 50  # of them
MOST_TIMES = 400  # of one that repeats
MOST_SECONDS = 3.0  # to expand what repeats
BACK, AHEAD = timedelta(weeks=9), timedelta(weeks=60)  # from today; eight whole weeks back
OLDEST_START = timedelta(days=20 * 366)  # of what still repeats
#: From its beginning to its end, with no other beginning in between: linear for any text.
EVENT = re.compile(r"^BEGIN:VEVENT\r?$(?:(?!^BEGIN:VEVENT).)*?^END:VEVENT\r?$", re.M | re.S | re.I)
FOLD = re.compile(r"\r?\n[ \t]")
ALARM = re.compile(r"^BEGIN:VALARM\r?$(?:(?!^BEGIN:VALARM).)*?^END:VALARM\r?\n", re.M | re.S | re.I)
#: Repetitions that always find a next time soon: anything else could search for ever.
PLAIN_RULE = re.compile(
    r"(?!FREQ=(?:DAILY|WEEKLY)\b.*BYSETPOS)FREQ=(?:DAILY|WEEKLY|MONTHLY|YEARLY)(?:;(?:"
    r"COUNT=\d{1,6}|UNTIL=[\dTZ]{8,16}|INTERVAL=[1-9]\d?|WKST=[A-Z]{2}|BYDAY=[-+A-Z\d,]{2,60}|"
    r"BYMONTHDAY=(?:-?[1-9]|1\d|2[0-8])|BYMONTH=(?:0?[1-9]|1[0-2])|BYSETPOS=-?[1-5]))*;?",
    re.I,
)
DURATION = "X-WORKOUT-ESTIMATED-DURATION"  # Runna's, in seconds
CANNOT_READ = gettext_noop("this entry cannot be read")
NO_DATE = gettext_noop("no date that can be read")
REPEATS_ODDLY = gettext_noop("it repeats in a way that cannot be followed")
FAR = gettext_noop(
    "More than {weeks} weeks away, so left out for now: {count}. Bring them in when they are near."
)
NO_CALENDAR = gettext_noop("This is not a calendar: it does not begin with BEGIN:VCALENDAR.")
TOO_MANY = gettext_noop(
    "This calendar has {count} entries; {most} can be read. Nothing was changed."
)


@dataclass(frozen=True, kw_only=True)
class Span:
    first: date
    last: date
    zone: tzinfo


def read_calendar(text: str, today: date, zone: tzinfo) -> Reading:
    """Raises UnreadableError."""
    text = FOLD.sub("", text)
    if "BEGIN:VCALENDAR" not in text[:2000].upper():
        raise UnreadableError(NO_CALENDAR)
    blocks = EVENT.findall(ALARM.sub("", text))
    if len(blocks) > MOST_EVENTS:
        raise UnreadableError(TOO_MANY, count=len(blocks), most=MOST_EVENTS)
    span = Span(first=today - BACK, last=today + AHEAD, zone=zone)
    left_out: list[LeftOut] = []
    all_entries = [
        found
        for event in _occurrences(blocks, span, left_out)
        if (found := _entry(event, span, left_out)) is not None
    ]
    entries = [one for one in all_entries if one.when <= span.last]
    far = len(all_entries) - len(entries)
    notes = (said(FAR, count=far, weeks=AHEAD.days // 7),) if far else ()
    return bounded(understood(entries), left_out, notes)


def _occurrences(blocks: Iterable[str], span: Span, left_out: list[LeftOut]) -> Iterator[Any]:
    """Each event on each of its days."""
    repeating: dict[str, list[Any]] = defaultdict(list)
    for block in blocks:
        try:
            event = Event.from_ical(block)
        except (ValueError, KeyError, IndexError, TypeError, AttributeError):
            left_out.append(LeftOut(written=_summary_of(block), because=said(CANNOT_READ)))
            continue
        repeats = re.search(r"^(?:RRULE|RDATE|RECURRENCE-ID)[:;]", block, re.M | re.I)
        if repeats:
            repeating[str(event.get("UID", ""))].append((event, block))
        else:
            yield event
    yield from _expanded(repeating, span, left_out)


def _expanded(
    repeating: dict[str, list[Any]], span: Span, left_out: list[LeftOut]
) -> Iterator[Any]:
    started = monotonic()
    for number, events in enumerate(repeating.values()):
        is_late = number >= MOST_REPEATING or monotonic() - started > MOST_SECONDS
        if is_late or not all(_can_be_followed(event, block, span) for event, block in events):
            written = _summary_of(events[0][1])
            left_out.append(LeftOut(written=written, because=said(REPEATS_ODDLY)))
            continue
        calendar = Calendar()
        for event, _block in events:
            calendar.add_component(event)
        try:
            found = recurring_ical_events.of(calendar).between(span.first, span.last)
            yield from found[:MOST_TIMES]
        except Exception:
            written = _summary_of(events[0][1])
            left_out.append(LeftOut(written=written, because=said(REPEATS_ODDLY)))


def _can_be_followed(event: Any, block: str, span: Span) -> bool:
    rules = re.findall(r"^RRULE[^:\r\n]*:([^\r\n]*)", block, re.M | re.I)
    if len(rules) > 1 or not all(PLAIN_RULE.fullmatch(rule.strip()) for rule in rules):
        return False
    if re.search(r"^RDATE", block, re.M | re.I) and block.count(",") > MOST_TIMES:
        return False
    start = _start(event)
    return start is not None and _day(start, span.zone) > span.first - OLDEST_START


def _entry(event: Any, span: Span, left_out: list[LeftOut]) -> Entry | None:
    written = _text(event, "SUMMARY")
    start = _start(event)
    if start is None:
        left_out.append(LeftOut(written=written[:80], because=said(NO_DATE)))
        return None
    when = _day(start, span.zone)
    if when < span.first or _text(event, "STATUS").upper() == "CANCELLED":
        return None
    description = _text(event, "DESCRIPTION")
    head = description.partition("\n")[0]
    is_timed = isinstance(start, datetime)
    return Entry(
        when=when,
        written=_plain(written),
        text=head,
        minutes=_minutes(event, written, head, description),
        km=_km(written, head, description),
        start=_clock(start, span.zone) if isinstance(start, datetime) else None,
        is_done=_is_done(description) and is_timed,
        uid=_text(event, "UID"),
    )


def _km(written: str, head: str, description: str) -> float | None:
    """As it was run, else as it is written."""
    run = re.search(r"actual\s+distance[^\S\n]*:?([^\n]{0,20})", description, re.I)
    return (km_in(run[1]) if run else None) or km_in(written) or km_in(head)


def _minutes(event: Any, written: str, head: str, description: str) -> int | None:
    """As it is written, else from the start to the end."""
    stated = _text(event, DURATION)
    if stated.isdecimal() and len(stated) < 9:
        return sensible_minutes(int(stated) / 60)
    run, planned = (
        re.search(rf"(?:{words})(?:\s*:)?\s*(\d{{1,2}}:\d{{2}})", description, re.I)
        for words in (r"actual\s+time|moving\s+time", r"planned\s+time|duration|dauer")
    )
    if run:
        return minutes_in(run[1])
    found = minutes_in(written) or minutes_in(planned[1] if planned else head)
    if found is not None:
        return found
    try:
        length = (event.end - event.start).total_seconds() / 60
    except Exception:
        return None
    is_timed = isinstance(_start(event), datetime)
    return sensible_minutes(length) if is_timed and length <= MOST_RUN_MINUTES else None


def _is_done(description: str) -> bool:
    return bool(re.search(r"actual\s+time|completed|moving\s+time", description, re.I))


def _plain(written: str) -> str:
    return re.sub(r"^[^\w(]+", "", written).strip() or written.strip()


def _start(event: Any) -> date | datetime | None:
    try:
        start = event["DTSTART"].dt
    except Exception:
        return None
    return start if isinstance(start, date) else None


def _day(start: date | datetime, zone: tzinfo) -> date:
    return _local(start, zone).date() if isinstance(start, datetime) else start


def _clock(start: datetime, zone: tzinfo) -> int:
    local = _local(start, zone)
    return local.hour * 60 + local.minute


def _local(start: datetime, zone: tzinfo) -> datetime:
    """On the runner's clock; a time without a zone is there already."""
    try:
        return start if start.tzinfo is None else start.astimezone(zone)
    except (OverflowError, ValueError):  # at the ends of the calendar
        return start.replace(tzinfo=None)


def _text(event: Any, name: str) -> str:
    value = event.get(name, "")
    return str(value[0] if isinstance(value, list) and value else value or "").replace("\x00", "")


def _summary_of(block: str) -> str:
    found = re.search(r"^SUMMARY[^:\r\n]*:([^\r\n]*)", block, re.M | re.I)
    return found[1].strip()[:80] if found else "…"
