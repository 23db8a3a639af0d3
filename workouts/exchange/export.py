"""Rows as the file that a person takes along. No owner, no address, no code is in it."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from workouts.models import Plan, PlannedExercise, PlannedSession, PlanWeek, Version
from workouts.planning.values.week import Week
from workouts.preferences import Preferences

FORMAT, FORMAT_VERSION = "hamstrong", 1
#: A cell that starts like this is a formula to a spreadsheet.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


class Snapshots:
    """Each exercise as it was prescribed stands in the file once."""

    def __init__(self) -> None:
        self.all: list[dict[str, Any]] = []
        self._numbers: dict[str, int] = {}

    def number_of(self, snapshot: dict[str, Any]) -> int:
        text = json.dumps(snapshot, sort_keys=True)
        if text not in self._numbers:
            self._numbers[text] = len(self.all)
            self.all.append(snapshot)
        return self._numbers[text]


def parcel_document(plans: Iterable[Plan], preferences: Preferences | None) -> dict[str, Any]:
    """Plans with all their weeks and versions, and what the person likes."""
    snapshots = Snapshots()
    written = [_plan(plan, snapshots) for plan in plans]
    return {
        "format": FORMAT,
        "version": FORMAT_VERSION,
        "settings": preferences and preferences.document(),
        "exercises": snapshots.all,
        "plans": written,
    }


def _plan(plan: Plan, snapshots: Snapshots) -> dict[str, Any]:
    versions = list(
        Version.objects.filter(week__plan=plan)
        .order_by("pk")
        .prefetch_related("sessions__exercises")
    )
    numbers: dict[int | None, int] = {
        version.pk: number for number, version in enumerate(versions, start=1)
    }
    return {
        "title": plan.title,
        "created": plan.created_at.isoformat(),
        "archived": plan.archived_at is not None,
        "weeks": [
            _week(week, [v for v in versions if v.week_id == week.pk], numbers, snapshots)
            for week in PlanWeek.objects.filter(plan=plan)
        ],
    }


def _week(
    week: PlanWeek, versions: list[Version], numbers: dict[int | None, int], snapshots: Snapshots
) -> dict[str, Any]:
    return {
        "monday": week.monday and week.monday.isoformat(),
        "current": numbers.get(week.current_id),
        "versions": [_version(version, numbers, snapshots) for version in versions],
    }


def _version(
    version: Version, numbers: dict[int | None, int], snapshots: Snapshots
) -> dict[str, Any]:
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
        "sessions": [_session(session, snapshots) for session in version.sessions.all()],
    }


def _session(session: PlannedSession, snapshots: Snapshots) -> dict[str, Any]:
    return {
        "day": session.day,
        "slot": session.slot,
        "start": session.start,
        "warmup": session.warmup_minutes,
        "note": session.note,
        "reasons": session.reasons,
        "items": [_item(item, snapshots) for item in session.exercises.all()],
    }


def _item(item: PlannedExercise, snapshots: Snapshots) -> dict[str, Any]:
    return {
        "exercise": snapshots.number_of(item.snapshot),
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


def week_rows(week: Week) -> Iterator[list[object]]:
    """The week for a spreadsheet: a head, then a row for each exercise."""
    yield [
        *("day", "session", "exercise", "version", "sets", "reps", "seconds", "rpe"),
        *("rest_seconds", "weight_kg", "equipment", "warmup_minutes", "note"),
    ]
    for number, session in enumerate(week.sessions, start=1):
        for item in session.items:
            yield [
                session.day.code,
                number,
                _cell(item.exercise.name),
                _cell(item.modification.name if item.modification else ""),
                item.sets,
                item.reps,
                item.seconds or "",
                item.rpe,
                item.rest_seconds,
                "" if item.load_kg is None else item.load_kg,
                _cell(item.equipment),
                session.warmup_minutes,
                _cell(session.note),
            ]


def _cell(text: str) -> str:
    """Text stays text, whatever it starts with."""
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text
