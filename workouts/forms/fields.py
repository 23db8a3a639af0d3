"""Fields that understand what people type, and answer in our own words."""

import re
import unicodedata
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from workouts.planning.values.limits import MOST_RUN_MINUTES

#: 22,5 as half the world writes 22.5; not 1,000, which is a thousand to the other half.
DECIMAL_COMMA = re.compile(r"^([^,.]*),(?!\d{3}$)(\d*)$")
#: Letters that Unicode counts as such and that show nothing: fillers of Hangul, and empty Braille.
BLANK_LETTERS = "\u115f\u1160\u2800\u3164\uffa0"


class TypedNumber(forms.TextInput):
    """A number as text: `type=number` drops a comma in silence and turns under a mouse wheel."""

    def __init__(self, inputmode: str) -> None:
        super().__init__(attrs={"inputmode": inputmode, "autocomplete": "off"})


class WholeNumberField(forms.IntegerField):
    """A whole number within limits; whatever is wrong, the answer names the limits.

    `unit` is shown next to the field, and may be typed after the number.
    """

    def __init__(self, *, min_value: int, max_value: int, unit: Any = "", **options: Any) -> None:
        message = format_lazy(
            _("Give a whole number from {low} to {high}."), low=min_value, high=max_value
        )
        wrong = dict.fromkeys(("invalid", "min_value", "max_value"), message)
        options.setdefault("widget", TypedNumber("numeric"))
        super().__init__(min_value=min_value, max_value=max_value, error_messages=wrong, **options)
        self.unit = unit

    def to_python(self, value: Any) -> Any:
        return super().to_python(_plain(value, self.unit))

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {}


class RunMinutesField(WholeNumberField):
    """How long a run takes, if that is known. Runs of a plan have no distance."""

    def __init__(self, **options: Any) -> None:
        limits = {"min_value": 1, "max_value": MOST_RUN_MINUTES}
        super().__init__(**limits, unit=_("min"), required=False, **options)
        self.error_messages["invalid"] = format_lazy(
            _("Give minutes, from 1 to {most}. An easy kilometre takes about 6."),
            most=MOST_RUN_MINUTES,
        )


class NumberField(forms.FloatField):
    """A number within limits; whatever is wrong, the answer names the limits."""

    def __init__(
        self,
        *,
        min_value: float,
        max_value: float,
        step: float | None = None,
        unit: Any = "",
        **options: Any,
    ) -> None:
        said = _("Give a number from {low} to {high}, in steps of {step}.")
        message = format_lazy(
            said if step else _("Give a number from {low} to {high}."),
            low=min_value,
            high=max_value,
            step=step,
        )
        wrong = dict.fromkeys(("invalid", "min_value", "max_value", "step_size"), message)
        options.setdefault("widget", TypedNumber("decimal"))
        super().__init__(
            min_value=min_value,
            max_value=max_value,
            step_size=step,
            error_messages=wrong,
            **options,
        )
        self.unit = unit

    def to_python(self, value: Any) -> Any:
        return super().to_python(_plain(value, self.unit))

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {}


def _plain(value: Any, unit: Any) -> Any:
    """What was typed, with a point for a decimal comma and without the field's own unit."""
    if not isinstance(value, str):
        return value
    text = value.strip()
    if unit:
        text = text.removesuffix(str(unit)).strip()
    return DECIMAL_COMMA.sub(r"\1.\2", text)


class LinesField(forms.CharField):
    """Text of several lines; the end of a line is one letter, however the browser sends it."""

    widget = forms.Textarea

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return super().widget_attrs(widget) | {"dir": "auto"}

    def to_python(self, value: Any) -> str:
        text = super().to_python(value) or ""
        return text.replace("\r\n", "\n").replace("\r", "\n")


class TitleField(forms.CharField):
    """A name; one that nobody can see is refused, since no list could show it."""

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return super().widget_attrs(widget) | {"dir": "auto"}

    def clean(self, value: Any) -> str:
        text: str = super().clean(value)
        if text and not any(_is_seen(letter) for letter in text):
            raise ValidationError(_("Give a name that can be seen."))
        return text


def _is_seen(letter: str) -> bool:
    return unicodedata.category(letter)[0] not in "CZM" and letter not in BLANK_LETTERS
