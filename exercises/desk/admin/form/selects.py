"""One of a list, in the desk's forms: a page of an exercise has two hundred of these.

For each row of a part, Django copies the lists of its fields with all their texts, and asks each
option for its name and attributes.
"""

# mypy: disable-error-code="type-arg"

from copy import copy
from html import escape
from typing import Any, Self

from django import forms
from django.utils.choices import normalize_choices
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString

EMPTY = "---------"


class FromOneList(forms.TypedChoiceField):
    """Its copies, one for each row, share their list."""

    def __deepcopy__(self, memo: Any) -> Any:
        shared: Any = forms.Field.__deepcopy__(self, memo)
        shared._choices = self._choices  # type: ignore[attr-defined]
        return shared


class WrittenSelect(forms.Select):
    """As Django writes it. Its copies share their list, and how that is written."""

    def __deepcopy__(self, memo: Any) -> Self:
        shared = copy(self)
        shared.attrs = self.attrs.copy()
        memo[id(self)] = shared
        return shared

    @property
    def choices(self) -> Any:
        return self._choices

    @choices.setter
    def choices(self, value: Any) -> None:
        self._choices = normalize_choices(value)
        self.written: list[tuple[str, str, str]] = []

    def render(  # type: ignore[override]
        self, name: str, value: Any, attrs: Any = None, **_renderer: Any
    ) -> SafeString:
        if not self.written:
            self.written += [
                (str(key), escape(str(key)), conditional_escape(label))
                for key, label in self.choices
            ]
        value = self.format_value(value)
        chosen = {value} if isinstance(value, str) else {*value}
        options = "".join(
            f'\n  <option value="{key}"{" selected" if plain in chosen else ""}>{label}</option>'
            for plain, key, label in self.written
        )
        return SafeString(f"<select{self._named(name, attrs)}>{options}\n</select>")

    def _named(self, name: str, attrs: Any) -> str:
        given = {"name": name, **self.build_attrs(self.attrs, attrs)}
        return "".join(
            f" {one}" if value is True else f' {one}="{escape(str(value))}"'
            for one, value in given.items()
            if value is not False
        )


class YesNoOrEmpty(WrittenSelect, forms.NullBooleanSelect):
    """What is not stated looks as in the other lists."""

    def __init__(self, attrs: Any = None) -> None:
        super().__init__(attrs)
        self.choices = [("unknown", EMPTY), *self.choices[1:]]


def share_list(field: Any) -> None:
    """Its copies, one for each row, then share its list, and how that is written."""
    if type(field.widget) is forms.NullBooleanSelect:
        field.widget = YesNoOrEmpty(field.widget.attrs)
    elif type(field.widget) is forms.Select:
        field.widget = WrittenSelect(field.widget.attrs, field.choices)
