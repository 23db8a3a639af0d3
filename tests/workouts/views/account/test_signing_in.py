"""Nobody learns who has an account, keeps another out of theirs, or fills another's mailbox."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth import hashers
from django.contrib.auth.models import User
from django.core import mail
from django.core.cache import cache
from django.db import OperationalError, connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.workouts.mail_servers import AWAY, WORKING
from tests.workouts.people import EMAIL, PASSWORD, ask_to_sign_up, sign_in, sign_up
from workouts import accounts
from workouts.models import QueuedMail
from workouts.services.account import mail_queue
from workouts.services.account.mail_queue import send_queue

pytestmark = pytest.mark.usefixtures("catalogue")
NOBODY = "bob@example.org"  # as long as Ann's


@pytest.fixture(autouse=True)
def nobody_was_here_before(db: None) -> None:
    cache.clear()


@pytest.fixture
def queue(client: Client, settings: Any) -> None:
    """Ann has signed up with this client; from then on mail is queued."""
    sign_up(client)
    settings.EMAIL_BACKEND = "workouts.services.account.mail_queue.QueueBackend"
    settings.MAIL_TRANSPORT = WORKING


# Who has an account


def ask_for_reset(client: Client, email: str) -> Any:
    return client.post("/account/password/reset/", {"email": email})


def ask_for_code(client: Client, email: str) -> Any:
    return client.post("/account/login/code/", {"email": email})


def try_password(client: Client, email: str) -> Any:
    return client.post("/account/login/", {"login": email, "password": "wrong"})


def try_password_at_the_desk(client: Client, email: str) -> Any:
    given = {"username": email, "password": "wrong"}
    return client.post("/admin/login/?next=/admin/", given)


Ask = Callable[[Client, str], Any]
BY_MAIL: tuple[Ask, ...] = (ask_to_sign_up, ask_for_reset, ask_for_code)
DOORS: tuple[Ask, ...] = (*BY_MAIL, try_password, try_password_at_the_desk)
ALL_DOORS = pytest.mark.parametrize("ask", DOORS, ids=lambda ask: ask.__name__)
DOORS_BY_MAIL = pytest.mark.parametrize("ask", BY_MAIL, ids=lambda ask: ask.__name__)


def told(ask: Ask, email: str) -> tuple[object, ...]:
    """All that a stranger gets to see: the answer, where it leads, and after a wrong code."""
    client = Client()
    answer = ask(client, email)
    seen = [answer]
    if answer.status_code == 302:
        seen.append(client.get(answer["Location"]))
        seen.append(client.post(answer["Location"], {"code": "WRONG1"}))
    return tuple(
        (one.status_code, one.get("Location"), plain(one.content.decode(), email)) for one in seen
    )


def plain(page: str, email: str) -> str:
    page = page.replace(email, "EMAIL")
    return re.sub(r'(csrfmiddlewaretoken" value)="\w+"', r"\1", page)


@ALL_DOORS
def test_the_answer_is_the_same_for_known_and_unknown(client: Client, ask: Ask) -> None:
    sign_up(client)
    assert told(ask, EMAIL) == told(ask, NOBODY)


@ALL_DOORS
def test_the_work_is_the_same_for_known_and_unknown(
    ask: Ask, queue: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As many passwords are hashed, which takes longest, and as much is written."""
    hashed: list[str] = []
    encode = hashers.MD5PasswordHasher.encode

    def counted(self: Any, password: str, *facts: Any, **more: Any) -> str:
        hashed.append(password)
        return encode(self, password, *facts, **more)

    monkeypatch.setattr(hashers.MD5PasswordHasher, "encode", counted)
    works = []
    for email in (EMAIL, NOBODY):
        hashed.clear()
        before = QueuedMail.objects.count()
        ask(Client(), email)
        works.append((len(hashed), QueuedMail.objects.count() - before))
    assert works[0] == works[1]
    assert works[0] != (0, 0)


def test_signing_up_writes_as_much_for_an_address_that_is_taken(client: Client) -> None:
    sign_up(client)
    counts = []
    for email in (EMAIL, NOBODY):
        with CaptureQueriesContext(
            connection,
        ) as queries:
            ask_to_sign_up(Client(), email)
        users = [one for one in queries if 'INSERT INTO "auth_user"' in one["sql"]]
        counts.append(len(users))
    assert counts == [1, 1]
    assert set(User.objects.values_list("email", flat=True)) == {EMAIL, NOBODY}


@DOORS_BY_MAIL
def test_a_mail_server_that_is_away_tells_nothing(ask: Ask, queue: None, settings: Any) -> None:
    settings.MAIL_TRANSPORT = AWAY
    assert [ask(Client(), email).status_code for email in (EMAIL, NOBODY)] == [302, 302]
    assert QueuedMail.objects.waiting().count() == 2
    assert send_queue() == 0


def test_without_its_mail_there_is_no_half_account(
    queue: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_messages: Any) -> int:
        raise OperationalError("database or disk is full")

    client = Client(raise_request_exception=False)
    with monkeypatch.context() as patch:
        patch.setattr(mail_queue.QueueBackend, "send_messages", full)
        assert ask_to_sign_up(client, NOBODY).status_code == 503
    with monkeypatch.context() as patch:
        patch.setattr(accounts, "MOST_ASKED_BY_ANYONE", 0)
        assert ask_to_sign_up(client, NOBODY).status_code == 429
    assert User.objects.count() == 1
    assert ask_to_sign_up(Client(), NOBODY).status_code == 302


# Wrong passwords

ELSEWHERE = "203.0.113.9"


def guess(times: int, address: str = ELSEWHERE) -> Any:
    for _try in range(times):
        answer = sign_in(Client(), "a guess", REMOTE_ADDR=address)
    return answer.content.decode()


def is_in(answer: Any) -> bool:
    return bool(answer.status_code == 302)


def test_guessing_from_one_address_is_slowed_down(client: Client) -> None:
    sign_up(client)
    assert "Too many failed" not in guess(5)
    assert "Too many failed" in guess(1)
    assert not is_in(sign_in(Client(), REMOTE_ADDR=ELSEWHERE))


def test_who_guesses_elsewhere_keeps_nobody_out(client: Client) -> None:
    sign_up(client)
    guess(30)
    assert is_in(sign_in(Client()))


def test_a_right_password_from_a_known_device_goes_through(client: Client) -> None:
    """Whatever was guessed from the same address, and from all addresses there are."""
    sign_up(client)
    client.post("/account/logout/")
    guess(10, "127.0.0.1")
    for number in range(25):
        guess(5, f"198.51.100.{number}")
    assert "Too many failed" in guess(1, "192.0.2.1")
    assert not is_in(sign_in(Client()))
    assert is_in(sign_in(client))


def test_a_known_device_guesses_no_more_than_others(client: Client) -> None:
    sign_up(client)
    client.post("/account/logout/")
    answers = [sign_in(client, "a guess").content.decode() for _try in range(11)]
    assert ["Too many failed" in answer for answer in answers] == [False] * 10 + [True]


def test_a_device_is_known_to_the_one_account_that_signed_in_there(client: Client) -> None:
    sign_up(Client())
    sign_up(client, "bea@example.org")
    client.post("/account/logout/")
    for _try in range(6):
        answer = sign_in(client, "a guess")
    assert "Too many failed" in answer.content.decode()


@pytest.mark.parametrize("made_up", ["", "x", "1234.5678", "a.b:c:d", ".."])
def test_a_device_cannot_say_of_itself_that_it_is_known(client: Client, made_up: str) -> None:
    sign_up(Client())
    client.cookies["device"] = made_up
    for _try in range(6):
        answer = sign_in(client, "a guess")
    assert "Too many failed" in answer.content.decode()


def test_the_cookie_of_a_device_is_for_this_site_alone_and_tells_nothing(client: Client) -> None:
    cookie = sign_up(client).cookies["device"]
    assert (cookie["httponly"], cookie["samesite"], cookie["domain"]) == (True, "Lax", "")
    assert "ann" not in cookie.value
    assert "@" not in cookie.value


def test_a_thief_of_a_session_does_not_use_up_its_owners_tries_to_say_who_they_are(
    client: Client,
) -> None:
    sign_up(client)
    for _try in range(12):
        client.post("/account/reauthenticate/", {"password": "x"}, REMOTE_ADDR=ELSEWHERE)
    owner = Client()
    sign_in(owner)
    asked = owner.post("/account/sessions/")
    assert owner.post(asked["Location"], {"password": PASSWORD}).status_code == 302


# Mails to one address


@DOORS_BY_MAIL
@pytest.mark.parametrize("email", [EMAIL, NOBODY])
def test_mails_to_one_address_have_a_daily_cap(
    queue: None, ask: Ask, email: str, settings: Any
) -> None:
    settings.ACCOUNT_RATE_LIMITS = False
    statuses = [ask(Client(), email).status_code for _time in range(22)]
    assert statuses == [302] * 20 + [429] * 2
    assert QueuedMail.objects.count() == 20
    assert ask(Client(), "carl@example.org").status_code == 302


def test_what_strangers_ask_for_leaves_room_for_a_known_device_and_for_notices(
    client: Client, queue: None, settings: Any
) -> None:
    settings.ACCOUNT_RATE_LIMITS = False
    for _time in range(21):
        ask_for_reset(Client(), EMAIL)
    new = {"oldpassword": PASSWORD, "password1": "hills-on-tuesday"}
    client.post("/account/password/change/", new | {"password2": "hills-on-tuesday"})
    assert QueuedMail.objects.count() == 21
    client.post("/account/logout/")
    assert ask_for_code(client, EMAIL).status_code == 302
    assert ask_for_code(Client(), EMAIL).status_code == 429


def test_notices_end_at_their_own_cap_and_hold_up_nothing(
    client: Client, queue: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(accounts, "MOST_MAILS", 0)
    new = {"oldpassword": PASSWORD, "password1": "hills-on-tuesday"}
    changed = client.post("/account/password/change/", new | {"password2": "hills-on-tuesday"})
    assert changed.status_code == 302
    assert not QueuedMail.objects.exists()
    assert mail.outbox


@pytest.mark.parametrize(
    ("address", "title"),
    [
        ("/account/login/", "Sign in"),
        ("/account/signup/", "Sign up"),
        ("/account/login/code/", "Sign in with a code"),
        ("/account/password/reset/", "A new password"),
        ("/account/password/reset/done/", "Check your mail"),
        ("/account/password/reset/key/1-nothing/", "This link no longer works"),
        ("/account/password/reset/key/done/", "Your new password is set"),
    ],
)
def test_the_ways_in_are_named_as_one_says_them(client: Client, address: str, title: str) -> None:
    page = client.get(address, follow=True).content.decode()
    assert f"<h1>{title}</h1>" in page


def test_mails_are_signed_and_say_what_to_do(client: Client) -> None:
    ask_to_sign_up(client)
    client.post("/account/login/code/", {"email": "nobody@example.org"})
    for message in mail.outbox:
        assert message.subject.startswith("Hamstrong: ")
        assert str(message.body).startswith("Hello,\n\nSomebody, probably you, ")
        assert str(message.body).endswith("Hamstrong\ntestserver")
        assert "ignore this mail." in str(message.body)
