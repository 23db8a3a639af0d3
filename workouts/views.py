"""The pages of planning."""

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from exercises.models import Exercise
from workouts import board, services, storage
from workouts.forms import PlanForm
from workouts.models import Plan
from workouts.planning import review_week
from workouts.rule_book import RuleBook
from workouts.schools import school_name, shown_schools

View = Callable[..., HttpResponse]
REMEMBERED_PLANS = 60  # of this browser
SAVE = "save"


def private(view: View) -> View:
    """Nobody else's cache, search engine or referrer log learns the address of a plan."""

    @wraps(view)
    def wrapped(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = view(request, *args, **kwargs)
        response["Cache-Control"] = "private, no-store"
        response["Referrer-Policy"] = "no-referrer"
        response["X-Robots-Tag"] = "noindex"
        return response

    return wrapped


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    planned = services.sample_request()
    week, findings = services.preview_week(planned)
    context = {
        "board": board.preview_board(week, planned, findings),
        "exercises": Exercise.objects.published().without_variants().for_cards(),
    }
    return render(request, "workouts/home.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def new_plan(request: HttpRequest) -> HttpResponse:
    """Shows the form with the week it gives; POST updates that week, or saves it."""
    is_saving = request.POST.get("action") == SAVE
    form = PlanForm(request.POST) if request.method == "POST" else PlanForm.with_defaults()
    if not form.is_valid():
        # A preview that asks for what is missing is an answer; htmx shows it only as one.
        status = HTTPStatus.BAD_REQUEST if is_saving else HTTPStatus.OK
        context = {"form": form, "board": None}
        return render(request, "workouts/new_plan.html", context, status=status)
    planned = form.to_request()
    if is_saving:
        plan = services.create_plan(planned, title=form.cleaned_data["title"])
        _remember(request, plan)
        return redirect(plan)
    week, findings = services.preview_week(planned)
    shown = board.preview_board(week, planned, findings)
    return render(request, "workouts/new_plan.html", {"form": form, "board": shown})


def _remember(request: HttpRequest, plan: Plan) -> None:
    known = [code for code in request.session.get("plans", []) if code != plan.code]
    request.session["plans"] = [plan.code, *known][:REMEMBERED_PLANS]


@private
@require_safe
def plan(request: HttpRequest, code: str) -> HttpResponse:
    saved = get_object_or_404(Plan.objects.with_week(), code=code)
    week, planned = storage.read_week(saved), storage.read_request(saved)
    shown = board.plan_board(saved, week, planned, review_week(week, planned))
    return render(request, "workouts/plan.html", {"plan": saved, "board": shown})


@private
@require_safe
def schools(request: HttpRequest, code: str) -> HttpResponse:
    """What the other schools of scheduling would change in this week."""
    saved = get_object_or_404(Plan, code=code)
    chosen = storage.read_request(saved).school
    context = {
        "address": saved.get_absolute_url(),
        "chosen": school_name(chosen),
        "schools": shown_schools(services.schools_beside(saved)),
    }
    return render(request, "workouts/schools.html", context)


@private
@require_safe
def my_plans(request: HttpRequest) -> HttpResponse:
    """The weeks that were saved in this browser."""
    codes = request.session.get("plans", [])
    return render(request, "workouts/my_plans.html", {"plans": Plan.objects.listed(codes)})


@require_safe
def rules(request: HttpRequest) -> HttpResponse:
    return render(request, "workouts/rules.html", {"rules": RuleBook().pages()})
