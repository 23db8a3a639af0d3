"""What tests of planning need."""

import pytest
from django.test import Client

from tests.workouts.boards import Board


@pytest.fixture(autouse=True)
def _anew(made_anew: None) -> None:
    """Tests of planning are of its views; tests/config/test_pages.py is of what is kept."""


@pytest.fixture
def board(client: Client) -> Board:
    return Board(client)
