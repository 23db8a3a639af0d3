"""What a part of a form says, in a line, so that it can stay closed: as it was typed."""

from collections.abc import Iterable
from textwrap import shorten
from typing import Any

from django import forms, template
from django.contrib.admin.utils import flatten
from django.forms.models import ModelChoiceIterator
from django.utils.translation import ngettext

register = template.Library()

#: Fields that tell the rows of a part from one another: the first one that says something does.
NAMES = ("label", "equipment", "name", "muscle", "quality", "mistake", "text", "level", "alt_text")
LONGEST_NAME = 40  # characters of the name of a row
MOST_TOLD = 90  # characters of a line


@register.filter
def fields_told(fieldset: Any) -> str:
    """The first things that the fields of a part say."""
    return _line(_told(fieldset.form, name) for name in flatten(fieldset.fields))


@register.filter
def rows_told(formset: Any) -> str:
    """How many rows there are, and the first of their names; nothing where one is all there is."""
    names = [row_name(form) for form in formset.forms if _is_row(formset, form)]
    count = [] if formset.max_num == 1 else [str(len(names))]
    return _line([*count, *names])


@register.filter
def row_name(form: Any) -> str:
    """What a row is called: as typed, or as it was called before that was taken away."""
    names = [name for name in NAMES if name in form.fields]
    typed = (_told(form, name) for name in names)
    before = (str(form.initial.get(name) or "") for name in names)
    return shorten(next(filter(None, (*typed, *before)), ""), LONGEST_NAME, placeholder=" …")


def _is_row(formset: Any, form: Any) -> bool:
    if form not in formset.initial_forms and not (formset.is_bound and form.has_changed()):
        return False
    return not ("DELETE" in form.fields and form["DELETE"].value())


def _line(texts: Iterable[str]) -> str:
    return shorten(" · ".join(filter(None, texts)), MOST_TOLD, placeholder=" …")


def _told(form: Any, name: str) -> str:
    """What a field says, in a word or two."""
    field = form.fields.get(name)
    value = None if field is None else form[name].value()
    if value in (None, "", [], False):
        return ""
    if value is True:
        return str(field.label)
    if isinstance(field, forms.ModelMultipleChoiceField):
        return ngettext("%d source", "%d sources", len(value)) % len(value)
    if isinstance(value, list):
        return ""
    choices = getattr(field, "choices", ())
    if isinstance(choices, ModelChoiceIterator):  # it would be read from the database once more
        return ""
    for choice, label in choices:
        if str(choice) == str(value):
            return str(label)
    return str(value)
