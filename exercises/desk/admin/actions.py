"""What an editor does with several rows at once, and the words that answer."""

# mypy: disable-error-code="type-arg"

import re
from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from exercises.desk import drafts, history, merging, reverting
from exercises.desk.export_files import FILES, as_csv, of_exercises, used_by
from exercises.documents.from_rows import document_of, kind_of, whole_exercises
from exercises.models import Exercise
from exercises.records import RecordError

LONGEST = 300  # characters of a note


def as_file(ending: str, sayings: list[history.Saying], kind: str = "exercise") -> HttpResponse:
    write, content_type = FILES[ending]
    content = as_csv(sayings, kind) if ending == "csv" else write(sayings)
    name = f"hamstrong-catalogue-{timezone.localdate():%Y-%m-%d}.{ending}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type=content_type, headers=headers)


def sayings_of(queryset: Any) -> list[history.Saying]:
    """The rows, and before them what exercises name."""
    if queryset.model is not Exercise:
        return [(kind_of(row), document_of(row)) for row in queryset]
    keys = list(queryset.values_list("pk", flat=True))
    some = of_exercises(whole_exercises().filter(pk__in=keys))
    return [*used_by(some), *some]


def _exporting(ending: str, label: Any) -> Any:
    @admin.action(description=label)
    def export(modeladmin: Any, request: HttpRequest, queryset: Any) -> HttpResponse:
        return as_file(ending, sayings_of(queryset), kind_of(queryset.model()))

    export.__name__ = f"export_{ending}"
    return export


EXPORTS = (
    _exporting("json", gettext_lazy("Export as JSON")),
    _exporting("xlsx", gettext_lazy("Export as spreadsheet")),
    _exporting("csv", gettext_lazy("Export as CSV")),
)


@admin.action(description=gettext_lazy("Merge two that are the same"), permissions=["change"])
def merge_two(modeladmin: Any, request: HttpRequest, queryset: Any) -> HttpResponse | None:
    keys = [str(row.pk) for row in queryset]
    if len(keys) != 2:
        messages.error(request, _("Choose the two that are the same."))
        return None
    return redirect(f"{modeladmin._address('merge')}?one={keys[0]}&other={keys[1]}")


def merge_page(modeladmin: Any, request: HttpRequest) -> HttpResponse:
    """Ask which of the two survives, then merge them."""
    asked = request.POST if request.method == "POST" else request.GET
    keys = [asked.get(name, "") for name in ("one", "other")]
    numbers = [number for key in keys if (number := whole_number(key)) is not None]
    found = modeladmin.model._default_manager.filter(pk__in=numbers)
    rows = {str(row.pk): row for row in found}
    if len(rows) != 2:
        raise BadRequest("two different ones are needed")
    if request.method == "POST":
        return _merged(modeladmin, request, rows)
    context = {
        **modeladmin.admin_site.each_context(request),
        "title": _("Which one stays?"),
        "opts": modeladmin.opts,
        "rows": list(rows.values()),
        "one": keys[0],
        "other": keys[1],
    }
    return TemplateResponse(request, "admin/desk/merge.html", context)


def _merged(modeladmin: Any, request: HttpRequest, rows: dict[str, Any]) -> HttpResponse:
    survivor = rows.pop(request.POST.get("survivor", ""), None)
    if survivor is None:
        messages.error(request, _("Choose the one that stays."))
        one, other = request.POST["one"], request.POST["other"]
        return redirect(f"{request.path}?one={one}&other={other}")
    (duplicate,) = rows.values()
    try:
        batch = merging.merge(survivor, duplicate, by=request.user)
    except (RecordError, drafts.EditConflictError) as error:
        say_fault(request, error)
        return redirect(modeladmin._address("changelist"))
    if batch.drafts.exists():
        messages.success(request, _("The merge waits as drafts, which are published together."))
    else:
        messages.success(request, _("They are one now."))
    return redirect(batch)


def words(request: HttpRequest, field: str) -> str:
    """A line that was written into a form, without what no database can hold."""
    text = request.POST.get(field, "")
    return "".join(sign for sign in text if sign.isprintable())[:LONGEST]


def whole_number(text: str) -> int | None:
    """A number that a form of ours carries; None when somebody has put something else there."""
    return int(text) if re.fullmatch("[0-9]{1,15}", text) else None


class ChosenRows(admin.ModelAdmin):
    """Django's admin falls over keys that are no numbers; ours are sent by our own boxes."""

    def response_action(  # type: ignore[override]
        self, request: HttpRequest, queryset: Any
    ) -> HttpResponse | None:
        chosen = request.POST.getlist(ACTION_CHECKBOX_NAME)
        if any(whole_number(key) is None for key in chosen):
            raise BadRequest("no such row")
        return super().response_action(request, queryset)


def say_fault(request: HttpRequest, error: Exception) -> None:
    if isinstance(error, drafts.EditConflictError):
        text = _("There is a draft of %(title)s already. Publish or discard it first.")
        messages.error(request, text % {"title": error.draft.title})
    elif isinstance(error, drafts.OutdatedDraftError):
        text = _(
            "%(title)s has changed on the site since the draft was begun: bring it up to date."
        )
        messages.error(request, text % {"title": error})
    else:
        for text in getattr(error, "messages", (str(error),)):
            messages.error(request, text)


def say_reverted(request: HttpRequest, result: reverting.Reverted) -> None:
    said = (
        (result.done, _("As it was again: %s.")),
        (result.waiting, _("Waits as a draft: %s.")),
        (result.removed, _("Gone: %s.")),
        (result.kept, _("Plans or exercises use it, so it stays where nobody sees it: %s.")),
    )
    for names, text in said:
        if names:
            messages.success(request, text % ", ".join(names))
    if not any(names for names, _text in said):
        messages.info(request, _("There was nothing left to take back."))
