"""What is drawn at once is what Django's templates draw."""

import re
from typing import Any

import pytest
from django import forms
from django.forms.renderers import DjangoTemplates

from exercises.desk.admin.quick_widgets import QuickRenderer

CHOICES = [("", "---"), ("a", "A & <b>"), (2, "Two")]
ODD = "\"<&>' \n"


class Example(forms.Form):
    text = forms.CharField(max_length=5, help_text="Help", label="A <text>")
    number = forms.IntegerField(min_value=0, required=False)
    long = forms.CharField(widget=forms.Textarea)
    choice = forms.ChoiceField(choices=CHOICES, required=False)
    ticked = forms.BooleanField(required=False)
    answer = forms.NullBooleanField()
    several = forms.MultipleChoiceField(choices=CHOICES, widget=forms.CheckboxSelectMultiple)
    hidden = forms.CharField(widget=forms.HiddenInput, required=False)


def drawn(renderer: Any, field: str, **options: Any) -> str:
    bound = Example(renderer=renderer, **options)[field]
    text = f"{bound.errors}{bound.label_tag()}{bound}"
    return re.sub(r">\s+", ">", re.sub(r"\s+<", "<", text))


@pytest.mark.parametrize("field", Example.base_fields)
@pytest.mark.parametrize(
    "options",
    [
        {},
        {"data": {}},
        {"initial": {"text": ODD, "long": "", "choice": 2, "several": ["a"], "hidden": 0}},
        {"data": {"text": ODD, "long": ODD, "choice": "x", "ticked": "on", "number": "-1"}},
    ],
)
def test_it_is_as_django_draws_it(field: str, options: dict[str, Any]) -> None:
    assert drawn(QuickRenderer(), field, **options) == drawn(DjangoTemplates(), field, **options)
