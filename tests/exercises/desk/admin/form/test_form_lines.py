"""The lines of the admin's forms are those that Django's own template writes."""

import re
from pathlib import Path
from typing import Any

import pytest
from django.contrib import admin
from django.contrib.auth import get_user
from django.contrib.auth.models import User
from django.template import engines
from django.template.loader import get_template
from django.test import Client
from django.urls import reverse

from tests.exercises.desk.admin.editing import change_page, filled

SUM = re.compile(r'<span class="sum">[^<]*</span>')
FIELDSET = Path(admin.__file__).parent / "templates/admin/includes/fieldset.html"


@pytest.fixture
def editor(client: Client, catalogue: None) -> Client:
    client.force_login(User.objects.create_superuser("editor"))
    return client


def tidy(html: str) -> str:
    return re.sub(r"\s*(<[^>]*>)\s*", r"\1", re.sub(r"\s*(\s|(?=>))", r"\1", html))


def pages(editor: Client) -> list[Any]:
    """An exercise as its form opens and as it comes back with errors, and an account."""
    exercise = change_page("lunge")
    person = reverse("admin:auth_user_change", args=[get_user(editor).pk])
    wrong = filled(editor, exercise) | {"name": ""}
    return [editor.get(exercise), editor.post(exercise, wrong), editor.get(person)]


def test_they_are_as_django_writes_them(editor: Client) -> None:
    ours, theirs = (
        get_template("admin/includes/fieldset.html"),
        engines["django"].from_string(FIELDSET.read_text(encoding="utf-8")),
    )
    for page in pages(editor):
        for fieldset in page.context["adminform"]:
            context = {"fieldset": fieldset, "prefix": "part", "id_prefix": 0, "id_suffix": 0}
            written = SUM.sub("", ours.render(context))  # which Django's has not got
            assert tidy(written) == tidy(theirs.render(context))
