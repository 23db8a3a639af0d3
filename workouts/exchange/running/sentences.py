"""Free text and pasted weeks: `Tue 6x800, Thu tempo 40', Sun 28 km`."""

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from exercises.vocabulary import gettext_noop
from workouts.exchange.running.amounts import km_in, minutes_in
from workouts.exchange.running.dates import date_at_start, day_at_start, day_within
from workouts.exchange.running.found import LeftOut, Reading, bounded, said
from workouts.exchange.running.sports import Sport, sport_in
from workouts.exchange.running.understanding import Entry, understood
from workouts.planning.values.week import Day

MOST_PIECES = 2000  # of a text
MOST_WEEKS = 60
PARTS = re.compile(r"[;\n]|,(?!\d)|(?<=\D),")
WEEK = re.compile(r"\s*(?:week|wk|woche|kw|semaine|semana|settimana|w)\.?\s*(\d{1,2})\b\s*:?", re.I)
#: `Week of 30 Nov: Tue 6x800`; the date may be any day of the week, and have its name before it.
WEEK_OF = re.compile(
    r"\s*(?:(?:week|wk)\.?\s+(?:of|commencing|beginning|starting|from|van(?:af)?)|w/c|"
    r"woche\s+(?:vom|ab)|semaine\s+du|semana\s+del?|settimana\s+del)\s+",
    re.I,
)
A_DAY, A_WEEK = timedelta(days=1), timedelta(days=7)
SOME_DAY = date(2026, 1, 1)  # where only whether there is a date matters
NO_DAY = gettext_noop("no day before it")
FAR = gettext_noop("more than {weeks} weeks from the first")


def read_sentences(text: str, monday: date) -> Reading:
    """Runs by day; the first week begins on `monday`, and each further one when the days begin
    again, or where the text says so, by number or by date."""
    entries: list[Entry] = []
    left_out: list[LeftOut] = []
    for when, words in _dated(_joined(_pieces(text)), monday):
        if when is None:
            left_out.append(LeftOut(written=words[:80], because=said(NO_DAY)))
        elif abs(when - monday) > MOST_WEEKS * A_WEEK:
            left_out.append(LeftOut(written=words[:80], because=said(FAR, weeks=MOST_WEEKS)))
        elif words.strip(" -–—.:") and not _is_rest(words):
            entries.append(entry(when, words))
    return bounded(understood(entries), left_out)


def entry(when: date, words: str) -> Entry:
    written = " ".join(words.split()).strip(" -–—:,")
    return Entry(when=when, written=written, minutes=minutes_in(written), km=km_in(written))


def _is_rest(words: str) -> bool:
    has_amount = km_in(words) is not None or minutes_in(words) is not None
    return sport_in(words) is Sport.NOTE and not has_amount and not re.search(r"\d", words)


def _pieces(text: str) -> list[str]:
    return [piece for piece in PARTS.split(text)[:MOST_PIECES] if piece and piece.strip()]


def _joined(pieces: Iterable[str]) -> Iterator[str]:
    """What has no day of its own belongs to the one before: `Tue 6x800, 2 km warm-up`."""
    current = ""
    for piece in pieces:
        begins = (
            _day_of(piece)
            or WEEK.match(piece)
            or _week_of(piece, SOME_DAY)
            or _begins_with_date(piece)
        )
        if begins or not current:
            if current:
                yield current
            current = piece.strip()
        else:
            current = f"{current}, {piece.strip()}"
    if current:
        yield current


def _day_of(piece: str) -> tuple[Day, str] | None:
    return day_at_start(piece) or day_within(piece)


def _begins_with_date(piece: str) -> bool:
    return date_at_start(piece, SOME_DAY) is not None


def _week_begun(
    piece: str, monday: date, first_number: int | None
) -> tuple[date, int | None, str] | None:
    """The Monday of a week that is named, the first number that one had, and the rest. A week of
    another century is only too far away."""
    if marker := WEEK.match(piece):
        number = int(marker[1])
        first = number if first_number is None else first_number
        return monday + (number - first) * A_WEEK, first, piece[marker.end() :]
    if dated := _week_of(piece, monday):
        far = (MOST_WEEKS + 1) * A_WEEK
        week = min(max(dated[0], monday - far), monday + far)
        return week, first_number, dated[1]
    return None


def _week_of(piece: str, near: date) -> tuple[date, str] | None:
    """The Monday of a week that is named by a date, and the rest of the text."""
    marker = WEEK_OF.match(piece)
    if marker is None:
        return None
    rest = piece[marker.end() :]
    if named := day_at_start(rest):
        rest = named[1]
    dated = date_at_start(rest, near)
    if dated is None:
        return None
    when, rest = dated
    return when - when.weekday() * A_DAY, rest.lstrip(" :,-–—")


def _dated(pieces: Iterable[str], monday: date) -> Iterator[tuple[date | None, str]]:
    week, last, first_number = monday, -1, None
    for piece in pieces:
        if begun := _week_begun(piece, monday, first_number):
            week, first_number, piece = begun
            last = -1
            if not piece.strip():
                continue
        if dated := date_at_start(piece, monday):
            yield dated
            continue
        found = _day_of(piece)
        if found is None:
            yield None, piece
            continue
        day, rest = found
        if after := date_at_start(rest, monday):  # `Tue 20 Oct: 6x800`
            yield after
            continue
        if day < last:
            week += A_WEEK
        last = day
        yield week + int(day) * A_DAY, rest
