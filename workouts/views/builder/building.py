"""The pages before there is a plan: home, the builder, the rules."""

from http import HTTPStatus
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from exercises.cards import card_of
from exercises.catalogue import published
from exercises.catalogue_version import asked_once
from exercises.for_everyone import for_everyone
from workouts.forms.builder.plan import PlanForm
from workouts.pages.preview import answered
from workouts.pages.rule_book import RuleBook
from workouts.pages.week import board
from workouts.services.once import made_once
from workouts.services.plans import create_plan, sample_week
from workouts.services.week.weeks import first_to_open
from workouts.views.access import address_of, owner_for, plan_in_use, remember
from workouts.views.builder.gone_kit import drop_gone_kit
from workouts.views.plan.sending import sending_of
from workouts.views.private import count_saves, limited

SAVE = "save"
FORM_PAGE = "workouts/builder/new_plan.html"


@for_everyone
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """What this is about; who has a plan is led to today's session instead."""
    if plan_in_use(request).exists():
        return redirect("workouts:today")
    planned, week, findings = sample_week()
    context = {
        "board": board.preview_board(week, planned, findings),
        "cards": [card_of(one) for one in published() if one.parent_id is None],
    }
    return render(request, "workouts/builder/home.html", context)


@asked_once
@limited("build")
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def new_plan(request: HttpRequest) -> HttpResponse:
    """Shows the form; POST adds the week that the answers give, or saves it."""
    if request.method != "POST":
        drop_gone_kit(request)
        form = PlanForm.with_defaults()
        form.opened = request.GET.getlist("open")
        return render(request, FORM_PAGE, {"form": form, "is_first": True})
    is_saving = request.POST.get("action") == SAVE
    form = PlanForm.filled_from(request.POST, is_saving=is_saving)
    if not is_saving or not form.is_valid():
        # A preview that asks for what is missing is an answer; htmx shows it only as one.
        status = HTTPStatus.BAD_REQUEST if is_saving else HTTPStatus.OK
        response = render(request, FORM_PAGE, answered(form), status=status)
        if form.parts:  # for the way back, where a browser fills in only what the page has
            response["HX-Replace-Url"] = f"?{urlencode({'open': form.parts}, doseq=True)}"
        return response
    count_saves(request)
    title, owner = form.cleaned_data["title"], owner_for(request)
    [plan] = made_once(
        sending_of(request),
        lambda: [create_plan(form.to_request(), title=title, owner=owner, race=form.race())],
    )
    remember(request, plan)
    return redirect(address_of(plan, first_to_open(plan)))


@for_everyone
@require_safe
def rules(request: HttpRequest) -> HttpResponse:
    return render(request, "workouts/builder/rules.html", {"rules": RuleBook().pages()})
