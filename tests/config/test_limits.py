"""Who tries too often is told to wait, by whichever door; what is counted, all processes share."""

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from allauth.core.internal import ratelimit
from django.contrib.auth.models import User
from django.core import mail
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.workouts.builder import save
from tests.workouts.plans import sample_plan
from workouts.accounts import UNKNOWN_IP
from workouts.models import Plan
from workouts.services.sharing import share

EMAIL, PASSWORD = "ann@example.org", "long-run-on-sunday"
SIGN_UP = {"email": EMAIL, "password1": PASSWORD, "password2": PASSWORD}
DOORS: tuple[tuple[str, str, dict[str, str]], ...] = (
    ("login", "/account/login/", {"login": EMAIL, "password": "wrong"}),
    ("login", "/admin/login/", {"username": "root", "password": "wrong"}),
    ("signup", "/account/signup/", SIGN_UP | {"password2": "another"}),
    ("reset_password", "/account/password/reset/", {"email": EMAIL}),
    ("build", "/plans/new/", {}),
    ("build", "/shared/{share}/copies/", {}),
    ("change", "/account/", {}),
    ("change", "/plans/{code}/changes/", {"edits": "[]"}),
    ("change", "/plans/{code}/schools/", {}),
    ("change", "/plans/{code}/race/weeks/", {}),
    ("change", "/plans/{code}/changed/", {}),
    ("change", "/plans/{code}/answers/", {"action": "save"}),
    ("import", "/account/imports/", {}),
)
EXPORTS = ("/account/hamstrong.json", "/plans/{code}/plan.json", "/plans/{code}/week.csv")


@pytest.fixture(autouse=True)
def nobody_was_here_before(catalogue: None) -> Iterator[None]:
    cache.clear()
    yield
    cache.clear()


def filled(address: str) -> str:
    plan = sample_plan()
    share(plan)
    return address.format(code=plan.code, share=plan.share_code)


def is_told_to_wait(answer: Any) -> bool:
    if answer.status_code != 429:
        return False
    assert int(answer["Retry-After"]) > 0
    assert "A short rest, please" in answer.content.decode()
    return True


@pytest.mark.parametrize(("action", "address", "data"), DOORS, ids=[door[1] for door in DOORS])
def test_each_door_counts_and_then_says_to_wait(
    client: Client, settings: Any, action: str, address: str, data: dict[str, str]
) -> None:
    settings.ACCOUNT_RATE_LIMITS = {action: "2/m/ip"}
    where = filled(address)
    told = [is_told_to_wait(client.post(where, data)) for _try in range(4)]
    assert told == [False, False, True, True]
    assert client.get(where).status_code != 429


OUTLOOKS = (
    ("what_if", "/plans/{code}/changed/"),
    ("outlook", "/plans/{code}/season/"),
    ("outlook", "/shared/{share}/season/"),
)


@pytest.mark.parametrize(("action", "address"), OUTLOOKS)
def test_a_whole_season_is_not_looked_at_without_end(
    client: Client, settings: Any, action: str, address: str
) -> None:
    settings.ACCOUNT_RATE_LIMITS = {action: "2/m/ip"}
    where = filled(address)
    assert [is_told_to_wait(client.get(where)) for _try in range(3)] == [False, False, True]


@pytest.mark.parametrize("address", EXPORTS)
def test_files_are_not_written_without_end(client: Client, settings: Any, address: str) -> None:
    settings.ACCOUNT_RATE_LIMITS = {"export": "2/m/ip"}
    where = filled(address)
    assert [is_told_to_wait(client.get(where)) for _try in range(3)] == [False, False, True]


WRITES = ("save", "save_with_account", "change", "import", "train")
MAILS = ("signup", "request_login_code", "reset_password")


@pytest.mark.parametrize("action", [*WRITES, *MAILS])
def test_what_writes_or_sends_mail_has_a_limit_a_day(settings: Any, action: str) -> None:
    """240 changes a minute were 7 GB a day, and 20 codes a minute 28,800 mails."""
    assert "/d/" in settings.ACCOUNT_RATE_LIMITS[action]


def test_weeks_are_not_saved_without_end_where_there_is_no_account(
    client: Client, settings: Any
) -> None:
    settings.ACCOUNT_RATE_LIMITS = {"save": "3/d/ip", "save_with_account": "4/d/user"}
    plan = sample_plan(title="First")
    document = client.get(f"{plan.get_absolute_url()}plan.json").content
    copies = f"{plan.get_absolute_url()}duplicates/"
    assert client.post(copies).status_code == 302

    def put_in(times: int) -> Any:
        whole = json.loads(document)
        file = json.dumps(whole | {"plans": whole["plans"] * times}).encode()
        return client.post("/account/imports/", {"file": SimpleUploadedFile("a.json", file)})

    before = Plan.objects.count()
    assert is_told_to_wait(put_in(3))
    assert is_told_to_wait(put_in(1))
    assert is_told_to_wait(client.post(copies))
    assert is_told_to_wait(save(client))
    assert Plan.objects.count() == before
    client.force_login(User.objects.create_user("ann"))
    assert put_in(3).status_code == 302
    assert is_told_to_wait(put_in(2))
    assert Plan.objects.count() == before + 3


def test_a_worker_that_dies_while_it_counts_holds_up_its_visitor_for_ten_seconds(
    client: Client, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """allauth locks one action of one address, and nobody frees that lock before its time."""
    settings.ACCOUNT_RATE_LIMITS = {"import": "5/m/ip"}
    monkeypatch.setattr(ratelimit, "CACHE_LOCK_WAIT_TIMEOUT", 0.01)
    locked: list[str] = []
    add = ratelimit.cache.add

    def noted(key: str, *value: Any, timeout: float) -> bool:
        assert timeout <= 10
        locked.append(key)
        return bool(add(key, *value, timeout=timeout))

    monkeypatch.setattr(ratelimit.cache, "add", noted)
    client.post("/account/imports/", {})
    (lock,) = set(locked)
    add(lock, True, timeout=10)
    assert is_told_to_wait(client.post("/account/imports/", {}))
    elsewhere = client.post("/account/imports/", {}, REMOTE_ADDR="203.0.113.9")
    assert elsewhere.status_code == 400
    cache.delete(lock)
    assert client.post("/account/imports/", {}).status_code == 400


def test_a_browser_lists_every_week_that_is_put_in_or_takes_none(client: Client) -> None:
    plan = sample_plan(title="First")
    whole = client.get(f"{plan.get_absolute_url()}plan.json").json()

    def put_in(times: int) -> Any:
        file = json.dumps(whole | {"plans": whole["plans"] * times}).encode()
        return client.post("/account/imports/", {"file": SimpleUploadedFile("a.json", file)})

    assert put_in(100).status_code == 302
    assert len(client.session["plans"]) == 100
    refused = put_in(101)
    assert refused.status_code == 400
    assert "this browser lists 200 weeks; these would be 201" in refused.content.decode()
    assert Plan.objects.count() == 101


def test_codes_are_not_sent_without_end(settings: Any) -> None:
    settings.ACCOUNT_RATE_LIMITS = {"request_login_code": "2/m/ip"}
    User.objects.create_user("ann", EMAIL)
    told = [Client().post("/account/login/code/", {"email": EMAIL}) for _try in range(3)]
    assert [answer.status_code for answer in told] == [302, 302, 200]
    assert "Too many" in told[2].content.decode()
    assert len(mail.outbox) <= 2


def test_a_code_can_be_guessed_three_times(client: Client) -> None:
    client.post("/account/signup/", SIGN_UP)
    page = "/account/confirm-email/"
    told = [client.post(page, {"code": f"WRONG{number}"}).status_code for number in range(4)]
    assert told[0] == 200
    code = re.search(r"^\s*([A-Z0-9]{3,}-?[A-Z0-9]{3,})\s*$", str(mail.outbox[-1].body), re.M)
    assert code is not None
    client.post(page, {"code": code[1]})
    assert "_auth_user_id" not in client.session


def test_a_header_of_ones_own_gives_no_new_tries(client: Client, settings: Any) -> None:
    settings.ACCOUNT_RATE_LIMITS = {"build": "2/m/ip"}
    told = [
        client.post("/plans/new/", headers={"x-forwarded-for": f"203.0.113.{number}"}).status_code
        for number in range(4)
    ]
    assert told == [200, 200, 429, 429]


def test_behind_a_proxy_each_client_counts_by_what_the_proxy_says(
    client: Client, settings: Any
) -> None:
    settings.ACCOUNT_RATE_LIMITS = {"build": "2/m/ip"}
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1

    def post(forwarded: str) -> int:
        headers = {"x-forwarded-for": forwarded}
        return client.post("/plans/new/", REMOTE_ADDR="10.0.0.1", headers=headers).status_code

    made_up = [post(f"198.51.100.{number}, 203.0.113.7") for number in range(3)]
    assert made_up == [200, 200, 429]
    assert post("203.0.113.8") == 200


def test_who_comes_by_a_socket_is_served_and_counted(client: Client, settings: Any) -> None:
    settings.ACCOUNT_RATE_LIMITS = {"build": "2/m/ip"}
    told = [client.post("/plans/new/", REMOTE_ADDR="").status_code for _try in range(3)]
    assert told == [200, 200, 429]
    assert UNKNOWN_IP == "::"
