"""What was done, in a person's file: each training with its events as they were told, and what was
prescribed for it. Doses are in the file once, as exercises are."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import MISSING, dataclass, fields
from datetime import date
from typing import Any
from uuid import UUID

from exercises.records import Fields, RecordError
from workouts.exchange.my_data.file_format import json_of
from workouts.exchange.my_data.values import LETTER, MOST_WORDS, day_of
from workouts.models import TrainingLog
from workouts.planning.training.events import MOST_KEY, Event, read_event
from workouts.planning.training.prescribed import (
    Counting,
    PrescribedDose,
    PrescribedItem,
    PrescribedSession,
)
from workouts.planning.values.limits import (
    MOST_ITEMS,
    MOST_KG,
    MOST_REPS,
    MOST_REST,
    MOST_SECONDS,
    MOST_SETS,
    MOST_WARM_UP,
)
from workouts.storage.trainings import prescribed_document, read_prescribed

MOST_TRAININGS, MOST_DOSES = 5000, 20_000  # in a file
MOST_EVENTS = 1100  # of a training: more than may be told of one
MOST_SWAPS = 20
MOST_PRESCRIBED = 20_000_000  # bytes of all that is prescribed, once each training has its own
MOST_NAME, MOST_HOW, MOST_STEP = 300, 5000, 500  # letters
KEY = re.compile(r"([-a-z0-9_]{0,50}(/[-a-z0-9_]{0,60}){0,2})?")


class Doses:
    """Each dose is in the file once: here are their numbers."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._new_bytes = 0
        self.prescribed = 0  # bytes, once each training has its own

    def __len__(self) -> int:
        return len(self._numbers)

    def number_of(self, dose: PrescribedDose) -> int:
        text = json_of(_said(dose))
        size = len(text.encode())
        self.prescribed += size
        if text not in self._numbers:
            self._numbers[text] = len(self._numbers)
            self._new_bytes += size + 2
        return self._numbers[text]

    def new_bytes(self) -> int:
        """Of doses that came in since this was asked last."""
        new, self._new_bytes = self._new_bytes, 0
        return new

    def written(self) -> Iterator[list[str]]:
        return ([text] for text in self._numbers)


@dataclass(frozen=True, kw_only=True)
class ReadTraining:
    """A checked training; `plan` is a place in the list of plans, None when its plan was gone."""

    plan: int | None
    session: UUID
    on: date
    prescribed: dict[str, Any]
    events: tuple[Event, ...]


def training_document(log: TrainingLog, plan: int | None, doses: Doses) -> dict[str, Any]:
    """With its events, which were prefetched."""
    prescribed = read_prescribed(log.prescribed)
    facts = {
        "title": prescribed.title,
        "letter": prescribed.letter,
        "warmUp": [*prescribed.warm_up],
        "warmUpMinutes": prescribed.warm_up_minutes,
        "items": [_item_document(item, doses) for item in prescribed.items],
    }
    return {
        "plan": plan,
        "session": str(log.session),
        "date": log.date.isoformat(),
        "prescribed": {name: value for name, value in facts.items() if value},
        "events": [row.told for row in log.events.all()],
    }


def _item_document(item: PrescribedItem, doses: Doses) -> dict[str, Any]:
    facts = {
        "dose": doses.number_of(item),
        "gentler": item.gentler,
        "swaps": [doses.number_of(swap) for swap in item.swaps],
    }
    return {name: value for name, value in facts.items() if value or name == "dose"}


def _said(dose: PrescribedDose) -> dict[str, Any]:
    """What differs from what a dose is without a word; its key and its name always."""
    return {
        field.name: getattr(dose, field.name)
        for field in fields(PrescribedDose)
        if field.default is MISSING or getattr(dose, field.name) != field.default
    }


def read_trainings(document: Fields, *, plan_count: int) -> tuple[ReadTraining, ...]:
    """Raises RecordError, which names the field that is wrong."""
    doses = [_read_dose(entry) for entry in document.children("doses", most=MOST_DOSES) or ()]
    weights = [len(json_of(_said(dose)).encode()) for dose in doses]
    entries = document.children("trainings", most=MOST_TRAININGS) or ()
    found = []
    weight = 0
    for entry in entries:
        plan = entry.optional_whole("plan", 0, plan_count - 1)
        session = entry.parsed("session", UUID, what="an identity as Hamstrong writes it")
        if session is None:
            raise entry.error("session", "is missing")
        on = day_of(entry.take("date", None), entry.error("date", "").field)
        prescribed, used = _read_prescribed(entry.child("prescribed"), doses)
        weight += sum(weights[number] for number in used)
        if weight > MOST_PRESCRIBED:
            raise entry.error("prescribed", "is too much for one file")
        events = _read_events(entry)
        entry.finish()
        found.append(
            ReadTraining(
                plan=plan,
                session=session,
                on=on,
                prescribed=_kept_as(prescribed, entry),
                events=events,
            )
        )
    return tuple(found)


def _kept_as(prescribed: PrescribedSession, entry: Fields) -> dict[str, Any]:
    """As our pages can read it again."""
    try:
        return prescribed_document(read_prescribed(prescribed_document(prescribed)))
    except RecordError:
        raise entry.error("prescribed", "has a text that cannot be shown") from None


def _read_dose(entry: Fields) -> PrescribedDose:
    given = PrescribedDose(
        key=_key(entry, "key"),
        name=entry.text("name", MOST_NAME),
        counting=entry.choice("counting", Counting, Counting.WEIGHT),
        sets=entry.whole("sets", 1, MOST_SETS * MOST_REPS, 1),
        reps=entry.whole("reps", 1, MOST_REPS, 1),
        seconds=entry.optional_whole("seconds", 1, MOST_SECONDS),
        rpe=_or(entry.optional_number("rpe", 0, 10), PrescribedDose.rpe),
        rest_seconds=entry.whole("rest_seconds", 0, MOST_REST, PrescribedDose.rest_seconds),
        kg=entry.optional_number("kg", 0, MOST_KG),
        sides=entry.flag("sides"),
        how=entry.text("how", MOST_HOW),
        tempo=entry.text("tempo", MOST_NAME),
        equipment=entry.text("equipment", MOST_NAME),
    )
    entry.finish()
    return given


def _or(number: float | None, default: float) -> float:
    return default if number is None else number


def _key(entry: Fields, name: str) -> str:
    key = entry.text(name, MOST_KEY)
    if not KEY.fullmatch(key):
        raise entry.error(name, "must be short names with strokes between them")
    return key


def _read_prescribed(
    entry: Fields, doses: list[PrescribedDose]
) -> tuple[PrescribedSession, list[int]]:
    used: list[int] = []
    items = tuple(
        _read_item(item, doses, used) for item in entry.children("items", most=MOST_ITEMS) or ()
    )
    given = PrescribedSession(
        title=entry.text("title", MOST_NAME),
        letter=_letter(entry),
        warm_up=tuple(_steps(entry)),
        warm_up_minutes=entry.whole("warmUpMinutes", 0, MOST_WARM_UP, 0),
        items=items,
    )
    entry.finish()
    return given, used


def _letter(entry: Fields) -> str:
    letter = entry.text("letter", 2)
    if not LETTER.fullmatch(letter):
        raise entry.error("letter", "must be a letter such as A or AB")
    return letter


def _steps(entry: Fields) -> Iterable[str]:
    steps = entry.take("warmUp", [])
    if not isinstance(steps, list) or len(steps) > MOST_WORDS:
        raise entry.error("warmUp", f"must be a list of at most {MOST_WORDS}")
    for step in steps:
        if not isinstance(step, str) or len(step) > MOST_STEP:
            raise entry.error("warmUp", f"must be texts of at most {MOST_STEP} letters")
    return steps


def _read_item(entry: Fields, doses: list[PrescribedDose], used: list[int]) -> PrescribedItem:
    number = _dose_number(entry, entry.take("dose"), "dose", doses)
    swaps = entry.take("swaps", [])
    if not isinstance(swaps, list) or len(swaps) > MOST_SWAPS:
        raise entry.error("swaps", f"must be a list of at most {MOST_SWAPS}")
    others = [_dose_number(entry, one, "swaps", doses) for one in swaps]
    used += [number, *others]
    facts = {field.name: getattr(doses[number], field.name) for field in fields(PrescribedDose)}
    item = PrescribedItem(
        **facts, gentler=_key(entry, "gentler"), swaps=tuple(doses[one] for one in others)
    )
    entry.finish()
    return item


def _dose_number(entry: Fields, value: object, name: str, doses: list[PrescribedDose]) -> int:
    if type(value) is not int or not 0 <= value < len(doses):
        raise entry.error(name, "must be the number of a dose in this file")
    return value


def _read_events(entry: Fields) -> tuple[Event, ...]:
    documents = entry.take("events", [])
    if not isinstance(documents, list) or len(documents) > MOST_EVENTS:
        raise entry.error("events", f"must be a list of at most {MOST_EVENTS}")
    events = []
    for number, document in enumerate(documents, start=1):
        try:
            events.append(read_event(document))
        except RecordError as wrong:
            place = "" if wrong.field == "input" else f".{wrong.field}"
            raise entry.error(f"events.{number}{place}", wrong.message) from None
    if len({event.id for event in events}) != len(events):
        raise entry.error("events", "must each have another id")
    return tuple(events)
