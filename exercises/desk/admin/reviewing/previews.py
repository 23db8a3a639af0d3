"""The public page of an exercise as its draft would make it."""

import re
from itertools import count
from typing import Any, cast

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Prefetch, prefetch_related_objects
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from exercises import pages
from exercises.desk.admin.pages import desk_page
from exercises.documents.from_rows import Document, document_of
from exercises.documents.into_rows import lay
from exercises.documents.whole_exercises import whole_exercises
from exercises.models import Exercise
from exercises.records import RecordError

DETAIL = "exercises/detail.html"
SCRIPT = re.compile(r"<script\b.*?</script>", re.DOTALL)


def preview_page(modeladmin: Any, request: HttpRequest, pk: int) -> HttpResponse:
    """The public page as it would be with the draft."""
    row = get_object_or_404(whole_exercises(), pk=pk)
    if not modeladmin.has_view_or_change_permission(request, row):
        raise PermissionDenied
    draft = modeladmin.draft_of(row)
    document = draft.document if draft else document_of(row)
    if document.get("merged_into"):
        raise Http404
    try:
        shown = _preview(row, document)
    except RecordError:  # the page of the draft says why
        return redirect(draft or modeladmin.address_of("change", pk))
    text = _("A preview: this is how readers will see it. Only editors see this page.")
    messages.warning(request, text)
    return render(request, DETAIL, shown)


def compare_page(modeladmin: Any, request: HttpRequest, pk: int) -> HttpResponse:
    """The public page as it is, next to what it would be with the draft."""
    row = get_object_or_404(whole_exercises().filter(published=True), pk=pk)
    draft = modeladmin.draft_of(row)
    if not modeladmin.has_view_or_change_permission(request, row):
        raise PermissionDenied
    if draft is None or draft.document.get("merged_into"):
        raise Http404
    title = _("%s: now, and with the draft") % row
    now = render(request, DETAIL, pages.exercise_page(row.slug))
    try:
        then = render(request, DETAIL, _preview(row, draft.document))
    except RecordError:  # the page of the draft says why
        return redirect(draft)
    return desk_page(
        modeladmin,
        request,
        "reviewing/compare.html",
        title=title,
        draft=draft,
        now=_without_scripts(now),
        then=_without_scripts(then),
    )


def _preview(row: Exercise, document: Document) -> dict[str, Any]:
    """What the page would show. The row is whole, and is changed; nothing is written."""
    shown = cast(Exercise, lay("exercise", document, over=row, pks=count(-1, -1)).shown())
    variants = Exercise.objects.published().for_cards()
    prefetch_related_objects([shown], Prefetch("variants", variants))
    return pages.sections_of(shown)


def _without_scripts(page: HttpResponse) -> str:
    """Frames run none, and browsers complain of each."""
    return SCRIPT.sub("", page.content.decode())
