"""The catalogue as a file and back: nothing is lost; every fault by row and column."""

import csv
import json
import tracemalloc
import zipfile
from collections.abc import Callable
from io import BytesIO, StringIO
from typing import Any

import pytest
from django.contrib.auth.models import User
from openpyxl import Workbook, load_workbook

from exercises.desk.files import batches
from exercises.desk.files.export_files import (
    FILES,
    SHEETS,
    as_csv,
    as_json,
    as_xlsx,
    used_by,
    whole_catalogue,
)
from exercises.desk.files.import_files import Fault, FileError, read_file, unread_sheets
from exercises.documents.from_rows import document_of, find
from exercises.documents.into_rows import put
from exercises.documents.whole_exercises import whole_exercises
from exercises.models import Batch, Exercise, Muscle, Source
from exercises.records import RecordError
from tests.exercises.desk.documents import now

pytestmark = pytest.mark.usefixtures("catalogue")
NO_NAME = "This column has no name in the first row."


def faults(name: str, content: bytes) -> list[Fault]:
    with pytest.raises(FileError) as refused:
        read_file(name, content)
    return refused.value.faults


def table(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(content.decode("utf-8-sig"))))


def written(rows: list[dict[str, Any]], delimiter: str = ",") -> bytes:
    out = StringIO()
    writer = csv.DictWriter(out, list(rows[0]), delimiter=delimiter)
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode()


@pytest.mark.parametrize("ending", FILES)
def test_export_then_import_changes_nothing(ending: str) -> None:
    write, _type = FILES[ending]
    items = read_file(f"catalogue.{ending}", write(whole_catalogue()))
    assert len(items) == (10 if ending == "csv" else len(whole_catalogue()))
    assert batches.item_changes(items) == []


def test_another_site_takes_the_whole_catalogue() -> None:
    before = whole_catalogue()
    content = as_xlsx(before)
    Exercise.objects.update(parent=None)
    Exercise.objects.all().delete()
    for model in (Muscle, Source):
        model.objects.all().delete()
    chief = User.objects.create_superuser("chief")
    batch = Batch.objects.create(author=chief, title="x", documents=read_file("a.xlsx", content))
    batches.apply(batch, by=chief)
    Exercise.objects.update(published=True)
    assert whole_catalogue() == before


def test_texts_of_every_kind_come_back_from_a_spreadsheet() -> None:
    odd = ["= 1 + 1", "a | b", "back \\ slash |", "'quoted", "-5 degrees", "ünïcode “x”"]
    lunge = document_of(whole_exercises().get(key="lunge")) | {"steps": odd, "role": "=1+1"}
    lunge["modifications"][0] |= {"why": "one\ntwo | three\\n", "name": "-x"}
    for name, write in (("a.csv", as_csv), ("a.xlsx", as_xlsx)):
        ((_kind, read),) = read_file(name, write([("exercise", lunge)]))
        assert read == lunge


def test_a_formula_is_a_text_in_the_spreadsheet() -> None:
    lunge = document_of(whole_exercises().get(key="lunge")) | {"role": "=HYPERLINK(1)"}
    book = load_workbook(BytesIO(as_xlsx([("exercise", lunge)])))
    assert not any(c.data_type == "f" for s in book.worksheets for r in s.iter_rows() for c in r)
    assert "'=HYPERLINK(1)" in as_csv([("exercise", lunge)]).decode()


def test_some_columns_change_only_those() -> None:
    before = document_of(whole_exercises().get(key="lunge"))
    content = written(
        [{"key": "lunge", "summary": "Step out.", "doses.beginner.reps": "5 - 6"}], ";"
    )
    ((_kind, read),) = read_file("some.csv", content)
    assert read["summary"] == "Step out."
    assert read["doses"]["beginner"]["reps"] == [5, 6]
    assert {n for n in before if before[n] != read[n]} == {"summary", "doses"}


def test_every_fault_is_told_by_row_and_column() -> None:
    rows = table(as_csv(whole_catalogue()))
    places = {row["key"]: number for number, row in enumerate(rows, start=2)}
    for row in rows:
        if row["key"] == "lunge":
            row |= {"fatigue_cost": "much", "doses.beginner.reps": "8 to 6", "unilateral": "maybe"}
        if row["key"] == "deadlift":
            row |= {"doses.beginner.reps": "8 to 6", "name": "Lunge"}
        if row["key"] == "step_up":
            row |= {"muscles": "third-arm | primary | waves | 1", "summary": ""}
        if row["key"] == "box_jump":
            row |= {"parent": "nobody", "equipment": "a |" * 20}
    found = {(f.row, f.column): f.text for f in faults("c.csv", written(rows))}
    assert found[(places["lunge"], "fatigue_cost")] == "“much” is no number"
    assert found[(places["lunge"], "unilateral")] == "“maybe” is neither yes nor no"
    assert found[(places["deadlift"], "doses.beginner.reps")].endswith("8 to 6 is no range")
    assert found[(places["step_up"], "summary")] == "summary is missing"
    assert "too many parts" in found[(places["box_jump"], "equipment")]


def test_what_only_the_catalogue_knows_is_told_by_row_too() -> None:
    rows = [row for row in table(as_csv(whole_catalogue())) if row["key"] in ("lunge", "step_up")]
    rows[0] |= {"name": "Deadlift", "sources": "nobody-1900"}
    rows[1] |= {"muscles": "third-arm | primary | waves | 1"}
    found = {(fault.row, fault.column) for fault in faults("c.csv", written(rows))}
    assert {(2, "name"), (3, "muscles")} <= found


def test_a_thing_that_stands_twice_is_told() -> None:
    rows = [row for row in table(as_csv(whole_catalogue())) if row["key"] == "lunge"]
    (fault,) = faults("c.csv", written([*rows, *rows]))
    assert (fault.row, fault.column) == (3, "key")


def test_a_name_that_differs_only_in_case_is_told_by_its_row() -> None:
    (row,) = (row for row in table(as_csv(whole_catalogue())) if row["key"] == "lunge")
    (fault,) = faults("c.csv", written([row | {"name": "HAMSTRING CURL"}]))
    assert (fault.row, fault.column) == (2, "name")
    assert "“Hamstring curl” is called this already." in str(fault)
    twice = now("lunge")
    twice["modifications"][1]["name"] = twice["modifications"][0]["name"].upper()
    with pytest.raises(RecordError, match="is used twice"):
        put("exercise", twice)


def test_a_selection_brings_what_it_names() -> None:
    some = [("exercise", document_of(whole_exercises().get(key="lunge")))]
    slugs = {one["slug"] for kind, one in used_by(some) if kind == "source"}
    assert slugs == set(some[0][1]["sources"])
    assert batches.item_changes(read_file("a.json", as_json([*used_by(some), *some]))) == []


def test_an_import_publishes_nothing() -> None:
    lunge = document_of(whole_exercises().get(key="lunge"))
    new = lunge | {"key": "n", "slug": "n", "name": "N", "modifications": []}
    Exercise.objects.filter(key="deadlift").update(published=False)
    row = find("exercise", "deadlift")
    assert row is not None
    dead = document_of(row) | {"published": True}
    read = read_file("a.json", as_json([("exercise", new), ("exercise", dead)]))
    assert [one["published"] for _kind, one in read] == [False, False]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.txt", b"hello"),
        ("a.json", b"{"),
        ("a.json", b"[]"),
        ("a.json", b"[" * 100_000),
        ("a.json", b'{"format": "hamstrong-catalogue", "version": 2}'),
        ("a.json", b'{"format": "hamstrong-catalogue", "version": 1}'),
        ("a.json", b'{"format": "hamstrong-catalogue", "version": 1, "exercises": 5}'),
        (
            "a.json",
            b'{"format": "hamstrong-catalogue", "version": 1, "exercises": [5, {"key": []}]}',
        ),
        ("a.json", b'{"format": "hamstrong-catalogue", "version": 1, "muscles": [{"slug": NaN}]}'),
        ("a.csv", b"\xff\xfe"),
        ("a.csv", b""),
        ("a.csv", b"key,nonsense\nlunge,1"),
        ("a.csv", b"key,key\nlunge,lunge"),
        ("a.csv", b"summary\nhello"),
        ("a.csv", b'key,summary\nlunge,"' + b"x" * 200_000),
        ("a.xlsx", b"PK no zip"),
        ("a.json", b" " * 5_000_001),
    ],
)
def test_nonsense_is_refused_with_words(name: str, content: bytes) -> None:
    assert all(fault.text for fault in faults(name, content))
    assert Exercise.objects.count() == 10


def test_a_small_file_that_unpacks_to_a_huge_one_is_refused() -> None:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/workbook.xml", b"0" * 60_000_001)
    (fault,) = faults("a.xlsx", out.getvalue())
    assert fault.text == "This spreadsheet is too large."


def spreadsheet(*rows: list[Any]) -> bytes:
    book, out = Workbook(), BytesIO()
    sheet = book.worksheets[0]
    sheet.title = "exercises"
    for row in rows:
        sheet.append(row)
    book.save(out)
    return out.getvalue()


def with_sheet(content: bytes, change: Callable[[bytes], bytes]) -> bytes:
    """The spreadsheet with its first sheet changed, as no program would write it."""
    name, out = "xl/worksheets/sheet1.xml", BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(out, "w") as new:
        for part in old.namelist():
            new.writestr(part, change(old.read(part)) if part == name else old.read(part))
    return out.getvalue()


def test_a_sheet_that_breaks_off_is_no_spreadsheet() -> None:
    whole = as_xlsx(whole_catalogue())
    (fault,) = faults("a.xlsx", with_sheet(whole, lambda sheet: sheet[: len(sheet) // 2]))
    assert fault.text == "This is no spreadsheet that can be read."


def test_a_cell_far_away_costs_nothing() -> None:
    far = b'<row r="50000"><c r="XFD50000" t="inlineStr"><is><t>x</t></is></c></row></sheetData>'
    small = spreadsheet(["key", "summary"], ["lunge", "Step."])
    content = with_sheet(small, lambda sheet: sheet.replace(b"</sheetData>", far))
    tracemalloc.start()
    (fault,) = faults("a.xlsx", content)
    _now, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert fault == Fault("exercises", 50000, "XFD", NO_NAME)
    assert most < 20_000_000


def test_a_formula_is_not_taken_for_an_empty_cell() -> None:
    content = spreadsheet(["key", "impact_note"], ["lunge", "=A1"], ["deadlift", "#REF!"])
    assert faults("a.xlsx", content) == [
        Fault("exercises", 2, "impact_note", "This is a formula. Put its value in its place."),
        Fault("exercises", 3, "impact_note", "A formula has failed here: #REF!"),
    ]


def test_a_cell_without_a_column_is_told() -> None:
    assert faults("a.csv", b"key,,summary\nlunge,,Step.,more\ndeadlift,x,Lift.") == [
        Fault("exercises", 2, "D", NO_NAME),
        Fault("exercises", 3, "B", NO_NAME),
    ]


def test_spaces_and_line_ends_of_another_program_change_nothing() -> None:
    content = b'key,steps\r" lunge ","Step.\r\nSit."\r'
    ((_kind, read),) = read_file("a.csv", content)
    assert read == document_of(whole_exercises().get(key="lunge")) | {"steps": ["Step.", "Sit."]}


@pytest.mark.parametrize("sign", ["\x00", "\x0b", "\x85", "\ud800"])
@pytest.mark.parametrize("field", ["summary", "steps", "key", "sources", "nonsense"])
def test_what_cannot_be_shown_is_refused_by_its_field(field: str, sign: str) -> None:
    text = f"a{sign}b"
    lunge = document_of(whole_exercises().get(key="lunge"))
    lunge |= {field: [text] if field in ("steps", "sources") else text}
    thing = lunge if field != "nonsense" else lunge | {text: 1}
    whole = {"format": "hamstrong-catalogue", "version": 1, "exercises": [thing]}
    (fault,) = faults("a.json", json.dumps(whole).encode())
    assert (fault.row, fault.text.encode() != b"") == (1, True)
    assert fault.column == field or field == "nonsense"


def test_line_ends_of_a_form_come_back_from_every_file() -> None:
    Exercise.objects.filter(key="lunge").update(summary="One.\r\nTwo.\u2028Three.")
    step = Exercise.objects.get(key="lunge").instructions.all()[0]
    step.text = "One.\r\nTwo.\u2028Three."
    step.save()
    lunge = document_of(whole_exercises().get(key="lunge"))
    assert lunge["summary"] == "One.\nTwo.\u2028Three."
    for ending, (write, _type) in FILES.items():
        ((_kind, read),) = read_file(f"a.{ending}", write([("exercise", lunge)]))
        assert read == lunge


@pytest.mark.parametrize(
    ("change", "column", "text"),
    [
        ({"position": 32_768}, "position", "must be at most 32767"),
        ({"set_credit": 1e300}, "set_credit", "must be at most 10"),
        ({"seconds_per_rep": 601}, "seconds_per_rep", "must be at most 600"),
        (
            {"merged_into": "deadlift"},
            "merged_into",
            "what was merged into another one is not published",
        ),
    ],
)
def test_numbers_that_nobody_means_are_refused(
    change: dict[str, Any], column: str, text: str
) -> None:
    lunge = document_of(whole_exercises().get(key="lunge")) | change
    assert faults("a.json", as_json([("exercise", lunge)])) == [Fault("exercises", 1, column, text)]


def changed_by(name: str, content: bytes) -> dict[str, Any]:
    """What a spreadsheet of one exercise changes in it."""
    ((_kind, read),) = read_file(name, content)
    before = document_of(whole_exercises().get(key="lunge"))
    names = [*before, *(one for one in read if one not in before)]
    return {one: read.get(one) for one in names if before.get(one) != read.get(one)}


def workbook(**sheets: Any) -> tuple[Workbook, dict[str, Any]]:
    book = Workbook()
    book.remove(book.worksheets[0])
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    return book, {sheet.title: sheet for sheet in book.worksheets}


def saved(book: Workbook) -> bytes:
    content = BytesIO()
    book.save(content)
    return content.getvalue()


def test_merged_cells_are_refused_by_their_place() -> None:
    rows = [["key", "role"], ["lunge", "strong"], ["deadlift", None]]
    book, sheets = workbook(exercises=rows)
    sheets["exercises"].merge_cells("B2:B3")
    (fault,) = faults("a.xlsx", saved(book))
    assert (fault.sheet, fault.row, fault.column) == ("exercises", 2, "B")
    assert fault.text == "These cells are merged: B2:B3. Split them, and put a value into each."


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_what_a_short_row_lacks_is_empty(ending: str) -> None:
    content = b"key,role,impact_note\nlunge,strong\n"
    if ending == "xlsx":
        content = saved(
            workbook(exercises=[["key", "role", "impact_note"], ["lunge", "strong"]])[0]
        )
    assert changed_by(f"a.{ending}", content) == {"role": "strong", "impact_note": None}


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_rows_of_spaces_are_no_rows(ending: str) -> None:
    content = b"key,role\n  , \nlunge,strong\n\t,\n"
    if ending == "xlsx":
        rows = [["key", "role"], [" ", " "], ["lunge", "strong"], ["", "\t"]]
        content = saved(workbook(exercises=rows)[0])
    assert changed_by(f"a.{ending}", content) == {"role": "strong"}


def test_sheets_that_are_not_read_are_named() -> None:
    rows = [["key", "role"], ["lunge", "strong"]]
    content = saved(workbook(**{" Exercises ": rows, "To do": [["ask Ada"]]})[0])
    assert changed_by("a.xlsx", content) == {"role": "strong"}
    assert unread_sheets("a.xlsx", content) == ["To do"]


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ({"key": "lungee", "role": "x"}, "There is no such exercise: lungee. Did you mean lunge?"),
        ({"key": "qqq", "role": "x"}, "There is no such exercise: qqq."),
    ],
)
def test_a_mistyped_key_is_told_as_one(row: dict[str, str], said: str) -> None:
    (fault,) = faults("a.csv", written([row]))
    assert (fault.column, fault.text) == ("key", said)


def test_a_mistyped_key_in_a_whole_export_is_told_as_one() -> None:
    rows = table(as_csv(whole_catalogue()))
    row = next(one for one in rows if one["key"] == "lunge")
    row["key"] = "lunges"
    (fault,) = faults("a.csv", written([row]))
    assert fault.text == "There is no such exercise: lunges. Did you mean lunge?"


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_a_csv_is_read_as_any_spreadsheet_writes_it(encoding: str, delimiter: str) -> None:
    text = delimiter.join(("key", "role")) + "\r\n" + delimiter.join(("lunge", "“für” Müller"))
    assert changed_by("a.csv", text.encode(encoding)) == {"role": "“für” Müller"}


def test_a_csv_may_say_its_delimiter() -> None:
    assert changed_by("a.csv", b"sep=;\nkey;role\nlunge;a, b\n") == {"role": "a, b"}


@pytest.mark.parametrize("ending", FILES)
@pytest.mark.parametrize("kind", SHEETS)
def test_the_export_of_every_list_goes_in_again(kind: str, ending: str) -> None:
    items = [item for item in whole_catalogue() if item[0] == kind]
    write = FILES[ending][0]
    content = as_csv(items, kind) if ending == "csv" else write(items)
    assert sorted(map(str, read_file(f"renamed.{ending}", content))) == sorted(map(str, items))
