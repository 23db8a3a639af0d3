"""Reads JSON and TOML: the keys of an object one by one, or a whole frozen dataclass at once.

Standard library only, and the one reader of the house: the catalogue's documents, the planner's
requests and edits, and the files that people bring along are all read with it.
"""

import re
import sys
import tomllib
import types
from collections.abc import Callable, Container, Iterable, Mapping
from dataclasses import MISSING, fields, is_dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

Value = TypeVar("Value")
Reader = Callable[[Any], Any]
Choice = TypeVar("Choice", bound=StrEnum)

LARGEST = sys.float_info.max
MAX_TEXT = 200  # letters of a short text
UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
UNKEEPABLE = re.compile(r"[\x00\ud800-\udfff]")
PLAIN_TYPES = {str: "a text", int: "a whole number", float: "a number", bool: "true or false"}


class RecordError(ValueError):
    """Something in a document is wrong. Each of `messages` begins with its place.

    With one fault, `field` is the path of the wrong value (`runner.age`) and `message` says what
    is wrong with it.
    """

    field, message = "", ""

    def __init__(self, *messages: str) -> None:
        super().__init__("; ".join(messages))
        self.messages = messages

    @classmethod
    def at(cls, field: str, message: str) -> "RecordError":
        error = cls(f"{field}: {message}")
        error.field, error.message = field, message
        return error


class Fields:
    """The keys of one JSON object, taken one by one; what is left over is unknown.

    Each method raises RecordError for a value that is not as it should be.
    """

    def __init__(self, document: object, path: str) -> None:
        if not isinstance(document, Mapping):
            raise RecordError.at(path, "must be an object")
        self._left = dict(document)
        self._path = "" if path == "input" else f"{path}."
        self.is_empty = not self._left

    def take(self, key: str, *default: object) -> object:
        if key not in self._left:
            if default:
                return default[0]
            raise self.error(key, "is missing")
        return self._left.pop(key)

    def error(self, key: str, message: str) -> RecordError:
        return RecordError.at(self._path + key, message)

    def finish(self, *, ignored: Container[str] = ()) -> None:
        for key in self._left:
            if key not in ignored:
                raise self.error(key, "is not a known key")

    def child(self, key: str) -> "Fields":
        value = self.take(key, None)
        return Fields({} if value is None else value, self._path + key)

    def children(self, key: str, *, most: int) -> list["Fields"] | None:
        """The objects of a list, None when it is left out."""
        values = self.take(key, None)
        if values is None:
            return None
        if not isinstance(values, list) or len(values) > most:
            raise self.error(key, f"must be a list of at most {most}")
        path = self._path + key
        return [Fields(value, f"{path}.{number}") for number, value in enumerate(values, start=1)]

    def parsed(self, key: str, parse: Callable[[str], Value], *, what: str) -> Value | None:
        """What `parse` makes of a text, None when it is left out; `what` names what it must be."""
        value = self.take(key, None)
        if value is None:
            return None
        try:
            return parse(str(value))
        except (KeyError, ValueError):
            raise self.error(key, f"must be {what}") from None

    def choice(self, key: str, choices: type[Choice], *default: Choice) -> Choice:
        value = self.take(key, *default)
        known = [choice.value for choice in choices if choice.value]
        if value not in known and value not in default:
            raise self.error(key, f"must be one of {', '.join(known)}")
        return choices(str(value))

    def optional_choice(self, key: str, choices: type[Choice]) -> Choice | None:
        if self._left.get(key) is None:
            self._left.pop(key, None)
            return None
        return self.choice(key, choices)

    def whole(self, key: str, low: int, high: int, default: int) -> int:
        return self._whole(key, self.take(key, default), low, high)

    def optional_whole(self, key: str, low: int, high: int) -> int | None:
        value = self.take(key, None)
        return None if value is None else self._whole(key, value, low, high)

    def _whole(self, key: str, value: object, low: int, high: int) -> int:
        if not is_a(value, int) or not isinstance(value, int) or not low <= value <= high:
            raise self.error(key, f"must be a whole number from {low} to {high}")
        return value

    def optional_number(self, key: str, low: float, high: float) -> float | None:
        value = self.take(key, None)
        if value is None:
            return None
        if not is_a(value, float) or not isinstance(value, int | float):
            raise self.error(key, "must be a number")
        if not low <= value <= high:
            raise self.error(key, f"must be from {low} to {high}")
        return float(value)

    def flag(self, key: str) -> bool:
        return bool(self.optional_flag(key))

    def optional_flag(self, key: str) -> bool | None:
        value = self.take(key, None)
        if value is not None and not isinstance(value, bool):
            raise self.error(key, "must be true or false")
        return value

    def text(self, key: str, most: int = MAX_TEXT) -> str:
        value = self.take(key, "")
        if value is None:
            return ""
        if not isinstance(value, str) or len(value) > most or not can_be_kept(value):
            raise self.error(key, f"must be a text of at most {most} letters")
        return value

    def words(self, key: str, known: Iterable[str]) -> frozenset[str]:
        value, known = self.take(key, []), set(known)
        if not isinstance(value, list):
            raise self.error(key, "must be a list")
        for word in value:
            if not isinstance(word, str) or word not in known:
                raise self.error(key, f"does not know {word!r}")
        return frozenset(value)


class _FillError(Exception):
    """What is wrong in a value: where in it, written so that it follows its place, and what."""

    def __init__(self, *faults: tuple[str, str]) -> None:
        super().__init__(*faults)
        self.faults = faults

    def inside(self, place: str) -> list[tuple[str, str]]:
        return [(place + inner, message) for inner, message in self.faults]


def fill(kind: type[Value], table: object, where: str, *, stored: bool = False) -> Value:
    """A `kind` with what the table says. `where` begins each message.

    `stored` is for what we wrote ourselves, maybe long ago: keys that are no longer known are
    ignored, and a text may be empty. Raises RecordError with every fault that there is.
    """
    try:
        return _reader(kind, stored)(table)  # type: ignore[arg-type, no-any-return]
    except _FillError as error:
        faults = error.inside(where)
    if len(faults) == 1:
        raise RecordError.at(*faults[0])
    raise RecordError(*(f"{place}: {message}" for place, message in faults))


@cache  # as many as there are types in the code
def _reader(hint: Any, stored: bool) -> Reader:
    """What makes a value of this type. It is made once: a board reads some 10,000 values, and no
    place is put into words unless something is wrong there."""
    kind = given(hint)
    if is_dataclass(kind):
        read = _reader_of_records(kind, stored)
    elif get_origin(kind) is tuple:
        read = _reader_of_tuples(get_args(kind), stored)
    elif get_origin(kind) in (dict, Mapping):
        read = _reader_of_tables(*get_args(kind), stored=stored)
    elif issubclass(kind, StrEnum):
        read = _reader_of_choices(kind)
    else:
        read = _reader_of_texts(stored) if kind is str else _reader_of_plain(kind)
    if type(None) not in get_args(hint):
        return read
    return lambda raw: None if raw is None else read(raw)


def given(hint: Any) -> Any:
    """The type of what is given, where nothing may be."""
    if get_origin(hint) not in (Union, types.UnionType):
        return hint
    return next(choice for choice in get_args(hint) if choice is not type(None))


def _reader_of_records(kind: Any, stored: bool) -> Reader:
    readers = {name: _reader(hint, stored) for name, hint in get_type_hints(kind).items()}
    required = [
        one.name
        for one in fields(kind)
        if one.default is MISSING and one.default_factory is MISSING
    ]

    def read(table: object) -> Any:
        if not isinstance(table, Mapping):
            raise _FillError(("", "must be an object"))
        if not stored and not table.keys() <= readers.keys():
            raise _FillError(("", f"{_first_unknown(table, readers)} is not a known field"))
        values: dict[str, Any] = {}
        faults: list[tuple[str, str]] = []
        for name, raw in table.items():
            if name in readers:
                try:
                    values[name] = readers[name](raw)
                except _FillError as error:
                    faults += error.inside(f": {name}")
        faults += [("", f"{name} is missing") for name in required if name not in table]
        if faults:
            raise _FillError(*faults)
        return kind(**values)

    return read


def _first_unknown(table: Mapping[str, Any], known: Container[str]) -> str:
    unknown = min(key for key in table if key not in known)
    return str(unknown).encode(errors="backslashreplace").decode()


def _reader_of_tuples(hints: tuple[Any, ...], stored: bool) -> Reader:
    if hints[-1] is not Ellipsis:
        readers = [_reader(hint, stored) for hint in hints]
    else:
        readers, each = [], _reader(hints[0], stored)

    def read(raw: object) -> tuple[Any, ...]:
        if not isinstance(raw, list):
            raise _FillError(("", "must be a list"))
        if readers and len(raw) != len(readers):
            raise _FillError(("", f"must be {len(readers)} values, not {len(raw)}"))
        if readers:
            return tuple(reader(one) for reader, one in zip(readers, raw, strict=True))
        values = []
        for number, one in enumerate(raw, start=1):
            try:
                values.append(each(one))
            except _FillError as error:
                raise _FillError(*error.inside(f" {number}")) from None
        return tuple(values)

    return read


def _reader_of_tables(key_hint: Any, value_hint: Any, *, stored: bool) -> Reader:
    read_key, read_value = _reader(key_hint, stored), _reader(value_hint, stored)

    def read(raw: object) -> dict[Any, Any]:
        if not isinstance(raw, Mapping):
            raise _FillError(("", "must be an object"))
        values = {}
        for key, value in raw.items():
            known = read_key(key)
            try:
                values[known] = read_value(value)
            except _FillError as error:
                raise _FillError(*error.inside(f".{key}")) from None
        return values

    return read


def _reader_of_choices(choices: type[StrEnum]) -> Reader:
    by_value = {choice.value: choice for choice in choices}

    def read(raw: object) -> StrEnum:
        choice = by_value.get(str(raw))
        if choice is None:
            raise _FillError(("", f"must be one of {', '.join(choices)}, not {raw!r}"))
        return choice

    return read


def _reader_of_plain(kind: type[Any]) -> Reader:
    def read(raw: object) -> Any:
        if not is_a(raw, kind):
            raise _FillError(("", f"must be {PLAIN_TYPES[kind]}, not {raw!r}"))
        return kind(raw)

    return read


def _reader_of_texts(stored: bool) -> Reader:
    def read(raw: object) -> str:
        if not isinstance(raw, str):
            raise _FillError(("", f"must be {PLAIN_TYPES[str]}, not {raw!r}"))
        if not is_printable(raw):
            raise _FillError(("", f"has a character that cannot be shown: {raw!r}"))
        text = one_kind_of_line_end(raw).strip()
        if not text and not (stored and raw == ""):
            raise _FillError(("", "is empty"))
        return text

    return read


def is_a(value: object, kind: type[Any]) -> bool:
    """True is no number here, a whole number is a number too, and infinity is none."""
    if kind is float:
        return type(value) in (int, float) and abs(value) <= LARGEST  # type: ignore[arg-type]
    return type(value) is kind


def is_printable(text: str) -> bool:
    """Without control characters and halves of characters, which no file and no page can hold."""
    return not UNPRINTABLE.search(text)


def can_be_kept(text: str) -> bool:
    """Neither half characters nor NUL, which databases refuse."""
    return not UNKEEPABLE.search(text)


def refuse_what_cannot_be_kept(document: object, path: str) -> None:
    """Look through every text of a JSON document, names of fields too. Raises RecordError with the
    field, whose own name can be shown."""
    left = [(document, path)]
    while left:
        value, place = left.pop()
        if isinstance(value, str) and not can_be_kept(value):
            raise RecordError.at(place, "has a character that cannot be kept")
        if isinstance(value, list):
            left += [(one, f"{place}.{number}") for number, one in enumerate(value, start=1)]
        elif isinstance(value, dict):
            unkeepable = next((key for key in value if not can_be_kept(key)), None)
            if unkeepable is not None:
                name = unkeepable.encode("unicode_escape").decode()
                raise RecordError.at(f"{place}.{name}"[:MAX_TEXT], "is not a known key")
            left += [(one, f"{place}.{key}"[:MAX_TEXT]) for key, one in value.items()]


def one_kind_of_line_end(text: str) -> str:
    """Forms and Windows say \\r\\n."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def read_toml(path: Path) -> dict[str, Any]:
    """Raises RecordError, which names the file."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise RecordError.at(path.name, "the file is missing") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise RecordError.at(path.name, str(error)) from error
