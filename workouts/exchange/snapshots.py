"""An exercise as it was prescribed, checked as `storage.snapshot` writes it."""

from typing import Any

from exercises.records import Fields, RecordError
from exercises.vocabulary import Direction, HamstringAction, Impact, Kind
from workouts.exchange.limits import number_of, text_of, word_list_of, word_of


def snapshot_of(fields: Fields) -> dict[str, Any]:
    """As `storage.snapshot` writes it."""
    snapshot = {
        **{name: word_of(fields, name) for name in ("id", "slug")},
        "name": text_of(fields, "name", 200),
        "kind": fields.choice("kind", Kind).value,
        "unilateral": fields.flag("unilateral"),
        "action": fields.choice("action", HamstringAction).value,
        "impact": fields.choice("impact", Impact).value,
        **{name: number_of(fields, name, 100) for name in ("set_credit", "eccentric_factor")},
        **{name: number_of(fields, name, 3600) for name in ("seconds_per_rep", "setup_seconds")},
        "order_slot": fields.whole("order_slot", 0, 99, -1),
        "equipment": word_list_of(fields, "equipment"),
        "added_load": word_list_of(fields, "added_load"),
        "parent_id": word_of(fields, "parent_id") or None,
        "substitute": _version_of(fields, "substitute"),
        "modification": _version_of(fields, "modification"),
        "muscles": [_muscle(entry) for entry in fields.children("muscles", most=40) or ()],
        "dose": _dose(fields),
        "shown": _shown(fields),
    }
    fields.finish()
    return snapshot


def _version_of(fields: Fields, key: str) -> dict[str, Any] | None:
    entry = fields.child(key)
    if entry.is_empty:
        return None
    version: dict[str, Any] = {
        "name": text_of(entry, "name", 200),
        "set_credit": entry.optional_number("set_credit", 0, 100),
        "eccentric_factor": entry.optional_number("eccentric_factor", 0, 100),
        "unilateral": entry.optional_flag("unilateral"),
    }
    if key == "modification":
        version["id"] = word_of(entry, "id")
        version["direction"] = entry.choice("direction", Direction).value
    entry.finish()
    return version


def _muscle(fields: Fields) -> dict[str, Any]:
    muscle = {
        "muscle": word_of(fields, "muscle"),
        "primary": fields.flag("primary"),
        "set_credit": number_of(fields, "set_credit", 100),
    }
    fields.finish()
    return muscle


def _dose(fields: Fields) -> dict[str, Any] | None:
    entry = fields.child("dose")
    if entry.is_empty:
        return None
    pairs = ("sets", "reps", "rpe", "rest_seconds", "seconds", "contacts")
    dose: dict[str, Any] = {name: _pair(entry, name) for name in pairs}
    dose["per_side"] = entry.flag("per_side")
    dose["tempo"] = text_of(entry, "tempo", 200)
    dose["load"] = text_of(entry, "load", 500)
    entry.finish()
    return dose


def _pair(fields: Fields, key: str) -> list[float] | None:
    value = fields.take(key, None)
    if value is None and key in ("seconds", "contacts"):
        return None
    is_pair = isinstance(value, list) and len(value) == 2
    if not is_pair or not isinstance(value, list) or not all(_is_number(one) for one in value):
        raise RecordError.at(key, "must be two numbers")
    return value


def _is_number(value: object) -> bool:
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return is_number and isinstance(value, int | float) and 0 <= value <= 10_000


def _shown(fields: Fields) -> dict[str, str]:
    entry = fields.child("shown")
    names = ("equipment", "how", "change", "tempo")
    found = {name: text_of(entry, name, 2000) for name in names}
    entry.finish()
    return {name: text for name, text in found.items() if text or name == "equipment"}
