"""The rows of plans and their weeks, read by SQL of our own.

Every page of a plan reads them, and Django takes ten times as long to write these statements as the
database to answer them.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import islice
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connection
from django.db.models import Model
from django.db.models.sql import Query

from exercises import catalogue_version
from exercises.models import Exercise
from workouts.models import Plan, PlannedExercise, PlannedSession, PlanWeek, Snapshot, Version
from workouts.storage.catalogue import exercise_rows
from workouts.storage.snapshot import content_of

PLAN = "SELECT * FROM workouts_plan WHERE code = %s"
WEEKS = """
SELECT {columns}, {catalogue_version}
FROM workouts_plan plan
JOIN workouts_planweek week ON week.plan_id = plan.id
LEFT JOIN workouts_version version ON version.id = week.current_id
WHERE plan.code = %s AND (week.monday IS NULL OR week.monday IN ({mondays}))
"""
SESSIONS = """
SELECT {columns}, snapshot.content
FROM workouts_plannedsession session
LEFT JOIN workouts_plannedexercise item ON item.session_id = session.id
LEFT JOIN workouts_snapshot snapshot ON snapshot.id = item.snapshot_id
WHERE session.version_id IN ({versions}) ORDER BY session.day, session.position, item.position
"""
IN_WEEKS = {"plan": Plan, "week": PlanWeek, "version": Version}
IN_SESSIONS = {"session": PlannedSession, "item": PlannedExercise}


def plan_with(code: str) -> Plan | None:
    """No matter whose it is."""
    return next(iter(Plan.objects.raw(PLAN, [code])), None)


def read_weeks(code: str, mondays: Collection[date]) -> tuple[list[PlanWeek], int]:
    """Of the plan with this code: the week that repeats and those of these Mondays that were ever
    different, each with its version as it is now; and the version of the catalogue. In one query.
    """
    wanted = WEEKS.format(
        columns=_columns(IN_WEEKS),
        catalogue_version=catalogue_version.IN_QUERY,
        mondays=_marks(mondays),
    )
    rows = [*_joined(wanted, [code, *mondays], IN_WEEKS)]
    for _plan, week, version, _number in rows:
        week.plan, week.current = rows[0][0], version
    return [week for _plan, week, *_ in rows], rows[0][-1] if rows else 0


def read_sessions(versions: Iterable[Version]) -> None:
    """Gives each version its sessions, with their exercises, as if they were prefetched; those of
    today are known. In one query, whatever is not read yet."""
    unread = {version.pk: version for version in versions if not _are_read(version)}
    if not unread:
        return
    today = exercise_rows()
    wanted = SESSIONS.format(columns=_columns(IN_SESSIONS), versions=_marks(unread))
    sessions: dict[int, dict[int, PlannedSession]] = {number: {} for number in unread}
    for row, item, written in _joined(wanted, [*unread], IN_SESSIONS):
        session = sessions[row.version_id].setdefault(row.pk, row)
        items = _prefetched(session).setdefault("exercises", [])
        if item is not None:  # a session may have none
            _describe(item, written, today)
            items.append(item)
    for number, version in unread.items():
        _prefetched(version)["sessions"] = [*sessions[number].values()]


def _describe(item: Any, written: str, today: Mapping[Any, Exercise]) -> None:
    """Gives it what was prescribed, and the exercise of today."""
    item.snapshot = Snapshot(id=item.snapshot_id, content=content_of(written))
    item.exercise = today.get(item.exercise_id)
    item.written = written


def _are_read(version: Version) -> bool:
    return "sessions" in _prefetched(version)


def _prefetched(row: Any) -> dict[str, Any]:
    """Where Django keeps what it has prefetched: `all()` answers with it."""
    kept: dict[str, Any] = row.__dict__.setdefault("_prefetched_objects_cache", {})
    return kept


def _marks(values: Collection[Any]) -> str:
    """The places of values in a statement."""
    return ", ".join(["%s"] * len(values)) or "NULL"


def _columns(tables: Mapping[str, type[Model]]) -> str:
    """All of these tables, by the names that a statement gives them."""
    return ", ".join(
        f"{name}.{field.column}"
        for name, model in tables.items()
        for field in model._meta.concrete_fields
    )


def _joined(
    statement: str, values: Sequence[Any], tables: Mapping[str, type[Model]]
) -> Iterator[tuple[Any, ...]]:
    """The rows of a statement that selects all columns of these tables, then one value more: each
    row of a table as Django reads it, None where a join found none, and the value as it is kept."""
    models = tuple(tables.values())
    fields = {model: model._meta.concrete_fields for model in models}
    names = {model: [field.attname for field in own] for model, own in fields.items()}
    compiler = Query(models[0]).get_compiler(DEFAULT_DB_ALIAS)
    columns = [field.cached_col for own in fields.values() for field in own]
    converters = compiler.get_converters(columns)
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        rows = cursor.fetchall()
    for row in compiler.apply_converters(rows, converters):
        left = iter(row)
        yield (*(_row(model, names[model], left) for model in models), *left)


def _row(model: type[Model], names: list[str], values: Iterator[Any]) -> Model | None:
    """From the next of these values."""
    own = [*islice(values, len(names))]
    return None if own[0] is None else model.from_db(DEFAULT_DB_ALIAS, names, own)
