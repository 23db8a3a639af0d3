"""A document as the row of a spreadsheet, and a row as a document.

The columns are the fields of the entry. A list is written one line each in its cell, a record with
bars between its fields, a range as `2 to 3`, which no spreadsheet takes for a date.
"""

import re
import types
from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import MISSING, Field, dataclass, fields, is_dataclass
from functools import cache
from typing import Any, Union, get_args, get_origin, get_type_hints

from django.utils.translation import gettext as _

from exercises.documents.from_rows import ENTRIES, Document

LEFT_OUT = ("picture",)  # no spreadsheet holds a photograph; it stays as it is
BAR = " | "
RANGE = re.compile(r"(?P<low>[\d.]+)(?: *(?:to|-|–|\.\.) *(?P<high>[\d.]+))?")
YES, NO = "yes", "no"
TRUE, FALSE = ("yes", "true", "1", "x"), ("no", "false", "0")


class CellError(Exception):
    """The text of a cell cannot be read."""


@dataclass(frozen=True)
class Column:
    header: str
    path: tuple[str, ...]
    hint: Any


@cache
def columns(kind: str) -> tuple[Column, ...]:
    return tuple(_columns(ENTRIES[kind], ()))


def _columns(entry: type[Any], path: tuple[str, ...]) -> Iterator[Column]:
    for name, hint in get_type_hints(entry).items():
        hint, here = _without_none(hint), (*path, name)
        if here[0] in LEFT_OUT:
            continue
        if is_dataclass(hint) and isinstance(hint, type):
            yield from _columns(hint, here)
        elif get_origin(hint) is dict:
            keys, record = get_args(hint)
            for key in keys:
                yield from _columns(record, (*here, key.value))
        else:
            yield Column(".".join(here), here, hint)


def row_of(document: Document, kind: str) -> dict[str, str | float | int]:
    defaults = {field.name: field.default for field in fields(ENTRIES[kind])}
    return {
        column.header: _cell(_at(defaults | document, column.path), column)
        for column in columns(kind)
    }


def document_from(row: Mapping[str, object], kind: str, current: Document | None) -> Document:
    """The current document with the values of the row. A column that is absent changes nothing.

    Raises RowError with header and text of each cell that cannot be read.
    """
    document: Document = deepcopy(current or {})
    faults: dict[str, str] = {}
    for column in columns(kind):
        if column.header not in row:
            continue
        try:
            _set(document, column.path, _value(row[column.header], column.hint))
        except CellError as error:
            faults[column.header] = str(error)
    if faults:
        raise RowError(faults)
    result: Document = _without_empty(document)
    return result


class RowError(Exception):
    def __init__(self, faults: dict[str, str]) -> None:
        super().__init__("; ".join(f"{header}: {text}" for header, text in faults.items()))
        self.faults = faults


def header_of(fault: str, kind: str) -> str:
    """The column of a fault such as `doses.beginner: rpe: ...`."""
    words = re.sub(r"[: ]+", ".", fault)
    found = [one.header for one in columns(kind) if re.match(rf"{re.escape(one.header)}\b", words)]
    return max(found, key=len, default=words.partition(".")[0])


def _cell(value: Any, column: Column) -> str | float | int:
    return "" if value in (None, MISSING, ()) else _written(value, column.hint)


def _written(value: Any, hint: Any) -> str | float | int:
    if isinstance(value, bool):
        return YES if value else NO
    if isinstance(value, list):
        if _is_pair(hint):
            low, high = value
            return f"{low:g}" if low == high else f"{low:g} to {high:g}"
        return "\n".join(_line(one, get_args(hint)[0]) for one in value)
    return value  # type: ignore[no-any-return]


def _line(value: Any, hint: Any) -> str:
    if not isinstance(value, dict):
        return _escaped(str(value))
    cells = [_record_cell(value.get(field.name), field) for field in fields(hint)]
    while cells and not cells[-1]:
        cells.pop()
    return BAR.join(cells)


def _record_cell(value: Any, field: Field[Any]) -> str:
    if value is None:
        return ""
    if isinstance(value, list):
        return " ".join(value)
    return _escaped(str(_written(value, field.type)))


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("|", "\\|").replace("\n", "\\n")


def _unescaped(text: str) -> str:
    signs = {"\\n": "\n", "\\|": "|", "\\\\": "\\"}
    return re.sub(r"\\[n|\\]", lambda found: signs[found[0]], text).strip()


def _value(cell: object, hint: Any) -> Any:
    """None for an empty cell: the field has its default."""
    text = "" if cell is None else str(cell).strip()
    if get_origin(hint) is tuple and not _is_pair(hint):
        record = get_args(hint)[0]
        return [_from_line(line, record) for line in text.split("\n") if line.strip()] or None
    if text == "":
        return None
    return _pair(text, hint) if _is_pair(hint) else _plain(text, hint)


def _plain(text: str, hint: Any) -> Any:
    if hint is bool:
        return _yes_or_no(text)
    if hint in (int, float):
        return _number(text, hint)
    return text


def _yes_or_no(text: str) -> bool:
    if text.lower() in TRUE:
        return True
    if text.lower() in FALSE:
        return False
    raise CellError(_("“%(text)s” is neither yes nor no") % {"text": text})


def _number(text: str, hint: type[Any]) -> Any:
    try:
        number = float(text.replace(",", "."))
    except ValueError:
        raise CellError(_("“%(text)s” is no number") % {"text": text}) from None
    if hint is int and not number.is_integer():
        raise CellError(_("“%(text)s” is no whole number") % {"text": text})
    return int(number) if hint is int else number


def _pair(text: str, hint: Any) -> list[Any]:
    found = RANGE.fullmatch(text.replace(",", "."))
    if found is None:
        raise CellError(_("“%(text)s” is no range such as 2 to 3") % {"text": text})
    one = get_args(hint)[0]
    return [_number(found["low"], one), _number(found["high"] or found["low"], one)]


def _from_line(line: str, hint: Any) -> Any:
    if not is_dataclass(hint):
        return _unescaped(line)
    cells = [_unescaped(cell) for cell in re.split(r"(?<!\\)\|", line)]
    known, hints = fields(hint), get_type_hints(hint)
    if len(cells) > len(known):
        names = BAR.join(field.name for field in known)
        raise CellError(
            _("“%(line)s” has too many parts; it is %(names)s") % {"line": line, "names": names}
        )
    values = {
        field.name: _record_value(cell, _without_none(hints[field.name]))
        for field, cell in zip(known, cells, strict=False)
        if cell
    }
    return {
        field.name: values[field.name]
        for field in known
        if field.name in values and values[field.name] != field.default
    }


def _record_value(cell: str, hint: Any) -> Any:
    return cell.split() if get_origin(hint) is tuple else _plain(cell, hint)


def _is_pair(hint: Any) -> bool:
    return get_origin(hint) is tuple and get_args(hint)[-1] is not Ellipsis


def _without_none(hint: Any) -> Any:
    if get_origin(hint) in (Union, types.UnionType):
        return next(one for one in get_args(hint) if one is not type(None))
    return hint


def _at(document: Document, path: tuple[str, ...]) -> Any:
    value: Any = document
    for name in path:
        value = value.get(name) if isinstance(value, dict) else None
    return value


def _set(document: Document, path: tuple[str, ...], value: Any) -> None:
    for name in path[:-1]:
        document = document.setdefault(name, {})
    document[path[-1]] = value


def _without_empty(value: Any) -> Any:
    """A document leaves out fields without a value, and records that have none."""
    if not isinstance(value, dict):
        return value
    given = {name: _without_empty(one) for name, one in value.items()}
    return {name: one for name, one in given.items() if one not in (None, {}, [])}
