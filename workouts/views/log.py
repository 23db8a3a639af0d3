"""What was done so far: all of it, and each time of one exercise."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from exercises.catalogue_version import asked_once
from workouts.pages import log as pages
from workouts.services.trainings import MOST_LOOKED_BACK, done_so_far
from workouts.views.access import find_plan
from workouts.views.private import private_get


@private_get
def log(request: HttpRequest, code: str) -> HttpResponse:
    plan = find_plan(request, code)
    shown = pages.shown_log(done_so_far(plan))
    context = {"plan": plan, "times": shown, "most": MOST_LOOKED_BACK}
    return render(request, "workouts/log.html", context)


@private_get
@asked_once
def exercise_log(request: HttpRequest, code: str, exercise: str) -> HttpResponse:
    """404 for an exercise that there is not and never was."""
    plan = find_plan(request, code)
    shown = pages.exercise_log(exercise, done_so_far(plan))
    if shown is None:
        raise Http404
    return render(request, "workouts/exercise_log.html", {"plan": plan, "shown": shown})
