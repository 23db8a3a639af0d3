"""Fields, labels and errors look as Django's own templates write them."""

from typing import Any

import pytest
from django import forms
from django.forms.renderers import DjangoTemplates
from django.utils.safestring import mark_safe

from config.widgets import Renderer
from tests.workouts.builder import answers
from workouts.forms.builder.plan import PlanForm

CHOICES = [("", "none"), ("<a>", mark_safe("<b>bold</b>")), ("More", [("b", "B & B"), ("c", "C")])]
PLAIN = [("", "---"), ("a", "A & <b>"), (2, "Two")]
ODD = "\"<&>' \n"


class Example(forms.Form):
    text = forms.CharField(max_length=5, help_text="Help", label="A <text>")
    number = forms.IntegerField(min_value=0, required=False)
    long = forms.CharField(widget=forms.Textarea)
    choice = forms.ChoiceField(choices=PLAIN, required=False)
    ticked = forms.BooleanField(required=False)
    answer = forms.NullBooleanField()
    several = forms.MultipleChoiceField(choices=PLAIN, widget=forms.CheckboxSelectMultiple)
    hidden = forms.CharField(widget=forms.HiddenInput, required=False)


class Odd(forms.Form):
    text = forms.CharField(widget=forms.TextInput(attrs={"data-a": '"<&', "hidden": True}))
    number = forms.FloatField(widget=forms.NumberInput(attrs={"step": 0.5, "disabled": False}))
    hidden = forms.CharField(widget=forms.HiddenInput, required=False)
    date = forms.DateField(widget=forms.DateInput(attrs={"type": "date"}))
    tick = forms.BooleanField()
    one = forms.ChoiceField(choices=CHOICES)
    radio = forms.ChoiceField(choices=CHOICES, widget=forms.RadioSelect)
    many = forms.MultipleChoiceField(choices=CHOICES, widget=forms.CheckboxSelectMultiple)
    several = forms.MultipleChoiceField(choices=CHOICES, widget=forms.SelectMultiple)


def lines(field: object) -> list[str]:
    return [line.strip() for line in str(field).splitlines() if line.strip()]


def odd(renderer: Any) -> forms.Form:
    given = {"text": "'\"<>&", "number": "1.5", "tick": "on", "one": "<a>", "many": ["<a>", "c"]}
    return Odd(given, renderer=renderer)


def plan(renderer: Any) -> forms.Form:
    return PlanForm(answers(), renderer=renderer)


@pytest.mark.usefixtures("catalogue")
@pytest.mark.parametrize("form", [odd, plan, lambda renderer: Odd(renderer=renderer)])
def test_every_field_is_written_as_django_writes_it(form: Any) -> None:
    ours, theirs = form(Renderer()), form(DjangoTemplates())
    for name in ours.fields:
        assert lines(ours[name]) == lines(theirs[name]), name
        for option, other in zip(ours[name], theirs[name], strict=True):
            assert lines(option.tag()) == lines(other.tag()), name
            assert lines(option) == lines(other), name


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
def test_a_field_is_written_as_django_writes_it_with_its_label_and_errors(
    field: str, options: dict[str, Any]
) -> None:
    ours, theirs = (
        Example(renderer=renderer, **options)[field] for renderer in (Renderer(), DjangoTemplates())
    )
    assert lines(ours.errors) == lines(theirs.errors)
    assert ours.label_tag() == theirs.label_tag()
    assert lines(ours) == lines(theirs)
