"""Reads a file as items, or says what is wrong with it by row and column. Writes nothing."""

import codecs
import csv
import json
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from io import BytesIO, StringIO
from itertools import islice, zip_longest
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

from exercises.desk.files.export_files import FORMAT, SHEETS, VERSION
from exercises.desk.files.spreadsheet_rows import columns, document_from, header_of, needed_columns
from exercises.desk.history import Item, in_order, name_of
from exercises.documents.entries import ExerciseEntry
from exercises.documents.faults import faults_of
from exercises.documents.from_rows import (
    KINDS,
    MODELS,
    Document,
    current_documents,
    document,
    entry_from,
    name_field,
)
from exercises.documents.into_rows import put, rolled_back
from exercises.records import RecordError, one_kind_of_line_end

MOST_BYTES = 5_000_000
MOST_UNPACKED = 60_000_000  # of a spreadsheet, which is a zip file
MOST_ROWS = 2000
KIND_OF_SHEET = {name: kind for kind, name in SHEETS.items()}
BLOCK, LONGEST_RANGE = 1_000_000, 60  # bytes
MERGED = re.compile(rb'<(?:\w+:)?mergeCell\s[^>]*?ref="(?P<cells>[^"]*)"')
CELL = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
NAME = re.compile(r"[-a-zA-Z0-9_]{1,50}")  # what a key or slug can be


@dataclass(frozen=True, order=True)
class Fault:
    """`row` is as a spreadsheet counts, or the place in a list of JSON; 0 for the whole file."""

    sheet: str
    row: int
    column: str
    text: str


class FileError(Exception):
    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = sorted(set(faults))
        super().__init__("; ".join(fault.text for fault in self.faults))


@dataclass(frozen=True)
class Row:
    """One item as the file has it."""

    kind: str
    number: int
    values: Mapping[str, Any]
    is_document: bool
    faults: tuple[Fault, ...] = ()  # of its cells

    def fault(self, column: str, text: str) -> Fault:
        return Fault(SHEETS[self.kind], self.number, column, text)


class Unreadable(str):
    """A cell without a value that can be read; the text says why."""


def read_file(name: str, content: bytes) -> list[Item]:
    """The items of the file, after trying them out. Raises FileError with every fault."""
    if len(content) > MOST_BYTES:
        raise FileError([_whole(_("This file is larger than 5 MB."))])
    rows = list(islice(_rows(name.lower(), content), MOST_ROWS + 1))
    if not rows:
        raise FileError([_whole(_("There is nothing in this file."))])
    if len(rows) > MOST_ROWS:
        raise FileError([_whole(_("This file has more than 2,000 rows."))])
    return _items(rows)


def _whole(text: str) -> Fault:
    return Fault("", 0, "", text)


def _rows(name: str, content: bytes) -> Iterator[Row]:
    if name.endswith(".xlsx"):
        return _xlsx_rows(content)
    if name.endswith((".csv", ".txt", ".tsv")):
        return _csv_rows(name, content)
    if name.endswith(".json"):
        return _json_rows(content)
    raise FileError([_whole(_("Choose a file that ends in .json, .csv or .xlsx."))])


def _json_rows(content: bytes) -> Iterator[Row]:
    try:
        whole = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise FileError([_whole(_("This is no JSON: %(error)s") % {"error": error})]) from None
    if not isinstance(whole, dict) or whole.get("format") != FORMAT:
        raise FileError([_whole(_("This is no catalogue of Hamstrong."))])
    if whole.get("version") != VERSION:
        raise FileError([_whole(_("This site reads version 1 of the format only."))])
    for sheet, kind in KIND_OF_SHEET.items():
        entries = whole.get(sheet, [])
        if not isinstance(entries, list):
            raise FileError([_whole(_("“%(name)s” must be a list.") % {"name": sheet})])
        for number, entry in enumerate(entries, start=1):
            values = entry if isinstance(entry, dict) else {"": entry}
            yield Row(kind, number, values, is_document=True)


def _csv_rows(name: str, content: bytes) -> Iterator[Row]:
    text = one_kind_of_line_end(_decoded(content))
    if text.startswith("sep="):  # as Excel writes and wants it
        delimiter, text = text[4], text.partition("\n")[2]
    else:
        header = text.partition("\n")[0]
        delimiter = max(",;\t", key=header.count)
    try:
        lines = list(csv.reader(StringIO(text), delimiter=delimiter))
    except csv.Error as error:
        raise FileError([_whole(_("This is no CSV: %(error)s") % {"error": error})]) from None
    if lines:
        yield from _table(_kind_of_table(name, lines[0]), lines)


def _decoded(content: bytes) -> str:
    """As spreadsheets write it: UTF-8 or UTF-16 with a mark, UTF-8 without, Windows-1252."""
    marks = content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    for encoding in ("utf-16",) if marks else ("utf-8-sig", "cp1252"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise FileError([_whole(_("Save the file as CSV in UTF-8."))])


def _kind_of_table(name: str, header: list[str]) -> str:
    """The kind that has the most of these columns; where several do, what the file is called."""

    def likeness(kind: str) -> tuple[int, bool, bool]:
        found = len(columns(kind).keys() & header)
        return found, SHEETS[kind] in name, name_field(kind) in header

    return max(SHEETS, key=likeness)


def unread_sheets(name: str, content: bytes) -> list[str]:
    """Sheets of a spreadsheet that hold no list of ours, so that nobody waits for what is there."""
    if not name.lower().endswith(".xlsx"):
        return []
    titles = [sheet.title for sheet in _workbook(content).worksheets]
    return [title for title in titles if _named(title) not in KIND_OF_SHEET]


def _named(title: str) -> str:
    return title.strip().lower()


def _xlsx_rows(content: bytes) -> Iterator[Row]:
    book = _workbook(content)
    known = [sheet for sheet in book.worksheets if _named(sheet.title) in KIND_OF_SHEET]
    if not known:
        names = ", ".join(KIND_OF_SHEET)
        raise FileError([_whole(_("A sheet must be called one of: %(names)s") % {"names": names})])
    with zipfile.ZipFile(BytesIO(content)) as packed:
        if merged := [fault for sheet in known for fault in _merged_cells(sheet, packed)]:
            raise FileError(merged)
    for sheet in known:
        yield from _table(KIND_OF_SHEET[_named(sheet.title)], _lines(sheet))


def _merged_cells(sheet: Any, packed: zipfile.ZipFile) -> Iterator[Fault]:
    """Only the first of merged cells has the value that one sees in all of them."""
    text = _("These cells are merged: %(cells)s. Split them, and put a value into each.")
    tail = b""
    with packed.open(sheet._worksheet_path) as file:
        while block := file.read(BLOCK):
            found = list(MERGED.finditer(tail + block))
            for cells in (one["cells"].decode(errors="replace")[:LONGEST_RANGE] for one in found):
                first = CELL.match(cells)
                column, row = first.groups() if first else ("", "0")
                yield Fault(_named(sheet.title), int(row), column, text % {"cells": cells})
            end = found[-1].end() if found else 0
            tail = (tail + block)[end:][-LONGEST_RANGE:]


def _lines(sheet: Any) -> Iterator[list[Any]]:
    """One row at a time, as wide as it is: a single far cell must not fill our memory."""
    sheet.reset_dimensions()  # the file may claim any size
    try:
        for row in sheet.iter_rows():
            yield [_value(cell) for cell in row]
    except Exception as error:  # a sheet may be broken although the workbook could be opened
        raise FileError([_whole(_("This is no spreadsheet that can be read."))]) from error


def _value(cell: Any) -> Any:
    if getattr(cell, "data_type", "n") == "f":
        return Unreadable(_("This is a formula. Put its value in its place."))
    if getattr(cell, "data_type", "n") == "e":
        return Unreadable(_("A formula has failed here: %(text)s") % {"text": cell.value})
    return cell.value


def _workbook(content: bytes) -> Any:
    try:
        packed = zipfile.ZipFile(BytesIO(content))
        if sum(one.file_size for one in packed.infolist()) > MOST_UNPACKED:
            raise FileError([_whole(_("This spreadsheet is too large."))])
        return load_workbook(BytesIO(content), read_only=True)
    except FileError:
        raise
    except Exception as error:  # openpyxl raises many kinds for a broken file
        raise FileError([_whole(_("This is no spreadsheet that can be read."))]) from error


def _table(kind: str, lines: Iterable[Sequence[Any]]) -> Iterator[Row]:
    rest = iter(lines)
    header = [_text(cell).strip() for cell in next(rest, ())]
    if faults := list(_faults_of_header(kind, header)):
        raise FileError(faults)
    for number, line in enumerate(rest, start=2):
        if any(_text(cell).strip() for cell in line):
            padded = [*line, *[None] * (len(header) - len(line))]  # what is not there is empty
            cells = {name: _text(cell) for name, cell in zip(header, padded, strict=False) if name}
            wrong = tuple(_faults_of_cells(SHEETS[kind], number, header, line))
            yield Row(kind, number, cells, is_document=False, faults=wrong)


def _faults_of_header(kind: str, header: list[str]) -> Iterator[Fault]:
    for name in dict.fromkeys(filter(None, header)):
        if name not in columns(kind):
            yield Fault(SHEETS[kind], 1, name, _("There is no such column."))
        if header.count(name) > 1:
            yield Fault(SHEETS[kind], 1, name, _("This column is here twice."))
    if name_field(kind) not in header:
        yield Fault(SHEETS[kind], 1, name_field(kind), _("This column is missing."))


def _faults_of_cells(
    sheet: str, number: int, header: list[str], line: Sequence[Any]
) -> Iterator[Fault]:
    for place, (name, cell) in enumerate(zip_longest(header, line), start=1):
        if isinstance(cell, Unreadable):
            yield Fault(sheet, number, name or get_column_letter(place), str(cell))
        elif not name and _text(cell).strip():
            text = _("This column has no name in the first row.")
            yield Fault(sheet, number, get_column_letter(place), text)


def _text(cell: Any) -> str:
    """Without the mark that the export sets before a text like a formula."""
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    if isinstance(cell, bool):
        cell = "yes" if cell else "no"
    text = "" if cell is None else one_kind_of_line_end(str(cell))
    return text[1:] if text.startswith("'") else text


def _items(rows: list[Row]) -> list[Item]:
    faults: list[Fault] = []
    items: list[Item] = []
    row_by_name: dict[tuple[str, str], Row] = {}
    names = [(row.kind, str(row.values.get(name_field(row.kind))).strip()) for row in rows]
    current = current_documents(one for one in names if NAME.fullmatch(one[1]))
    for row, name in zip(rows, names, strict=True):
        try:
            item = (row.kind, _document(row, current.get(name)))
        except FileError as error:
            faults += error.faults
            continue
        found = (row.kind, name_of(*item))
        if found in row_by_name:
            text = _("%(name)s is in this file twice.") % {"name": found[1]}
            faults.append(row.fault(name_field(row.kind), text))
        row_by_name[found] = row
        items.append(item)
    items = in_order(items)
    with rolled_back():  # only the catalogue shows which names are taken, which references missing
        for kind, values in items:
            try:
                put(kind, values)
            except RecordError as error:
                faults += _faults(row_by_name[kind, name_of(kind, values)], error.messages)
    if faults:
        raise FileError(faults)
    return items


def _document(row: Row, current: Document | None) -> Document:
    """The row as a document of the catalogue. Raises FileError."""
    if row.faults:
        raise FileError(row.faults)
    values = dict(row.values)
    if not row.is_document:
        if current is None and (fault := _no_such(row)):
            raise FileError([fault])
        values, faults = document_from(row.values, row.kind, current)
        if faults:
            raise FileError(row.fault(*one) for one in faults.items())
    try:
        entry = entry_from(row.kind, values, "")
    except RecordError as error:
        raise FileError(_faults(row, error.messages)) from None
    if isinstance(entry, ExerciseEntry):
        if wrong := list(faults_of(entry)):
            raise FileError(_faults(row, wrong))
        is_seen = current is not None and current.get("published", True)
        entry = replace(  # an import never publishes
            entry, sources=tuple(sorted(entry.sources)), published=entry.published and is_seen
        )
    return document(entry)


def _no_such(row: Row) -> Fault | None:
    """A mistyped key: one that is nowhere, in a row that is not a whole new item."""
    field = name_field(row.kind)
    key, rows = row.values[field].strip(), MODELS[row.kind]._default_manager
    unique = {"exercise": "slug", "muscle": "name", "equipment": "name"}.get(row.kind, "")
    same_name = Q((unique, row.values[unique].strip())) if row.values.get(unique) else Q(pk=None)
    other = rows.filter(same_name).values_list(field, flat=True).first()
    if other is None and needed_columns(row.kind) <= row.values.keys():
        return None
    close = [other] if other else get_close_matches(key, rows.values_list(field, flat=True), n=1)
    text = _("There is no such %(kind)s: %(key)s.") % {"kind": dict(KINDS)[row.kind], "key": key}
    if close:
        text += " " + _("Did you mean %(key)s?") % {"key": close[0]}
    return row.fault(field, text)


def _faults(row: Row, messages: Iterable[str]) -> Iterator[Fault]:
    for message in messages:
        text = message.removeprefix(": ")
        header = header_of(text, row.kind)
        yield row.fault(header, _without_field(text, header))


def _without_field(text: str, header: str) -> str:
    """The column is shown next to it: of `doses.beginner: reps: 8 to 6 ...`, from the 8 on."""
    field, colon, rest = text.partition(": ")
    is_shown = header == field or header.startswith(f"{field}.") or header.endswith(f".{field}")
    return _without_field(rest, header) if colon and is_shown else text
