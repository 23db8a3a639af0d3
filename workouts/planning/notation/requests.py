"""Decides how a request is read from JSON and written; names the field that is wrong."""

import re
from collections.abc import Collection
from typing import Any

from exercises.records import Fields, RecordError
from exercises.vocabulary import HILL, NO_EQUIPMENT, Level
from workouts.planning.notation.strength import parse_strength, strength_document
from workouts.planning.notation.times import (
    CLOCK,
    clock_minutes,
    optional_clock_of,
    optional_day_of,
)
from workouts.planning.values.limits import MOST_RACES, MOST_WEEKLY_KM
from workouts.planning.values.request import Condition, PainSite, Request, School
from workouts.planning.values.season import (
    MOST_RACE_DAYS,
    MOST_SEASON_WEEKS,
    Distance,
    PastRace,
    Phase,
    Priority,
    Race,
)
from workouts.planning.values.week import Day, Run, RunKind, Running, clock_text

MINUTES = re.compile(r"([1-9]\d{0,3})min")
WORD = re.compile(r"[a-z][a-z0-9_-]{0,19}")
MAX_RUN_MINUTES = 1440
MAX_SCALE = 10
MOST_WISHED = 4  # strength sessions a week


def parse_request(document: object, *, equipment: Collection[str]) -> Request:
    """The request that `input` holds; `equipment` are the ids the catalogue knows.

    Raises RecordError for unknown keys, days or runs and for values out of range.
    """
    fields = Fields(document, "input")
    runner, context = fields.child("runner"), fields.child("context")
    request = Request(
        week=_week(fields.take("week"), "week"),
        previous_week=_optional_week(fields.take("prevWeek", None), "prevWeek"),
        next_week=_optional_week(fields.take("nextWeek", None), "nextWeek"),
        last_strength=parse_strength(fields, "prevPlan"),
        last_ordinary=parse_strength(fields, "ordinaryPlan"),
        next_strength=parse_strength(fields, "nextPlan"),
        said_phase=fields.choice("phase", Phase),
        school=fields.choice("school", School, School.HARD_DAYS_HARD),
        **_runner(runner, {*equipment, HILL}),
        **_context(context),
    )
    for part in (runner, context, fields):
        part.finish()
    return request


def _runner(fields: Fields, known: Collection[str]) -> dict[str, Any]:
    return {
        "level": fields.choice("level", Level),
        "age": fields.whole("age", 5, 110, 35),
        "foundation_weeks": fields.whole("foundationWeeks", 0, 999, 0),
        "double_days": fields.flag("doubleDays"),
        "equipment": fields.words("equipment", {*known, NO_EQUIPMENT}) - {NO_EQUIPMENT},
        "in_pounds": fields.flag("pounds"),
        "session_minutes": fields.whole("sessionMinutes", 10, 180, 40),
        "sessions_per_week": fields.optional_whole("sessionsPerWeek", 0, MOST_WISHED),
        "hill_sessions_done": fields.whole("hillSessionsDone", 0, 9999, 0),
        "novel_eccentric": fields.flag("novelEccentric"),
        "program_week": fields.optional_whole("programWeek", 1, 9999),
        "block_week": fields.optional_whole("blockWeek", 1, 9999),
        "weekly_km": fields.optional_number("weeklyKm", 0, MOST_WEEKLY_KM),
        "previous_km": fields.optional_number("previousKm", 0, MOST_WEEKLY_KM),
        "next_km": fields.optional_number("nextKm", 0, MOST_WEEKLY_KM),
        "weeks_off": fields.whole("weeksOff", 0, 999, 0),
        "weeks_since_deload": fields.optional_whole("weeksSinceDeload", 0, 999),
        "strength_starts": _starts(fields.child("strengthTimes")),
        "deload": fields.flag("deload"),
        "usual_ham_sets": fields.optional_number("usualHamSets", 0, 40),
        "pregnant": fields.flag("pregnant"),
        "pregnancy_week": fields.optional_whole("pregnancyWeek", 1, 45),
        "clearance": fields.flag("clearance"),
        "supervised": fields.optional_flag("supervised"),
    }


def _context(fields: Fields) -> dict[str, Any]:
    pain_site = fields.choice("painSite", PainSite, PainSite.NONE)
    return {
        "race": _race(fields.child("race")),
        "other_races": parse_races(fields, "otherRaces"),
        "last_race": _past_race(fields.child("lastRace")),
        "pain": fields.whole("pain", 0, MAX_SCALE, 0),
        "pain_site": pain_site,
        "soreness": _soreness(fields.child("sorenessByDay")),
        "strain_stage": fields.optional_whole("strainStage", 0, 4),
        "strain_months": fields.optional_whole("strainMonthsAgo", 0, 999),
        "red_flag": fields.text("redFlag"),
        "run_spike_day": optional_day_of(fields, "runSpikeDay"),
        "conditions": frozenset(
            Condition(word) for word in fields.words("screening", tuple(Condition))
        ),
    }


def parse_run(text: object, field: str) -> Run:
    """`easy`, `quality:tempo`, `long:90min`, `race:marathon`; minutes may follow any run, and
    then the time of day: `easy:45min@07:30`."""
    kind_and_more, at, clock = (text if isinstance(text, str) else "").partition("@")
    parts = kind_and_more.split(":")
    kinds = tuple(RunKind)
    if parts[0] not in kinds:
        raise RecordError.at(field, f"must start with one of {', '.join(kinds)}")
    kind, rest = RunKind(parts[0]), parts[1:]
    minutes = None
    if rest and (found := MINUTES.fullmatch(rest[-1])):
        minutes, rest = int(found[1]), rest[:-1]
    if minutes is not None and (minutes > MAX_RUN_MINUTES or kind is RunKind.REST):
        raise RecordError.at(field, f"cannot last {minutes} minutes")
    detail = rest[0] if rest else ""
    if len(rest) > 1 or not _is_detail(kind, detail):
        raise RecordError.at(field, f"{text!r} is not a run")
    if at and kind is RunKind.REST:
        raise RecordError.at(field, "rest has no time of day")
    if at and not CLOCK.fullmatch(clock):
        raise RecordError.at(field, "must be a time of day such as 07:30")
    start = clock_minutes(clock) if at else None
    return Run(kind=kind, detail=detail, minutes=minutes, start=start)


def _is_detail(kind: RunKind, detail: str) -> bool:
    if kind is RunKind.QUALITY:
        return not detail or bool(WORD.fullmatch(detail))
    if kind is RunKind.RACE:
        return not detail or detail in tuple(Distance)
    return not detail


def _week(value: object, field: str) -> tuple[Run, ...]:
    fields = Fields(value, field)
    week = tuple(parse_run(fields.take(day.code), f"{field}.{day.code}") for day in Day)
    fields.finish()
    return week


def parse_running(document: object, field: str) -> Running:
    """The runs of one week, `{"week": {"Mon": "rest", ...}, "km": 44}`. Raises RecordError."""
    return _running(Fields(document, field), field)


def _running(fields: Fields, field: str) -> Running:
    running = Running(
        week=_week(fields.take("week"), f"{field}.week"),
        km=fields.optional_number("km", 0, MOST_WEEKLY_KM),
        least_km=fields.optional_number("leastKm", 0, MOST_WEEKLY_KM),
    )
    fields.finish()
    return running


def parse_running_by_week(fields: Fields, key: str) -> dict[int, Running]:
    """The runs of weeks that have some of their own, `{"number": 3, "week": …, "km": 44}`, by how
    many weeks after the first they are."""
    found = {}
    for place, entry in enumerate(fields.children(key, most=MOST_SEASON_WEEKS) or (), start=1):
        number = entry.optional_whole("number", 1, MOST_SEASON_WEEKS)
        if number is None:
            raise entry.error("number", "is missing")
        found[number - 1] = _running(entry, f"{key}.{place}")
    return found


def running_document(running: Running) -> dict[str, Any]:
    document = {"week": _week_document(running.week), "km": running.km}
    return document if running.least_km is None else document | {"leastKm": running.least_km}


def _optional_week(value: object, field: str) -> tuple[Run, ...] | None:
    return None if value is None else _week(value, field)


def parse_races(fields: Fields, key: str) -> tuple[Race, ...]:
    """The races of a season, none where they are left out. Raises RecordError."""
    found = (_race(one) for one in fields.children(key, most=MOST_RACES) or [])
    return tuple(race for race in found if race is not None)


def _race(fields: Fields) -> Race | None:
    if fields.is_empty:
        return None
    race = Race(
        day_offset=fields.whole("dayOffset", 0, MOST_RACE_DAYS, 0),
        distance=fields.choice("distance", Distance),
        priority=fields.choice("priority", Priority, Priority.A),
    )
    fields.finish()
    return race


def _past_race(fields: Fields) -> PastRace | None:
    if fields.is_empty:
        return None
    race = PastRace(
        day_offset=fields.whole("dayOffset", -MOST_RACE_DAYS, int(Day.SUN), 0),
        distance=fields.choice("distance", Distance),
        priority=fields.choice("priority", Priority, Priority.B),
    )
    fields.finish()
    return race


def _starts(fields: Fields) -> tuple[int | None, ...]:
    starts = tuple(optional_clock_of(fields, day.code) for day in Day)
    fields.finish()
    return starts


def _soreness(fields: Fields) -> tuple[int, ...]:
    soreness = tuple(fields.whole(day.code, 0, MAX_SCALE, 0) for day in Day)
    fields.finish()
    return soreness


def request_document(request: Request) -> dict[str, Any]:
    """The request as `parse_request` reads it; defaults are left out."""
    document: dict[str, Any] = {
        "runner": _runner_document(request),
        "phase": request.said_phase.value,
        "week": _week_document(request.week),
        "context": _context_document(request),
        "school": request.school.value,
    }
    if request.last_strength is not None:
        document["prevPlan"] = strength_document(request.last_strength)
    if request.last_ordinary is not None:
        document["ordinaryPlan"] = strength_document(request.last_ordinary)
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
        "pounds": request.in_pounds or None,
        "sessionMinutes": request.session_minutes,
        "sessionsPerWeek": request.sessions_per_week,
        "hillSessionsDone": request.hill_sessions_done,
        "novelEccentric": request.novel_eccentric,
        "programWeek": request.program_week,
        "blockWeek": request.block_week,
        "weeklyKm": request.weekly_km,
        "previousKm": request.previous_km,
        "nextKm": request.next_km,
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
        "otherRaces": [_race_document(race) for race in request.other_races] or None,
        "lastRace": request.last_race and _race_document(request.last_race),
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


def _race_document(race: Race | PastRace) -> dict[str, Any]:
    return {
        "dayOffset": race.day_offset,
        "distance": race.distance.value,
        "priority": race.priority.value,
    }
