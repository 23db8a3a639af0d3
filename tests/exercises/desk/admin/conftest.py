"""An editor and a reviewer, signed in."""

import pytest
from django.test import Client

from tests.exercises.desk.admin.editing import signed_in
from tests.exercises.people import staff


@pytest.fixture
def editor(db: None) -> Client:
    return signed_in(staff("edith", "editor"))


@pytest.fixture
def reviewer(db: None) -> Client:
    return signed_in(staff("rob", "reviewer"))
