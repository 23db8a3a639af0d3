"""Decides how a request is read from JSON, and names the field that is wrong."""

import math
import re
from collections.abc import Collection, Iterable, Mapping
from enum import StrEnum
from typing import Any, TypeVar

from exercises.vocabulary import HILL, NO_EQUIPMENT, Level
from workouts.planning.request import (
    Condition,
    Distance,
    PainSite,
    PastRace,
    Phase,
    Priority,
    Race,
    Request,
    School,
)
from workouts.planning.week import Day, Run, RunKind

Choice = TypeVar("Choice", bound=StrEnum)

MINUTES = re.compile(r"([1-9]\d{0,3})min")
WORD = re.compile(r"[a-z][a-z0-9_-]{0,19}")
MAX_RUN_MINUTES = 1440
MAX_RACE_DAYS = 366
MAX_SCALE = 10
MAX_TEXT = 200


class RequestError(ValueError):
    """`field` is the path of the wrong value (`runner.age`), `message` says what is wrong."""

    def __init__(self, field: str, message: str) -> None:
        self.field, self.message = field, message
        super().__init__(f"{field}: {message}")


def parse_request(document: object, *, equipment: Collection[str]) -> Request:
    """The request that `input` holds; `equipment` are the ids the catalogue knows.

    Raises RequestError for unknown keys, days or runs and for values out of range.
    """
    fields = _Fields(document, "input")
    runner, context = fields.child("runner"), fields.child("context")
    request = Request(
        week=_week(fields.take("week"), "week"),
        previous_week=_optional_week(fields.take("prevWeek", None), "prevWeek"),
        next_week=_optional_week(fields.take("nextWeek", None), "nextWeek"),
        phase=fields.choice("phase", Phase),
        school=fields.choice("school", School, School.HARD_DAYS_HARD),
        **_runner(runner, {*equipment, HILL}),
        **_context(context),
    )
    for part in (runner, context, fields):
        part.finish()
    return request


def _runner(fields: "_Fields", known: Collection[str]) -> dict[str, Any]:
    return {
        "level": fields.choice("level", Level),
        "age": fields.whole("age", 5, 110, 35),
        "foundation_weeks": fields.whole("foundationWeeks", 0, 999, 0),
        "double_days": fields.flag("doubleDays"),
        "equipment": fields.words("equipment", known) - {NO_EQUIPMENT},
        "session_minutes": fields.whole("sessionMinutes", 10, 180, 40),
        "sessions_per_week": fields.optional_whole("sessionsPerWeek", 0, 3),
        "hill_sessions_done": fields.whole("hillSessionsDone", 0, 9999, 0),
        "novel_eccentric": fields.flag("novelEccentric"),
        "program_week": fields.optional_whole("programWeek", 1, 9999),
        "weekly_km": fields.optional_number("weeklyKm", 0, 500),
        "deload": fields.flag("deload"),
        "usual_ham_sets": fields.optional_number("usualHamSets", 0, 40),
        "pregnant": fields.flag("pregnant"),
        "pregnancy_week": fields.optional_whole("pregnancyWeek", 1, 45),
        "clearance": fields.flag("clearance"),
        "supervised": fields.optional_flag("supervised"),
    }


def _context(fields: "_Fields") -> dict[str, Any]:
    pain_site = fields.choice("painSite", PainSite, PainSite.NONE)
    return {
        "race": _race(fields.child("race")),
        "last_race": _past_race(fields.child("lastRace")),
        "pain": fields.whole("pain", 0, MAX_SCALE, 0),
        "pain_site": pain_site,
        "soreness": _soreness(fields.child("sorenessByDay")),
        "strain_stage": fields.optional_whole("strainStage", 0, 4),
        "red_flag": fields.text("redFlag"),
        "run_spike_day": _optional_day(fields.take("runSpikeDay", None), "context.runSpikeDay"),
        "conditions": frozenset(
            Condition(word) for word in fields.words("screening", tuple(Condition))
        ),
    }


class _Fields:
    """The keys of one JSON object, taken one by one; what is left over is unknown."""

    def __init__(self, document: object, path: str) -> None:
        if not isinstance(document, Mapping):
            raise RequestError(path, "must be an object")
        self._left = dict(document)
        self._path = "" if path == "input" else f"{path}."
        self.is_empty = not self._left

    def take(self, key: str, *default: object) -> object:
        if key not in self._left:
            if default:
                return default[0]
            raise RequestError(self._path + key, "is missing")
        return self._left.pop(key)

    def child(self, key: str) -> "_Fields":
        value = self.take(key, None)
        return _Fields({} if value is None else value, self._path + key)

    def finish(self) -> None:
        for key in self._left:
            raise RequestError(f"{self._path}{key}", "is not a known key")

    def choice(self, key: str, choices: type[Choice], *default: Choice) -> Choice:
        value = self.take(key, *default)
        known = [choice.value for choice in choices if choice.value]
        if value not in known and value not in default:
            raise RequestError(self._path + key, f"must be one of {', '.join(known)}")
        return choices(str(value))

    def whole(self, key: str, low: int, high: int, default: int) -> int:
        value = self.take(key, default)
        return self._checked(key, value, low, high)

    def optional_whole(self, key: str, low: int, high: int) -> int | None:
        value = self.take(key, None)
        return None if value is None else self._checked(key, value, low, high)

    def _checked(self, key: str, value: object, low: int, high: int) -> int:
        is_whole = isinstance(value, int) and not isinstance(value, bool)
        if not is_whole or not isinstance(value, int) or not low <= value <= high:
            raise RequestError(self._path + key, f"must be a whole number from {low} to {high}")
        return value

    def optional_number(self, key: str, low: float, high: float) -> float | None:
        value = self.take(key, None)
        if value is None:
            return None
        is_number = isinstance(value, int | float) and not isinstance(value, bool)
        if not is_number or not isinstance(value, int | float) or not math.isfinite(value):
            raise RequestError(self._path + key, "must be a number")
        if not low <= value <= high:
            raise RequestError(self._path + key, f"must be from {low} to {high}")
        return float(value)

    def flag(self, key: str) -> bool:
        return bool(self.optional_flag(key))

    def optional_flag(self, key: str) -> bool | None:
        value = self.take(key, None)
        if value is not None and not isinstance(value, bool):
            raise RequestError(self._path + key, "must be true or false")
        return value

    def text(self, key: str) -> str:
        value = self.take(key, "")
        if value is None:
            return ""
        if not isinstance(value, str) or len(value) > MAX_TEXT:
            raise RequestError(self._path + key, f"must be a text of at most {MAX_TEXT} letters")
        return value

    def words(self, key: str, known: Iterable[str]) -> frozenset[str]:
        value = self.take(key, [])
        known = {str(word) for word in known} | {NO_EQUIPMENT}
        if not isinstance(value, list):
            raise RequestError(self._path + key, "must be a list")
        for word in value:
            if not isinstance(word, str) or word not in known:
                raise RequestError(self._path + key, f"does not know {word!r}")
        return frozenset(value)


def parse_run(text: object, field: str) -> Run:
    """`easy`, `quality:tempo`, `long:90min`, `race:marathon`; minutes may follow any run."""
    parts = text.split(":") if isinstance(text, str) else [""]
    kinds = tuple(RunKind)
    if parts[0] not in kinds:
        raise RequestError(field, f"must start with one of {', '.join(kinds)}")
    kind, rest = RunKind(parts[0]), parts[1:]
    minutes = None
    if rest and (found := MINUTES.fullmatch(rest[-1])):
        minutes, rest = int(found[1]), rest[:-1]
    if minutes is not None and (minutes > MAX_RUN_MINUTES or kind is RunKind.REST):
        raise RequestError(field, f"cannot last {minutes} minutes")
    detail = rest[0] if rest else ""
    if len(rest) > 1 or not _is_detail(kind, detail):
        raise RequestError(field, f"{text!r} is not a run")
    return Run(kind=kind, detail=detail, minutes=minutes)


def _is_detail(kind: RunKind, detail: str) -> bool:
    if kind is RunKind.QUALITY:
        return not detail or bool(WORD.fullmatch(detail))
    if kind is RunKind.RACE:
        return not detail or detail in tuple(Distance)
    return not detail


def _week(value: object, field: str) -> tuple[Run, ...]:
    fields = _Fields(value, field)
    week = tuple(parse_run(fields.take(day.code), f"{field}.{day.code}") for day in Day)
    fields.finish()
    return week


def _optional_week(value: object, field: str) -> tuple[Run, ...] | None:
    return None if value is None else _week(value, field)


def _race(fields: _Fields) -> Race | None:
    if fields.is_empty:
        return None
    race = Race(
        day_offset=fields.whole("dayOffset", 0, MAX_RACE_DAYS, 0),
        distance=fields.choice("distance", Distance),
        priority=fields.choice("priority", Priority, Priority.A),
    )
    fields.finish()
    return race


def _past_race(fields: _Fields) -> PastRace | None:
    if fields.is_empty:
        return None
    race = PastRace(
        day_offset=fields.whole("dayOffset", -MAX_RACE_DAYS, int(Day.SUN), 0),
        distance=fields.choice("distance", Distance),
    )
    fields.take("priority", None)
    fields.finish()
    return race


def _soreness(fields: _Fields) -> tuple[int, ...]:
    soreness = tuple(fields.whole(day.code, 0, MAX_SCALE, 0) for day in Day)
    fields.finish()
    return soreness


def _optional_day(value: object, field: str) -> Day | None:
    if value is None:
        return None
    try:
        return Day.from_code(str(value))
    except KeyError:
        raise RequestError(field, "must be a day from Mon to Sun") from None
