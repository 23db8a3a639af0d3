"""The rows of plans and their weeks, read by SQL of our own.

Every page of a plan reads them, and Django takes ten times as long to write these statements as the
database to answer them.
"""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from django.db import DEFAULT_DB_ALIAS
from django.db.models import JSONField

from exercises import catalogue_version
from exercises.models import Exercise
from workouts.models import Plan, PlannedExercise, PlannedSession, PlanWeek, Snapshot, Version
from workouts.storage.catalogue import exercise_rows
from workouts.storage.snapshot import content_of

PLAN = "SELECT * FROM workouts_plan WHERE code = %s"
WEEKS = """
SELECT version.*, week.id AS of_week, week.monday AS of_monday, {catalogue_version} AS of_catalogue
FROM workouts_planweek week LEFT JOIN workouts_version version ON version.id = week.current_id
WHERE week.plan_id = %s AND (week.monday IS NULL OR week.monday IN ({mondays}))
"""
SESSIONS = """
SELECT session.*, {item}, snapshot.content AS written
FROM workouts_plannedsession session
LEFT JOIN workouts_plannedexercise item ON item.session_id = session.id
LEFT JOIN workouts_snapshot snapshot ON snapshot.id = item.snapshot_id
WHERE session.version_id IN ({versions}) ORDER BY session.day, session.position, item.position
"""
ITEM = PlannedExercise._meta.concrete_fields
ITEM_NAMES = [field.attname for field in ITEM]


def plan_with(code: str) -> Plan | None:
    """Whosever it is."""
    return next(iter(Plan.objects.raw(PLAN, [code])), None)


def read_weeks(plan: Plan, mondays: Collection[date]) -> tuple[list[PlanWeek], int]:
    """The week that repeats and those of these Mondays that were ever different, each with its
    version as it is now, and the version of the catalogue. In one query."""
    wanted = WEEKS.format(catalogue_version=catalogue_version.IN_QUERY, mondays=_marks(mondays))
    found: list[Any] = [*Version.objects.raw(wanted, [plan.pk, *mondays])]
    return [_week(one, plan) for one in found], found[0].of_catalogue if found else 0


def _week(version: Any, plan: Plan) -> PlanWeek:
    monday = version.of_monday  # SQLite has no dates
    return PlanWeek(
        id=version.of_week,
        plan=plan,
        monday=date.fromisoformat(monday) if isinstance(monday, str) else monday,
        current=version if version.pk else None,
    )


def read_sessions(versions: Iterable[Version]) -> None:
    """Gives each version its sessions, with their exercises, as if they were prefetched; those of
    today are known. In one query, whatever is not read yet."""
    unread = {version.pk: version for version in versions if not _are_read(version)}
    if not unread:
        return
    item = ", ".join(f"item.{field.column} AS item_{field.attname}" for field in ITEM)
    today = exercise_rows()
    wanted = SESSIONS.format(item=item, versions=_marks(unread))
    sessions: dict[int, dict[int, PlannedSession]] = {number: {} for number in unread}
    for row in PlannedSession.objects.raw(wanted, [*unread]):
        session = sessions[row.version_id].setdefault(row.pk, row)
        items = _prefetched(session).setdefault("exercises", [])
        items += _items(row, today)
    for number, version in unread.items():
        _prefetched(version)["sessions"] = [*sessions[number].values()]


def _items(row: Any, today: Mapping[Any, Exercise]) -> Iterator[PlannedExercise]:
    """The exercise of this row; none in a session without any."""
    if row.item_id is None:
        return
    values = [_value(field, getattr(row, f"item_{field.attname}")) for field in ITEM]
    item = PlannedExercise.from_db(DEFAULT_DB_ALIAS, ITEM_NAMES, values)
    item.snapshot = Snapshot(id=item.snapshot_id, content=content_of(row.written))
    item.exercise = today.get(item.exercise_id)
    item.written = row.written  # type: ignore[attr-defined]
    yield item


def _value(field: Any, kept: Any) -> Any:
    return json.loads(kept) if isinstance(field, JSONField) else kept


def _are_read(version: Version) -> bool:
    return "sessions" in _prefetched(version)


def _prefetched(row: Any) -> dict[str, Any]:
    """Where Django keeps what it has prefetched: `all()` answers with it."""
    kept: dict[str, Any] = row.__dict__.setdefault("_prefetched_objects_cache", {})
    return kept


def _marks(values: Collection[Any]) -> str:
    """The places of values in a statement."""
    return ", ".join(["%s"] * len(values)) or "NULL"
