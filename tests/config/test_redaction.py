"""What is logged does not tell how to open a plan."""

import json
import logging
from logging.config import dictConfig
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


def test_keys_of_links_in_mails_are_hidden() -> None:
    key = "/account/password/reset/key/5k-dindxz-651cd6cbf5b3fb5dd6b946b3469662ac/"
    assert hidden(f"Not Found: {key}") == "Not Found: /account/password/reset/key/.../"
    assert hidden("/account/password/reset/key/done/") == "/account/password/reset/key/done/"


def test_what_an_exception_says_is_hidden_too() -> None:
    error = ValueError("no plan for ann@example.org")
    record = logging.LogRecord("a", logging.ERROR, "", 0, "broken: %s", (error,), None)
    assert json.loads(JsonLines().format(record))["message"] == "broken: no plan for ..."


def test_other_addresses_are_logged_as_they_are() -> None:
    text = "/plans/new/ /exercises/romanian-deadlift/ /plans/not-a-code/"
    record = logging.LogRecord("django", logging.INFO, "", 0, text, None, None)
    HideSecrets().filter(record)
    assert record.getMessage() == text


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
