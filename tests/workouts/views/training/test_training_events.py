"""What phones send of a training: all of it is kept, once, whatever happened meanwhile."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.workouts.plans import sample_plan
from tests.workouts.trainings import TUESDAY, Phone, a_set, first_session, told
from workouts.models import Plan, TrainingEvent, TrainingLog
from workouts.services.plans import claim, delete, delete_account, remove
from workouts.services.training import recording, trainings

pytestmark = pytest.mark.usefixtures("catalogue")


@pytest.fixture
def phone(client: Client, plan: Plan) -> Phone:
    return Phone(client, plan)


@pytest.fixture
def ann() -> User:
    return User.objects.create_user("ann", "ann@example.org", "x")


def test_the_answer_names_what_is_kept(phone: Phone) -> None:
    first, second = a_set(0), a_set(1)
    answer = phone.send(first, second)
    assert answer.json() == {"kept": [first["id"], second["id"]], "refused": []}
    assert [done.reps for done in phone.kept().sets] == [8, 8]
    log = TrainingLog.objects.get()
    assert (log.date, log.plan, log.owner) == (TUESDAY, Plan.objects.get(), None)
    assert log.prescribed["items"][0]["name"] == "Dumbbell deadlift"


def test_what_is_sent_twice_and_in_reverse_is_kept_once(phone: Phone) -> None:
    events = [a_set(number) for number in range(3)]
    phone.send(*events)
    answer = phone.send(*reversed(events))
    assert {*answer.json()["kept"]} == {event["id"] for event in events}
    assert TrainingEvent.objects.count() == 3


def test_one_bad_event_is_named_and_holds_back_no_other(phone: Phone) -> None:
    good = a_set(0)
    answer = phone.send(a_set(1, reps=-1, id="x"), good, "nonsense", None).json()
    assert answer["kept"] == [good["id"]]
    assert [(one["place"], one["field"]) for one in answer["refused"]] == [
        (0, "id"),
        (2, "input"),
        (3, "input"),
    ]


def test_a_set_that_comes_after_the_finish_is_taken(phone: Phone) -> None:
    phone.send(told("finish", feel="right"))
    late = a_set(4)
    assert phone.send(late).json()["kept"] == [late["id"]]
    training = phone.kept()
    assert training.finished_at
    assert len(training.sets) == 1


@pytest.mark.parametrize("signed_in", [False, True], ids=["no account", "account"])
@pytest.mark.parametrize("begun", [False, True], ids=["first", "later"])
def test_thirty_events_take_one_request_and_at_most_six_queries(
    client: Client, plan: Plan, ann: User, signed_in: bool, begun: bool, settings: Any
) -> None:
    settings.ACCOUNT_RATE_LIMITS = False  # beginnings are counted in the cache
    phone = Phone(client, plan)
    if signed_in:
        client.force_login(ann)
        claim(ann, [plan.code])
    else:
        session = client.session
        session["plans"] = [plan.code]
        session.save()
        client.cookies["sessionid"] = str(session.session_key)
    if begun:
        phone.send(a_set(0))
    client.get("/trainings/token/")  # so that this device was noted just now
    with CaptureQueriesContext(connection) as queries:
        answer = phone.send(*(a_set(number) for number in range(30)))
    assert len(answer.json()["kept"]) == 30
    asked = [query["sql"] for query in queries if "SAVEPOINT" not in query["sql"]]
    assert len(asked) <= 6, asked


def test_a_training_is_full_at_some_point_and_says_so(
    phone: Phone, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recording, "MOST_EVENTS", 2)
    first, second, third = (a_set(number) for number in range(3))
    answer = phone.send(first, second, third).json()
    assert answer["kept"] == [first["id"], second["id"]]
    assert answer["refused"][0]["message"] == "this training is full"
    again = phone.send(first, third).json()
    assert again["kept"] == [first["id"]]
    assert [one["id"] for one in again["refused"]] == [third["id"]]


def test_what_is_known_already_takes_no_room_in_a_training_that_is_nearly_full(
    phone: Phone, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recording, "MOST_EVENTS", 4)
    known = [a_set(number) for number in range(3)]
    phone.send(*known)
    new, over = a_set(3), a_set(4)
    answer = phone.send(*known, new, over).json()
    assert answer["kept"] == [event["id"] for event in (*known, new)]
    assert [one["id"] for one in answer["refused"]] == [over["id"]]


def test_a_full_training_can_still_be_finished_and_deleted(
    phone: Phone, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recording, "MOST_EVENTS", 1)
    monkeypatch.setattr(recording, "MOST_CLOSING", 2)
    first, finish, delete, more = a_set(0), told("finish"), told("delete"), told("finish")
    assert phone.send(first, a_set(1)).json()["kept"] == [first["id"]]
    answer = phone.send(finish, a_set(2), delete, more).json()
    assert answer["kept"] == [finish["id"], delete["id"]]
    assert len(answer["refused"]) == 2


def test_notes_are_fewer_than_sets_because_they_take_room(
    phone: Phone, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One training became 8 MB."""
    monkeypatch.setattr(recording, "MOST_NOTES", 1)
    first, second, done = told("note", text="A"), told("note", text="B"), a_set(0)
    answer = phone.send(first, second, done).json()
    assert answer["kept"] == [first["id"], done["id"]]
    assert answer["refused"][0]["message"] == "this training has too many notes"
    assert phone.send(second).json()["kept"] == []


def test_pages_read_no_more_than_they_can(phone: Phone, monkeypatch: pytest.MonkeyPatch) -> None:
    """They took 26 seconds for four hundred trainings that were told of a thousand times each."""
    monkeypatch.setattr(trainings, "MOST_READ", 3)
    plan = Plan.objects.get()
    for days in range(4):
        Phone(phone.client, plan, on=TUESDAY - timedelta(days=days)).send(a_set(0))
    Phone(phone.client, plan, on=TUESDAY - timedelta(days=1)).send(a_set(1))
    found, _has_older = trainings.done_so_far(plan)
    assert [len(one.training.sets) for one in found] == [1, 2]
    assert len(trainings.done_before(plan, TUESDAY)) == 2


def test_forms_begin_no_more_trainings_than_phones(
    client: Client, plan: Plan, settings: Any
) -> None:
    settings.ACCOUNT_RATE_LIMITS = {"train": "1/d/ip"}
    for days, status in ((0, 302), (1, 429)):
        session, on = first_session(plan), TUESDAY - timedelta(days=days)
        sent = {"id": str(uuid4()), "kind": "set", "item": 0, "set": 0, "reps": 8}
        answer = client.post(f"/plans/{plan.code}/train/{session}/{on}/events/", sent)
        assert answer.status_code == status
    assert TrainingLog.objects.count() == 1


def test_of_plans_that_are_gone_a_person_keeps_as_much_as_one_may_have(
    client: Client, plan: Plan, ann: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    claim(ann, [plan.code])
    client.force_login(ann)
    phones = [Phone(client, plan, on=TUESDAY - timedelta(days=days)) for days in range(2)]
    remove(Plan.objects.get())
    monkeypatch.setattr(recording, "MOST_TRAININGS", 1)
    assert [phone.send(a_set(0)).status_code for phone in phones] == [200, 422]


def test_a_plan_has_only_so_many_trainings(phone: Phone, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recording, "MOST_TRAININGS", 0)
    assert phone.send(a_set(0)).status_code == 422
    assert not TrainingLog.objects.exists()


@pytest.mark.parametrize(
    "wrong",
    [
        {"events": {}},
        {"events": [{}] * 201},
        {"sealed": "nonsense"},
        {"sealed": None},
        {"date": "yesterday"},
        {"date": "1999-01-01"},
        {"date": None},
    ],
)
def test_what_cannot_be_read_is_said_to_be_so(phone: Phone, wrong: dict[str, Any]) -> None:
    assert phone.send(a_set(0), **wrong).status_code == 422
    assert not TrainingLog.objects.exists()


def test_a_body_that_is_no_json_or_too_large_is_refused(phone: Phone) -> None:
    sent: dict[str, Any] = {"content_type": "application/json"}
    assert phone.client.post(phone.address, "[" * 100_000, **sent).status_code == 422
    assert phone.client.post(phone.address, "x" * 200_001, **sent).status_code == 413


def test_a_plan_that_was_deleted_meanwhile_keeps_what_was_done(phone: Phone, plan: Plan) -> None:
    delete(plan)
    event = a_set(0)
    assert phone.send(event).json()["kept"] == [event["id"]]


def test_what_was_trained_goes_along_into_the_account(
    phone: Phone, plan: Plan, ann: User, client: Client
) -> None:
    phone.send(a_set(0))
    claim(ann, [plan.code])
    assert TrainingLog.objects.get().owner == ann
    assert phone.send(a_set(1)).status_code == 401
    client.force_login(ann)
    assert phone.send(a_set(1)).status_code == 200


def test_a_training_outlives_its_plan_in_the_account_and_ends_with_it(
    phone: Phone, plan: Plan, ann: User, client: Client
) -> None:
    phone.send(a_set(0))
    claim(ann, [plan.code])
    remove(Plan.objects.get())
    client.force_login(ann)
    assert phone.send(a_set(1)).status_code == 200
    assert len(phone.kept().sets) == 2
    delete_account(ann)
    assert not TrainingEvent.objects.exists()


def test_what_was_done_before_its_plan_was_removed_arrives_later(
    phone: Phone, plan: Plan, ann: User, client: Client
) -> None:
    claim(ann, [plan.code])
    remove(Plan.objects.get())
    client.force_login(ann)
    assert phone.send(a_set(0)).status_code == 200
    assert phone.send(a_set(1)).status_code == 200
    log = TrainingLog.objects.get()
    assert (log.owner, log.plan, len(phone.kept().sets)) == (ann, None, 2)
    client.force_login(User.objects.create_user("bob"))
    assert phone.send(a_set(2)).status_code == 404


def test_a_training_of_nobody_goes_with_its_plan(phone: Phone, plan: Plan) -> None:
    phone.send(a_set(0))
    remove(plan)
    assert not TrainingLog.objects.exists()
    assert phone.send(a_set(1)).status_code == 401


def test_somebody_else_neither_reads_nor_adds(phone: Phone, plan: Plan, ann: User) -> None:
    claim(ann, [plan.code])
    assert phone.send(a_set(0)).status_code == 401
    phone.client.force_login(User.objects.create_user("bob"))
    assert phone.send(a_set(0)).status_code == 404
    assert not TrainingLog.objects.exists()


def test_nobody_tells_of_the_training_of_another_plan(phone: Phone, client: Client) -> None:
    phone.send(a_set(0))
    other = Phone(client, sample_plan(title="Other"))
    other.training = phone.training
    assert other.send(a_set(1)).status_code == 401
    assert len(phone.kept().sets) == 1


def test_too_many_trainings_in_a_day_have_to_wait(phone: Phone, settings: Any) -> None:
    settings.ACCOUNT_RATE_LIMITS = settings.ACCOUNT_RATE_LIMITS | {"train": "0/d/ip"}
    assert phone.send(a_set(0)).status_code == 429


def test_a_fresh_token_opens_what_an_old_one_does_not(plan: Plan) -> None:
    strict = Client(enforce_csrf_checks=True)
    phone = Phone(strict, plan)
    assert phone.send(a_set(0)).status_code == 403
    token = strict.get("/trainings/token/").json()["token"]
    event = a_set(0)
    body = {"sealed": phone.sealed, "date": TUESDAY.isoformat(), "events": [event]}
    answer = strict.post(
        phone.address, body, content_type="application/json", headers={"X-CSRFToken": token}
    )
    assert answer.json()["kept"] == [event["id"]]


def test_no_code_is_kept_with_a_training(phone: Phone, plan: Plan) -> None:
    phone.send(a_set(0))
    rows = [*TrainingLog.objects.values(), *TrainingEvent.objects.values()]
    assert plan.code not in str(rows)
