"""An exercise as it was prescribed, in a file: checked before a plan holds it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from exercises.records import RecordError, fill
from exercises.vocabulary import Level
from workouts.exchange.my_data.values import MOST_WORDS, WORD
from workouts.planning.values.exercise import Exercise, Modification

TEXTS = {"name": 200, "tempo": 200, "load": 500}  # letters; all other texts are short names
NUMBERS = dict.fromkeys(("set_credit", "eccentric_factor", "order_slot"), 100)  # the largest
LARGEST = 10_000  # of all other numbers
MOST_SHOWN = 2000  # letters
HERE = "here"
PLACE = re.compile(r"((?:\w+(?: \d+)?: )*)(.*)", re.DOTALL)  # of a fault, and what it is


@dataclass(frozen=True, kw_only=True)
class Shown:
    """Words of the catalogue that belong to a dose."""

    equipment: str = ""
    how: str = ""
    change: str = ""
    tempo: str = ""


def checked_snapshot(document: object, where: str) -> dict[str, Any]:
    """As `storage.snapshot` writes it. Raises RecordError, which names the field."""
    if not isinstance(document, Mapping):
        raise RecordError.at(where, "must be an object")
    try:
        _check_kinds(document)
    except RecordError as error:
        found = PLACE.fullmatch(error.messages[0].removeprefix(f"{HERE}: "))
        place, message = found.groups() if found else ("", error.messages[0])
        raise RecordError.at(f"{where}.{place.replace(': ', '.')}".strip("."), message) from None
    for name, value in document.items():
        _check_limits(value, name, f"{where}.{name}")
    return dict(document)


def _check_kinds(document: Mapping[str, Any]) -> None:
    """Whether each value is what the planner and the page expect."""
    facts = _given(document)
    inner = {name: _given(facts.pop(name, {})) for name in ("dose", "modification", "shown")}
    if inner["dose"]:
        facts["doses"] = {Level.BEGINNER: inner["dose"]}  # any level: the request says which
    if isinstance(facts.get("kit"), list):
        facts["kit"] = [_given(one) for one in facts["kit"]]
    if "substitute" in facts:
        facts["substitute"] = _given(facts["substitute"])
    fill(Exercise, facts, HERE)
    if inner["modification"]:
        fill(Modification, inner["modification"], f"{HERE}: modification")
    fill(Shown, inner["shown"], f"{HERE}: shown")


def _given(document: object) -> Any:
    """Without what is empty and so has its default."""
    if not isinstance(document, Mapping):
        return document
    return {name: value for name, value in document.items() if value not in ("", None)}


def _check_limits(value: object, name: str, where: str, *, is_shown: bool = False) -> None:
    if isinstance(value, Mapping):
        for key, inner in value.items():
            _check_limits(inner, key, f"{where}.{key}", is_shown=name == "shown")
    elif isinstance(value, list):
        if len(value) > MOST_WORDS:
            raise RecordError.at(where, f"must be a list of at most {MOST_WORDS}")
        for inner in value:
            _check_limits(inner, name, where)
    elif isinstance(value, str):
        _check_text(value, MOST_SHOWN if is_shown else TEXTS.get(name), where)
    elif isinstance(value, int | float) and not 0 <= value <= NUMBERS.get(name, LARGEST):
        raise RecordError.at(where, f"must be from 0 to {NUMBERS.get(name, LARGEST)}")


def _check_text(text: str, most: int | None, where: str) -> None:
    """Without `most` it is a short name."""
    if most is None and not WORD.fullmatch(text):
        raise RecordError.at(where, "must be a short name")
    if most is not None and len(text) > most:
        raise RecordError.at(where, f"must be a text of at most {most} letters")
