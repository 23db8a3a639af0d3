"""Chosen rows of a list as a file."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from exercises.desk.files.export_files import FILES, SHEETS, as_csv, of_exercises, used_by
from exercises.desk.history import Item
from exercises.documents.from_rows import document_of, kind_of
from exercises.documents.whole_exercises import whole_exercises
from exercises.models import Exercise


def file_response(ending: str, items: list[Item], kind: str = "exercise") -> HttpResponse:
    write, content_type = FILES[ending]
    content = as_csv(items, kind) if ending == "csv" else write(items)
    what = SHEETS[kind] if ending == "csv" else "catalogue"
    name = f"hamstrong-{what}-{timezone.localdate():%Y-%m-%d}.{ending}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type=content_type, headers=headers)


def _export_action(ending: str, label: Any) -> Any:
    @admin.action(description=label)
    def export(modeladmin: Any, request: HttpRequest, queryset: Any) -> HttpResponse:
        return file_response(ending, _items_of(queryset), modeladmin.kind)

    export.__name__ = f"export_{ending}"
    return export


def _items_of(queryset: Any) -> list[Item]:
    """The rows; before exercises, what they refer to."""
    if queryset.model is not Exercise:
        return [(kind_of(row), document_of(row)) for row in queryset]
    keys = list(queryset.values_list("pk", flat=True))
    exercises = of_exercises(whole_exercises().filter(pk__in=keys))
    return [*used_by(exercises), *exercises]


EXPORTS = (
    _export_action("json", _("Export as JSON")),
    _export_action("xlsx", _("Export as spreadsheet")),
    _export_action("csv", _("Export as CSV")),
)
