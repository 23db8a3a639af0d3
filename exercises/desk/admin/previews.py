"""The public page of an exercise as its draft would make it."""

import re
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from exercises import pages
from exercises.desk.admin.pages import desk_page
from exercises.documents.from_rows import Document
from exercises.documents.into_rows import put, rolled_back
from exercises.models import Exercise
from exercises.records import RecordError

SCRIPT = re.compile(r"<script\b.*?</script>", re.DOTALL)


def preview_page(modeladmin: Any, request: HttpRequest, pk: int) -> HttpResponse:
    """The public page as it would be with the draft."""
    row = get_object_or_404(Exercise, pk=pk)
    if not modeladmin.has_view_or_change_permission(request, row):
        raise PermissionDenied
    draft = modeladmin.draft_of(row)
    document = draft.document if draft else modeladmin.document_of(row)
    if document.get("merged_into"):
        raise Http404
    try:
        return _preview(request, document)
    except RecordError:  # the page of the draft says why
        return redirect(draft or modeladmin.address_of("change", pk))


def compare_page(modeladmin: Any, request: HttpRequest, pk: int) -> HttpResponse:
    """The public page as it is, next to what it would be with the draft."""
    row = get_object_or_404(Exercise.objects.published(), pk=pk)
    draft = modeladmin.draft_of(row)
    if not modeladmin.has_view_or_change_permission(request, row):
        raise PermissionDenied
    if draft is None or draft.document.get("merged_into"):
        raise Http404
    now = render(request, "exercises/detail.html", pages.exercise_page(row.slug))
    try:
        then = _preview(request, draft.document, told=False)
    except RecordError:  # the page of the draft says why
        return redirect(draft)
    return desk_page(
        modeladmin,
        request,
        "compare",
        title=_("%s: now, and with the draft") % row,
        draft=draft,
        now=_without_scripts(now),
        then=_without_scripts(then),
    )


def _preview(request: HttpRequest, document: Document, *, told: bool = True) -> HttpResponse:
    with rolled_back():
        put("exercise", {n: v for n, v in document.items() if n != "published"})
        text = _("A preview: this is how readers will see it. Only editors see this page.")
        if told:
            messages.warning(request, text)
        shown = pages.exercise_page(document["slug"])
        return render(request, "exercises/detail.html", shown)


def _without_scripts(page: HttpResponse) -> str:
    """Frames run none, and browsers complain of each."""
    return SCRIPT.sub("", page.content.decode())
