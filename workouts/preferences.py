"""How a person likes to read and to train: units, first day of the week, time zone, kit, look.

They hold for one request, as the language and the time zone do.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import asdict, dataclass, fields, replace
from enum import StrEnum
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

from django.utils import timezone

from exercises.records import can_be_kept
from workouts.planning.training.events import POUNDS_IN_KG
from workouts.planning.values.request import School
from workouts.planning.values.week import Day

MILES_IN_KM = 0.621371192
MOST_KIT, MOST_LETTERS = 50, 50  # pieces, and letters of each
TIME_ZONES = available_timezones()


class WeightUnit(StrEnum):
    KG = "kg"
    LB = "lb"


class DistanceUnit(StrEnum):
    KM = "km"
    MILES = "mi"


class FirstDay(StrEnum):
    MONDAY = "mon"
    SUNDAY = "sun"


class Theme(StrEnum):
    SYSTEM = ""
    LIGHT = "light"
    DARK = "dark"


class Motion(StrEnum):
    SYSTEM = ""
    LESS = "less"


@dataclass(frozen=True, kw_only=True)
class Preferences:
    weight_unit: WeightUnit = WeightUnit.KG
    distance_unit: DistanceUnit = DistanceUnit.KM
    first_day: FirstDay = FirstDay.MONDAY
    time_zone: str = ""  # empty: that of the browser, else of the site
    equipment: tuple[str, ...] = ()
    school: School = School.HARD_DAYS_HARD
    motion: Motion = Motion.SYSTEM
    theme: Theme = Theme.SYSTEM

    @classmethod
    def read(cls, document: object) -> "Preferences":
        """From JSON; what is unknown or wrong in it falls back to the usual."""
        if not isinstance(document, Mapping):
            return cls()
        known: dict[str, Any] = {}
        for name, kind in KINDS.items():
            value = document.get(name)
            if value in [choice.value for choice in kind]:
                known[name] = kind(str(value))
        zone = document.get("time_zone")
        if isinstance(zone, str) and zone in TIME_ZONES:
            known["time_zone"] = zone
        equipment = document.get("equipment")
        if isinstance(equipment, list):
            known["equipment"] = tuple(kit for kit in equipment[:MOST_KIT] if _is_kit(kit))
        return cls(**known)

    def document(self) -> dict[str, Any]:
        """As `read` reads it."""
        return {name: list(v) if isinstance(v, tuple) else v for name, v in asdict(self).items()}

    def in_zone(self, zone: str) -> "Preferences":
        """In the time zone of the browser, if it is one and the person has set none."""
        is_known = zone in TIME_ZONES and not self.time_zone
        return replace(self, time_zone=zone) if is_known else self

    @property
    def days(self) -> tuple[Day, ...]:
        """In the order in which a week that repeats is shown."""
        days = tuple(Day)
        return (days[-1], *days[:-1]) if self.first_day is FirstDay.SUNDAY else days


KINDS: Mapping[str, type[StrEnum]] = {
    field.name: type(field.default)
    for field in fields(Preferences)
    if isinstance(field.default, StrEnum)
}


def _is_kit(name: object) -> bool:
    return isinstance(name, str) and len(name) <= MOST_LETTERS and can_be_kept(name)


_active: ContextVar[Preferences] = ContextVar("preferences", default=Preferences())  # noqa: B039


def preferred() -> Preferences:
    """Of the person whom this request answers."""
    return _active.get()


@contextmanager
def preferring(preferences: Preferences) -> Iterator[None]:
    zone = ZoneInfo(preferences.time_zone) if preferences.time_zone else None
    token = _active.set(preferences)
    try:
        with timezone.override(zone or timezone.get_default_timezone()):
            yield
    finally:
        _active.reset(token)


def shown_weight(kg: float) -> float:
    """In the unit of the reader, to half a unit."""
    if preferred().weight_unit is WeightUnit.LB:
        return round(kg * POUNDS_IN_KG * 2) / 2
    return kg


def kg_from(weight: float) -> float:
    is_lb = preferred().weight_unit is WeightUnit.LB
    return round(weight / POUNDS_IN_KG if is_lb else weight, 2)


def shown_distance(km: float) -> int:
    """In the unit of the reader, to a whole one."""
    is_miles = preferred().distance_unit is DistanceUnit.MILES
    return round(km * MILES_IN_KM if is_miles else km)


def km_from(distance: float) -> float:
    is_miles = preferred().distance_unit is DistanceUnit.MILES
    return round(distance / MILES_IN_KM, 1) if is_miles else distance
