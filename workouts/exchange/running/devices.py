"""Runs that a watch has recorded: FIT and GPX files. Only their summary is kept."""

import math
from datetime import UTC, date, datetime, tzinfo
from io import BytesIO
from typing import Any

import fitdecode
from defusedxml import ElementTree
from defusedxml.common import DefusedXmlException

from exercises.vocabulary import gettext_noop
from workouts.exchange.running.amounts import sensible_km, sensible_minutes
from workouts.exchange.running.found import UnreadableError
from workouts.exchange.running.sports import Sport, sport_in
from workouts.exchange.running.understanding import Entry

MOST_FRAMES = 150_000  # of a FIT file; a run of a day, a record a second, has 90,000
EARTH_KM = 6371.0  # mean radius
OLDEST = date(2000, 1, 1)
RUNNING = ("running", 1)
DAMAGED = gettext_noop("The file {name} is damaged, or no watch wrote it.")
NO_RUN = gettext_noop("The file {name} holds no activity.")
EMPTY = gettext_noop("The activity in the file {name} has no length.")
TOO_LONG = gettext_noop("The file {name} is too long to be one run.")


def read_fit(data: bytes, name: str, zone: tzinfo) -> Entry:
    """The first session of a recorded activity. Raises UnreadableError."""
    session: dict[str, Any] | None = None
    try:
        with fitdecode.FitReader(BytesIO(data), check_crc=fitdecode.CrcCheck.RAISE) as reader:
            for number, frame in enumerate(reader):
                if number > MOST_FRAMES:
                    raise UnreadableError(TOO_LONG, name=name)
                is_data = isinstance(frame, fitdecode.FitDataMessage)
                if session is None and is_data and frame.name == "session":
                    session = {field.name: field.value for field in frame.fields}
    except UnreadableError:
        raise
    except Exception:
        raise UnreadableError(DAMAGED, name=name) from None
    start = (session or {}).get("start_time")
    if session is None or not isinstance(start, datetime):
        raise UnreadableError(NO_RUN, name=name)
    sport = Sport.RUN if session.get("sport") in RUNNING else Sport.OTHER
    seconds = session.get("total_timer_time") or session.get("total_elapsed_time")
    metres = session.get("total_distance")
    return _entry(start, name, sport, _number(seconds), _number(metres) / 1000, zone)


def read_gpx(data: bytes, name: str, zone: tzinfo) -> Entry:
    """From the first point of a track to the last. Raises UnreadableError."""
    first: datetime | None = None
    last: datetime | None = None
    before: tuple[float, float] | None = None
    km, title, kind = 0.0, "", ""
    try:
        for _event, element in ElementTree.iterparse(BytesIO(data)):
            tag = element.tag.rpartition("}")[2]
            if tag == "trkpt":
                here = float(element.attrib["lat"]), float(element.attrib["lon"])
                km += _km_between(before, here) if before else 0
                before = here
                moment = _moment(element)
                first, last = first or moment, moment or last
                element.clear()
            elif tag == "name":
                title = title or (element.text or "").strip()
            elif tag == "type":
                kind = kind or (element.text or "").strip()
    except (DefusedXmlException, ElementTree.ParseError, KeyError, ValueError, OverflowError):
        raise UnreadableError(DAMAGED, name=name) from None
    if first is None or last is None:
        raise UnreadableError(NO_RUN, name=name)
    sport = sport_in(kind) or sport_in(title) or Sport.RUN
    return _entry(first, title or name, sport, (last - first).total_seconds(), km, zone)


def _entry(
    start: datetime, name: str, sport: Sport, seconds: float, km: float, zone: tzinfo
) -> Entry:
    start = start if start.tzinfo else start.replace(tzinfo=UTC)
    try:
        local = start.astimezone(zone)
    except OverflowError:
        raise UnreadableError(DAMAGED, name=name) from None
    if local.date() < OLDEST:
        raise UnreadableError(DAMAGED, name=name)
    minutes = sensible_minutes(seconds / 60) if math.isfinite(seconds) else None
    far = sensible_km(km) if math.isfinite(km) else None
    if minutes is None and far is None:
        raise UnreadableError(EMPTY, name=name)
    return Entry(
        when=local.date(),
        written=name,
        minutes=minutes,
        km=far,
        start=local.hour * 60 + local.minute,
        sport=sport,
        is_done=True,
    )


def _number(value: object) -> float:
    return float(value) if isinstance(value, int | float) else 0.0


def _moment(point: Any) -> datetime | None:
    """In UTC where it names no zone, as the format has it."""
    for child in point:
        if child.tag.rpartition("}")[2] == "time":
            moment = datetime.fromisoformat((child.text or "").strip())
            return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return None


def _km_between(one: tuple[float, float], other: tuple[float, float]) -> float:
    """On a sphere, which is near enough for a run."""
    (lat, lon), (to_lat, to_lon) = (tuple(map(math.radians, point)) for point in (one, other))
    half = math.sin((to_lat - lat) / 2) ** 2
    half += math.cos(lat) * math.cos(to_lat) * math.sin((to_lon - lon) / 2) ** 2
    return 2 * EARTH_KM * math.asin(math.sqrt(min(1.0, half)))
