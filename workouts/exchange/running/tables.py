"""Tables: Strava's activities.csv in any language, one row a run, or one row a week."""

import csv
import io
import re
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta, tzinfo

from exercises.vocabulary import gettext_noop
from workouts.exchange.running.amounts import km_in, number, sensible_km, sensible_minutes
from workouts.exchange.running.dates import date_at_start, day_at_start, moment_in
from workouts.exchange.running.found import (
    MOST_READ,
    LeftOut,
    Reading,
    UnreadableError,
    bounded,
    said,
)
from workouts.exchange.running.sentences import entry
from workouts.exchange.running.sports import Sport, sport_in
from workouts.exchange.running.understanding import Entry, understood

MOST_ROWS = 20_000  # of a file; Strava's hold a life of running
MOST_LISTED = 2000  # rows of any other table: years of running
MOST_CELL = 100_000  # letters
YEAR = timedelta(days=366)
#: Strava's columns keep their place in every language; `Distance` and `Elapsed Time` come twice,
#: and the first are the ones that people read, in kilometres and seconds.
WHEN, NAME, KIND, SECONDS, DISTANCE, STRAVA_COLUMNS = 1, 2, 3, 5, 6, 12
LEAST_WEEKDAYS = 4  # in the head of a table of weeks
OF_WORDS = 2  # weekdays in a row below it: no table, but a line of words
NO_DATE = gettext_noop("no date that can be read")
EMPTY = gettext_noop("it has no length")
NOT_RECENT = gettext_noop("more than a year ago")
NOT_NEAR = gettext_noop("more than a year away")
TOO_MANY_ROWS = gettext_noop(
    "The table has more than {most} rows. Please send the last year of it."
)


def read_table(text: str, monday: date, zone: tzinfo) -> Reading | None:
    """None for text that is no table."""
    rows = _rows(text)
    if len(rows) < 2 or len(rows[0]) < 2:
        return None
    if _is_strava(rows):
        return _strava(rows[1:], monday, zone)
    if len(rows) > MOST_LISTED:
        raise UnreadableError(TOO_MANY_ROWS, most=MOST_LISTED)
    if _named_days(rows[0]) >= LEAST_WEEKDAYS and max(map(_named_days, rows[1:])) < OF_WORDS:
        return _weeks(rows, monday)
    if any(day_at_start(cell) for cell in rows[0][1:]):
        return None  # `Tue 6x800, Thu tempo`: a list of days in words
    return _list(rows, monday)


def _named_days(row: Sequence[str]) -> int:
    """In a table only its head names days; in words each line does."""
    return sum(day_at_start(cell) is not None for cell in row)


def _rows(text: str) -> list[list[str]]:
    head = text.partition("\n")[0]
    delimiter = max(("\t", ";", ",", "|"), key=head.count)
    if head.count(delimiter) == 0:
        return []
    csv.field_size_limit(MOST_CELL)
    rows: list[list[str]] = []
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter):
            if len(rows) > MOST_ROWS:
                raise UnreadableError(TOO_MANY_ROWS, most=MOST_ROWS)
            if any(cell.strip() for cell in row):
                rows.append([cell.strip()[:MOST_READ] for cell in row])
    except csv.Error:
        return []
    return rows


def _is_strava(rows: Sequence[Sequence[str]]) -> bool:
    if len(rows) < 2 or min(len(rows[0]), len(rows[1])) < STRAVA_COLUMNS:
        return False
    return rows[1][0].isdecimal() and moment_in(rows[1][WHEN], date.today()) is not None


def _strava(rows: Sequence[Sequence[str]], today: date, zone: tzinfo) -> Reading:
    """Done runs of the last year. Strava writes times in UTC."""
    entries, left_out = [], []
    for row in rows:
        if len(row) < STRAVA_COLUMNS:
            continue
        moment = moment_in(row[WHEN], today)
        if moment is None:
            left_out.append(LeftOut(written=row[NAME][:80], because=said(NO_DATE)))
            continue
        local = moment.replace(tzinfo=UTC).astimezone(zone)
        if today - local.date() > YEAR:
            continue
        sport = sport_in(row[KIND]) or Sport.OTHER
        if sport is not Sport.RUN:
            continue  # of done things only the runs tell of the usual week
        done = _done(row, local)
        if done.minutes is None and done.km is None:
            left_out.append(LeftOut(written=row[NAME][:80], because=said(EMPTY)))
            continue
        entries.append(done)
    if not entries and rows:
        left_out.append(LeftOut(written=rows[-1][NAME][:80], because=said(NOT_RECENT)))
    return bounded(understood(entries), left_out)


def _done(row: Sequence[str], local: datetime) -> Entry:
    return Entry(
        when=local.date(),
        written=row[NAME],
        minutes=_value(row[SECONDS], 1 / 60),
        km=_km(row[DISTANCE]),
        start=local.hour * 60 + local.minute,
        sport=Sport.RUN,
        is_done=True,
        uid=row[0],
    )


def _value(text: str, factor: float) -> int | None:
    try:
        return sensible_minutes(number(text) * factor)
    except ValueError:
        return None


def _km(text: str) -> float | None:
    try:
        return sensible_km(number(text))
    except ValueError:
        return None


def _weeks(rows: Sequence[Sequence[str]], monday: date) -> Reading:
    """A row a week, a column a day."""
    days = {place: found[0] for place, cell in enumerate(rows[0]) if (found := day_at_start(cell))}
    weeks = list(_dated_weeks(rows[1:], monday))
    entries = [
        entry(first + timedelta(days=int(days[place])), part)
        for first, row in weeks
        if _is_near(first, monday)
        for place, cell in enumerate(row)
        if place in days
        for part in re.split(r"\n|\+(?=\D{0,40}\d+\s*km)|//", cell)
        if re.search(r"\w", part) and sport_in(part) is not Sport.NOTE
    ]
    far = [_far(row) for first, row in weeks if not _is_near(first, monday)]
    return bounded(understood(entries), far)


def _is_near(when: date, monday: date) -> bool:
    return abs(when - monday) <= YEAR


def _far(row: Sequence[str]) -> LeftOut:
    return LeftOut(written=", ".join(row)[:80], because=said(NOT_NEAR))


def _dated_weeks(
    rows: Sequence[Sequence[str]], monday: date
) -> Iterator[tuple[date, Sequence[str]]]:
    """Each from its own date, where its first cell has one."""
    for count, row in enumerate(rows):
        dated = date_at_start(row[0], monday)
        first = dated[0] if dated else monday + timedelta(weeks=count)
        yield first - timedelta(days=first.weekday()), row


def _list(rows: Sequence[Sequence[str]], monday: date) -> Reading | None:
    """A row a run, with its date or its day in one of the first two columns."""
    entries: list[Entry] = []
    left_out: list[LeftOut] = []
    week, last = monday, -1
    heads = [head.casefold() for head in rows[0]]
    for number_of_row, row in enumerate(rows):
        when, cells = _date_of(row, monday)
        if when is None:
            found = day_at_start(row[0])
            if found is None:
                if number_of_row:
                    written = ", ".join(row)[:80]
                    left_out.append(LeftOut(written=written, because=said(NO_DATE)))
                continue
            week, last = (week + timedelta(weeks=1) if found[0] < last else week), int(found[0])
            when, cells = week + timedelta(days=last), [found[1], *row[1:]]
        if _is_near(when, monday):
            entries.append(_row_entry(when, cells, heads[-len(cells) :]))
        else:
            left_out.append(_far(row))
    return bounded(understood(entries), left_out) if entries else None


def _date_of(row: Sequence[str], near: date) -> tuple[date | None, list[str]]:
    for place in (0, 1):
        found = date_at_start(row[place], near) if place < len(row) else None
        if found is not None:
            return found[0], [found[1], *row[place + 1 :]]
    return None, []


def _row_entry(when: date, cells: Sequence[str], heads: Sequence[str]) -> Entry:
    """Words make the name; a bare number is what its column is called."""
    words = [cell for cell in cells if re.search(r"[^\W\d_]", cell)]
    found = entry(when, ", ".join(words) or ", ".join(cell for cell in cells if cell))
    km, minutes = found.km, found.minutes
    for cell, head in zip(cells, heads, strict=False):
        if re.fullmatch(r"\d+(?:[.,]\d+)?", cell):
            if re.search(r"km|dist|kilom", head):
                km = km or _km(cell)
            elif re.search(r"min|dur|dauer|zeit|time", head):
                minutes = minutes or _value(cell, 1)
    return Entry(when=when, written=found.written, km=km or km_in(found.written), minutes=minutes)
