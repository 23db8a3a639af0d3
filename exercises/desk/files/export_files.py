"""The catalogue, or a part of it, as a file: JSON, a spreadsheet, or CSV."""

import csv
import json
from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO, StringIO
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from exercises.desk.files.spreadsheet_rows import columns, row_of
from exercises.desk.history import Item
from exercises.documents.from_rows import KINDS, MODELS, Document, document_of, named_by
from exercises.documents.whole_exercises import whole_exercises

FORMAT, VERSION = "hamstrong-catalogue", 1
SHEETS = {
    "exercise": "exercises",
    "muscle": "muscles",
    "equipment": "equipment",
    "source": "sources",
}
FORMULA = ("=", "+", "-", "@", "\t", "\r")  # a spreadsheet calculates what begins like this
WIDEST = 60  # characters of a column


def whole_catalogue() -> list[Item]:
    """The whole catalogue, references first."""
    return [*references(), *of_exercises(whole_exercises())]


def references() -> list[Item]:
    """Muscles, equipment and sources."""
    return [
        (kind, document_of(row))
        for kind, model in MODELS.items()
        if kind != "exercise"
        for row in model._default_manager.all()
    ]


def of_exercises(rows: Iterable[Any]) -> list[Item]:
    return [("exercise", document_of(row)) for row in rows]


def used_by(exercises: Sequence[Item]) -> list[Item]:
    """The references that these exercises name, so that another site can read a file of them."""
    named = {reference for _kind, one in exercises for reference in named_by(one)}
    return [(kind, one) for kind, one in references() if (kind, one["slug"]) in named]


def as_json(items: Iterable[Item]) -> bytes:
    lists: dict[str, list[Document]] = {SHEETS[kind]: [] for kind, _label in KINDS}
    for kind, document in items:
        lists[SHEETS[kind]].append(document)
    whole = {"format": FORMAT, "version": VERSION} | lists
    return json.dumps(whole, ensure_ascii=False, indent=1).encode()


def as_csv(items: Iterable[Item], kind: str = "exercise") -> bytes:
    """Items of one kind only, as a CSV file is one table."""
    written = StringIO()
    csv.writer(written).writerows(_lines(items, kind))
    return written.getvalue().encode("utf-8-sig")  # so that a spreadsheet knows the encoding


def as_xlsx(items: Iterable[Item]) -> bytes:
    items = list(items)
    book = Workbook()
    book.remove(book.worksheets[0])
    for kind, name in SHEETS.items():
        sheet = book.create_sheet(name)
        for line in _lines(items, kind):
            sheet.append(line)
        _format(sheet)
    written = BytesIO()
    book.save(written)
    return written.getvalue()


def _lines(items: Iterable[Item], kind: str) -> Iterator[list[Any]]:
    """The headers, and a line for each item of this kind."""
    yield list(columns(kind))
    for other, document in items:
        if other == kind:
            yield [_safe(value) for value in row_of(document, kind).values()]


def _format(sheet: Any) -> None:
    """Keep the headers in sight, and show every line of a cell."""
    sheet.freeze_panes = "B2"
    for place, (header, *cells) in enumerate(sheet.columns, start=1):
        header.font = Font(bold=True)
        for cell in cells:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            cell.data_type = "n" if isinstance(cell.value, int | float) else "s"
        longest = max(len(str(cell.value or "")) for cell in (header, *cells))
        sheet.column_dimensions[get_column_letter(place)].width = min(WIDEST, longest + 2)


def _safe(value: Any) -> Any:
    """Mark a text that a spreadsheet would take for a formula."""
    is_formula = isinstance(value, str) and value.startswith((*FORMULA, "'"))
    return f"'{value}" if is_formula else value


FILES = {
    "json": (as_json, "application/json"),
    "csv": (as_csv, "text/csv; charset=utf-8"),
    "xlsx": (as_xlsx, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
}
