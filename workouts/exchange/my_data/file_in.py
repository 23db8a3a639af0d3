"""A person's data as one file, as it comes in: checked field by field before anything is kept."""

import codecs
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.utils import timezone

from exercises.records import Fields, RecordError, refuse_what_cannot_be_kept
from workouts.exchange.my_data.file_format import (
    FORMAT,
    FORMAT_VERSION,
    MOST_NUMBER,
    MOST_PLANS,
    MOST_SNAPSHOT,
    MOST_SNAPSHOTS,
    MOST_TOLD,
    MOST_VERSIONS,
    MOST_WEEKS,
    WITHOUT_LOG,
    json_of,
)
from workouts.exchange.my_data.log_document import (
    ReadTraining,
    read_trainings,
)
from workouts.exchange.my_data.snapshots import checked_snapshot
from workouts.exchange.my_data.values import (
    LETTER,
    MOST_WORDS,
    WORD,
    day_of,
    moment_of,
    reasons_of,
    word_of,
)
from workouts.models import (
    MOST_WEEK_REPORTS,
    RaceDay,
    WeekReport,
)
from workouts.models.sessions import LAST_MINUTE
from workouts.models.week_reports import MOST_NIGHTS, MOST_SLOW_RUNS
from workouts.planning.notation.requests import (
    parse_request,
    parse_running,
    running_document,
)
from workouts.planning.screening import MessageCode
from workouts.planning.values.limits import (
    MOST_ITEMS,
    MOST_KG,
    MOST_NOTE,
    MOST_RACES,
    MOST_REPS,
    MOST_REST,
    MOST_SECONDS,
    MOST_SESSIONS,
    MOST_SETS,
    MOST_TITLE,
    MOST_WARM_UP,
    MOST_WEEK_ITEMS,
    MOST_WEEKLY_KM,
)
from workouts.planning.values.season import Distance, Priority
from workouts.planning.values.week import Slot
from workouts.preferences import Preferences

LEFT_OUT = object()  # a key that older files do not have


@dataclass(frozen=True, kw_only=True)
class Imported:
    """What is in a file: `plans` are checked documents, ready for `rows`."""

    plans: tuple[dict[str, Any], ...]
    preferences: Preferences | None
    trainings: tuple[ReadTraining, ...] = ()


def read_document(content: bytes) -> Imported:
    """Raises RecordError, which names the field that is wrong."""
    document = _json(content)
    refuse_what_cannot_be_kept(document, "file")
    fields = Fields(document, "file")
    if fields.take("format", None) != FORMAT:
        raise RecordError.at("format", f"must be {FORMAT}")
    version = fields.take("version", None)
    if version not in (FORMAT_VERSION, WITHOUT_LOG):
        known = f"{WITHOUT_LOG} or {FORMAT_VERSION}"
        raise RecordError.at("version", f"must be {known}; this file says {str(version)[:20]}")
    settings = fields.take("settings", None)
    snapshots = _read_snapshots(fields.take("exercises", []))
    plans = tuple(
        _read_plan(entry, snapshots) for entry in fields.children("plans", most=MOST_PLANS) or ()
    )
    has_log = version == FORMAT_VERSION
    trainings = read_trainings(fields, plan_count=len(plans)) if has_log else ()
    fields.finish()
    preferences = None if settings is None else _read_preferences(settings)
    return Imported(plans=plans, preferences=preferences, trainings=trainings)


def _read_preferences(settings: object) -> Preferences:
    """Nothing that would be read as something else. Settings of later versions are left out."""
    preferences = Preferences.read(settings)
    if not isinstance(settings, Mapping):
        raise RecordError.at("settings", "must be an object")
    read = preferences.document()
    for name in read.keys() & settings.keys():
        if settings[name] != read[name]:
            raise RecordError.at(f"settings.{name}", "is no setting that Hamstrong knows")
    return preferences


def _json(content: bytes) -> object:
    try:
        return json.loads(content.decode(_coding_of(content)), parse_constant=_no_constant)
    except (ValueError, RecursionError):
        raise RecordError.at("file", "is no JSON that Hamstrong has written") from None


def _coding_of(content: bytes) -> str:
    """Editors of text save what they opened with a mark in front, some of them in UTF-16."""
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    return "utf-8-sig"


def _no_constant(name: str) -> object:
    raise ValueError(name)  # NaN and infinities are no JSON


def _read_snapshots(entries: object) -> tuple[dict[str, Any], ...]:
    if not isinstance(entries, list) or len(entries) > MOST_SNAPSHOTS:
        raise RecordError.at("exercises", f"must be a list of at most {MOST_SNAPSHOTS}")
    snapshots = tuple(
        checked_snapshot(entry, f"exercises.{number}") for number, entry in enumerate(entries, 1)
    )
    for number, snapshot in enumerate(snapshots, start=1):
        if len(json_of(snapshot).encode()) > MOST_SNAPSHOT:
            raise RecordError.at(f"exercises.{number}", "is more than an exercise can be")
    return snapshots


def _read_plan(fields: Fields, snapshots: tuple[dict[str, Any], ...]) -> dict[str, Any]:
    weeks = [
        _read_week(entry, snapshots) for entry in fields.children("weeks", most=MOST_WEEKS) or ()
    ]
    created = moment_of(fields, "created")
    plan = {
        "title": fields.text("title", MOST_TITLE),
        "created": created,
        "archived": fields.flag("archived"),
        "races": _read_races(fields, created, weeks),
        "season_start": _read_monday(fields.take("seasonStart", None), "seasonStart"),
        "week_reports": _read_week_reports(fields),
        "weeks": weeks,
    }
    fields.finish()
    _check_versions(weeks)
    return plan


def _read_races(
    fields: Fields, created: datetime, weeks: list[dict[str, Any]]
) -> tuple[RaceDay, ...]:
    """Older files have one race at most; still older ones no such key: in them a week counts the
    days from the Monday it was built."""
    entries = fields.children("races", most=MOST_RACES)
    only = fields.take("race", LEFT_OUT)
    if entries is not None:
        return tuple(_read_race(entry) for entry in entries)
    if only is LEFT_OUT:
        versions = (version for week in weeks for version in week["versions"])
        pointed = {week["current"] for week in weeks if week["monday"] is None}
        seen = [version["race"] for version in versions if version["number"] in pointed]
        built = timezone.localtime(created).date()
        return (RaceDay.counted_from(built, seen[0]),) if any(seen) else ()
    return () if only is None else (_read_race(Fields(only, "race")),)


def _read_race(fields: Fields) -> RaceDay:
    race = RaceDay(
        when=day_of(fields.take("date", None), "race.date"),
        distance=fields.choice("distance", Distance),
        priority=fields.choice("priority", Priority, Priority.A),
    )
    fields.finish()
    return race


def _read_week_reports(fields: Fields) -> tuple[WeekReport, ...]:
    """One for each Monday, the last where a file has two."""
    entries = fields.children("weekReports", most=MOST_WEEK_REPORTS) or ()
    return tuple({one.monday: one for one in map(_read_week_report, entries)}.values())


def _read_week_report(fields: Fields) -> WeekReport:
    monday = _read_monday(fields.take("monday", None), "weekReports.monday")
    if monday is None:
        raise fields.error("monday", "is missing")
    report = WeekReport(
        monday=monday,
        poor_nights=fields.whole("poorNights", 0, MOST_NIGHTS, 0),
        slow_runs=fields.whole("slowRuns", 0, MOST_SLOW_RUNS, 0),
        km=fields.optional_number("km", 0, MOST_WEEKLY_KM),
    )
    fields.finish()
    return report


def _check_versions(weeks: list[dict[str, Any]]) -> None:
    """One week repeats; each Monday comes once; parents and pointers lead somewhere earlier."""
    mondays = [week["monday"] for week in weeks]
    if mondays.count(None) != 1 or len(set(mondays)) != len(mondays):
        raise RecordError.at("weeks", "must hold one week that repeats, and each Monday once")
    numbers = [version["number"] for week in weeks for version in week["versions"]]
    if len(set(numbers)) != len(numbers) or len(numbers) > MOST_VERSIONS:
        raise RecordError.at("versions", f"must be numbered, each once, at most {MOST_VERSIONS}")
    for week in weeks:
        own = {version["number"] for version in week["versions"]}
        is_pointed = week["current"] in own or (week["monday"] and week["current"] is None)
        if not is_pointed:
            raise RecordError.at("current", "must be the number of a version of this week")
        for version in week["versions"]:
            parent = version["parent"]
            if parent is not None and (parent not in numbers or parent >= version["number"]):
                raise RecordError.at("parent", "must be the number of an earlier version")


def _read_week(fields: Fields, snapshots: tuple[dict[str, Any], ...]) -> dict[str, Any]:
    versions = fields.children("versions", most=MOST_VERSIONS) or ()
    week = {
        "monday": _read_monday(fields.take("monday", None), "monday"),
        "current": fields.optional_whole("current", 1, MOST_NUMBER),
        "running": _read_running(fields.take("running", None)),
        "versions": [_read_version(entry, snapshots) for entry in versions],
    }
    fields.finish()
    return week


def _read_running(value: object) -> dict[str, Any] | None:
    return None if value is None else running_document(parse_running(value, "running"))


def _read_monday(value: object, field: str) -> date | None:
    if value is None:
        return None
    monday = day_of(value, field)
    if monday.weekday():
        raise RecordError.at(field, "must be a Monday")
    return monday


def _read_version(fields: Fields, snapshots: tuple[dict[str, Any], ...]) -> dict[str, Any]:
    request = fields.take("request")
    runner = request.get("runner") if isinstance(request, Mapping) else None
    kit = runner.get("equipment") if isinstance(runner, Mapping) else None
    kit = kit if isinstance(kit, list) and len(kit) <= MOST_WORDS else []
    known = [word for word in kit if isinstance(word, str) and WORD.fullmatch(word)]
    asked = parse_request(request, equipment=known)
    entries = fields.children("sessions", most=MOST_SESSIONS) or ()
    sessions = [_read_session(entry, snapshots) for entry in entries]
    if sum(len(session["items"]) for session in sessions) > MOST_WEEK_ITEMS:
        raise RecordError.at("sessions", f"must have at most {MOST_WEEK_ITEMS} items together")
    _check_named(sessions)
    version = {
        "number": fields.whole("number", 1, MOST_NUMBER, 0),
        "parent": fields.optional_whole("parent", 1, MOST_NUMBER),
        "name": fields.text("name", MOST_TITLE),
        "created_at": moment_of(fields, "created"),
        "changes": reasons_of(fields, "changes"),
        "request": request,
        "race": asked.race,
        "messages": _read_messages(fields),
        "relaxed": reasons_of(fields, "relaxed"),
        "ways_back": reasons_of(fields, "waysBack"),
        "withheld": fields.flag("withheld"),
        "cost": fields.optional_number("cost", -1e6, 1e6) or 0.0,
        "sessions": sessions,
    }
    _check_told(version)
    fields.finish()
    return version


def _check_told(version: Mapping[str, Any]) -> None:
    told = [version[name] for name in ("request", "changes", "relaxed", "ways_back")]
    for session in version["sessions"]:
        told += [session["reasons"], *(item["reasons"] for item in session["items"])]
    if len(json_of(told).encode()) > MOST_TOLD:
        raise RecordError.at("reasons", "are more than a week can have")


def _check_named(sessions: list[dict[str, Any]]) -> None:
    """No session is twice in a week, whether by identity or by letter."""
    for name in ("identity", "letter"):
        given = [session[name] for session in sessions if session[name]]
        if len(set(given)) != len(given):
            raise RecordError.at(f"sessions.{name}", "must be another one for each session")


def _letter_of(text: str) -> str:
    if not LETTER.fullmatch(text):
        raise ValueError(text)
    return text


def _read_session(fields: Fields, snapshots: tuple[dict[str, Any], ...]) -> dict[str, Any]:
    items = fields.children("items", most=MOST_ITEMS) or ()
    session = {
        "identity": fields.parsed("identity", UUID, what="an identity as Hamstrong writes it"),
        "letter": fields.parsed("letter", _letter_of, what="a letter such as A or AB") or "",
        "day": fields.whole("day", 0, 6, -1),
        "slot": fields.choice("slot", Slot).value,
        "start": fields.optional_whole("start", 0, LAST_MINUTE),
        "warmup_minutes": fields.whole("warmup", 0, MOST_WARM_UP, -1),
        "note": fields.text("note", MOST_NOTE),
        "reasons": reasons_of(fields, "reasons"),
        "items": [_read_item(entry, snapshots) for entry in items],
    }
    fields.finish()
    return session


def _read_item(fields: Fields, snapshots: tuple[dict[str, Any], ...]) -> dict[str, Any]:
    number = fields.whole("exercise", 0, max(0, len(snapshots) - 1), -1)
    if not snapshots:
        raise RecordError.at("exercise", "is not in the file")
    item: dict[str, Any] = {
        "snapshot": snapshots[number],
        "sets": fields.whole("sets", 1, MOST_SETS, 0),
        "reps": fields.whole("reps", 1, MOST_REPS, 0),
        "rpe": fields.optional_number("rpe", 0, 10) or 0.0,
        "rest_seconds": fields.whole("rest", 0, MOST_REST, -1),
        "seconds": fields.optional_whole("seconds", 1, MOST_SECONDS),
        "load_kg": fields.optional_number("kg", 0, MOST_KG),
        "equipment": word_of(fields, "equipment"),
        "modification": word_of(fields, "modification"),
        "reasons": reasons_of(fields, "reasons"),
    }
    fields.finish()
    return item


def _read_messages(fields: Fields) -> list[str]:
    value = fields.take("messages", [])
    if not isinstance(value, list) or not all(str(code) in tuple(MessageCode) for code in value):
        raise RecordError.at("messages", "holds a message that Hamstrong does not know")
    return [str(code) for code in value[:MOST_WORDS]]
