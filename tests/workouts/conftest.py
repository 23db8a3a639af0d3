"""What tests of planning need."""

import pytest
from django.test import Client

from tests.asked_once import ask_once
from tests.workouts.boards import Board


@pytest.fixture(autouse=True)
def _asked_once(monkeypatch: pytest.MonkeyPatch) -> None:
    ask_once(monkeypatch)


@pytest.fixture(autouse=True)
def _rendered_each_time(rendered_each_time: None) -> None:
    """These tests are of views; tests/config/test_public_pages.py is of what is kept."""


@pytest.fixture
def board(client: Client) -> Board:
    return Board(client)
