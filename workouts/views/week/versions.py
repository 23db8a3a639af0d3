"""Going back and forth between the versions of a week, and between a week and its plan."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from workouts.forms.changes import TitleForm
from workouts.models import MOST_VERSIONS, Version
from workouts.pages.week.answers import tell_change, tell_undone
from workouts.pages.week.past_versions import compared, shown_versions
from workouts.services.week import changes
from workouts.views.access import address_of, find_plan, open_week, week_context
from workouts.views.private import private_get, private_post
from workouts.views.week.changes import stale_page
from workouts.views.week.shown_versions import based_on


def _step(
    request: HttpRequest,
    code: str,
    monday: date | None,
    take: Callable[..., Any],
    *wanted: int,
    said: str,
    tell: Callable[[HttpRequest, str], None] = tell_change,
) -> HttpResponse:
    """Go somewhere in the history, from the version that the page showed."""
    plan = find_plan(request, code)
    try:
        done = take(plan, monday, *wanted, based_on=based_on(request))
    except changes.StaleWeekError as stale:
        return stale_page(request, stale, "")
    except Version.DoesNotExist:
        raise Http404 from None
    if done:
        tell(request, said)
    else:
        messages.info(request, _("There is nothing to undo or redo."))
    return redirect(address_of(plan, monday))


@private_post
def undo(request: HttpRequest, code: str, monday: date | None = None) -> HttpResponse:
    return _step(request, code, monday, changes.undo, said=_("Undone."), tell=tell_undone)


@private_post
def redo(request: HttpRequest, code: str, monday: date | None = None) -> HttpResponse:
    return _step(request, code, monday, changes.redo, said=_("Done again."))


@private_get
def versions(request: HttpRequest, code: str, monday: date | None = None) -> HttpResponse:
    """Every version of the week, the newest first."""
    opened = open_week(request, code, monday)
    context = week_context(opened, versions=shown_versions(opened), most=MOST_VERSIONS)
    return render(request, "workouts/week/versions.html", context)


@private_get
def version(
    request: HttpRequest, code: str, number: int, monday: date | None = None
) -> HttpResponse:
    """What would change by going back to a version."""
    opened = open_week(request, code, monday)
    try:
        shown, changes_to_it = compared(opened, number)
    except Version.DoesNotExist:
        raise Http404 from None
    context = week_context(opened, shown=shown, changes=changes_to_it)
    return render(request, "workouts/week/version.html", context)


@private_post
def restorations(
    request: HttpRequest, code: str, number: int, monday: date | None = None
) -> HttpResponse:
    said = _("The week is as it was then. The later versions are kept.")
    return _step(request, code, monday, changes.go_back, number, said=said)


@private_post
def names(request: HttpRequest, code: str, number: int, monday: date | None = None) -> HttpResponse:
    """Names a version, so that it is found again."""
    plan = find_plan(request, code)
    form = TitleForm({"title": request.POST.get("name", "")})
    if form.is_valid():
        try:
            changes.name_version(plan, number, form.cleaned_data["title"])
        except Version.DoesNotExist:
            raise Http404 from None
    else:
        messages.error(request, " ".join(str(error) for error in form.errors["title"]))
    return redirect(f"{address_of(plan, monday)}versions/")


@private_post
def following(request: HttpRequest, code: str, monday: date) -> HttpResponse:
    """Makes a dated week follow the plan again."""
    said = _("This week is as in your plan again.")
    return _step(request, code, monday, changes.follow_plan, said=said)


@private_post
def from_now_on(request: HttpRequest, code: str, monday: date) -> HttpResponse:
    """Makes a dated week the week that repeats."""
    said = _("Every week is like this one from now on.")
    return _step(request, code, monday, changes.from_now_on, said=said)
