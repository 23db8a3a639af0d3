"""Decides how a change is written down in a form and read back, and names the field that is wrong.

The same notation serves a button of the board, a remedy, a swap and a change that is tried again.
"""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields as fields_of
from typing import Any

from exercises.records import Fields, RecordError, refuse_what_cannot_be_kept
from exercises.vocabulary import NO_EQUIPMENT, SUBSTITUTE
from workouts.planning.edits import (
    Add,
    AddSession,
    ChangeRun,
    Clear,
    Drop,
    DropJumps,
    DropSprints,
    Edit,
    Lighten,
    Move,
    Note,
    Reorder,
    Replace,
    SwapRuns,
    WarmUp,
)
from workouts.planning.notation.requests import parse_run
from workouts.planning.notation.times import day_of
from workouts.planning.values.exercise import Exercise, Modification
from workouts.planning.values.limits import (
    LEAST_SECONDS,
    MOST_ITEMS,
    MOST_KG,
    MOST_NOTE,
    MOST_REPS,
    MOST_REST,
    MOST_SECONDS,
    MOST_SESSIONS,
    MOST_SETS,
    MOST_WARM_UP,
    MOST_WEEK_ITEMS,
)
from workouts.planning.values.week import Day, Prescription, Run, Week

KINDS: Mapping[str, type[Edit]] = {
    "move": Move,
    "lighten": Lighten,
    "drop_jumps": DropJumps,
    "drop_sprints": DropSprints,
    "drop": Drop,
    "warm_up": WarmUp,
    "note": Note,
    "reorder": Reorder,
    "replace": Replace,
    "add": Add,
    "add_session": AddSession,
    "clear": Clear,
    "run": ChangeRun,
    "swap_runs": SwapRuns,
}
NAMES = {edit: kind for kind, edit in KINDS.items()}
MOST_EDITS = 12  # in one change
MISSING = -1  # no value that is allowed


def edit_document(edit: Edit) -> dict[str, Any]:
    """As `parse_edits` reads it."""
    written = {field.name: _written(getattr(edit, field.name)) for field in fields_of(edit)}
    return {"kind": NAMES[type(edit)], **written}


def written(*edits: Edit) -> str:
    """Changes as one line of JSON, as the button of a form sends them."""
    return json.dumps([edit_document(edit) for edit in edits], separators=(",", ":"))


def read(text: str) -> object:
    """What `written` wrote. Raises RecordError for text that is no JSON or is nested too deep, and
    for what no database keeps."""
    try:
        document = json.loads(text)
    except (ValueError, RecursionError):
        raise RecordError.at("edits", "is no JSON") from None
    refuse_what_cannot_be_kept(document, "edits")
    return document


def _written(value: object) -> object:
    if isinstance(value, Day):
        return value.code
    if isinstance(value, Run):
        return str(value)
    return _item_document(value) if isinstance(value, Prescription) else value


def _item_document(item: Prescription) -> dict[str, Any]:
    document = {
        "exercise": item.exercise.id,
        "sets": item.sets,
        "reps": item.reps,
        "rpe": item.rpe,
        "rest": item.rest_seconds,
        "equipment": item.equipment,
        "modification": item.modification.id if item.modification else None,
        "seconds": item.seconds,
        "kg": item.load_kg,
    }
    return {key: value for key, value in document.items() if value is not None}


def needs_catalogue(document: object) -> bool:
    """Whether a change names an exercise; most do not, and then `exercises` may stay empty."""
    entries = document if isinstance(document, list) else []
    return any(isinstance(entry, Mapping) and entry.get("item") for entry in entries)


def parse_edits(document: object, week: Week, exercises: Iterable[Exercise]) -> tuple[Edit, ...]:
    """The changes that `document` lists, for a week and the exercises that may be used in it.

    Raises RecordError for anything that is not there or out of range.
    """
    if not isinstance(document, list) or not 0 < len(document) <= MOST_EDITS:
        raise RecordError.at("edits", f"must be a list of 1 to {MOST_EDITS} changes")
    known = {exercise.id: exercise for exercise in exercises}
    return tuple(
        _edit(Fields(entry, f"edits.{number}"), week, known)
        for number, entry in enumerate(document, start=1)
    )


def check_size(week: Week) -> None:
    """Raises RecordError for a week that changes have made too large to be shown."""
    if len(week.sessions) > MOST_SESSIONS:
        raise RecordError.at("day", f"a week holds at most {MOST_SESSIONS} sessions")
    if any(len(session.items) > MOST_ITEMS for session in week.sessions):
        raise RecordError.at("item", f"a session holds at most {MOST_ITEMS} exercises")
    if len(week.items) > MOST_WEEK_ITEMS:
        raise RecordError.at("item", f"a week holds at most {MOST_WEEK_ITEMS} exercises")


def _edit(fields: Fields, week: Week, known: Mapping[str, Exercise]) -> Edit:
    kind = fields.text("kind")
    if kind not in KINDS:
        raise RecordError.at("edits", f"does not know a change called {kind!r}")
    edit = KINDS[kind]
    facts: dict[str, Any] = {}
    for name in (field.name for field in fields_of(edit)):
        if name == "item":
            entry = fields.child("item")
            is_left_out = entry.is_empty and edit is Replace
            facts["item"] = None if is_left_out else _item(entry, week, known)
        else:
            facts[name] = READERS[name](fields)
    fields.finish()
    return edit(**facts)


def _note(fields: Fields) -> str:
    return fields.text("text", MOST_NOTE).strip()


#: How each field of an edit is read, apart from its item.
READERS: Mapping[str, Callable[[Fields], object]] = {
    "place": lambda fields: fields.whole("place", 0, MOST_SESSIONS - 1, MISSING),
    "position": lambda fields: fields.whole("position", 0, MOST_ITEMS - 1, MISSING),
    "day": lambda fields: day_of(fields, "day"),
    "to": lambda fields: day_of(fields, "to"),
    "minutes": lambda fields: fields.whole("minutes", 0, MOST_WARM_UP, 5),
    "warmup_minutes": lambda fields: fields.whole("warmup_minutes", 0, MOST_WARM_UP, 5),
    "text": _note,
    "run": lambda fields: parse_run(fields.take("run"), "run"),
}


def _item(fields: Fields, week: Week, known: Mapping[str, Exercise]) -> Prescription:
    """An exercise of the week stays what it was when it was prescribed; others come as they are
    in the catalogue now."""
    planned = {item.exercise.id: item for session in week.sessions for item in session.items}
    key = fields.text("exercise")
    if key not in planned and key not in known:
        raise RecordError.at("exercise", f"does not know {key!r}")
    exercise = planned[key].exercise if key in planned else known[key]
    item = Prescription(
        exercise=exercise,
        sets=fields.whole("sets", 1, MOST_SETS, MISSING),
        reps=fields.whole("reps", 1, MOST_REPS, MISSING),
        rpe=fields.optional_number("rpe", 1, 10) or 6.0,
        rest_seconds=fields.whole("rest", 0, MOST_REST, MISSING),
        equipment=_equipment(fields, exercise, planned.get(key)),
        modification=_modification(fields, known.get(key), planned.get(key)),
        seconds=fields.optional_whole("seconds", LEAST_SECONDS, MOST_SECONDS),
        load_kg=fields.optional_number("kg", 0, MOST_KG),
    )
    fields.finish()
    return item


def _equipment(fields: Fields, exercise: Exercise, old: Prescription | None) -> str:
    usual = exercise.equipment[0] if exercise.equipment else NO_EQUIPMENT
    wanted = fields.text("equipment") or usual
    plain = (NO_EQUIPMENT, SUBSTITUTE) if exercise.substitute else (NO_EQUIPMENT,)
    was = (old.equipment,) if old else ()
    if wanted not in {*exercise.equipment, *exercise.added_load, *plain, *was}:
        raise RecordError.at("equipment", f"does not go with {exercise.name}: {wanted!r}")
    return wanted


def _modification(
    fields: Fields, exercise: Exercise | None, old: Prescription | None
) -> Modification | None:
    wanted = fields.text("modification")
    if not wanted:
        return None
    if old is not None and old.modification is not None and old.modification.id == wanted:
        return old.modification
    found = [one for one in (exercise.modifications if exercise else ()) if one.id == wanted]
    if not found:
        raise RecordError.at("modification", f"does not know {wanted!r}")
    return found[0]
