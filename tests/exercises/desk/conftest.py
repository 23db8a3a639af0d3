"""An editor and a reviewer."""

import pytest
from django.contrib.auth.models import Permission, User

from tests.workouts.asked_once import ask_once


@pytest.fixture(autouse=True)
def _asked_once(monkeypatch: pytest.MonkeyPatch) -> None:
    ask_once(monkeypatch)


@pytest.fixture
def editor(db: None) -> User:
    return User.objects.create_user("editor", is_staff=True)


@pytest.fixture
def reviewer(db: None) -> User:
    user = User.objects.create_user("reviewer", is_staff=True)
    user.user_permissions.add(Permission.objects.get(codename="publish_draft"))
    return user
