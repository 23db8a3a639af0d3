"""Sketches: a new exercise that cannot be saved yet is kept for its author."""

from typing import Any, cast

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from exercises.desk.admin.form.fields import printable, whole_number
from exercises.desk.admin.form.unsaved import say_lost_files, typed_in
from exercises.models import Sketch
from exercises.models.desk import TITLE_LENGTH

MOST_SKETCHES = 500  # that wait on this site


def sketch_of(request: HttpRequest) -> Sketch | None:
    """The sketch that the page is about: one's own."""
    number = whole_number(request.POST.get("_sketch") or request.GET.get("sketch") or "")
    return Sketch.objects.filter(pk=number or 0, author=cast(Any, request.user)).first()


def keep_sketch(request: HttpRequest, *, lacks: int) -> Sketch | None:
    """What was sent, with how many answers it lacks; None without a name or without room."""
    name = printable(request.POST.get("name", "")).strip()[:TITLE_LENGTH]
    if not name:
        return None
    sketch = sketch_of(request) or Sketch(author=cast(Any, request.user))
    sketch.title, sketch.form, sketch.lacks = name, typed_in(request), lacks
    if sketch._state.adding and Sketch.objects.count() >= MOST_SKETCHES:
        messages.error(request, _("There are too many sketches. Finish or delete one first."))
        return None
    sketch.save()
    say_lost_files(request)
    text = ngettext(
        "Kept as a sketch. %d answer is missing before it can be reviewed.",
        "Kept as a sketch. %d answers are missing before it can be reviewed.",
        lacks,
    )
    messages.success(request, text % lacks)
    return sketch


def drop_sketch_page(modeladmin: Any, request: HttpRequest) -> HttpResponse:
    """Throw a sketch away."""
    sketch = sketch_of(request)
    if request.method != "POST" or sketch is None or not modeladmin.has_add_permission(request):
        raise PermissionDenied
    sketch.delete()
    messages.success(request, _("The sketch of %s is gone.") % sketch.title)
    return redirect("admin:index")
