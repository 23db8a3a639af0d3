"""The lists of the desk's forms are those that Django's own widgets write."""

import re

import pytest
from django import forms
from django.test import Client

from exercises.desk.admin.form.selects import EMPTY, SharedSelect, YesNoOrEmpty
from tests.exercises.desk.admin.editing import change_page

pytestmark = pytest.mark.usefixtures("catalogue")


def tidy(html: str) -> str:
    return re.sub(r"\s*(<[^>]*>)\s*", r"\1", html)


def test_they_are_as_django_writes_them(editor: Client) -> None:
    page = editor.get(change_page("lunge"))
    rows = [form for one in page.context["inline_admin_formsets"] for form in one.formset.forms]
    compared = set()
    for form in (page.context["adminform"].form, *rows):
        for field in form:
            ours = field.field.widget
            if isinstance(ours, SharedSelect):
                django = forms.Select(ours.attrs, getattr(field.field, "choices", ()))
                if isinstance(ours, YesNoOrEmpty):
                    django = forms.NullBooleanSelect(ours.attrs)
                    django.choices = [("unknown", EMPTY), *list(django.choices)[1:]]
                compared.add(type(ours))
                assert tidy(str(field)) == tidy(field.as_widget(django)), field.html_name
    assert compared == {SharedSelect, YesNoOrEmpty}
