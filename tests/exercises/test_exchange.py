"""The catalogue as a file and back: nothing is lost; every fault by row and column."""

import csv
import zipfile
from io import BytesIO, StringIO
from typing import Any

import pytest
from django.contrib.auth.models import User
from openpyxl import load_workbook

from exercises.desk import batches
from exercises.desk.reading_files import Fault, FileError, read_file
from exercises.desk.writing import FILES, as_csv, as_json, as_xlsx, everything, used_by
from exercises.documents import document_of, find, whole_exercises
from exercises.models import Batch, Exercise, Muscle, Source

pytestmark = pytest.mark.usefixtures("catalogue")


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
    sayings = read_file(f"catalogue.{ending}", write(everything()))
    assert len(sayings) == (10 if ending == "csv" else len(everything()))
    assert batches.proposals(sayings) == []


@pytest.mark.parametrize("ending", ["json", "xlsx"])
def test_another_site_takes_the_whole_catalogue(ending: str) -> None:
    write, _type = FILES[ending]
    before = everything()
    content = write(before)
    Exercise.objects.update(parent=None)
    Exercise.objects.all().delete()
    for model in (Muscle, Source):
        model.objects.all().delete()
    chief = User.objects.create_superuser("chief")
    batch = Batch.objects.create(
        author=chief, title="x", documents=read_file(f"a.{ending}", content)
    )
    batches.apply(batch, by=chief)
    Exercise.objects.update(published=True)
    assert everything() == before


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
    rows = table(as_csv(everything()))
    places = {row["key"]: number for number, row in enumerate(rows, start=2)}
    for row in rows:
        if row["key"] == "lunge":
            row |= {"fatigue_cost": "much", "doses.beginner.reps": "8 to 6", "unilateral": "maybe"}
        if row["key"] == "deadlift":
            row |= {"doses.beginner.reps": "8 to 6", "name": "Lunge"}
        if row["key"] == "step_up":
            row |= {"muscles": "third-arm | primary | waves | 1", "summary": ""}
        if row["key"] == "box_jump":
            row |= {"parent": "nobody", "equipment": "a | b | c | d | e"}
    found = {(f.row, f.column): f.text for f in faults("c.csv", written(rows))}
    assert found[(places["lunge"], "fatigue_cost")] == "“much” is no number"
    assert found[(places["lunge"], "unilateral")] == "“maybe” is neither yes nor no"
    assert found[(places["deadlift"], "doses.beginner.reps")].endswith("8 to 6 is no range")
    assert found[(places["step_up"], "summary")] == "summary is missing"
    assert "too many parts" in found[(places["box_jump"], "equipment")]


def test_what_only_the_catalogue_knows_is_told_by_row_too() -> None:
    rows = [row for row in table(as_csv(everything())) if row["key"] in ("lunge", "step_up")]
    rows[0] |= {"name": "Deadlift", "sources": "nobody-1900"}
    rows[1] |= {"muscles": "third-arm | primary | waves | 1"}
    found = {(fault.row, fault.column) for fault in faults("c.csv", written(rows))}
    assert {(2, "name"), (3, "muscles")} <= found


def test_a_thing_that_stands_twice_is_told() -> None:
    rows = [row for row in table(as_csv(everything())) if row["key"] == "lunge"]
    (fault,) = faults("c.csv", written([*rows, *rows]))
    assert (fault.row, fault.column) == (3, "key")


def test_a_selection_brings_what_it_names() -> None:
    some = [("exercise", document_of(whole_exercises().get(key="lunge")))]
    slugs = {one["slug"] for kind, one in used_by(some) if kind == "source"}
    assert slugs == set(some[0][1]["sources"])
    assert batches.proposals(read_file("a.json", as_json([*used_by(some), *some]))) == []


def test_an_import_publishes_nothing() -> None:
    lunge = document_of(whole_exercises().get(key="lunge"))
    new = lunge | {"key": "n", "slug": "n", "name": "N", "modifications": []}
    Exercise.objects.filter(key="deadlift").update(published=False)
    row = find("exercise", "deadlift")
    assert row is not None
    dead = document_of(row) | {"published": True}
    read = read_file("a.json", as_json([("exercise", new), ("exercise", dead)]))
    assert [one["published"] for _kind, one in read] == [False, False]


def zip_bomb() -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/workbook.xml", b"0" * 70_000_000)
    return out.getvalue()


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
        ("a.xlsx", zip_bomb()),
        ("a.json", b" " * 5_000_001),
    ],
)
def test_nonsense_is_refused_with_words(name: str, content: bytes) -> None:
    assert all(fault.text for fault in faults(name, content))
    assert Exercise.objects.count() == 10
