"""A page of the admin: how well the catalogue is."""

from django.contrib import admin
from django.contrib.admin.views.decorators import staff_member_required
from django.contrib.auth.decorators import permission_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from exercises.desk.health import catalogue_health
from workouts.services.catalogue_use import hidden, never_chosen


@staff_member_required
@permission_required("exercises.change_exercise", raise_exception=True)
@require_safe
def health(request: HttpRequest) -> HttpResponse:
    """Weeks of 27 runners are planned only when somebody asks what plans never choose."""
    is_asked = "plans" in request.GET
    context = {
        **admin.site.each_context(request),
        "title": _("How well the catalogue is"),
        "health": catalogue_health(),
        "is_asked": is_asked,
        "never_chosen": never_chosen() if is_asked else (),
        "hidden": hidden(),
    }
    return render(request, "admin/health.html", context)
