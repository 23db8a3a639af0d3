"""What breaks for a moment is told as such, on a page that needs nothing that may be away."""

import errno
import logging
import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.db import DatabaseError, InterfaceError, OperationalError, connection
from django.test import Client

from config.database_cache import DatabaseCache
from tests.workouts.builder import answers
from workouts.models import Plan

PASSING = (
    OperationalError("database is locked"),
    OperationalError("the connection is lost"),
    InterfaceError("connection already closed"),
    OSError(errno.ENOSPC, "No space left on device"),
)
FAULTS = (ValueError("a fault of ours"), OSError(errno.EACCES, "Permission denied"))


@pytest.fixture
def visitor(catalogue: None) -> Client:
    return Client(raise_request_exception=False)


def raising(error: Exception) -> Callable[..., Any]:
    def refuse(*_statement: Any) -> Any:
        raise error

    return refuse


@pytest.mark.parametrize("error", FAULTS, ids=str)
def test_a_fault_of_ours_is_no_outage(visitor: Client, error: Exception) -> None:
    with connection.execute_wrapper(raising(error)):
        response = visitor.get("/exercises/")
    assert response.status_code == 500
    assert "Something broke on our side" in response.content.decode()


@pytest.mark.parametrize("error", PASSING, ids=str)
def test_an_outage_says_when_to_come_back(visitor: Client, error: Exception) -> None:
    with connection.execute_wrapper(raising(error)):
        response = visitor.get("/exercises/")
    assert response.status_code == 503
    assert response["Retry-After"] == "10"
    assert response["Cache-Control"] == "no-store"
    assert "Back in a moment" in response.content.decode()
    assert str(error) not in response.content.decode()
    assert visitor.get("/exercises/").status_code == 200


def test_an_outage_that_a_layer_around_the_page_meets_is_told_as_well(visitor: Client) -> None:
    """The session is read before any view is asked."""
    visitor.cookies["sessionid"] = "x" * 32
    with connection.execute_wrapper(raising(OperationalError())):
        response = visitor.get("/robots.txt")
    assert response.status_code == 503
    assert "Back in a moment" in response.content.decode()


def test_answers_can_be_sent_again_after_an_outage(visitor: Client) -> None:
    given = answers(action="save", title="Sent twice")
    with connection.execute_wrapper(raising(OperationalError())):
        assert visitor.post("/plans/new/", given).status_code == 503
    assert not Plan.objects.exists()
    assert visitor.post("/plans/new/", given).status_code == 302
    assert Plan.objects.get().title == "Sent twice"


def test_an_outage_in_the_middle_of_saving_leaves_no_half_of_a_plan(visitor: Client) -> None:
    def at_the_sessions(execute: Any, sql: str, *rest: Any) -> Any:
        if "INSERT" in sql and "plannedsession" in sql:
            raise OperationalError("full")
        return execute(sql, *rest)

    with connection.execute_wrapper(at_the_sessions):
        assert visitor.post("/plans/new/", answers(action="save")).status_code == 503
    assert not Plan.objects.exists()


def test_a_session_that_cannot_be_written_is_an_outage_as_well(visitor: Client) -> None:
    visitor.post("/plans/new/", answers(action="save"))

    def full(execute: Any, sql: str, *rest: Any) -> Any:
        if sql.startswith("UPDATE") and "django_session" in sql:
            raise OperationalError("database or disk is full")
        return execute(sql, *rest)

    with connection.execute_wrapper(full):
        response = visitor.post("/plans/new/", answers(action="save"))
    assert response.status_code == 503
    assert response["Retry-After"] == "10"


def test_a_session_that_has_ended_is_not_an_outage(visitor: Client) -> None:
    visitor.post("/plans/new/", answers(action="save"))

    def ended(execute: Any, sql: str, *rest: Any) -> Any:
        if sql.startswith("UPDATE") and "django_session" in sql:
            Session.objects.all().delete()
        return execute(sql, *rest)

    with connection.execute_wrapper(ended):
        assert visitor.post("/plans/new/", answers(action="save")).status_code == 400


@pytest.fixture
def read_only(transactional_db: None, visitor: Client) -> Iterator[None]:
    """As with a full disk or after a failover, by the database itself: what is written fails."""
    is_sqlite = connection.vendor == "sqlite"
    switch = "PRAGMA query_only" if is_sqlite else "SET default_transaction_read_only"
    with connection.cursor() as cursor:
        cursor.execute(f"{switch} = on")
        yield
        cursor.execute(f"{switch} = off")


#: Wherever limits are counted; what is sent is good, so that something is to be written.
COUNTED: tuple[tuple[str, dict[str, Any]], ...] = (
    ("/plans/new/", {}),
    ("/account/login/", {"login": "ann@example.org", "password": "wrong"}),
    ("/account/signup/", {"email": "ann@example.org", "password1": "x", "password2": "y"}),
    ("/account/password/reset/", {"email": "ann@example.org"}),
    ("/account/login/code/", {"email": "ann@example.org"}),
    ("/account/2fa/webauthn/login/", {}),
    ("/account/imports/", {}),
    ("/account/", {}),
    ("/admin/login/", {"username": "ann", "password": "wrong"}),
)


@pytest.mark.usefixtures("read_only")
@pytest.mark.parametrize(("address", "given"), COUNTED, ids=[door[0] for door in COUNTED])
def test_where_limits_cannot_be_counted_it_is_an_outage_that_is_logged(
    visitor: Client, caplog: pytest.LogCaptureFixture, address: str, given: dict[str, Any]
) -> None:
    response = visitor.post(address, given)
    assert (response.status_code, response["Retry-After"]) == (503, "10")
    errors = [record for record in caplog.records if record.levelno >= logging.ERROR]
    assert len(errors) == 1
    assert re.search("read-?only", str(errors[0].exc_info))


@pytest.mark.usefixtures("read_only")
def test_an_export_that_cannot_be_counted_is_an_outage(visitor: Client) -> None:
    assert visitor.get("/account/hamstrong.json").status_code == 503


@pytest.mark.django_db
def test_what_another_process_has_put_into_the_cache_first_is_no_outage() -> None:
    assert cache.add("first", 1)
    assert not cache.add("first", 2)
    assert cache.get("first") == 1


@pytest.mark.django_db
def test_what_has_expired_makes_room_for_another() -> None:
    assert cache.add("late", 1, timeout=-2)
    assert cache.add("late", 2)
    assert cache.get("late") == 2


@pytest.mark.django_db
def test_a_full_cache_makes_room_and_what_has_expired_goes_first() -> None:
    full = DatabaseCache("cache", {"OPTIONS": {"MAX_ENTRIES": 2}})
    full.clear()
    for key, timeout in (("late", -2), ("later", -2), ("first", 60), ("second", 60)):
        assert full.add(key, 1, timeout=timeout)
    assert {*full.get_many(("late", "later", "first", "second"))} == {"first", "second"}
    for key in ("third", "fourth"):
        full.set(key, 1)
    assert len(full.get_many(("first", "second", "third"))) == 2
    assert full.get("fourth") == 1


@pytest.mark.usefixtures("read_only")
def test_a_cache_that_cannot_write_says_so() -> None:
    for write in (cache.add, cache.set):
        with pytest.raises(DatabaseError, match=r"read-?only"):
            write("late", 1)


@pytest.mark.django_db(transaction=True)
def test_a_cache_fails_where_it_writes_and_not_when_a_transaction_ends(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """What fails then would be told to nobody."""

    def full() -> None:
        raise OperationalError("database or disk is full")

    monkeypatch.setattr(connection, "commit", full)
    assert cache.add("late", 1)
    assert cache.get("late") == 1


@pytest.mark.django_db
def test_who_is_not_signed_in_is_offered_to_sign_in_in_the_same_words_for_every_code() -> None:
    plan = Plan.objects.create(owner=User.objects.create_user("ben"))
    said = {
        Client().get(f"/plans/{code}/").content.decode().replace(code, "")
        for code in (plan.code, "a" * len(plan.code))
    }
    assert len(said) == 1
    assert "Is your week in your account?" in said.pop()
    ann = Client()
    ann.force_login(User.objects.create_user("ann"))
    assert "Is your week in your account?" not in ann.get("/plans/nope/").content.decode()
