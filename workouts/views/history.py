"""Going back and forth between the versions of a week, and between a week and its plan."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from workouts import services
from workouts.forms import TitleForm
from workouts.models import Version
from workouts.pages.past_versions import compared, shown_versions
from workouts.views.access import address_of, find_plan, open_week, private
from workouts.views.changes import based_on, stale_page
from workouts.views.limits import limited


def _step(
    request: HttpRequest, code: str, monday: date | None, take: Callable[..., Any], said: str
) -> HttpResponse:
    """One step in the history, from the version that the page showed."""
    plan = find_plan(request, code)
    try:
        done = take(plan, based_on=based_on(request))
    except services.StaleWeekError as stale:
        return stale_page(request, stale, "")
    except Version.DoesNotExist:
        raise Http404 from None
    if done:
        messages.success(request, said)
    else:
        messages.info(request, _("There is nothing to go to."))
    return redirect(address_of(plan, monday))


@private
@limited("change")
@require_POST
def undo(request: HttpRequest, code: str, monday: date | None = None) -> HttpResponse:
    def take(plan: Any, *, based_on: int) -> Any:
        return services.undo(plan, monday, based_on=based_on)

    return _step(request, code, monday, take, _("Undone."))


@private
@limited("change")
@require_POST
def redo(request: HttpRequest, code: str, monday: date | None = None) -> HttpResponse:
    def take(plan: Any, *, based_on: int) -> Any:
        return services.redo(plan, monday, based_on=based_on)

    return _step(request, code, monday, take, _("Done again."))


@private
@require_safe
def versions(request: HttpRequest, code: str, monday: date | None = None) -> HttpResponse:
    """Every version of the week, the newest first."""
    opened = open_week(request, code, monday)
    context = {
        "plan": opened.plan,
        "opened": opened,
        "here": address_of(opened.plan, monday),
        "versions": shown_versions(opened),
    }
    return render(request, "workouts/versions.html", context)


@private
@require_safe
def version(
    request: HttpRequest, code: str, number: int, monday: date | None = None
) -> HttpResponse:
    """What would change by going back to a version."""
    opened = open_week(request, code, monday)
    try:
        shown = compared(opened, number)
    except Version.DoesNotExist:
        raise Http404 from None
    context = {
        "plan": opened.plan,
        "opened": opened,
        "here": address_of(opened.plan, monday),
        "version": shown,
    }
    return render(request, "workouts/version.html", context)


@private
@limited("change")
@require_POST
def restorations(
    request: HttpRequest, code: str, number: int, monday: date | None = None
) -> HttpResponse:
    def take(plan: Any, *, based_on: int) -> Any:
        return services.go_back(plan, monday, number, based_on=based_on)

    return _step(request, code, monday, take, _("The week is as it was. The later version stays."))


@private
@limited("change")
@require_POST
def names(request: HttpRequest, code: str, number: int, monday: date | None = None) -> HttpResponse:
    """Names a version, so that it is found again."""
    plan = find_plan(request, code)
    form = TitleForm({"title": request.POST.get("name", "")})
    if form.is_valid():
        try:
            services.name_version(plan, number, form.cleaned_data["title"])
        except Version.DoesNotExist:
            raise Http404 from None
    else:
        messages.error(request, " ".join(str(error) for error in form.errors["title"]))
    return redirect(f"{address_of(plan, monday)}versions/")


@private
@limited("change")
@require_POST
def following(request: HttpRequest, code: str, monday: date) -> HttpResponse:
    """A dated week is as in the plan again."""

    def take(plan: Any, *, based_on: int) -> Any:
        return services.follow_plan(plan, monday, based_on=based_on)

    return _step(request, code, monday, take, _("This week is as in your plan again."))


@private
@limited("change")
@require_POST
def from_now_on(request: HttpRequest, code: str, monday: date) -> HttpResponse:
    """A dated week becomes the plan."""

    def take(plan: Any, *, based_on: int) -> Any:
        return services.from_now_on(plan, monday, based_on=based_on)

    return _step(request, code, monday, take, _("Every week is like this one from now on."))
