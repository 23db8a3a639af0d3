"""What tests of planning need."""

from collections.abc import Callable
from functools import lru_cache
from typing import Any

import pytest
from django.test import Client

from tests.workouts.boards import Board
from tests.workouts.plans import built
from workouts.planning import alternatives, next_week

_NEXT_WEEK = lru_cache(500)(next_week)

#: What pages ask the planner. The same question has the same answer, so each is asked once.
ASKED_ONCE: dict[str, Callable[..., Any]] = {
    "workouts.services.plans._build": built,
    "workouts.pages.week.prescriptions.alternatives": lru_cache(2000)(alternatives),
    "workouts.services.season.next_week.next_week": _NEXT_WEEK,
    "workouts.services.season.seasons.next_week": _NEXT_WEEK,
    "workouts.services.season.time_off.next_week": _NEXT_WEEK,
}


@pytest.fixture(autouse=True)
def _asked_once(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, answers in ASKED_ONCE.items():
        monkeypatch.setattr(name, answers)


@pytest.fixture(autouse=True)
def _rendered_each_time(rendered_each_time: None) -> None:
    """These tests are of views; tests/config/test_public_pages.py is of what is kept."""


@pytest.fixture
def board(client: Client) -> Board:
    return Board(client)
