"""Files and pasted text, whatever they are: told apart by what is in them, not by their names."""

import gzip
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta, tzinfo
from io import BytesIO
from time import monotonic
from typing import IO, cast

from exercises.vocabulary import gettext_noop
from workouts.exchange.running.calendars import read_calendar
from workouts.exchange.running.devices import read_fit, read_gpx
from workouts.exchange.running.found import (
    MOST_BYTES,
    LeftOut,
    Reading,
    UnreadableError,
    bounded,
    said,
)
from workouts.exchange.running.sentences import read_sentences
from workouts.exchange.running.tables import read_table
from workouts.exchange.running.understanding import Entry, understood

MOST_TABLE_BYTES = 5_000_000  # Strava's activities.csv of fifteen years
MOST_FIT_BYTES = 5_000_000  # of one recorded run
MOST_GPX_BYTES = 10_000_000
MOST_UNPACKED = 60_000_000  # of all files together
MOST_FILES = 60  # eight weeks of seven runs
MOST_SECONDS = 6.0  # to read recorded runs
MOST_TEXT = 20_000  # letters that are pasted
FIT = b".FIT"  # at its ninth byte
FIT_MAGIC_AT = 8
TOO_LARGE = gettext_noop("This file is larger than {most} MB. Nothing was changed.")
UNPACKS_TOO_LARGE = gettext_noop(
    "Unpacked, this file is larger than {most} MB. Nothing was changed."
)
TOO_MANY = gettext_noop("At most {most} files can be read at once. Nothing was changed.")
WEB_PAGE = gettext_noop(
    "This is a web page, not a calendar. Look for an address that ends in .ics, or for an export."
)
NOTHING = gettext_noop("We found no run in it. Nothing was changed.")
NOT_TEXT = gettext_noop("This is not a file we can read: .ics, .csv, text, FIT or GPX.")
TOO_SLOW = gettext_noop("it took too long to read")


@dataclass(frozen=True, kw_only=True)
class GivenFile:
    name: str
    data: bytes


@dataclass(frozen=True, kw_only=True)
class When:
    """What dates are read with: today, the Monday that a text without dates begins on, and the
    runner's time zone."""

    today: date
    monday: date
    zone: tzinfo


def read_files(files: Sequence[GivenFile], when: When) -> Reading:
    """One calendar or table, or recorded runs. Raises UnreadableError."""
    if len(files) > MOST_FILES:
        raise UnreadableError(TOO_MANY, most=MOST_FILES)
    unpacked = list(_unpacked(files))
    if len(unpacked) == 1 and not _is_recorded(unpacked[0].data):
        return read_text(_decoded(unpacked[0].data), when)
    return _read_recorded(unpacked, when)


def read_text(text: str, when: When) -> Reading:
    """A calendar, a table or free text. Raises UnreadableError."""
    text = text.lstrip("\ufeff \r\n\t")
    if text[:1] == "<":
        raise UnreadableError(WEB_PAGE)
    if text[:15].upper() == "BEGIN:VCALENDAR":
        _bound(len(text), MOST_BYTES)
        reading = read_calendar(text, when.today, when.zone)
    else:
        _bound(len(text), MOST_TABLE_BYTES)
        found = read_table(text, when.monday, when.zone)
        reading = found or read_sentences(text[:MOST_TEXT], when.monday)
    if not reading.runs:
        raise UnreadableError(NOTHING)
    return reading


def _read_recorded(files: Sequence[GivenFile], when: When) -> Reading:
    entries: list[Entry] = []
    left_out: list[LeftOut] = []
    started = monotonic()
    for file in files:
        if monotonic() - started > MOST_SECONDS:
            left_out.append(LeftOut(written=file.name, because=said(TOO_SLOW)))
            continue
        try:
            entries.append(_recorded(file, when.zone))
        except UnreadableError as error:
            left_out.append(LeftOut(written=file.name, because=error.reason))
    if not entries:
        reason = left_out[0].because if left_out else said(NOTHING)
        raise UnreadableError(reason.sentence, **reason.facts)
    year = timedelta(days=366)
    recent = [one for one in entries if when.today - year <= one.when <= when.today]
    return bounded(understood(recent), left_out)


def _recorded(file: GivenFile, zone: tzinfo) -> Entry:
    if _is_fit(file.data):
        _bound(len(file.data), MOST_FIT_BYTES)
        return read_fit(file.data, file.name, zone)
    if _is_gpx(file.data):
        _bound(len(file.data), MOST_GPX_BYTES)
        return read_gpx(file.data, file.name, zone)
    raise UnreadableError(NOT_TEXT)


def _is_recorded(data: bytes) -> bool:
    return _is_fit(data) or _is_gpx(data)


def _is_fit(data: bytes) -> bool:
    return data[FIT_MAGIC_AT : FIT_MAGIC_AT + len(FIT)] == FIT


def _is_gpx(data: bytes) -> bool:
    return b"<gpx" in data[:2000]


def _unpacked(files: Sequence[GivenFile]) -> Iterator[GivenFile]:
    """Files of an archive one by one, never more of them than `MOST_UNPACKED`."""
    left = MOST_UNPACKED
    for file in files:
        for one in _members(file, left):
            left -= len(one.data)
            yield one


def _members(file: GivenFile, left: int) -> Iterator[GivenFile]:
    if file.data[:2] == b"\x1f\x8b":
        with gzip.GzipFile(fileobj=BytesIO(file.data)) as packed:
            yield _unpack(cast(IO[bytes], packed), file.name.removesuffix(".gz"), left)
    elif file.data[:4] == b"PK\x03\x04":
        yield from _of_archive(file, left)
    else:
        yield file


def _of_archive(file: GivenFile, left: int) -> Iterator[GivenFile]:
    try:
        with zipfile.ZipFile(BytesIO(file.data)) as archive:
            members = [one for one in archive.infolist() if not one.is_dir()]
            if len(members) > MOST_FILES:
                raise UnreadableError(TOO_MANY, most=MOST_FILES)
            for member in members:
                if member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
                    raise UnreadableError(NOT_TEXT)  # some take gigabytes to unpack a byte
                with archive.open(member) as packed:
                    one = _unpack(packed, member.filename.rpartition("/")[2], left)
                left -= len(one.data)
                yield from _members(one, left) if one.data[:2] == b"\x1f\x8b" else (one,)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, ValueError) as error:
        if isinstance(error, UnreadableError):
            raise
        raise UnreadableError(NOT_TEXT) from None


def _unpack(packed: IO[bytes], name: str, left: int) -> GivenFile:
    """Reads no more than may be unpacked: a bomb is found out before it is large."""
    try:
        data = packed.read(left + 1)
    except (OSError, EOFError, zlib.error, zipfile.BadZipFile):
        raise UnreadableError(NOT_TEXT) from None
    if len(data) > left:
        raise UnreadableError(UNPACKS_TOO_LARGE, most=MOST_UNPACKED // 1_000_000)
    return GivenFile(name=name, data=data)


def _decoded(data: bytes) -> str:
    if b"\x00" in data[:1000] and data[:2] not in (b"\xff\xfe", b"\xfe\xff"):
        raise UnreadableError(NOT_TEXT)
    coding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        text = data.decode(coding)
    except UnicodeDecodeError:
        text = data.decode("cp1252", errors="replace")
    return text.replace("\x00", "")


def _bound(size: int, most: int) -> None:
    if size > most:
        raise UnreadableError(TOO_LARGE, most=most // 1_000_000)
