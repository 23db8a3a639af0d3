"""The world is made once; each request is taken back before the next."""

import os
import socket
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest
from django.core.cache import cache
from django.core.management import call_command
from django.db import transaction

from tests.fuzz.addresses import addresses
from tests.fuzz.world import World, a_world

#: In the long run (`make fuzz`); without it a few at each address.
EXAMPLES = int(os.environ.get("FUZZ_EXAMPLES", "0"))
answered: Counter[str] = Counter()


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: Any) -> Iterator[World]:
    with django_db_blocker.unblock(), transaction.atomic():
        cache.clear()
        call_command("load_catalogue", verbosity=0)
        yield a_world()
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def quick_and_alone(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Passwords cost nothing here, and nothing leaves this machine."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]

    def refuse(*_args: object) -> None:
        raise AssertionError("a request of a visitor made the site connect to somewhere")

    monkeypatch.setattr(socket.socket, "connect", refuse)


def pytest_terminal_summary(terminalreporter: Any) -> None:
    if EXAMPLES and answered:
        counts = ", ".join(f"{status}: {count:,}" for status, count in sorted(answered.items()))
        terminalreporter.write_line(
            f"fuzz: {answered.total():,} requests to {len(addresses())} addresses - {counts}"
        )
