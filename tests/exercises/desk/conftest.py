"""An editor and a reviewer."""

import pytest
from django.contrib.auth.models import Permission, User


@pytest.fixture
def editor(db: None) -> User:
    return User.objects.create_user("editor", is_staff=True)


@pytest.fixture
def reviewer(db: None) -> User:
    user = User.objects.create_user("reviewer", is_staff=True)
    user.user_permissions.add(Permission.objects.get(codename="publish_draft"))
    return user
