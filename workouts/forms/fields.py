"""Fields that answer in our own words."""

from typing import Any

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _


class WholeNumberField(forms.IntegerField):
    """A whole number within limits; whatever is wrong, the answer names the limits."""

    def __init__(self, *, min_value: int, max_value: int, **options: Any) -> None:
        message = format_lazy(
            _("Give a whole number from {low} to {high}."), low=min_value, high=max_value
        )
        wrong = dict.fromkeys(("invalid", "min_value", "max_value"), message)
        super().__init__(min_value=min_value, max_value=max_value, error_messages=wrong, **options)


class NumberField(forms.FloatField):
    """A number within limits, a step apart; whatever is wrong, the answer names the limits."""

    def __init__(self, *, min_value: float, max_value: float, step: float, **options: Any) -> None:
        message = format_lazy(
            _("Give a number from {low} to {high}, in steps of {step}."),
            low=min_value,
            high=max_value,
            step=step,
        )
        wrong = dict.fromkeys(("invalid", "min_value", "max_value", "step_size"), message)
        super().__init__(
            min_value=min_value,
            max_value=max_value,
            step_size=step,
            error_messages=wrong,
            **options,
        )
