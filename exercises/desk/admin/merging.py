"""Merging: choose two items in a list, then say on a page which of them stays."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import BadRequest, PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from exercises.desk import merging
from exercises.desk.admin.form.fields import whole_number
from exercises.desk.admin.pages import desk_page
from exercises.desk.admin.reviewing.wording import say_fault
from exercises.desk.drafts import EditConflictError
from exercises.records import RecordError


@admin.action(description=gettext_lazy("Merge two that are the same"), permissions=["change"])
def merge_two(modeladmin: Any, request: HttpRequest, queryset: Any) -> HttpResponse | None:
    keys = [str(row.pk) for row in queryset]
    if len(keys) != 2:
        messages.error(request, _("Choose the two that are the same."))
        return None
    return redirect(f"{modeladmin.address_of('merge')}?one={keys[0]}&other={keys[1]}")


def merge_page(modeladmin: Any, request: HttpRequest) -> HttpResponse:
    if not modeladmin.has_change_permission(request):
        raise PermissionDenied
    asked = request.POST if request.method == "POST" else request.GET
    keys = [asked.get(name, "") for name in ("one", "other")]
    numbers = [number for key in keys if (number := whole_number(key)) is not None]
    rows = {str(row.pk): row for row in modeladmin.model._default_manager.filter(pk__in=numbers)}
    if len(rows) != 2:
        raise BadRequest("two different ones are needed")
    if request.method == "POST":
        return _merge(modeladmin, request, rows)
    return desk_page(
        modeladmin,
        request,
        "merge.html",
        title=_("Which one stays?"),
        rows=list(rows.values()),
        one=keys[0],
        other=keys[1],
    )


def _merge(modeladmin: Any, request: HttpRequest, rows: dict[str, Any]) -> HttpResponse:
    survivor = rows.pop(request.POST.get("survivor", ""), None)
    if survivor is None:
        messages.error(request, _("Choose the one that stays."))
        one, other = request.POST["one"], request.POST["other"]
        return redirect(f"{request.path}?one={one}&other={other}")
    (duplicate,) = rows.values()
    try:
        batch = merging.merge(survivor, duplicate, by=request.user)
    except (RecordError, EditConflictError) as error:
        say_fault(request, error)
        return redirect(modeladmin.address_of("changelist"))
    if batch.drafts.exists():
        messages.success(request, _("The merge waits as drafts, which are published together."))
    else:
        messages.success(request, _("They are one now."))
    return redirect(batch)
