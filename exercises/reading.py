"""Fills frozen dataclasses from TOML or JSON, and says exactly where it is wrong."""

import re
import tomllib
import types
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, fields, is_dataclass
from enum import StrEnum
from math import isfinite
from pathlib import Path
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

Value = TypeVar("Value")
UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")


class CatalogueError(Exception):
    """Something cannot be in the catalogue; each message names where it stands and the field."""

    def __init__(self, *messages: str) -> None:
        super().__init__("; ".join(messages))
        self.messages = messages


def read_toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise CatalogueError(f"{path.name}: the file is missing") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise CatalogueError(f"{path.name}: {error}") from error


def fill(kind: type[Value], table: object, where: str) -> Value:
    """Make a `kind` of a table. `where` names the file and the field for the error."""
    if not isinstance(table, Mapping):
        raise CatalogueError(f"{where}: expected a table")
    hints = get_type_hints(kind)
    unknown = sorted(set(table) - set(hints))
    if unknown:
        name = str(unknown[0]).encode(errors="backslashreplace").decode()
        raise CatalogueError(f"{where}: unknown field {name}")
    values: dict[str, Any] = {}
    faults: list[str] = []
    for name in table:
        try:
            values[name] = _value(hints[name], table[name], f"{where}: {name}")
        except CatalogueError as error:
            faults += error.messages
    faults += _missing(kind, table, where)
    if faults:
        raise CatalogueError(*faults)
    return kind(**values)


def _missing(kind: type[Any], table: Mapping[str, Any], where: str) -> Iterator[str]:
    for field in fields(kind):
        required = field.default is MISSING and field.default_factory is MISSING
        if required and field.name not in table:
            yield f"{where}: {field.name} is missing"


def _value(hint: Any, raw: object, where: str) -> Any:
    if get_origin(hint) in (Union, types.UnionType):
        hint = next(choice for choice in get_args(hint) if choice is not type(None))
    if is_dataclass(hint):
        return fill(hint, raw, where)  # type: ignore[arg-type]
    if get_origin(hint) is tuple:
        return _items(get_args(hint), raw, where)
    if get_origin(hint) in (dict, Mapping):
        return _table(get_args(hint), raw, where)
    if issubclass(hint, StrEnum):
        return _member(hint, raw, where)
    return _plain(hint, raw, where)


def _items(hints: tuple[Any, ...], raw: object, where: str) -> tuple[Any, ...]:
    if not isinstance(raw, list):
        raise CatalogueError(f"{where}: expected a list")
    if hints[-1] is not Ellipsis:
        if len(raw) != len(hints):
            raise CatalogueError(f"{where}: expected {len(hints)} values, not {len(raw)}")
        return tuple(_value(hint, item, where) for hint, item in zip(hints, raw, strict=True))
    return tuple(
        _value(hints[0], item, f"{where} {place}") for place, item in enumerate(raw, start=1)
    )


def _table(hints: tuple[Any, ...], raw: object, where: str) -> dict[Any, Any]:
    if not isinstance(raw, Mapping):
        raise CatalogueError(f"{where}: expected a table")
    return {
        _value(hints[0], key, where): _value(hints[1], value, f"{where}.{key}")
        for key, value in raw.items()
    }


def _member(closed_list: type[StrEnum], raw: object, where: str) -> StrEnum:
    try:
        return closed_list(str(raw))
    except ValueError:
        known = ", ".join(closed_list)
        raise CatalogueError(f"{where}: {raw!r} is not one of {known}") from None


def _plain(hint: type[Any], raw: object, where: str) -> Any:
    """A text, a whole number, a number or a yes or no. True is no number here."""
    if hint is float and type(raw) is int:
        return float(raw)
    if type(raw) is not hint:
        words = {str: "a text", int: "a whole number", float: "a number", bool: "true or false"}
        raise CatalogueError(f"{where}: expected {words[hint]}, not {raw!r}")
    if hint is float and not isfinite(float(str(raw))):
        raise CatalogueError(f"{where}: expected a number, not {raw!r}")
    return _text(raw, where) if isinstance(raw, str) else raw


def _text(raw: str, where: str) -> str:
    if not is_printable(raw):
        raise CatalogueError(f"{where}: has a character that cannot be shown: {raw!r}")
    text = one_kind_of_line_end(raw).strip()
    if not text:
        raise CatalogueError(f"{where}: is empty")
    return text


def is_printable(text: str) -> bool:
    """Without control characters and halves of characters, which no file and no page can hold."""
    return not UNPRINTABLE.search(text)


def one_kind_of_line_end(text: str) -> str:
    """Forms and Windows say \\r\\n."""
    return text.replace("\r\n", "\n").replace("\r", "\n")
