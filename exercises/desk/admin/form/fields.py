"""The fields of the desk's forms, and what these post."""

# mypy: disable-error-code="type-arg"

import re
from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.core.exceptions import BadRequest, ValidationError
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from exercises.desk.admin.form.selects import FromOneList, share_list
from exercises.documents.faults import HIGHEST, LONGEST_TEXT
from exercises.documents.faults import LONGEST as TEXTS
from exercises.documents.into_rows import MOST
from exercises.records import RecordError, is_printable

LONGEST = 300  # characters of a note


def posted_line(request: HttpRequest, field: str) -> str:
    """A line of text. Raises RecordError when it is longer than the forms allow."""
    line = printable(request.POST.get(field, ""))
    if len(line) > LONGEST:
        told = gettext(
            "Nothing was saved: a note may have %(most)s characters, and this has %(count)s."
        )
        raise RecordError(told % {"most": LONGEST, "count": len(line)})
    return line


def printable(text: str) -> str:
    """Without characters that a database refuses."""
    return "".join(sign for sign in text if sign.isprintable())


def whole_number(text: str) -> int | None:
    """A number from one of our forms; None if somebody has put something else there."""
    return int(text) if re.fullmatch("[0-9]{1,15}", text) else None


class ChosenRows(admin.ModelAdmin):
    """Refuses chosen rows whose keys are not numbers: Django's admin would fail on them."""

    def response_action(  # type: ignore[override]
        self, request: HttpRequest, queryset: Any
    ) -> HttpResponse | None:
        chosen = request.POST.getlist(ACTION_CHECKBOX_NAME)
        if any(whole_number(key) is None for key in chosen):
            raise BadRequest("no such row")
        return super().response_action(request, queryset)


def _limit(db_field: Any) -> dict[str, float]:
    """What `exercises.documents.into_rows` would refuse later is said next to its field."""
    if isinstance(db_field, models.PositiveSmallIntegerField):
        return {"max_value": MOST}
    if isinstance(db_field, models.TextField):
        return {"max_length": TEXTS.get(db_field.name, LONGEST_TEXT)}
    return {"max_value": HIGHEST[db_field.name]} if db_field.name in HIGHEST else {}


def check_printable(text: str) -> None:
    if not is_printable(text):
        raise ValidationError(_("There is a character in it that cannot be shown."))


class DeskForm(forms.ModelForm):
    """Checks what was changed. A row that was not is as the database has it, which guards the
    limits of each: Django would ask for every one of them by a query."""

    def _post_clean(self) -> None:
        if self.instance.pk is None or self.has_changed():
            super()._post_clean()  # type: ignore[misc]


class DeskFields:
    """Refuses what a document cannot hold.

    Leaves out the buttons next to a choice: what they open would be saved as another draft.
    """

    def formfield_for_dbfield(self, *args: Any, **kwargs: Any) -> Any:
        kwargs |= _limit(args[0])
        if args[0].choices:
            kwargs["choices_form_class"] = FromOneList
        field: Any = super().formfield_for_dbfield(*args, **kwargs)  # type: ignore[misc]
        if isinstance(field, forms.CharField):
            field.validators.append(check_printable)
        if field is not None and isinstance(field.widget, RelatedFieldWidgetWrapper):
            field.widget = field.widget.widget
        if field is not None:
            share_list(field)
            # In words at once: each row would ask for the translation again.
            field.label, field.help_text = str(field.label), str(field.help_text)
        return field
