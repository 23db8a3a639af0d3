"""What was done moves to another account in the file with everything, and harms nobody."""

import csv
import io
import json
from typing import Any
from uuid import uuid4

import pytest
from django.contrib.auth.models import User
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.workouts.builder import words_of
from tests.workouts.plans import sample_plan
from tests.workouts.trainings import NOON, TUESDAY, Phone, a_set, told
from workouts.models import Plan, TrainingEvent, TrainingLog
from workouts.services.plans import claim, delete_account, remove

pytestmark = pytest.mark.usefixtures("catalogue")
MINE, IMPORTS = "/account/hamstrong.json", "/account/imports/"


def signed_in(name: str) -> tuple[Client, User]:
    client, user = Client(), User.objects.create_user(name)
    client.force_login(user)
    return client, user


@pytest.fixture
def ann() -> tuple[Client, User]:
    """With a plan, two trainings by it, and one by a plan that is gone."""
    cache.clear()
    client, user = signed_in("ann")
    plan, gone = sample_plan(title="Mine"), sample_plan(title="Gone")
    claim(user, [plan.code, gone.code])
    Phone(client, gone, on=TUESDAY.replace(day=10)).send(a_set(0, kg=50))
    Phone(client, plan, on=TUESDAY.replace(day=17)).send(a_set(0, lb=130, kg=None), told("finish"))
    Phone(client, plan).send(a_set(0), a_set(1), told("note", text="Grip\n“easy”\t=1+1"))
    remove(gone)
    return client, user


def file_of(client: Client) -> bytes:
    return b"".join(client.get(MINE))


def put_in(client: Client, content: bytes) -> Any:
    return client.post(IMPORTS, {"file": SimpleUploadedFile("hamstrong.json", content)})


def log_of(client: Client) -> str:
    plan = Plan.objects.get(title="Mine")
    return words_of(client.get(f"/plans/{plan.code}/log/"))


def test_export_delete_the_account_import_elsewhere_and_nothing_is_missing(
    ann: tuple[Client, User],
) -> None:
    client, user = ann
    content, before = file_of(client), log_of(client)
    assert "130 lb × 8" in before
    assert "10 November" in before
    delete_account(user)
    assert not TrainingEvent.objects.exists()
    new, again = signed_in("ann again")
    assert put_in(new, content).status_code == 302
    assert json.loads(file_of(new)) == json.loads(content)
    new.get("/plans/")  # says that it was added
    assert log_of(new) == before
    assert {log.owner for log in TrainingLog.objects.all()} == {again}


@pytest.mark.parametrize("coding", ["utf-8-sig", "utf-16"])
def test_a_file_that_an_editor_saved_comes_in(ann: tuple[Client, User], coding: str) -> None:
    content = file_of(ann[0])
    new, _user = signed_in("bob")
    assert put_in(new, content.decode().encode(coding)).status_code == 302
    assert json.loads(file_of(new)) == json.loads(content)


def test_an_own_file_put_in_again_adds_no_training_twice(ann: tuple[Client, User]) -> None:
    client, _user = ann
    content = file_of(client)
    keys = {*TrainingLog.objects.values_list("pk", flat=True)}
    TrainingEvent.objects.filter(kind="note").delete()
    assert put_in(client, content).status_code == 302
    assert {*TrainingLog.objects.values_list("pk", flat=True)} == keys
    assert TrainingEvent.objects.filter(kind="note").count() == 1


def test_files_do_not_fill_a_training_for_ever(
    ann: tuple[Client, User], monkeypatch: pytest.MonkeyPatch
) -> None:
    client, _user = ann
    monkeypatch.setattr("workouts.exchange.my_data.log_rows.MOST_EVENTS", 4)
    document = json.loads(file_of(client))
    events = document["trainings"][-1]["events"]
    events += [{**events[0], "id": str(uuid4()), "at": events[0]["at"] + n} for n in (1, 2, 3)]
    assert put_in(client, json.dumps(document).encode()).status_code == 302
    log = TrainingLog.objects.get(date=TUESDAY)
    assert log.events.count() == 4


def test_the_file_of_somebody_else_overwrites_nothing(ann: tuple[Client, User]) -> None:
    client, _user = ann
    content, before = file_of(client), [*TrainingEvent.objects.order_by("pk").values()]
    other, bob = signed_in("bob")
    document = json.loads(content)
    for training in document["trainings"]:
        for event in training["events"]:
            event["reps"] = 1
    assert put_in(other, json.dumps(document).encode()).status_code == 302
    assert json.loads(file_of(client)) == json.loads(content)
    kept = TrainingEvent.objects.exclude(training__owner=bob).order_by("pk")
    assert [*kept.values()] == before


def test_without_an_account_a_training_needs_its_week(ann: tuple[Client, User]) -> None:
    content = file_of(ann[0])
    answer = put_in(Client(), content)
    assert answer.status_code == 400
    assert "Sign in first" in words_of(answer)
    document = json.loads(content)
    document["trainings"] = [one for one in document["trainings"] if one["plan"] is not None]
    anonymous = Client()
    assert put_in(anonymous, json.dumps(document).encode()).status_code == 302
    assert json.loads(file_of(anonymous))["trainings"] == document["trainings"]


def test_a_file_of_format_1_is_still_read(ann: tuple[Client, User]) -> None:
    document = json.loads(file_of(ann[0]))
    del document["trainings"], document["doses"]
    document["version"] = 1
    new, _user = signed_in("bob")
    assert put_in(new, json.dumps(document).encode()).status_code == 302
    assert json.loads(file_of(new))["plans"] == document["plans"]


def test_a_wrong_training_keeps_the_whole_file_out(ann: tuple[Client, User]) -> None:
    document = json.loads(file_of(ann[0]))
    document["trainings"][-1]["events"][0]["reps"] = -1
    new, user = signed_in("bob")
    answer = put_in(new, json.dumps(document).encode())
    assert answer.status_code == 400
    assert "trainings.3.events.1.reps must be a whole number" in words_of(answer)
    assert not Plan.objects.filter(owner=user).exists()
    assert not TrainingLog.objects.filter(owner=user).exists()


def test_no_code_is_in_the_log_that_leaves(ann: tuple[Client, User]) -> None:
    plan = Plan.objects.get(title="Mine")
    assert plan.code not in file_of(ann[0]).decode()


def test_the_data_of_one_week_tells_nothing_of_what_was_done(ann: tuple[Client, User]) -> None:
    plan = Plan.objects.get(title="Mine")
    document = json.loads(b"".join(ann[0].get(f"/plans/{plan.code}/plan.json")))
    assert document["trainings"] == []


def rows_of(client: Client, address: str = "/account/log.csv") -> list[dict[str, str]]:
    answer = client.get(address)
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    text = b"".join(answer).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_every_set_is_a_row_of_a_table(ann: tuple[Client, User]) -> None:
    rows = rows_of(ann[0])
    assert [(row["date"], row["set"], row["kg"], row["lb"]) for row in rows] == [
        ("2026-11-10", "1", "50", ""),
        ("2026-11-17", "1", "", "130"),
        ("2026-11-24", "1", "60", ""),
        ("2026-11-24", "2", "60", ""),
    ]
    last = rows[-1]
    assert (last["session"], last["exercise"]) == ("Strength A", "Dumbbell deadlift")
    assert (last["reps"], last["left"], last["finished"]) == ("8", "3", "no")
    assert last["session_note"] == "Grip\n“easy”\t=1+1"
    assert rows[1]["finished"] == "yes"


def test_the_table_of_one_plan_has_what_its_log_has(ann: tuple[Client, User]) -> None:
    plan = Plan.objects.get(title="Mine")
    client, _user = ann
    assert rows_of(client, f"/plans/{plan.code}/log.csv") == rows_of(client)
    assert f'href="/plans/{plan.code}/log.csv"' in client.get(f"/plans/{plan.code}/log/").text
    assert 'href="/account/log.csv"' in client.get("/account/").text
    anonymous, nobodys = Client(), sample_plan(title="Nobody's")
    Phone(anonymous, nobodys).send(a_set(0, kg=70))
    rows = rows_of(anonymous, f"/plans/{nobodys.code}/log.csv")
    assert [row["kg"] for row in rows] == ["70"]
    assert rows_of(anonymous) == []


def test_a_cell_that_looks_like_a_formula_stays_text(ann: tuple[Client, User]) -> None:
    client, _user = ann
    plan = Plan.objects.get(title="Mine")
    Phone(client, plan).send(told("note", text="=HYPERLINK(1)", at=NOON + 90_000))
    assert rows_of(client)[-1]["session_note"] == "'=HYPERLINK(1)"
