"""What became of the weeks so far."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from exercises import catalogue_version
from workouts.models import this_monday
from workouts.pages.season.progress import shown_progress
from workouts.services.training.logged_weeks import logged_weeks, mondays_before
from workouts.services.week.weeks import A_WEEK
from workouts.views.access import find_week
from workouts.views.private import private_get


@private_get
def progress(request: HttpRequest, code: str) -> HttpResponse:
    """Sessions, hamstring sets, best sets and pain of the last half year, with this week."""
    coming = this_monday() + A_WEEK
    found = find_week(request, code, None, also=mondays_before(coming))
    with catalogue_version.known(found.catalogue_version):
        shown = shown_progress(logged_weeks(found, before=coming))
        return render(
            request, "workouts/season/progress.html", {"plan": found.plan, "shown": shown}
        )
