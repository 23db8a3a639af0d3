"""Everything out in one file, in again the same; and no file does harm."""

import csv
import io
import json
import zipfile
import zlib
from copy import deepcopy
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from exercises.models import Exercise
from exercises.records import RecordError
from tests.versions import commit_version
from tests.workouts.boards import Board, a_monday
from tests.workouts.builder import save, words_of
from tests.workouts.trainings import Phone, a_set
from workouts.exchange.my_data.file_format import MOST_BYTES
from workouts.exchange.my_data.file_in import read_document
from workouts.exchange.my_data.parcels import HEAD_BYTES
from workouts.models import Plan, Version
from workouts.services.plans import claim, delete
from workouts.services.week.weeks import open_week

pytestmark = pytest.mark.usefixtures("catalogue")
MINE, IMPORTS = "/account/hamstrong.json", "/account/imports/"


@pytest.fixture
def board(client: Client) -> Board:
    """A plan with a history: changes, an undone one, a name, a dated week."""
    board = Board(client, title="Autumn")
    first = board.version()
    board.change({"kind": "swap_runs", "day": "Sun", "to": "Sat"})
    board.change({"kind": "note", "place": 0, "text": "Slept badly"})
    board.post("undo/")
    board.post(f"versions/{first}/names/", name="As it was built")
    here = f"{board.here}weeks/{a_monday(1).isoformat()}/"
    board.change({"kind": "warm_up", "place": 0, "minutes": 9}, here=here)
    return board


def put_in(client: Client, content: bytes, name: str = "hamstrong.json") -> Any:
    return client.post(IMPORTS, {"file": SimpleUploadedFile(name, content)})


def test_what_goes_out_comes_in_again_the_same(board: Board) -> None:
    out = board.client.get(MINE)
    assert out["Content-Disposition"] == 'attachment; filename="hamstrong.json"'
    document = out.json()
    assert (document["format"], document["version"]) == ("hamstrong", 2)
    other = Client()
    assert put_in(other, out.content).status_code == 302
    assert other.get(MINE).json() == document
    copy = Plan.objects.exclude(pk=board.plan.pk).get()
    assert copy.code != board.plan.code
    for monday in (None, a_monday(1)):
        assert open_week(copy, monday).week == board.week(monday)
    page = words_of(other.get(copy.get_absolute_url()))
    assert "Autumn" in page
    assert "As it was built" in words_of(other.get(f"{copy.get_absolute_url()}versions/"))


def test_it_comes_in_where_the_catalogue_has_other_exercises(board: Board) -> None:
    content = board.client.get(f"{board.here}plan.json").content
    commit_version()
    Exercise.objects.filter(key="deadlift").update(key="other", slug="other")
    other = Client()
    assert put_in(other, content).status_code == 302
    copy = Plan.objects.exclude(pk=board.plan.pk).get()
    assert open_week(copy).week == board.week()
    assert "Dumbbell deadlift" in words_of(other.get(copy.get_absolute_url()))


def test_what_leaves_can_always_come_back(board: Board, monkeypatch: pytest.MonkeyPatch) -> None:
    """Weeks as they are now stay, then what has a name, then what is newest."""
    for minutes in range(5, 15):
        board.change({"kind": "warm_up", "place": 1, "minutes": minutes})
    Board(board.client)
    whole = board.client.get(MINE).getvalue()
    most = len(whole) * 2 // 3 + HEAD_BYTES
    monkeypatch.setattr("workouts.exchange.my_data.parcels.MOST_BYTES", most)
    content = board.client.get(MINE).getvalue()
    assert most / 2 < len(content) <= most
    weeks = [week for plan in json.loads(content)["plans"] for week in plan["weeks"]]
    assert len(weeks) == 3
    names = [version["name"] for week in weeks for version in week["versions"]]
    assert "As it was built" in names
    other = Client()
    assert put_in(other, content).status_code == 302
    copy = Plan.objects.get(title="Autumn", pk__gt=board.plan.pk)
    assert open_week(copy).week == board.week()
    assert open_week(copy, a_monday(1)).week == board.week(a_monday(1))


def test_more_than_one_file_can_hold_leaves_in_several_that_all_come_back(
    board: Board, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It was one file that could not come in again."""
    other = Board(board.client, title="Winter")
    most = len(board.client.get(MINE).getvalue()) * 2 // 3 + HEAD_BYTES
    monkeypatch.setattr("workouts.exchange.my_data.parcels.MOST_BYTES", most)
    answer = board.client.get(MINE)
    assert answer["Content-Disposition"] == 'attachment; filename="hamstrong.zip"'
    with zipfile.ZipFile(io.BytesIO(answer.getvalue())) as archive:
        files = [archive.read(name) for name in archive.namelist()]
        assert archive.namelist() == ["hamstrong-1.json", "hamstrong-2.json"]
    assert [json.loads(file)["settings"] is None for file in files] == [False, True]
    there = Client()
    assert [put_in(there, file).status_code for file in files] == [302, 302]
    for plan in (board, other):
        title = plan.plan.title
        copy = Plan.objects.get(title=title, pk__gt=max(board.plan.pk, other.plan.pk))
        assert open_week(copy).week == plan.week()


def test_several_files_hold_what_was_done_by_a_plan_that_is_to_be_deleted(
    board: Board, monkeypatch: pytest.MonkeyPatch
) -> None:
    ann = User.objects.create_user("ann", "ann@example.org", "x")
    boards = [board, *(Board(board.client, title=title) for title in ("Spring", "Winter"))]
    claim(ann, [one.plan.code for one in boards])
    board.client.force_login(ann)
    for one in boards:
        Phone(board.client, one.plan).send(a_set(0))
    delete(Plan.objects.get(pk=boards[1].plan.pk))
    most = len(board.client.get(MINE).getvalue()) * 2 // 3 + HEAD_BYTES
    monkeypatch.setattr("workouts.exchange.my_data.parcels.MOST_BYTES", most)
    with zipfile.ZipFile(io.BytesIO(board.client.get(MINE).getvalue())) as archive:
        files = [json.loads(archive.read(name)) for name in archive.namelist()]
    assert len(files) > 1
    done = [one for file in files for one in file["trainings"]]
    assert len({one["session"] for one in done}) == len(boards)
    assert any(one["plan"] is None for one in done)


def test_no_code_owner_or_address_is_in_the_file(board: Board) -> None:
    board.client.post(f"{board.here}links/")
    text = board.client.get(MINE).content.decode()
    assert board.plan.code not in text
    assert str(board.plan.share_code) not in text
    assert "owner" not in text


def test_the_week_is_a_table_for_spreadsheets(board: Board) -> None:
    board.change({"kind": "note", "place": 0, "text": "=HYPERLINK(1)"})
    answer = board.client.get(f"{board.here}week.csv")
    rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
    week = board.week()
    assert len(rows) == sum(len(session.items) for session in week.sessions)
    assert rows[0]["sets"] == str(week.sessions[0].items[0].sets)
    assert rows[0]["note"] == "'=HYPERLINK(1)"


def wrong_versions(document: dict[str, Any]) -> list[dict[str, Any]]:
    """The same file, each time with one thing wrong."""
    files = []

    def wrong(*path: Any, value: Any) -> None:
        copy = deepcopy(document)
        place = copy
        for step in path[:-1]:
            place = place[step]
        place[path[-1]] = value
        files.append(copy)

    version = ("plans", 0, "weeks", 0, "versions", 0)
    session, item = (*version, "sessions", 0), (*version, "sessions", 0, "items", 0)
    reason = {"rule": "R03", "sentence": "x", "facts": {}}
    wrong("version", value=3)
    wrong("version", value=None)
    wrong("format", value="other")
    wrong("owner", value=1)
    wrong("plans", 0, "owner", value="admin@example.org")
    wrong("plans", 0, "code", value="x" * 20)
    wrong("plans", 0, "title", value="x" * 81)
    wrong("plans", 0, "title", value="nul\x00")
    wrong("plans", 0, "created", value="yesterday")
    wrong("plans", 0, "created", value="9999-01-01")
    wrong("plans", 0, "weeks", value=[])
    wrong("plans", 0, "weeks", 0, "monday", value="2026-11-24")
    wrong("plans", 0, "weeks", 0, "monday", value="2026-11-23")
    wrong("plans", 0, "weeks", 0, "current", value=999)
    wrong(*version, "number", value=2)
    wrong(*version, "parent", value=3)
    wrong(*version, "request", value={})
    wrong(*version, "request", "runner", "equipment", value="all")
    wrong(*version, "request", "runner", "equipment", value=["nul\x00"])
    wrong(*version, "messages", value=["<script>"])
    wrong(*version, "cost", value="much")
    wrong(*version, "changes", value=[reason | {"sentence": "{day.__class__}"}])
    wrong(*version, "changes", value=[reason | {"sentence": "{day:>999999999}"}])
    wrong(*version, "changes", value=[reason | {"sentence": "{missing}"}])
    wrong(*version, "changes", value=[reason | {"rule": "R99"}])
    wrong(*version, "changes", value=[reason | {"facts": {"day": {"day": "Someday"}}}])
    wrong(*version, "changes", value=[reason | {"facts": {"x": [1]}}])
    wrong(*session, "day", value=7)
    wrong(*session, "slot", value="never")
    wrong(*session, "start", value=1440)
    wrong(*session, "note", value="x" * 501)
    wrong(*item, "sets", value=400)
    wrong(*item, "sets", value=0)
    wrong(*item, "rpe", value=11)
    wrong(*item, "exercise", value=99)
    wrong(*item, "kg", value=-1)
    wrong(*item, "equipment", value="../../etc")
    wrong("exercises", value=[])
    wrong("exercises", 0, "kind", value="magic")
    wrong("exercises", 0, "set_credit", value="x")
    wrong("exercises", 0, "muscles", value=[{"muscle": "x"}])
    wrong("exercises", 0, "dose", value={"sets": [1]})
    wrong("exercises", 0, "equipment", value=[1])
    wrong("exercises", 0, "shown", value={"script": "x"})
    wrong("exercises", 0, "modification", value={"id": "x"})
    wrong("exercises", 0, "colour", value="red")
    wrong("exercises", 0, "dose", "colour", value="red")
    wrong("exercises", 0, "muscles", 0, "colour", value="red")
    wrong("exercises", 0, "name", value="")
    wrong("exercises", 0, "name", value="x" * 201)
    wrong("exercises", 0, "slug", value="../../etc")
    wrong("exercises", 0, "set_credit", value=101)
    wrong("exercises", 0, "set_credit", value=-1)
    wrong("exercises", 0, "setup_seconds", value=10_001)
    wrong("exercises", 0, "equipment", value=["x"] * 41)
    wrong("exercises", 0, "dose", "load", value="x" * 501)
    wrong("exercises", 0, "shown", value={"how": "x" * 2001})
    wrong("exercises", 0, "shown", value="x")
    wrong("exercises", 0, value=[])
    return files


@pytest.mark.parametrize(
    ("path", "value", "said"),
    [
        (["colour"], "red", "exercises.1 colour is not a known field"),
        (["kind"], "magic", "exercises.1.kind must be one of strength, power, running-power"),
        (["dose", "tempo"], "x" * 201, "exercises.1.dose.tempo must be a text of at most 200"),
        (["setup_seconds"], -1, "exercises.1.setup_seconds must be from 0 to 10000"),
    ],
    ids=lambda value: ".".join(value) if isinstance(value, list) else "",
)
def test_a_wrong_exercise_is_refused_by_its_field(
    board: Board, path: list[str], value: object, said: str
) -> None:
    document = board.client.get(MINE).json()
    place = document["exercises"][0]
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    page = words_of(put_in(board.client, json.dumps(document).encode()))
    assert f"This file cannot be read: {said}" in page


def test_a_file_older_than_a_field_comes_in(board: Board) -> None:
    document = board.client.get(MINE).json()
    for snapshot in document["exercises"]:
        del snapshot["added_load"], snapshot["dose"]["per_side"]
    other = Client()
    assert put_in(other, json.dumps(document).encode()).status_code == 302
    assert other.get(MINE).json() == document


def test_every_wrong_file_is_refused_with_a_word_and_changes_nothing(board: Board) -> None:
    document = board.client.get(MINE).json()
    before = (Plan.objects.count(), Version.objects.count())
    for number, wrong in enumerate(wrong_versions(document)):
        answer = put_in(board.client, json.dumps(wrong).encode())
        assert answer.status_code == 400, number
        assert "This file cannot be read" in words_of(answer), number
    assert (Plan.objects.count(), Version.objects.count()) == before


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"hello",
        b"\xff\xfe\x00",
        b"[" * 200_000,
        b'{"format": NaN}',
        b"null",
        b"[]",
        zlib.compress(b"0" * 50_000_000),
        b"PK\x03\x04" + b"\x00" * 1000,
        b'{"format":"hamstrong","version":' + b"9" * 5000 + b"}",
    ],
    ids=["empty", "text", "binary", "deep", "nan", "null", "list", "bomb", "zip", "long number"],
)
def test_what_is_no_such_file_is_refused(client: Client, content: bytes) -> None:
    answer = put_in(client, content)
    assert answer.status_code == 400
    assert Plan.objects.count() == 0


def test_a_large_file_is_refused_and_a_huge_one_not_even_read(client: Client) -> None:
    large = put_in(client, b" " * (MOST_BYTES + 1))
    assert large.status_code == 400
    assert "This file is larger than 5 MB." in words_of(large)
    huge = put_in(client, b" " * 50_000_000)
    assert huge.status_code == 413
    assert "That is too large" in words_of(huge)


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
        lambda inner: (
            st.lists(inner, max_size=4)
            | st.dictionaries(st.sampled_from(["plans", "weeks", "versions", "exercises"]), inner)
        ),
        max_leaves=20,
    )
)
def test_any_nonsense_is_refused_by_its_field(nonsense: Any) -> None:
    document = {"format": "hamstrong", "version": 1, "plans": nonsense, "exercises": nonsense}
    try:
        imported = read_document(json.dumps(document).encode())
    except RecordError:
        return
    assert imported.plans == ()


def test_a_file_with_only_settings_is_fine(client: Client) -> None:
    document = {"format": "hamstrong", "version": 1, "settings": {"theme": "dark"}, "plans": []}
    assert put_in(client, json.dumps(document).encode()).status_code == 302
    assert 'data-theme="dark"' in client.get("/plans/").content.decode()


def test_a_race_goes_out_and_comes_in_by_its_date(client: Client) -> None:
    when = timezone.localdate() + timedelta(days=40)
    save(client, race_date=when.isoformat(), race_distance="half", race_priority="B")
    document = client.get(MINE).json()
    race = {"date": when.isoformat(), "distance": "half", "priority": "B"}
    assert document["plans"][0]["races"] == [race]
    other = Client()
    put_in(other, json.dumps(document).encode())
    assert other.get(MINE).json() == document


def test_a_file_from_before_races_had_dates_counts_from_the_week_it_was_made_in(
    client: Client,
) -> None:
    save(client)
    document = client.get(MINE).json()
    plan = document["plans"][0]
    del plan["races"]
    plan["created"] = "2026-11-25T12:00:00+00:00"
    request = plan["weeks"][0]["versions"][0]["request"]
    request["context"]["race"] = {"dayOffset": 13, "distance": "10k", "priority": "A"}
    other = Client()
    put_in(other, json.dumps(document).encode())
    shown = other.get(MINE).json()["plans"][0]["races"]
    assert shown == [{"date": "2026-12-06", "distance": "10k", "priority": "A"}]


@pytest.mark.parametrize("race", [None, {"date": "2026-12-06", "distance": "10k", "priority": "B"}])
def test_a_file_from_before_there_were_seasons_has_one_race_at_most(
    client: Client, race: dict[str, str] | None
) -> None:
    save(client)
    document = client.get(MINE).json()
    plan = document["plans"][0]
    del plan["races"], plan["seasonStart"]
    plan["race"] = race
    other = Client()
    put_in(other, json.dumps(document).encode())
    shown = other.get(MINE).json()["plans"][0]
    assert shown["races"] == ([race] if race else [])
    assert shown["seasonStart"] is None


def test_a_season_goes_out_and_comes_in(client: Client) -> None:
    save(client)
    document = client.get(MINE).json()
    document["plans"][0] |= {
        "seasonStart": "2026-11-02",
        "races": [
            {"date": "2026-12-06", "distance": "10k", "priority": "B"},
            {"date": "2027-01-31", "distance": "marathon", "priority": "A"},
        ],
        "weekReports": [{"monday": "2026-11-16", "poorNights": 3, "slowRuns": 1}],
    }
    other = Client()
    put_in(other, json.dumps(document).encode())
    assert other.get(MINE).json() == document


@pytest.mark.parametrize(
    ("wrong", "named"),
    [
        ({"monday": "2026-11-17"}, "monday"),
        ({}, "monday"),
        ({"monday": "2026-11-16", "poorNights": 8}, "poorNights"),
        ({"monday": "2026-11-16", "slowRuns": -1}, "slowRuns"),
        ({"monday": "2026-11-16", "km": 501}, "km"),
        ({"monday": "2026-11-16", "mood": 3}, "mood"),
    ],
)
def test_a_wrong_report_of_a_week_is_refused_by_name(
    client: Client, wrong: dict[str, Any], named: str
) -> None:
    save(client)
    document = client.get(MINE).json()
    document["plans"][0]["weekReports"] = [wrong]
    with pytest.raises(RecordError, match=named):
        read_document(json.dumps(document).encode())


def test_a_season_that_starts_on_no_monday_is_refused_by_name(client: Client) -> None:
    save(client)
    document = client.get(MINE).json()
    for start in ("2026-11-03", "soon", 3, "1926-11-01"):
        document["plans"][0]["seasonStart"] = start
        with pytest.raises(RecordError, match="seasonStart"):
            read_document(json.dumps(document).encode())


WRONG_RACES: list[Any] = [
    {"date": "soon", "distance": "10k"},
    {"date": "2026-12-06"},
    {"date": "2026-12-06", "distance": "swim"},
    {"date": "9999-12-31", "distance": "10k"},
    {"date": "2026-12-06", "distance": "10k", "more": 1},
    [],
    "10k",
]


def test_a_race_that_is_nonsense_is_refused_by_name(client: Client) -> None:
    save(client)
    document = client.get(MINE).json()
    for race in WRONG_RACES:
        document["plans"][0]["races"] = [race]
        with pytest.raises(RecordError, match=r"race|distance|date"):
            read_document(json.dumps(document).encode())
