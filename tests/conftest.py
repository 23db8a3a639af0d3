"""What tests in more than one room need."""

import pytest
from django.core.management import call_command


@pytest.fixture
def catalogue(db: None) -> None:
    """The whole catalogue in the test database."""
    call_command("load_catalogue", verbosity=0)
