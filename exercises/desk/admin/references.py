"""Muscles, equipment and sources: what exercises refer to."""

# mypy: disable-error-code="type-arg"

import re
from typing import Any

from django.contrib import admin
from django.db.models import Count, Model, QuerySet, URLField
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from exercises.desk.admin.desk_admin import DeskAdmin
from exercises.desk.admin.form.fields import DeskForm
from exercises.models import Equipment, Muscle, Source

DOI_ADDRESS = re.compile(r"^(https?://)?(dx\.)?doi\.org/|^doi: *", re.IGNORECASE)
LONGEST_ADDRESS = 130


class ReferenceAdmin(DeskAdmin):
    """Files and plans refer to these by their slug, so it is fixed once saved."""

    def get_readonly_fields(self, request: HttpRequest, obj: Model | None = None) -> Any:
        return ("slug", "used_by") if obj else ("used_by",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        uses = "exercise" if self.model is Source else "exercises"
        rows: QuerySet[Any] = super().get_queryset(request).annotate(uses=Count(uses))
        return rows

    @admin.display(description=_("Exercises that use it"), ordering="uses")
    def used_by(self, row: Any) -> int:
        return getattr(row, "uses", 0)


@admin.register(Muscle)
class MuscleAdmin(ReferenceAdmin):
    list_display = ("name", "anatomical_name", "slug", "used_by", "position")
    search_fields = ("name", "anatomical_name", "slug")


@admin.register(Equipment)
class EquipmentAdmin(ReferenceAdmin):
    list_display = ("name", "slug", "used_by", "position")
    search_fields = ("name", "slug")


class SourceForm(DeskForm):
    """A DOI may be pasted as an address."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["doi"].widget.attrs["maxlength"] = LONGEST_ADDRESS
        self.fields["doi"].to_python = _without_address  # type: ignore[assignment,method-assign]


def _without_address(text: Any) -> str:
    return DOI_ADDRESS.sub("", str(text or "").strip())


@admin.register(Source)
class SourceAdmin(ReferenceAdmin):
    form = SourceForm
    list_display = ("slug", "citation", "doi", "used_by")
    formfield_overrides = {URLField: {"assume_scheme": "https"}}
    search_fields = ("slug", "citation", "doi")
