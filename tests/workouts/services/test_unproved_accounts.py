"""Accounts that never proved their address are forgotten, and no others."""

from datetime import timedelta
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from django.contrib.auth.models import User
from django.core.cache import cache
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from tests.workouts.builder import words_of
from tests.workouts.people import EMAIL, ask_to_sign_up, sign_up
from workouts.models import UNPROVED_DAYS
from workouts.services.account import unproved_accounts
from workouts.services.account.unproved_accounts import forget_unproved
from workouts.services.plans import create_plan, sample_request

pytestmark = pytest.mark.usefixtures("catalogue")


@pytest.fixture(autouse=True)
def nobody_was_here_before(db: None) -> None:
    cache.clear()


def after(days: float) -> None:
    User.objects.update(date_joined=timezone.now() - timedelta(days=days))


def test_an_account_that_never_proved_its_address_is_forgotten(
    client: Client, capsys: pytest.CaptureFixture[str]
) -> None:
    ask_to_sign_up(client)
    after(UNPROVED_DAYS - 0.1)
    assert forget_unproved() == 0
    after(UNPROVED_DAYS + 0.1)
    call_command("forget_accounts")
    assert capsys.readouterr().out == "Accounts deleted: 1.\n"
    assert not User.objects.exists()
    assert not EmailAddress.objects.exists()
    assert ask_to_sign_up(Client()).status_code == 302


def test_the_page_tells_after_which_time(client: Client) -> None:
    assert f"is deleted after {UNPROVED_DAYS} days" in words_of(client.get("/account/signup/"))


def test_accounts_in_use_stay(client: Client) -> None:
    sign_up(client)
    after(1000)
    assert forget_unproved() == 0


@pytest.mark.parametrize("facts", [{"is_staff": True}, {"last_login": timezone.now()}])
def test_who_came_in_otherwise_stays(facts: dict[str, Any]) -> None:
    user = User.objects.create_user("ann", EMAIL, **facts)
    EmailAddress.objects.create(user=user, email=EMAIL)
    after(1000)
    assert forget_unproved() == 0


def test_whom_staff_have_made_stays() -> None:
    User.objects.create_user("ann", EMAIL)
    after(1000)
    assert forget_unproved() == 0


def test_no_plan_is_deleted_with_an_account(client: Client) -> None:
    ask_to_sign_up(client)
    create_plan(sample_request(), owner=User.objects.get())
    after(1000)
    assert forget_unproved() == 0


def test_a_run_deletes_a_bounded_number(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unproved_accounts, "MOST_AT_ONCE", 2)
    for name in ("ann", "bea", "carl"):
        ask_to_sign_up(Client(), f"{name}@example.org")
    after(1000)
    assert [forget_unproved(), forget_unproved()] == [2, 1]
