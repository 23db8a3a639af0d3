"""Whatever was typed comes back, on every page that could not take it, in a form to send again."""

from html.parser import HTMLParser
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.cache import cache
from django.db import OperationalError, connection
from django.test import Client, override_settings

from tests.workouts.boards import Board
from tests.workouts.builder import answers
from workouts.models import Plan

pytestmark = pytest.mark.usefixtures("catalogue")
NEW = "/plans/new/"
HERE = "http://testserver"
TITLE = "Hills & <stairs> in autumn"


class Form(HTMLParser):
    """The form that sends it again, as a browser would."""

    def __init__(self, response: Any) -> None:
        super().__init__()
        self.fields: list[tuple[str, str]] = []
        self.address = self._text = ""
        self._is_ours = False
        self.feed(response.content.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            self._is_ours = "again" in given.get("class", "").split()
            self.address = given["action"] if self._is_ours else self.address
        if self._is_ours and tag == "input":
            self.fields.append((given["name"], given["value"]))
        if self._is_ours and tag == "textarea":
            self._text = given["name"]

    def handle_data(self, data: str) -> None:
        if self._text:
            self.fields.append((self._text, data.removeprefix("\n")))

    def handle_endtag(self, tag: str) -> None:
        self._text = "" if tag == "textarea" else self._text
        self._is_ours = self._is_ours and tag != "form"

    @property
    def data(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for name, value in self.fields:
            found.setdefault(name, []).append(value)
        return found


@pytest.fixture
def visitor() -> Client:
    return Client(raise_request_exception=False, enforce_csrf_checks=True)


def send(client: Client, address: str, data: dict[str, Any], *, origin: str = HERE) -> Any:
    return client.post(address, data, headers={"origin": origin} if origin else {})


def test_a_sign_in_in_another_tab_loses_nothing(visitor: Client) -> None:
    visitor.get(NEW)
    given = answers(action="save", title=TITLE, csrfmiddlewaretoken="of the page before")
    refused = send(visitor, NEW, given)
    assert refused.status_code == 403
    assert refused["Cache-Control"] == "no-store"
    form = Form(refused)
    assert form.address == NEW
    assert form.data["title"] == [TITLE]
    assert send(visitor, form.address, form.data).status_code == 302
    assert Plan.objects.get().title == TITLE


def test_every_answer_of_a_name_comes_back(visitor: Client) -> None:
    given = answers(red_flags=["pop", "limp"], csrfmiddlewaretoken="old")
    assert Form(send(visitor, NEW, given)).data["red_flags"] == ["pop", "limp"]


@pytest.mark.parametrize("origin", ["https://evil.example", "null", ""])
def test_nobody_is_led_to_send_what_another_site_has_sent(visitor: Client, origin: str) -> None:
    refused = send(visitor, NEW, answers(title=TITLE), origin=origin)
    assert refused.status_code == 403
    assert not Form(refused).fields


def test_no_password_comes_back(visitor: Client) -> None:
    given = {"login": "ann@example.org", "password": "lunges and curls"}
    refused = send(visitor, "/account/login/", given)
    assert refused.status_code == 403
    assert "lunges and curls" not in refused.content.decode()
    assert not Form(refused).fields


def test_too_many_tries_lose_nothing(settings: Any) -> None:
    settings.ACCOUNT_RATE_LIMITS = {"build": "1/m/ip"}
    cache.clear()
    client = Client()
    client.get(NEW)
    codes = [send(client, NEW, answers(title=TITLE)).status_code for _try in range(2)]
    assert codes[-1] == 429
    assert Form(send(client, NEW, answers(title=TITLE))).data["title"] == [TITLE]


@pytest.mark.parametrize(
    ("error", "status"), [(OperationalError("locked"), 503), (ValueError("a fault"), 500)]
)
def test_what_breaks_loses_nothing(error: Exception, status: int) -> None:
    def refuse(*_statement: Any) -> Any:
        raise error

    client, given = Client(raise_request_exception=False), answers(action="save", title=TITLE)
    with connection.execute_wrapper(refuse):
        broken = send(client, NEW, given)
    assert broken.status_code == status
    form = Form(broken)
    assert form.data["title"] == [TITLE]
    assert form.data["csrfmiddlewaretoken"]


@override_settings(DEBUG=False)
def test_a_session_that_ended_loses_nothing_and_the_page_offers_to_sign_in() -> None:
    user = User.objects.create_user("runner")
    client = Client()
    client.force_login(user)
    board = Board(client)
    client.logout()
    lost = send(client, f"{board.here}sessions/", {"place": "0", "note": "Left leg felt heavy"})
    assert lost.status_code == 404
    assert Form(lost).data["note"] == ["Left leg felt heavy"]
    assert "/account/login/" in lost.content.decode()
