"""Decides how the strength work of another week is read and written.

A plan that the planner has answered can be handed back as it is.
"""

from typing import Any

from exercises.records import Fields
from workouts.planning.notation.times import day_of
from workouts.planning.values.limits import MOST_ITEMS, MOST_SESSIONS
from workouts.planning.values.request import OtherSession, TrainedItem
from workouts.planning.values.week import Session, Slot, Stress

MOST_COUNT, MOST_SETS, MOST_SLOT = 999, 99, 9
#: Keys of an answer that say nothing another week needs.
IGNORED_OF_SESSION = {"warmupMin", "warmup", "minutes", "start", "reasons"}
IGNORED_OF_ITEM = {"reps", "rest", "kg", "equip", "mod", "tempo", "load", "reasons"}


def parse_strength(fields: Fields, key: str) -> tuple[OtherSession, ...] | None:
    """The sessions listed under `key`; None when it is left out. Raises RecordError."""
    entries = fields.children(key, most=MOST_SESSIONS)
    return None if entries is None else tuple(_session(entry) for entry in entries)


def _session(fields: Fields) -> OtherSession:
    placed = Session(
        day=day_of(fields, "day"),
        slot=fields.choice("slot", Slot, Slot.ALONE),
        stated_stress=fields.optional_choice("stress", Stress),
        stated_contacts=fields.whole("plyo", 0, MOST_COUNT, 0)
        + fields.whole("contacts", 0, MOST_COUNT, 0),
        stated_sprints=fields.whole("hill", 0, MOST_COUNT, 0),
    )
    items = tuple(_item(item) for item in fields.children("items", most=MOST_ITEMS) or ())
    ham_sets = fields.optional_number("hamSets", 0, MOST_SETS)
    fields.finish(ignored=IGNORED_OF_SESSION)
    return OtherSession(placed=placed, items=items, ham_sets=ham_sets)


def _item(fields: Fields) -> TrainedItem:
    item = TrainedItem(
        exercise_id=fields.text("ex"),
        sets=fields.whole("sets", 1, MOST_SETS, 1),
        rpe=fields.optional_number("rpe", 0, 10) or 0.0,
        order_slot=fields.optional_whole("orderSlot", 1, MOST_SLOT),
    )
    fields.finish(ignored=IGNORED_OF_ITEM)
    return item


def strength_document(sessions: tuple[OtherSession, ...]) -> list[dict[str, Any]]:
    """As `parse_strength` reads it."""
    return [_session_document(session) for session in sessions]


def _session_document(session: OtherSession) -> dict[str, Any]:
    placed = session.placed
    document = {
        "day": placed.day.code,
        "slot": placed.slot.value,
        "stress": placed.stated_stress and placed.stated_stress.value,
        "plyo": placed.stated_contacts,
        "hill": placed.stated_sprints,
        "hamSets": session.ham_sets,
        "items": [_item_document(item) for item in session.items],
    }
    return {key: value for key, value in document.items() if value not in (None, 0, [])}


def _item_document(item: TrainedItem) -> dict[str, Any]:
    document = {"ex": item.exercise_id, "sets": item.sets, "rpe": item.rpe}
    return document if item.order_slot is None else document | {"orderSlot": item.order_slot}
