"""Columns and constraints that several models have."""

from enum import StrEnum
from typing import Any, TypeAlias

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

SmallNumber: TypeAlias = "models.PositiveSmallIntegerField[Any, int]"
OptionalText: TypeAlias = "models.CharField[Any, str | None]"
OptionalAnswer: TypeAlias = "models.BooleanField[Any, bool | None]"
ON_THE_PAGE = _("Order on the page.")


def position_field(help_text: Any = ON_THE_PAGE) -> SmallNumber:
    return models.PositiveSmallIntegerField(_("position"), default=0, help_text=help_text)


def choice_or_empty(name: Any, choices: list[tuple[str, Any]], help_text: Any) -> OptionalText:
    """One of a closed list, or nothing while it is not stated."""
    return models.CharField(
        name, max_length=10, choices=choices, null=True, blank=True, help_text=help_text
    )


def yes_no_or_empty(name: Any, help_text: Any) -> OptionalAnswer:
    return models.BooleanField(name, null=True, blank=True, help_text=help_text)


def known(row: str, field: str, closed_list: type[StrEnum]) -> models.CheckConstraint:
    return models.CheckConstraint(
        condition=Q((f"{field}__in", [member.value for member in closed_list])),
        name=f"{row}_{field}_known",
    )


def known_or_empty(row: str, field: str, closed_list: type[StrEnum]) -> models.CheckConstraint:
    members = [member.value for member in closed_list]
    return models.CheckConstraint(
        condition=Q((f"{field}__in", members)) | Q((field, None)), name=f"{row}_{field}_known"
    )


def on_its_scale(row: str, field: str, low: int, high: int) -> models.CheckConstraint:
    return models.CheckConstraint(
        condition=Q((f"{field}__gte", low), (f"{field}__lte", high)),
        name=f"{row}_{field}_on_its_scale",
    )


def not_negative(row: str, field: str, *, or_empty: bool = False) -> models.CheckConstraint:
    condition = Q((f"{field}__gte", 0))
    return models.CheckConstraint(
        condition=condition | Q((field, None)) if or_empty else condition,
        name=f"{row}_{field}_not_negative",
    )
