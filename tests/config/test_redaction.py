"""What is logged does not tell how to open a plan."""

import json
import logging
from logging.config import dictConfig
from time import process_time
from typing import Any

import pytest
from django.test import Client

from config.logs import JsonLines
from config.redaction import HideSecrets, hidden
from workouts.models import new_code


def test_codes_are_hidden_wherever_they_stand() -> None:
    code = new_code()
    record = logging.LogRecord(
        "django.request", logging.WARNING, "", 0, f"At /shared/{code}/", None, None
    )
    record.args = (f"/plans/{code}/changes/", 404)
    assert HideSecrets().filter(record)
    assert record.msg == "At /shared/.../"
    assert record.args == ("/plans/.../changes/", 404)


def slips(code: str) -> list[str]:
    """How people get the address of a plan wrong."""
    return [
        *(f"/plans/{code}-", f"/plans/{code}./", f"/plans/{code})", f"/plans/ {code}/"),
        *(f"/plan/{code}/", f"/Plans/{code}/", f"/shared//{code}", f"/{code}", f"/{code}/"),
        *(f"/plans/{code}{code}/", f"/plans/{code[:-1]}/", f"/plans/{code[1:]}/links/"),
        *(f"/plans/new/{code}/", f"/plans/{code}/nowhere/", f"/plans/{code}/weeks/2026-11-24/"),
        *(f"/exercises/{code}/", f"/account/{code}/", f"/admin/workouts/plan/{code}/change/"),
        *(f"/plans/?code={code}", f"/admin/workouts/plan/?q={code}", f"/exercises/?find={code}"),
        *(f"/admin/workouts/plan/?code__startswith={code}", f"/plans%2F{code}%2F", f"/%20{code}"),
    ]


def test_codes_are_hidden_in_every_slip_and_by_whatever_they_begin_and_end_with() -> None:
    for end in "aZ9_-":
        code = end + new_code()[1:-1] + end
        for slip in slips(code):
            assert code[2:-2] not in hidden(f"Not Found: {slip}"), slip


def test_of_ten_thousand_codes_none_passes_for_words() -> None:
    for _code in range(10_000):
        code = new_code()
        assert code not in hidden(f"GET /plan/{code}/ and plan {code}")


@pytest.mark.parametrize("letter", ["a", "Aa", "a-", "a_", "a.", "/Ab3", "/Abcdefghijklmno ", "@"])
def test_hiding_takes_no_longer_for_what_is_sent_to_make_it_slow(letter: str) -> None:
    text = letter * (100_000 // len(letter))
    before = process_time()
    hidden(text)
    assert process_time() - before < 2  # seconds; 1,000 where each letter looks at all others


def test_keys_of_links_in_mails_are_hidden() -> None:
    key = "/account/password/reset/key/5k-dindxz-651cd6cbf5b3fb5dd6b946b3469662ac/"
    assert hidden(f"Not Found: {key}") == "Not Found: /account/password/reset/key/.../"
    assert hidden("/account/password/reset/key/done/") == "/account/password/reset/key/done/"


def test_what_an_exception_says_is_hidden_too() -> None:
    error = ValueError("no plan for ann@example.org")
    record = logging.LogRecord("a", logging.ERROR, "", 0, "broken: %s", (error,), None)
    assert json.loads(JsonLines().format(record))["message"] == "broken: no plan for ..."


def test_other_addresses_are_logged_as_they_are() -> None:
    text = (
        "/plans/new/ /exercises/single-leg-romanian-deadlift/ /plans/not-a-code/"
        " /admin/password_change/ /plans/weeks/2026-11-23/ ImproperlyConfigured DEFAULT_AUTO_FIELD"
    )
    record = logging.LogRecord("django", logging.INFO, "", 0, text, None, None)
    HideSecrets().filter(record)
    assert record.getMessage() == text


@pytest.mark.django_db
def test_no_slip_leaves_its_code_in_a_log_or_an_answer(
    client: Client, capfd: Any, settings: Any
) -> None:
    dictConfig(settings.LOGGING)
    logging.getLogger("hamstrong.requests").setLevel(logging.INFO)
    code = new_code()
    for slip in slips(code):
        answer = client.get(slip)
        if answer.status_code not in (301, 302):  # which repeats the address to its sender
            assert code[2:-2] not in answer.content.decode(), slip
    written = capfd.readouterr().err
    assert written.count("hamstrong.requests") >= len(slips(code))
    assert code[2:-2] not in written


@pytest.mark.django_db
def test_a_plan_that_is_not_there_leaves_no_code_in_the_log(
    client: Client, capfd: Any, settings: Any
) -> None:
    dictConfig(settings.LOGGING)
    code = new_code()
    client.get(f"/plans/{code}/")
    written = capfd.readouterr().err
    assert "/plans/.../" in written
    assert code not in written
