"""Copying: the name of a new exercise that begins as another one is asked for on a page."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from exercises.desk import drafts
from exercises.desk.admin.form.fields import posted_line
from exercises.desk.admin.pages import desk_page
from exercises.desk.admin.reviewing.wording import label_of
from exercises.desk.copies import LEFT_OUT, copied, fields_that_name
from exercises.models import Exercise
from exercises.records import RecordError


def copy_page(modeladmin: Any, request: HttpRequest, pk: int) -> HttpResponse:
    """A new exercise that begins as this one: only its name is asked for."""
    row = get_object_or_404(Exercise, pk=pk)
    if not modeladmin.has_add_permission(request):
        raise PermissionDenied
    name = posted_line(request, "name").strip()
    is_sent = request.method == "POST"
    without = [one for one in LEFT_OUT if not is_sent or one in request.POST.getlist("without")]
    shown: dict[str, Any] = {
        "title": _("A new exercise that begins as %(name)s") % {"name": row},
        "called": name,
        "can_do_without": [(key, label) for key, (label, _fields) in LEFT_OUT.items()],
        "without": without,
    }
    if not is_sent:
        return desk_page(modeladmin, request, "copy.html", **shown)
    other = modeladmin.document_of(row)
    try:
        document = copied(other, name, without=without)
        drafts.save_at_once("exercise", document, seen=None, by=request.user)
    except RecordError as error:
        return desk_page(
            modeladmin, request, "copy.html", status=400, faults=error.messages, **shown
        )
    messages.success(request, _("Here is your copy. Nobody sees it on the site yet."))
    if fields := [label_of("exercise", (one,)) for one in fields_that_name(document, other)]:
        text = _("These texts still name %(name)s: %(fields)s.")
        messages.warning(request, text % {"name": row, "fields": ", ".join(fields)})
    return redirect(modeladmin.address_of("change", Exercise.objects.get(key=document["key"]).pk))
