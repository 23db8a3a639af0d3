"""Decides what can be told of a training: one event for each thing that happens, never changed."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from enum import StrEnum
from typing import Any
from uuid import UUID

from exercises.records import Fields, RecordError
from workouts.planning.values.limits import MOST_ITEMS, MOST_KG, MOST_NOTE, MOST_REPS

MILLISECONDS = 1000  # in a second: events tell their moment in milliseconds since 1970
FIRST_MOMENT = 946_684_800_000  # the year 2000
LAST_MOMENT = 4_102_444_800_000  # the year 2100
MOST_DONE_SETS = 30  # of one exercise, on each side: more than anybody plans
MOST_DONE_SECONDS = 3600  # a sprint, or a hold
POUNDS_IN_KG = 2.2046226218
MOST_LB = round(MOST_KG * POUNDS_IN_KG)
WORST_PAIN = 10
MOST_KEY = 160  # letters of an exercise with its kit and its version
MOST_DEVICE = 40  # letters
MOST_SEQUENCE = 10**9


class EventKind(StrEnum):
    SET = "set"
    EDIT = "edit"
    REMOVE = "remove"
    SWAP = "swap"
    PAIN = "pain"
    NOTE = "note"
    FINISH = "finish"
    REOPEN = "reopen"
    MORNING = "morning"
    DELETE = "delete"  # all that was told before
    RESTORE = "restore"


class Side(StrEnum):
    BOTH = ""
    LEFT = "left"
    RIGHT = "right"


class Feel(StrEnum):
    EASY = "easy"
    RIGHT = "right"
    HARD = "hard"


#: What an event of each kind has to say, at the least.
NEEDED = {
    EventKind.SET: ("item", "set"),
    EventKind.EDIT: ("item",),
    EventKind.REMOVE: ("item", "set"),
    EventKind.SWAP: ("item",),
    EventKind.PAIN: ("pain",),
    EventKind.MORNING: ("pain", "soreness"),
}


@dataclass(frozen=True, kw_only=True)
class Event:
    """One thing that was told. `at` is in milliseconds since 1970, by the clock of the phone.

    `item` is a place in the session and `set` a number in it, both from 0; an edit without a set
    is of all sets. A weight is in kg or in lb, as it was entered. `to` is the key of what takes the
    place of an exercise, empty for what was planned.
    """

    id: str
    kind: EventKind
    at: int
    item: int | None = None
    set: int | None = None
    side: Side = Side.BOTH
    kg: float | None = None
    lb: float | None = None
    reps: int | None = None
    seconds: float | None = None
    rpe: float | None = None
    form_broke: bool | None = None
    to: str = ""
    pain: int | None = None
    soreness: int | None = None
    feel: Feel | None = None
    text: str = ""
    seq: int = 0
    device: str = ""


def read_event(document: object) -> Event:
    """Raises RecordError, which names the field that is wrong."""
    given = Fields(document, "input")
    event = Event(
        id=_id_of(given),
        kind=given.choice("kind", EventKind),
        at=given.whole("at", FIRST_MOMENT, LAST_MOMENT, -1),
        item=given.optional_whole("item", 0, MOST_ITEMS - 1),
        set=given.optional_whole("set", 0, MOST_DONE_SETS - 1),
        side=given.optional_choice("side", Side) or Side.BOTH,
        kg=given.optional_number("kg", 0, MOST_KG),
        lb=given.optional_number("lb", 0, MOST_LB),
        reps=given.optional_whole("reps", 0, MOST_REPS),
        seconds=given.optional_number("seconds", 0, MOST_DONE_SECONDS),
        rpe=given.optional_number("rpe", 0, 10),
        form_broke=given.optional_flag("form_broke"),
        to=_ascii(given, "to", MOST_KEY),
        pain=given.optional_whole("pain", 0, WORST_PAIN),
        soreness=given.optional_whole("soreness", 0, WORST_PAIN),
        feel=given.optional_choice("feel", Feel),
        text=given.text("text", MOST_NOTE),
        seq=given.whole("seq", 0, MOST_SEQUENCE, 0),
        device=_ascii(given, "device", MOST_DEVICE),
    )
    given.finish()
    for name in NEEDED.get(event.kind, ()):
        if getattr(event, name) is None:
            raise RecordError.at(name, "is missing")
    if event.text and event.kind is not EventKind.NOTE:
        raise RecordError.at("text", "must be left out of all but a note")
    if event.kg is not None and event.lb is not None:
        raise RecordError.at("lb", "must be left out where there are kg")
    return event


def _ascii(given: Fields, name: str, most: int) -> str:
    """A key, of which each letter takes one byte."""
    text = given.text(name, most)
    if not text.isascii():
        raise RecordError.at(name, "must be plain letters and signs")
    return text


def _id_of(given: Fields) -> str:
    found = given.parsed("id", UUID, what="a UUID")
    if found is None:
        raise given.error("id", "is missing")
    return str(found)


DEFAULTS = {field.name: field.default for field in fields(Event)}


def event_document(event: Event) -> dict[str, Any]:
    """As `read_event` reads it: only what was said."""
    said = asdict(event)
    return {name: value for name, value in said.items() if value != DEFAULTS[name]}


def kept_event(document: Mapping[str, Any]) -> Event:
    """One that `event_document` wrote: it was checked when it came, and is not once more."""
    said = dict(document)
    said["kind"] = EventKind(said["kind"])
    if "side" in said:
        said["side"] = Side(said["side"])
    if "feel" in said:
        said["feel"] = Feel(said["feel"])
    return Event(**said)


def id_in(document: object) -> str:
    """Of an event that may be nonsense; empty when it names none."""
    named = document.get("id") if isinstance(document, Mapping) else None
    return named[:MOST_DEVICE] if isinstance(named, str) else ""
