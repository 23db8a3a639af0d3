"""One of a list, in the desk's forms: a page of an exercise has two hundred of these."""

# mypy: disable-error-code="type-arg"

from copy import copy
from typing import Any, Self

from django import forms

EMPTY = "---------"


class FromOneList(forms.TypedChoiceField):
    """Its copies, one for each row, share their list: Django copies it with all its texts."""

    def __deepcopy__(self, memo: Any) -> Any:
        shared: Any = forms.Field.__deepcopy__(self, memo)
        shared._choices = self._choices  # type: ignore[attr-defined]
        return shared


class SharedSelect(forms.Select):
    """Its copies share their list too."""

    def __deepcopy__(self, memo: Any) -> Self:
        memo[id(self)] = shared = copy(self)
        shared.attrs = self.attrs.copy()
        return shared


class YesNoOrEmpty(SharedSelect, forms.NullBooleanSelect):
    """What is not stated looks as in the other lists."""

    def __init__(self, attrs: Any = None) -> None:
        super().__init__(attrs)
        _unknown, *answers = self.choices
        self.choices = [("unknown", EMPTY), *answers]


def share_list(field: Any) -> None:
    """Its copies, one for each row, then share its list."""
    if type(field.widget) is forms.NullBooleanSelect:
        field.widget = YesNoOrEmpty(field.widget.attrs)
    elif isinstance(field, FromOneList) and type(field.widget) is forms.Select:
        # In words at once: each row would ask for the translations again.
        choices: Any = field.choices
        listed = [(key, str(label)) for key, label in choices]
        field.widget = SharedSelect(field.widget.attrs, listed)
