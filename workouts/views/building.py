"""The pages before there is a plan: home, the builder, the rules."""

from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from exercises import catalogue as kept
from exercises import catalogue_version
from exercises.catalogue_version import asked_once, per_version
from exercises.for_everyone import for_everyone
from workouts import services
from workouts.forms import PlanForm
from workouts.pages import board
from workouts.pages.rule_book import RuleBook
from workouts.preferences import Preferences, preferred
from workouts.views.access import owner_for, remember
from workouts.views.kept_page import kept_page
from workouts.views.limits import limited

SAVE = "save"
FORM_PAGE, PREVIEW = "workouts/new_plan.html", "workouts/_answer.html"


@for_everyone
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    content = _home(preferred(), get_language())
    return render(request, "workouts/home.html", {"content": content})


@per_version(20)
def _home(_preferences: Preferences, _language: str) -> SafeString:
    """Rendered without a request: nothing of a person but the preferences can get into it."""
    planned = services.sample_request()
    week, findings = services.preview_week(planned)
    shown = {
        "board": board.preview_board(week, planned, findings),
        "exercises": [one for one in kept.published() if one.parent_id is None],
    }
    return render_to_string("workouts/_home.html", shown)


@asked_once
@limited("build")
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def new_plan(request: HttpRequest) -> HttpResponse:
    """Shows the form with the week it gives; POST updates that week, or saves it."""
    if request.method != "POST":
        seen = (catalogue_version.current(),)
        return kept_page(request, FORM_PAGE, lambda: _answered(PlanForm.with_defaults()), seen=seen)
    is_saving = request.POST.get("action") == SAVE
    form = PlanForm(request.POST)
    if not is_saving:
        # A preview that asks for what is missing is an answer; htmx shows it only as one.
        page = PREVIEW if "HX-Request" in request.headers else FORM_PAGE
        return render(request, page, _answered(form))
    if not form.is_valid():
        return render(request, FORM_PAGE, _answered(form), status=HTTPStatus.BAD_REQUEST)
    title, owner = form.cleaned_data["title"], owner_for(request)
    plan = services.create_plan(form.to_request(), title=title, owner=owner)
    remember(request, plan)
    return redirect(plan)


def _answered(form: PlanForm) -> dict[str, Any]:
    """The form with its week; without one, while something is missing."""
    if not form.is_valid():
        return {"form": form, "board": None}
    planned = form.to_request()
    week, findings = services.preview_week(planned)
    return {"form": form, "board": board.preview_board(week, planned, findings)}


@for_everyone
@require_safe
def rules(request: HttpRequest) -> HttpResponse:
    return render(request, "workouts/rules.html", {"rules": RuleBook().pages()})
