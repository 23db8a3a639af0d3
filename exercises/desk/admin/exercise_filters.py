"""What the list of exercises can be cut down by."""

from typing import Any, ClassVar

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy

from exercises.catalogue import choices_of


class KnownRows(admin.RelatedFieldListFilter):
    """Chosen from what is kept for a version of the catalogue."""

    def field_choices(self, field: Any, request: HttpRequest, model_admin: Any) -> Any:
        return choices_of(field.remote_field.model)


class Sources(KnownRows):
    template = "admin/desk/closed_filter.html"


class StateFilter(admin.SimpleListFilter):
    title = gettext_lazy("state")
    parameter_name = "state"

    filters: ClassVar[dict[str, tuple[Any, dict[str, Any]]]] = {
        "published": (gettext_lazy("Published"), {"published": True}),
        "draft": (gettext_lazy("Has a draft"), {"has_draft": True}),
        "new": (
            gettext_lazy("Never published"),
            {"published": False, "merged_into": None, "was_published": False},
        ),
        "retired": (
            gettext_lazy("Retired"),
            {"published": False, "merged_into": None, "was_published": True},
        ),
        "merged": (gettext_lazy("Merged"), {"merged_into__isnull": False}),
    }

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [(state, label) for state, (label, _wanted) in self.filters.items()]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        _label, wanted = self.filters.get(self.value() or "", ("", {}))
        return queryset.filter(**wanted)
