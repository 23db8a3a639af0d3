"""What tests of planning need."""

import pytest


@pytest.fixture(autouse=True)
def _anew(made_anew: None) -> None:
    """Tests of planning are of its views; tests/config/test_pages.py is of what is kept."""
