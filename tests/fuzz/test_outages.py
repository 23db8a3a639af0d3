"""A database that is locked or full is told as such (503, and an ERROR line) wherever it is met."""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import OperationalError, connection

from tests.fuzz.addresses import addresses
from tests.fuzz.conftest import EXAMPLES
from tests.fuzz.pages import forms_for
from tests.fuzz.world import World
from tests.fuzz.writing import WRITES, taken_back

pytestmark = pytest.mark.django_db
STEP = 1 if EXAMPLES else 7  # of all addresses some in every run
#: What is only noted by the way: a page is shown although it could not be.
BY_THE_WAY = ("opened_on",)


@contextmanager
def refusing(is_refused: Callable[[str], object]) -> Iterator[list[str]]:
    """What was refused, as a locked database does."""
    refused: list[str] = []

    def execute(run: Any, sql: str, *more: Any) -> Any:
        if is_refused(sql):
            if not any(word in sql for word in BY_THE_WAY):
                refused.append(sql[:100])
            raise OperationalError("database is locked")
        return run(sql, *more)

    with connection.execute_wrapper(execute):
        yield refused


def person_for(address: str) -> str:
    return "superuser" if address.startswith("/admin/") else "runner"


@pytest.mark.parametrize("sends", [False, True], ids=["to look", "to send"])
@pytest.mark.parametrize(
    "only_writes",
    [pytest.param(False, id="away", marks=pytest.mark.long), pytest.param(True, id="full")],
)
def test_an_outage_is_told_at_every_address(
    world: World,
    settings: Any,
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
    *,
    only_writes: bool,
    sends: bool,
) -> None:
    # It is asked once more after the page, which nothing may be in a transaction that has failed.
    monkeypatch.setattr("workouts.middleware.note_use", lambda _request: None)
    settings.FETCH_RUNS = True
    # To count is the first thing that is written; tests/config/test_errors.py has that.
    settings.ACCOUNT_RATE_LIMITS = settings.MFA_RATE_LIMITS = False
    wrong = []
    for address in addresses()[:: STEP if sends or only_writes else STEP * 2]:
        person, path = person_for(address), world.existing(address)
        client = world.client(person)
        client.raise_request_exception = False
        with taken_back():
            sent = dict(forms_for(client, person, path)[0].fields) if sends else {}
            caplog.clear()
            with refusing(WRITES.match if only_writes else bool) as refused:
                answer: Any = client.post(path, sent) if sends else client.get(path)
                b"".join(answer) if answer.streaming else None
            errors = [one for one in caplog.records if one.levelno >= logging.ERROR]
        is_told = answer.status_code == 503 and "Retry-After" in answer and errors
        if refused and not (is_told or path == "/readyz"):
            wrong.append((path, answer.status_code, refused[0]))
    assert wrong == []
