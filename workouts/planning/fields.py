"""Decides how the keys of a JSON object are read, and names the one that is wrong."""

import math
import re
from collections.abc import Container, Iterable, Mapping
from enum import StrEnum
from typing import TypeVar

from exercises.vocabulary import NO_EQUIPMENT
from workouts.planning.week import Day

Choice = TypeVar("Choice", bound=StrEnum)

MAX_TEXT = 200
CLOCK = re.compile(r"([01]\d|2[0-3]):([0-5]\d)")


class RequestError(ValueError):
    """`field` is the path of the wrong value (`runner.age`), `message` says what is wrong."""

    def __init__(self, field: str, message: str) -> None:
        self.field, self.message = field, message
        super().__init__(f"{field}: {message}")


class Fields:
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

    def child(self, key: str) -> "Fields":
        value = self.take(key, None)
        return Fields({} if value is None else value, self._path + key)

    def children(self, key: str, *, most: int) -> list["Fields"] | None:
        """The objects of a list, None when it is left out."""
        values = self.take(key, None)
        if values is None:
            return None
        if not isinstance(values, list) or len(values) > most:
            raise RequestError(self._path + key, f"must be a list of at most {most}")
        path = self._path + key
        return [Fields(value, f"{path}.{number}") for number, value in enumerate(values, start=1)]

    def finish(self, *, ignored: Container[str] = ()) -> None:
        for key in self._left:
            if key in ignored:
                continue
            raise RequestError(f"{self._path}{key}", "is not a known key")

    def choice(self, key: str, choices: type[Choice], *default: Choice) -> Choice:
        value = self.take(key, *default)
        known = [choice.value for choice in choices if choice.value]
        if value not in known and value not in default:
            raise RequestError(self._path + key, f"must be one of {', '.join(known)}")
        return choices(str(value))

    def optional_choice(self, key: str, choices: type[Choice]) -> Choice | None:
        if self._left.get(key) is None:
            self._left.pop(key, None)
            return None
        return self.choice(key, choices)

    def day(self, key: str) -> Day:
        day = self.optional_day(key)
        if day is None:
            raise RequestError(self._path + key, "is missing")
        return day

    def optional_day(self, key: str) -> Day | None:
        value = self.take(key, None)
        if value is None:
            return None
        try:
            return Day.from_code(str(value))
        except KeyError:
            raise RequestError(self._path + key, "must be a day from Mon to Sun") from None

    def optional_clock(self, key: str) -> int | None:
        value = self.take(key, None)
        return None if value is None else parse_clock(value, self._path + key)

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
        if not isinstance(value, str) or len(value) > MAX_TEXT or not can_be_kept(value):
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


def can_be_kept(text: str) -> bool:
    """Neither half characters nor NUL, which databases refuse."""
    return not any(letter == "\x00" or "\ud800" <= letter <= "\udfff" for letter in text)


def parse_clock(text: object, field: str) -> int:
    """Minutes after midnight of `07:30`."""
    found = CLOCK.fullmatch(text) if isinstance(text, str) else None
    if found is None:
        raise RequestError(field, "must be a time of day such as 07:30")
    return 60 * int(found[1]) + int(found[2])
