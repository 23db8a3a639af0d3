"""Plans of a checked file as rows: they get new codes and a new owner."""

from collections import defaultdict
from itertools import count
from typing import Any
from uuid import UUID, uuid4

from django.utils import timezone

from exercises.vocabulary import Kind
from workouts.exchange.my_data.file_in import Imported
from workouts.models import Plan, PlannedExercise, PlannedSession, PlanWeek, Version
from workouts.planning.values.letters import letters
from workouts.storage.catalogue import exercise_numbers
from workouts.storage.snapshot import digest_of, keep_snapshots

VERSION_FIELDS = (
    *("name", "changes", "request", "messages", "relaxed", "ways_back", "withheld", "cost"),
)
SESSION_FIELDS = (
    *("identity", "letter", "day", "slot", "start", "warmup_minutes", "note", "reasons"),
)
Identities = defaultdict[object, UUID]


def create_plans(imported: Imported, *, owner: Any) -> list[Plan]:
    """The caller opens the transaction."""
    origins = _Origins(imported)
    return [_plan(document, owner, origins) for document in imported.plans]


class _Origins:
    """The keys of each exercise and of its snapshot, which is written once."""

    def __init__(self, imported: Imported) -> None:
        used = {
            id(item["snapshot"]): item["snapshot"]
            for plan in imported.plans
            for week in plan["weeks"]
            for version in week["versions"]
            for session in version["sessions"]
            for item in session["items"]
        }
        kept, numbers = keep_snapshots(used.values()), exercise_numbers()
        self._keys = {
            number: {
                "snapshot_id": kept[digest_of(snapshot)],
                "exercise_id": numbers.get(snapshot["id"]),
            }
            for number, snapshot in used.items()
        }

    def in_row(self, item: dict[str, Any]) -> dict[str, Any]:
        """The fields of a planned exercise."""
        dose = {name: value for name, value in item.items() if name != "snapshot"}
        return dose | self._keys[id(item["snapshot"])]


def _plan(document: dict[str, Any], owner: Any, origins: _Origins) -> Plan:
    away = timezone.now() if document["archived"] else None
    plan = Plan(title=document["title"], owner=owner, archived_at=away)
    plan.races = document["races"]
    plan.season_start = document["season_start"]
    plan.week_reports = document["week_reports"]
    plan.save()
    Plan.objects.filter(pk=plan.pk).update(created_at=document["created"])
    weeks = [
        (
            PlanWeek.objects.create(plan=plan, monday=week["monday"], running=week["running"]),
            week,
        )
        for week in document["weeks"]
    ]
    entries = sorted(
        ((entry["number"], row, entry) for row, week in weeks for entry in week["versions"]),
        key=lambda one: one[0],
    )
    made: dict[int | None, Version] = {}
    identities: Identities = defaultdict(uuid4)
    for number, row, entry in entries:
        _name_sessions(entry["sessions"], identities)
        made[number] = _version(row, entry, made.get(entry["parent"]), origins)
    for row, week in weeks:
        row.point_to(made.get(week["current"]))
    return plan


def _name_sessions(sessions: list[dict[str, Any]], identities: Identities) -> None:
    """Older files do not say which session is which: those with one letter count as one."""
    taken = {session["letter"] for session in sessions}
    free = (letter for letter in letters() if letter not in taken)
    numbers = count()
    for session in sessions:
        kinds = {item["snapshot"].get("kind", Kind.STRENGTH) for item in session["items"]}
        if kinds - {Kind.RUNNING_POWER}:
            session["letter"] = session["letter"] or next(free)
        session["identity"] = session["identity"] or identities[session["letter"] or next(numbers)]


def _version(
    row: PlanWeek, entry: dict[str, Any], parent: Version | None, origins: _Origins
) -> Version:
    facts = {name: entry[name] for name in VERSION_FIELDS}
    version = Version.objects.create(week=row, parent=parent, **facts)
    Version.objects.filter(pk=version.pk).update(created_at=entry["created_at"])
    sessions = PlannedSession.objects.bulk_create(
        PlannedSession(
            version=version, position=position, **{name: one[name] for name in SESSION_FIELDS}
        )
        for position, one in enumerate(entry["sessions"])
    )
    PlannedExercise.objects.bulk_create(
        PlannedExercise(
            session=session,
            position=position,
            **origins.in_row(item),
        )
        for session, one in zip(sessions, entry["sessions"], strict=True)
        for position, item in enumerate(one["items"])
    )
    return version
