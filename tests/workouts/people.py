"""Ann, who signs up and in as a person does it."""

import re
from typing import Any

from django.core import mail
from django.test import Client

EMAIL, PASSWORD = "ann@example.org", "long-run-on-sunday"
CODE = re.compile(r"^\s*([A-Z0-9]{3,}-?[A-Z0-9]{3,})\s*$", re.M)


def code_in_mail() -> str:
    """In the last one that was sent."""
    code = CODE.search(str(mail.outbox[-1].body))
    assert code is not None
    return code[1]


def ask_to_sign_up(client: Client, email: str = EMAIL) -> Any:
    given = {"email": email, "password1": PASSWORD, "password2": PASSWORD}
    return client.post("/account/signup/", given)


def sign_up(client: Client, email: str = EMAIL) -> Any:
    """The form, and then the code from the mail."""
    asked = ask_to_sign_up(client, email)
    assert asked.status_code == 302
    return client.post(asked["Location"], {"code": code_in_mail()})


def sign_in(client: Client, password: str = PASSWORD, **facts: Any) -> Any:
    return client.post("/account/login/", {"login": EMAIL, "password": password}, **facts)


def say_who_i_am(client: Client, asked: Any) -> Any:
    """The password, on the page that asks for it; what was asked for is then done."""
    assert asked["Location"].startswith("/account/reauthenticate/?next=")
    return client.post(asked["Location"], {"password": PASSWORD})
