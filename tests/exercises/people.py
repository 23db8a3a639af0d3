"""Editors and reviewers as the migrations make their groups."""

from copy import deepcopy
from importlib import import_module
from typing import Any

from django.apps import apps
from django.contrib.auth.models import Group, User

PASSWORD = "hamstrings-2026"


def staff(name: str, group: str) -> User:
    """Without developer rights. Tests that flush the database have flushed the groups too."""
    if not Group.objects.filter(name=group).exists():
        import_module("exercises.migrations.0001_initial").make_groups(apps, None)
    user = User.objects.create_user(name, password=PASSWORD, is_staff=True)
    user.groups.add(Group.objects.get(name=group))
    return user


def new_exercises(lunge: dict[str, Any], count: int = 60) -> list[tuple[str, dict[str, Any]]]:
    """Exercises as another gym might bring them."""
    return [
        (
            "exercise",
            deepcopy(lunge)
            | {
                "key": f"move_{number}",
                "slug": f"move-{number}",
                "name": f"Move {number}",
                "aliases": [f"number {number}"],
                "summary": f"The {number}th way to lunge.",
                "position": number,
                "modifications": [],
            },
        )
        for number in range(1, count + 1)
    ]
