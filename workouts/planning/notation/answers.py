"""Decides how requests and planned weeks are written as JSON."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from exercises.vocabulary import Kind
from workouts.planning.measures.dose import load_advice, tempo, warm_up
from workouts.planning.measures.load import (
    session_contacts,
    session_ham_sets,
    session_minutes,
    session_stress,
)
from workouts.planning.notation.strength import strength_document
from workouts.planning.values.request import PastRace, Race, Request
from workouts.planning.values.rule import Finding
from workouts.planning.values.week import Day, Prescription, Reason, Run, Session, Week, clock_text

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
        "relaxed": [_reason(reason, say) for reason in week.relaxed],
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
        "reasons": [_reason(reason, say) for reason in (*session.reasons, *sprint_reasons)],
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
    if item.modification is not None:
        document["mod"] = item.modification.id
    if tempo(item, request):
        document["tempo"] = tempo(item, request)
    advice = load_advice(item)
    if advice is not None:
        document["load"] = say(advice.sentence, advice.facts)
    return document | {"reasons": [_reason(reason, say) for reason in item.reasons]}


def _finding(finding: Finding, say: Say) -> dict[str, Any]:
    return {
        "rule": finding.rule,
        "severity": finding.severity.value,
        "cost": _number(finding.cost),
        "message": say(finding.message, finding.facts),
        "remedy": say(finding.remedy, finding.facts),
        "days": [day.code for day in finding.days],
    }


def _reason(reason: Reason, say: Say) -> dict[str, str]:
    return {"rule": reason.rule, "text": say(reason.sentence, reason.facts)}


def _number(value: float) -> float:
    return int(value) if value == int(value) else value


def request_document(request: Request) -> dict[str, Any]:
    """The request as `parse_request` reads it; defaults are left out."""
    document: dict[str, Any] = {
        "runner": _runner_document(request),
        "phase": request.phase.value,
        "week": _week_document(request.week),
        "context": _context_document(request),
        "school": request.school.value,
    }
    if request.last_strength is not None:
        document["prevPlan"] = strength_document(request.last_strength)
    if request.next_strength is not None:
        document["nextPlan"] = strength_document(request.next_strength)
    if request.previous_week is not None:
        document["prevWeek"] = _week_document(request.previous_week)
    if request.next_week is not None:
        document["nextWeek"] = _week_document(request.next_week)
    return document


def _week_document(week: tuple[Run, ...]) -> dict[str, str]:
    return {day.code: str(week[day]) for day in Day}


def _runner_document(request: Request) -> dict[str, Any]:
    document = {
        "level": request.level.value,
        "age": request.age,
        "foundationWeeks": request.foundation_weeks,
        "doubleDays": request.double_days,
        "equipment": sorted(request.equipment),
        "sessionMinutes": request.session_minutes,
        "sessionsPerWeek": request.sessions_per_week,
        "hillSessionsDone": request.hill_sessions_done,
        "novelEccentric": request.novel_eccentric,
        "programWeek": request.program_week,
        "weeklyKm": request.weekly_km,
        "previousKm": request.previous_km,
        "weeksOff": request.weeks_off,
        "weeksSinceDeload": request.weeks_since_deload,
        "strengthTimes": _starts_document(request) or None,
        "deload": request.deload,
        "usualHamSets": request.usual_ham_sets,
        "pregnant": request.pregnant,
        "pregnancyWeek": request.pregnancy_week,
        "clearance": request.clearance,
        "supervised": request.supervised,
    }
    return {key: value for key, value in document.items() if value is not None}


def _starts_document(request: Request) -> dict[str, str]:
    starts = zip(Day, request.strength_starts, strict=True)
    return {day.code: clock_text(start) for day, start in starts if start is not None}


def _context_document(request: Request) -> dict[str, Any]:
    soreness = {day.code: request.soreness[day] for day in Day if request.soreness[day]}
    document = {
        "race": request.race and _race_document(request.race),
        "lastRace": request.last_race and _past_race_document(request.last_race),
        "pain": request.pain,
        "painSite": request.pain_site.value or None,
        "sorenessByDay": soreness or None,
        "strainStage": request.strain_stage,
        "strainMonthsAgo": request.strain_months,
        "redFlag": request.red_flag or None,
        "runSpikeDay": None if request.run_spike_day is None else request.run_spike_day.code,
        "screening": sorted(request.conditions) or None,
    }
    return {key: value for key, value in document.items() if value is not None}


def _race_document(race: Race) -> dict[str, Any]:
    return {**_past_race_document(race), "priority": race.priority.value}


def _past_race_document(race: Race | PastRace) -> dict[str, Any]:
    return {"dayOffset": race.day_offset, "distance": race.distance.value}
