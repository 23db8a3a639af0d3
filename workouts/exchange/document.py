"""A person's data as one document, written and read; see docs/data-format.md. Format 1, without
what was done, is still read.

No owner, no address and no code is in it. What is read is checked field by field.
"""

import codecs
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Case, Prefetch, QuerySet, When
from django.utils import timezone

from exercises.records import Fields, RecordError, refuse_what_cannot_be_kept
from workouts.exchange.log_document import (
    MOST_TRAININGS,
    Doses,
    ReadTraining,
    read_trainings,
    training_document,
)
from workouts.exchange.snapshots import checked_snapshot
from workouts.exchange.values import (
    LETTER,
    MOST_WORDS,
    WORD,
    day_of,
    moment_of,
    reasons_of,
    word_of,
)
from workouts.models import (
    Plan,
    PlannedExercise,
    PlannedSession,
    PlanWeek,
    RaceDay,
    Snapshot,
    TrainingLog,
    Version,
)
from workouts.models.sessions import LAST_MINUTE
from workouts.planning.notation.requests import MOST_RACES, parse_request
from workouts.planning.screening import MessageCode
from workouts.planning.values.limits import (
    MOST_ITEMS,
    MOST_KG,
    MOST_NOTE,
    MOST_REPS,
    MOST_REST,
    MOST_SECONDS,
    MOST_SESSIONS,
    MOST_SETS,
    MOST_TITLE,
    MOST_WARM_UP,
)
from workouts.planning.values.season import Distance, Priority
from workouts.planning.values.week import Slot
from workouts.preferences import Preferences

FORMAT, FORMAT_VERSION, WITHOUT_LOG = "hamstrong", 2, 1
LEFT_OUT = object()  # a key that older files do not have
VERSIONS_AT_ONCE = SNAPSHOTS_AT_ONCE = TRAININGS_AT_ONCE = 10  # in memory, when a file is written
MOST_BYTES = 5_000_000  # of a file that comes in, and so of what goes out
HEAD_BYTES = 250  # of a plan or a week without its versions, at most
MOST_PLANS, MOST_WEEKS, MOST_VERSIONS, MOST_SNAPSHOTS = 1000, 400, 5000, 500
MOST_NUMBER = 10**9  # of a version

Numbers = dict[int | None, int]  # of versions in a file, by their keys; those left out have none


class Snapshots:
    """Each exercise as it was prescribed is in the file once: here are the keys of those."""

    def __init__(self) -> None:
        self._numbers: dict[int, int] = {}

    def number_of(self, key: int) -> int:
        return self._numbers.setdefault(key, len(self._numbers))

    def written(self) -> Iterator[list[str]]:
        """In the order of their numbers, few in memory at a time."""
        left = [*self._numbers]
        for first in range(0, len(left), SNAPSHOTS_AT_ONCE):
            keys = left[first : first + SNAPSHOTS_AT_ONCE]
            contents = dict(Snapshot.objects.filter(pk__in=keys).values_list("pk", "content"))
            yield from ([_json_of(contents[key])] for key in keys)


def written(
    plans: Iterable[Plan],
    preferences: Preferences | None,
    trainings: "QuerySet[TrainingLog] | None" = None,
) -> Iterator[str]:
    """Plans with their weeks and versions, what was done, and the person's settings, as the text of
    the file in pieces: few versions at a time are in memory. Of a history that is too long for a
    file that can come in again, the oldest versions are left out, then the oldest trainings."""
    plans = [*plans]
    trainings = TrainingLog.objects.none() if trainings is None else trainings
    kept, done = _what_fits([plan.pk for plan in plans], trainings)
    snapshots, doses = Snapshots(), Doses()
    settings = preferences and preferences.document()
    head = {"format": FORMAT, "version": FORMAT_VERSION, "settings": settings}
    yield f"{_json_of(head)[:-1]},\n"
    yield from _list("plans", (_written_plan(plan, kept, snapshots) for plan in plans))
    yield ",\n"
    yield from _list("exercises", snapshots.written())
    yield ",\n"
    places = {plan.pk: place for place, plan in enumerate(plans)}
    rows = trainings.filter(pk__in=done).order_by("date", "created_at", "pk")
    yield from _list("trainings", _written_trainings(rows, places, doses))
    yield ",\n"
    yield from _list("doses", doses.written())
    yield "}\n"


def shares_of(plans: Iterable[Plan]) -> list[list[Plan]]:
    """In their order, as many together as have room in one file with all weeks as they are now. A
    plan that has none alone is a share of its own."""
    shares: list[list[Plan]] = [[]]
    weight, snapshots = 0, set[int]()
    for plan in plans:
        own, used = _weight_of(plan)
        more = own + _bytes_of_snapshots(used - snapshots)
        if shares[-1] and (weight + more > MOST_BYTES or len(snapshots | used) > MOST_SNAPSHOTS):
            shares.append([])
            weight, snapshots = 0, set()
            more = own + _bytes_of_snapshots(used)
        shares[-1].append(plan)
        weight += more
        snapshots |= used
    return shares


def _weight_of(plan: Plan) -> tuple[int, set[int]]:
    """Bytes of its weeks as they are now, and the exercises as prescribed that they name."""
    weeks = PlanWeek.objects.filter(plan=plan).exclude(current=None)
    versions = Version.objects.filter(pk__in=weeks.values("current"))
    weight, used = HEAD_BYTES, set[int]()
    for version in versions.prefetch_related(_exercises()).iterator(VERSIONS_AT_ONCE):
        numbers: Numbers = {version.pk: MOST_NUMBER, version.parent_id: MOST_NUMBER}
        weight += HEAD_BYTES + _bytes_of(_version_document(version, numbers, Snapshots()))
        used |= _snapshots_of(version)
    return weight, used


def _bytes_of_snapshots(keys: set[int]) -> int:
    contents = Snapshot.objects.filter(pk__in=keys).values_list("content", flat=True)
    return sum(map(_bytes_of, contents)) if keys else 0


def _written_trainings(
    rows: "QuerySet[TrainingLog]", places: Mapping[int, int], doses: Doses
) -> Iterator[list[str]]:
    for log in rows.prefetch_related("events").iterator(TRAININGS_AT_ONCE):
        place = places.get(log.plan_id) if log.plan_id else None
        yield [_json_of(training_document(log, place, doses))]


def _what_fits(
    plans: list[int], trainings: "QuerySet[TrainingLog]"
) -> tuple[frozenset[int], frozenset[UUID]]:
    """All weeks as they are now; then what was done, the newest first; then versions of weeks,
    first those with a name, then the newest; until the file is full."""
    weeks = PlanWeek.objects.filter(plan__in=plans).exclude(current=None)
    now = set(weeks.values_list("current", flat=True))
    wanted = Case(When(pk__in=weeks.values("current"), then=0), When(name="", then=2), default=1)
    rows = Version.objects.filter(week__plan__in=plans).order_by(wanted, "-pk")
    kept: set[int] = set()
    done: frozenset[UUID] | None = None
    snapshots: set[int] = set()
    weight = HEAD_BYTES * (len(plans) + len(now))
    for version in rows.prefetch_related(_exercises()).iterator(VERSIONS_AT_ONCE):
        if done is None and version.pk not in now:
            done, more = _trainings_that_fit(trainings, MOST_BYTES - weight)
            weight += more
        numbers: Numbers = {version.pk: MOST_NUMBER, version.parent_id: MOST_NUMBER}
        weight += _bytes_of(_version_document(version, numbers, Snapshots()))
        new = _snapshots_of(version) - snapshots
        snapshots |= new
        weight += _bytes_of_snapshots(new)
        is_full = weight > MOST_BYTES or len(snapshots) > MOST_SNAPSHOTS
        if is_full and version.pk not in now:
            break
        kept.add(version.pk)
    if done is None:
        done, _more = _trainings_that_fit(trainings, MOST_BYTES - weight)
    return frozenset(kept), done


def _trainings_that_fit(
    trainings: "QuerySet[TrainingLog]", most: int
) -> tuple[frozenset[UUID], int]:
    """The newest that have room in so many bytes, and how many they need."""
    doses, weight = Doses(), 0
    fit: set[UUID] = set()
    rows = trainings.order_by("-date", "-created_at").prefetch_related("events")
    for log in rows.iterator(TRAININGS_AT_ONCE):
        weight += _bytes_of(training_document(log, MOST_PLANS, doses)) + doses.new_bytes()
        if weight > most or len(fit) == MOST_TRAININGS:
            break
        fit.add(log.pk)
    return frozenset(fit), weight


def _exercises() -> Any:
    """As prescribed, not as they are now."""
    return Prefetch("sessions__exercises", PlannedExercise.objects.select_related(None))


def _snapshots_of(version: Version) -> set[int]:
    sessions = version.sessions.all()
    return {item.snapshot_id for session in sessions for item in session.exercises.all()}


def _bytes_of(document: object) -> int:
    return len(_json_of(document).encode())


def _json_of(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _list(name: str, entries: Iterable[Iterable[str]]) -> Iterator[str]:
    yield f'"{name}":['
    for number, pieces in enumerate(entries):
        yield ",\n" if number else "\n"
        yield from pieces
    yield "]"


def _written_plan(plan: Plan, kept: frozenset[int], snapshots: Snapshots) -> Iterator[str]:
    versions = Version.objects.filter(week__plan=plan).order_by("pk")
    keys = [key for key in versions.values_list("pk", flat=True) if key in kept]
    numbers: Numbers = {key: number for number, key in enumerate(keys, start=1)}
    facts = {
        "title": plan.title,
        "created": plan.created_at.isoformat(),
        "archived": plan.archived_at is not None,
        "races": [race.document() for race in plan.races],
        "seasonStart": plan.season_start and plan.season_start.isoformat(),
    }
    yield f"{_json_of(facts)[:-1]},"
    weeks = PlanWeek.objects.filter(plan=plan)
    yield from _list("weeks", (_written_week(week, numbers, snapshots) for week in weeks))
    yield "}"


def _written_week(week: PlanWeek, numbers: Numbers, snapshots: Snapshots) -> Iterator[str]:
    facts = {
        "monday": week.monday and week.monday.isoformat(),
        "current": numbers.get(week.current_id),
    }
    yield f"{_json_of(facts)[:-1]},"
    rows = (
        week.versions.filter(pk__in=[key for key in numbers if key])
        .order_by("pk")
        .prefetch_related(_exercises())
    )
    versions = rows.iterator(chunk_size=VERSIONS_AT_ONCE)
    found = ([_json_of(_version_document(one, numbers, snapshots))] for one in versions)
    yield from _list("versions", found)
    yield "}"


def _version_document(version: Version, numbers: Numbers, snapshots: Snapshots) -> dict[str, Any]:
    return {
        "number": numbers[version.pk],
        "parent": numbers.get(version.parent_id),
        "name": version.name,
        "created": version.created_at.isoformat(),
        "changes": version.changes,
        "request": version.request,
        "messages": version.messages,
        "relaxed": version.relaxed,
        "waysBack": version.ways_back,
        "withheld": version.withheld,
        "cost": version.cost,
        "sessions": [_session_document(session, snapshots) for session in version.sessions.all()],
    }


def _session_document(session: PlannedSession, snapshots: Snapshots) -> dict[str, Any]:
    return {
        "identity": str(session.identity),
        "letter": session.letter,
        "day": session.day,
        "slot": session.slot,
        "start": session.start,
        "warmup": session.warmup_minutes,
        "note": session.note,
        "reasons": session.reasons,
        "items": [_item_document(item, snapshots) for item in session.exercises.all()],
    }


def _item_document(item: PlannedExercise, snapshots: Snapshots) -> dict[str, Any]:
    return {
        "exercise": snapshots.number_of(item.snapshot_id),
        "sets": item.sets,
        "reps": item.reps,
        "rpe": item.rpe,
        "rest": item.rest_seconds,
        "seconds": item.seconds,
        "kg": item.load_kg,
        "equipment": item.equipment,
        "modification": item.modification,
        "reasons": item.reasons,
    }


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
    return tuple(
        checked_snapshot(entry, f"exercises.{number}") for number, entry in enumerate(entries, 1)
    )


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
        "versions": [_read_version(entry, snapshots) for entry in versions],
    }
    fields.finish()
    return week


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
    fields.finish()
    return version


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
