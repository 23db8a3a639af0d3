"""Decides how the answer to a request is written as JSON."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from exercises.vocabulary import Kind
from workouts.planning.measures.dose import load_advice, tempo, warm_up
from workouts.planning.measures.load import (
    session_contacts,
    session_ham_sets,
    session_stress,
)
from workouts.planning.measures.minutes import session_minutes
from workouts.planning.values.request import Request
from workouts.planning.values.rule import Finding
from workouts.planning.values.week import Prescription, Reason, Session, Week, clock_text

#: Fills a sentence with its facts, in the reader's language.
Say = Callable[[str, Mapping[str, Any]], str]


def answer_document(
    week: Week, request: Request, findings: Iterable[Finding], say: Say
) -> dict[str, Any]:
    """The answer to one request, without its id."""
    return {
        "plan": [_session(session, request, say) for session in week.sessions],
        "messages": list(week.messages),
        "findings": [_finding(finding, say) for finding in findings],
        "relaxed": [reason_document(reason, say) for reason in week.relaxed],
        "cost": _number(week.cost),
    }


def _session(session: Session, request: Request, say: Say) -> dict[str, Any]:
    """Hill sprints are written as a count, everything else as items."""
    items = [item for item in session.items if item.exercise.kind is not Kind.RUNNING_POWER]
    document: dict[str, Any] = {"day": session.day.code, "slot": session.slot.value}
    if session.is_gym:
        document["stress"] = session_stress(session, request).value
        document["items"] = [_item(item, request, say) for item in items]
    if session.sprints:
        document["hill"] = session.sprints
    if session_contacts(session):
        document["contacts"] = session_contacts(session)
    if session.start is not None:
        document["start"] = clock_text(session.start)
    sprint_reasons = [
        reason for item in session.items if item not in items for reason in item.reasons
    ]
    return document | {
        "warmupMin": session.warmup_minutes,
        "warmup": [say(step.sentence, step.facts) for step in warm_up(session)],
        "minutes": _number(session_minutes(session)),
        "hamSets": _number(round(session_ham_sets(session), 3)),
        "reasons": [reason_document(reason, say) for reason in (*session.reasons, *sprint_reasons)],
    }


def _item(item: Prescription, request: Request, say: Say) -> dict[str, Any]:
    document: dict[str, Any] = {
        "ex": item.exercise.id,
        "sets": item.sets,
        "reps": item.reps,
        "rpe": _number(item.rpe),
        "rest": item.rest_seconds,
        "equip": item.equipment,
    }
    if item.load_kg is not None:
        document["kg"] = _number(item.load_kg)
    if item.modification is not None:
        document["mod"] = item.modification.id
    if tempo(item, request):
        document["tempo"] = tempo(item, request)
    advice = load_advice(item)
    if advice is not None:
        document["load"] = say(advice.sentence, advice.facts)
    return document | {"reasons": [reason_document(reason, say) for reason in item.reasons]}


def _finding(finding: Finding, say: Say) -> dict[str, Any]:
    return {
        "rule": finding.rule,
        "severity": finding.severity.value,
        "cost": _number(finding.cost),
        "message": say(finding.message, finding.facts),
        "remedy": say(finding.remedy, finding.facts),
        "days": [day.code for day in finding.days],
    }


def reason_document(reason: Reason, say: Say) -> dict[str, str]:
    return {"rule": reason.rule, "text": say(reason.sentence, reason.facts)}


def _number(value: float) -> float:
    return int(value) if value == int(value) else value
