"""What was done so far: all of it, and each time of one exercise."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from exercises.catalogue_version import asked_once
from workouts.pages.training import log as pages
from workouts.services.training.trainings import MOST_LOOKED_BACK, done_so_far
from workouts.views.access import find_plan
from workouts.views.private import private_get

MOST_LISTED = 50  # trainings: half a year at two a week


@private_get
def log(request: HttpRequest, code: str) -> HttpResponse:
    """The newest trainings; with `all` as many as there is time for."""
    plan = find_plan(request, code)
    is_all = "all" in request.GET
    found, has_older = done_so_far(plan, MOST_LOOKED_BACK if is_all else MOST_LISTED)
    context = {
        "plan": plan,
        "times": pages.shown_log(found),
        "has_older": has_older,
        "is_all": is_all,
        "most": MOST_LOOKED_BACK,
    }
    return render(request, "workouts/training/log.html", context)


@private_get
@asked_once
def exercise_log(request: HttpRequest, code: str, exercise: str) -> HttpResponse:
    """404 for an exercise that there is not and never was."""
    plan = find_plan(request, code)
    shown = pages.exercise_log(exercise, done_so_far(plan)[0])
    if shown is None:
        raise Http404
    return render(request, "workouts/training/exercise_log.html", {"plan": plan, "shown": shown})
