"""A plan and its weeks as they are in a person's file."""

from collections.abc import Iterator
from typing import Any

from workouts.exchange.my_data.file_format import json_of
from workouts.models import Plan, PlannedExercise, PlannedSession, Snapshot, Version

SNAPSHOTS_AT_ONCE = 10  # in memory, when a file is written

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
            yield from ([json_of(contents[key])] for key in keys)


def plan_facts(plan: Plan) -> dict[str, Any]:
    """All but its weeks."""
    return {
        "title": plan.title,
        "created": plan.created_at.isoformat(),
        "archived": plan.archived_at is not None,
        "races": [race.document() for race in plan.races],
        "seasonStart": plan.season_start and plan.season_start.isoformat(),
        "weekReports": [report.document() for report in plan.week_reports],
    }


def version_document(version: Version, numbers: Numbers, snapshots: Snapshots) -> dict[str, Any]:
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
