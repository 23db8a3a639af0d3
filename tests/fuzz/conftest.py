"""The world is made once; each request is taken back before the next."""

import os
import socket
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest
from django.core.cache import cache
from django.db import connection, transaction

from tests.fuzz.addresses import addresses
from tests.fuzz.world import World, a_world

#: In the long run (`make fuzz`); without it a few at each address.
EXAMPLES = int(os.environ.get("FUZZ_EXAMPLES", "0"))
answered: Counter[str] = Counter()


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: Any) -> Iterator[World]:
    with django_db_blocker.unblock(), transaction.atomic():
        cache.clear()
        yield a_world()
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing leaves this machine."""

    def refuse(*_args: object) -> None:
        raise AssertionError("a request of a visitor made the site connect to somewhere")

    def nobody(*_args: object, **_more: object) -> None:
        raise OSError("no name is looked up")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    if connection.vendor == "sqlite":
        monkeypatch.setattr(socket, "getaddrinfo", nobody)


def pytest_sessionfinish(session: pytest.Session) -> None:
    """A process of many tells the one that started it."""
    if hasattr(session.config, "workeroutput"):
        session.config.workeroutput["answered"] = dict(answered)


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    answered.update(getattr(node, "workeroutput", {}).get("answered", {}))


def pytest_terminal_summary(terminalreporter: Any) -> None:
    if EXAMPLES and answered:
        counts = ", ".join(f"{status}: {count:,}" for status, count in sorted(answered.items()))
        terminalreporter.write_line(
            f"fuzz: {answered.total():,} requests to {len(addresses())} addresses - {counts}"
        )
