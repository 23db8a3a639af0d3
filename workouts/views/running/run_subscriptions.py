"""Somebody's own runs by the address of a calendar: subscribe, look again, leave alone, forget."""

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from workouts.exchange.running.found import Reading, UnreadableError
from workouts.models import Plan, RunningPlan
from workouts.pages import wording
from workouts.services.run_subscriptions import (
    host_of,
    leave_alone,
    look_again,
    subscribe,
    unsubscribe,
    waiting_runs,
)
from workouts.views.access import find_plan
from workouts.views.private import limited, private
from workouts.views.running.running import BringRunsForm, first_review, start_page


@private
@limited("import")
@require_http_methods(["GET", "HEAD", "POST"])
def run_subscription(request: HttpRequest, code: str) -> HttpResponse:
    """GET shows what came from the address and waits. POST does what `action` says, else gives the
    address."""
    if not settings.FETCH_RUNS:
        raise Http404
    plan = find_plan(request, code)
    if request.method == "POST" and (refused := _subscribed(request, plan)):
        return start_page(request, plan, BringRunsForm(), refused)
    row = RunningPlan.objects.filter(plan=plan).first()
    runs = waiting_runs(row)
    if not runs:
        _tell(request, row)
        return redirect("workouts:import_runs", code=code)
    source = host_of(row)
    reading = Reading(runs=runs)
    return first_review(request, plan, reading, usual=False, source=source, is_waiting=True)


def _subscribed(request: HttpRequest, plan: Plan) -> str:
    """What is wrong with the address that was given; else empty, and done."""
    try:
        match request.POST.get("action"):
            case "forget":
                unsubscribe(plan)
            case "leave":
                leave_alone(plan)
            case "look":
                row = RunningPlan.objects.filter(plan=plan).exclude(address="").first()
                if row is not None:
                    look_again(row)
            case _:
                subscribe(plan, request.POST.get("address", ""))
    except UnreadableError as error:
        return wording.sentence(error.reason)
    return ""


def _tell(request: HttpRequest, row: RunningPlan | None) -> None:
    action = request.POST.get("action")
    if action == "leave":
        messages.success(
            request, _("Your weeks stay as they are. When your calendar changes again, we ask.")
        )
    elif request.method == "POST" and row is not None and row.address and not row.trouble:
        messages.success(request, _("Nothing has changed there."))
