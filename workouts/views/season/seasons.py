"""The season of a plan: all its weeks on one page, its beginning and its end."""

from http import HTTPStatus

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from exercises import catalogue_version
from workouts.forms.season.changed import RaceMovedForm
from workouts.forms.season.seasons import SeasonForm
from workouts.pages.season.season import shown_races, shown_season
from workouts.services.season.seasons import all_mondays, begin_season, end_season, season_weeks
from workouts.views.access import address_of, find_plan, find_week
from workouts.views.private import limited, private_form, private_post


@private_form
@limited("outlook", to_see=True)
def season(request: HttpRequest, code: str) -> HttpResponse:
    """All weeks of the season; without one, how it begins. POST begins it."""
    if request.method != "POST":
        return _page(request, code, None)
    plan = find_plan(request, code)
    form = SeasonForm(request.POST)
    if not form.is_valid():
        return _page(request, code, form)
    begin_season(plan, form.start(), form.race())
    messages.success(request, _("Your season has begun. Here is where it leads."))
    return redirect("workouts:season", code=code)


@private_post
def season_endings(request: HttpRequest, code: str) -> HttpResponse:
    """Ends the season; the weeks and the races stay."""
    end_season(find_plan(request, code))
    messages.success(request, _("Your weeks no longer belong to a season. They stay as they are."))
    return redirect("workouts:season", code=code)


def _page(request: HttpRequest, code: str, form: forms.Form | None) -> HttpResponse:
    status = HTTPStatus.OK if form is None else HTTPStatus.BAD_REQUEST
    found = find_week(request, code, None, also=all_mondays())
    plan = found.plan
    context = {"plan": plan, "here": address_of(plan), "races": shown_races(plan)}
    if plan.season is None:
        context["form"] = form or SeasonForm()
        return render(request, "workouts/season/season_start.html", context, status=status)
    with catalogue_version.known(found.catalogue_version):
        context |= {
            "form": RaceMovedForm(),
            "season": shown_season(season_weeks(found, plan.season)),
        }
        return render(request, "workouts/season/season.html", context, status=status)
