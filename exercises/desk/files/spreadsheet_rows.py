"""A document as the row of a spreadsheet, and a row as a document.

The columns are the fields of the entry. A list is written one line each in its cell, a record with
bars between its fields, a range as `2 to 3`, which no spreadsheet takes for a date.
"""

import re
from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import MISSING, fields, is_dataclass
from functools import cache
from typing import Any, get_args, get_origin, get_type_hints

from django.utils.translation import gettext as _

from exercises.documents.from_rows import ENTRIES, Document
from exercises.records import RecordError, given

BAR = " | "
RANGE = re.compile(r"(?P<low>[\d.]+)(?: *(?:to|-|–|\.\.) *(?P<high>[\d.]+))?")
YES, NO = "yes", "no"
TRUE, FALSE = ("yes", "true", "1", "x"), ("no", "false", "0")


def columns(kind: str) -> dict[str, Any]:
    """The type of each column by its header, which is the path in the document."""
    return _columns_of(ENTRIES[kind])  # type: ignore[arg-type]  # a class is hashable


def needed_columns(kind: str) -> set[str]:
    """What a new item cannot do without."""
    return {
        field.name
        for field in fields(ENTRIES[kind])
        if field.default is MISSING and field.default_factory is MISSING
    } & columns(kind).keys()


@cache
def _columns_of(entry: type[Any]) -> dict[str, Any]:
    return dict(_typed_columns(entry, ""))


def _typed_columns(entry: type[Any], path: str) -> Iterator[tuple[str, Any]]:
    hints = get_type_hints(entry)
    own = entry.__annotations__  # first, so that a line of a record begins as it always has
    for name in dict.fromkeys((*own, *hints)):
        header, hint = path + name, given(hints[name])
        if header == "picture":
            continue  # no spreadsheet holds a photograph; it stays as it is
        if is_dataclass(hint) and isinstance(hint, type):
            yield from _typed_columns(hint, f"{header}.")
        elif get_origin(hint) is dict:
            keys, record = get_args(hint)
            for key in keys:
                yield from _typed_columns(record, f"{header}.{key.value}.")
        else:
            yield header, hint


def header_of(fault: str, kind: str) -> str:
    """The column of a fault such as `doses.beginner: rpe: ...`."""
    words = re.sub(r"[: ]+", ".", fault)
    found = [header for header in columns(kind) if re.match(rf"{re.escape(header)}\b", words)]
    return max(found, key=len, default=words.partition(".")[0])


# Writing


def row_of(document: Document, kind: str) -> dict[str, str | float | int]:
    defaults = {field.name: field.default for field in fields(ENTRIES[kind])}
    return {
        header: _written(_at(defaults | document, header), hint)
        for header, hint in columns(kind).items()
    }


def _at(document: Document, header: str) -> Any:
    value: Any = document
    for name in header.split("."):
        value = value.get(name) if isinstance(value, dict) else None
    return value


def _written(value: Any, hint: Any) -> str | float | int:
    if value in (None, MISSING, ()):
        return ""
    if isinstance(value, bool):
        return YES if value else NO
    if _is_pair(hint):
        low, high = value
        return f"{low:g}" if low == high else f"{low:g} to {high:g}"
    if isinstance(value, list):
        return "\n".join(_line(one, get_args(hint)[0]) for one in value)
    return value  # type: ignore[no-any-return]


def _line(value: Any, hint: Any) -> str:
    if not isinstance(value, dict):
        return _escaped(value)
    given = [(value.get(name), column) for name, column in _columns_of(hint).items()]
    cells = [
        " ".join(one) if isinstance(one, list) else _escaped(str(_written(one, column)))
        for one, column in given
    ]
    while cells and not cells[-1]:
        cells.pop()
    return BAR.join(cells)


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("|", "\\|").replace("\n", "\\n")


# Reading


def document_from(
    row: Mapping[str, Any], kind: str, current: Document | None
) -> tuple[Document, dict[str, str]]:
    """The current document with the values of the row, and what is wrong with each column.

    A column that is absent changes nothing.
    """
    document = deepcopy(current or {})
    faults: dict[str, str] = {}
    for header, hint in columns(kind).items():
        if header in row:
            try:
                _set(document, header, _value(row[header].strip(), hint))
            except RecordError as error:
                faults[header] = str(error)
    return _without_empty(document), faults


def _set(document: Document, header: str, value: Any) -> None:
    *path, name = header.split(".")
    for section in path:
        document = document.setdefault(section, {})
    document[name] = value


def _without_empty(document: Document) -> Document:
    """A document leaves out fields without a value, and records that have none."""
    given = {
        name: _without_empty(value) if isinstance(value, dict) else value
        for name, value in document.items()
    }
    return {name: value for name, value in given.items() if value not in (None, {}, [])}


def _value(text: str, hint: Any) -> Any:
    """None for an empty cell: the field has its default. Raises RecordError."""
    if text == "":
        return None
    if _is_pair(hint):
        return _pair(text, get_args(hint)[0])
    if get_origin(hint) is tuple:
        return [_from_line(line, get_args(hint)[0]) for line in text.split("\n") if line.strip()]
    return _plain(text, hint)


def _from_line(line: str, hint: Any) -> Any:
    if not is_dataclass(hint):
        return _unescaped(line)
    cells = [_unescaped(cell) for cell in re.split(r"(?<!\\)\|", line)]
    known = _columns_of(hint)  # type: ignore[arg-type]
    if len(cells) > len(known):
        text = _("“%(line)s” has too many parts; it is %(names)s")
        raise RecordError(text % {"line": line, "names": BAR.join(known)})
    return {
        name: cell.split() if get_origin(column) is tuple else _plain(cell, column)
        for cell, (name, column) in zip(cells, known.items(), strict=False)
        if cell
    }


def _unescaped(text: str) -> str:
    signs = {"\\n": "\n", "\\|": "|", "\\\\": "\\"}
    return re.sub(r"\\[n|\\]", lambda found: signs[found[0]], text).strip()


def _plain(text: str, hint: Any) -> Any:
    if hint is bool:
        return _yes_or_no(text)
    return _number(text, hint) if hint in (int, float) else text


def _yes_or_no(text: str) -> bool:
    if text.lower() not in TRUE + FALSE:
        raise RecordError(_("“%(text)s” is neither yes nor no") % {"text": text})
    return text.lower() in TRUE


def _number(text: str, hint: type[Any]) -> Any:
    try:
        number = float(text.replace(",", "."))
    except ValueError:
        raise RecordError(_("“%(text)s” is no number") % {"text": text}) from None
    if hint is int and not number.is_integer():
        raise RecordError(_("“%(text)s” is no whole number") % {"text": text})
    return hint(number)


def _pair(text: str, hint: type[Any]) -> list[Any]:
    found = RANGE.fullmatch(text.replace(",", "."))
    if found is None:
        raise RecordError(_("“%(text)s” is no range such as 2 to 3") % {"text": text})
    return [_number(found["low"], hint), _number(found["high"] or found["low"], hint)]


def _is_pair(hint: Any) -> bool:
    return get_origin(hint) is tuple and get_args(hint)[-1] is not Ellipsis
