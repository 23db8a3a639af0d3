"""Decides how next week and a season are written as JSON."""

from typing import Any

from workouts.planning.notation.answers import Say, answer_document, reason_document
from workouts.planning.notation.requests import request_document
from workouts.planning.review import review_week
from workouts.planning.season.next_week import Change, NextWeek
from workouts.planning.season.outline import Outline, OutlineWeek
from workouts.planning.values.week import Prescription


def next_week_document(proposed: NextWeek, say: Say) -> dict[str, Any]:
    """The answer of the week, with the request in force and what changed. Together with reports it
    is a week of a history."""
    findings = review_week(proposed.week, proposed.request)
    return {
        "input": request_document(proposed.request),
        **answer_document(proposed.week, proposed.request, findings, say),
        "course": proposed.course.name.lower(),
        "maySkip": proposed.may_skip,
        "notes": [reason_document(note, say) for note in proposed.notes],
        "changes": [_change(change, say) for change in proposed.changes],
    }


def _change(change: Change, say: Say) -> dict[str, Any]:
    document: dict[str, Any] = {
        "day": change.day.code,
        "ex": change.item.exercise.id,
        "turn": change.turn.value,
        "why": say(change.why.sentence, change.why.facts),
    }
    return document | ({} if change.before is None else {"before": _dose(change.before)})


def _dose(item: Prescription) -> dict[str, Any]:
    dose = {"sets": item.sets, "reps": item.reps, "rpe": item.rpe}
    return dose if item.load_kg is None else dose | {"kg": item.load_kg}


def outline_document(found: Outline, say: Say) -> dict[str, Any]:
    return {
        "weeks": [_week(week) for week in found.weeks],
        "notes": [reason_document(note, say) for note in found.notes],
    }


def _week(week: OutlineWeek) -> dict[str, Any]:
    return {
        "week": week.number,
        "phase": week.phase.value,
        "deload": week.is_deload,
        "sessions": week.sessions,
        "hamSets": week.ham_sets,
        "range": [round(week.wanted.low, 2), round(week.wanted.high, 2)],
        "races": [race.distance.value for race in week.races],
    }
