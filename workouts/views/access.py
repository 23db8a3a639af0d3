"""Who may open which plan: the one place that decides it."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpRequest
from django.urls import reverse

from workouts.models import Plan
from workouts.services.plans import note_opened
from workouts.services.week import weeks
from workouts.storage.week_rows import plan_with

CHOSEN = "chosen_plan"  # in the session: the code of the plan that somebody trains by
REMEMBERED_PLANS = 200  # of this browser, which lists them


def find_plan(request: HttpRequest, code: str) -> Plan:
    """The plan with this code, if it is nobody's or this person's; else not even its existence
    is told (404)."""
    plan = plan_with(code)
    if plan is None:
        raise Http404
    return _opened(request, plan)


def find_week(
    request: HttpRequest, code: str, monday: date | None, *, also: Iterable[date] = ()
) -> weeks.FoundWeek:
    """A week of such a plan; 404 as above."""
    found = week_or_404(code, monday, also=also)
    _opened(request, found.plan)
    return found


def _opened(request: HttpRequest, plan: Plan) -> Plan:
    if not plan.is_open_to(request.user):
        raise Http404
    note_opened(plan)
    return plan


def open_week(request: HttpRequest, code: str, monday: date | None) -> weeks.OpenWeek:
    return find_week(request, code, monday).opened()


def week_or_404(
    code: str, monday: date | None = None, *, also: Iterable[date] = ()
) -> weeks.FoundWeek:
    """A week of any plan, no matter whose."""
    try:
        return weeks.find_week(code, monday, also=also)
    except Plan.DoesNotExist:
        raise Http404 from None


def address_of(plan: Plan, monday: date | None = None) -> str:
    """Where the board of a week is; everything about it lies below."""
    if monday is None:
        return reverse("workouts:plan", kwargs={"code": plan.code})
    return reverse("workouts:plan", kwargs={"code": plan.code, "monday": monday})


def week_context(opened: weeks.OpenWeek, **more: Any) -> dict[str, Any]:
    """What every page about a week shows."""
    return {
        "plan": opened.plan,
        "opened": opened,
        "address": address_of(opened.plan),
        "here": address_of(opened.plan, opened.monday),
        "based_on": opened.version.pk,
        **more,
    }


def steps_of(opened: weeks.OpenWeek) -> dict[str, bool]:
    """Whether there is something to go back or forward to."""
    return {
        "can_undo": opened.can_undo,
        "can_redo": opened.undone_version() is not None,
    }


def remembered(request: HttpRequest) -> list[str]:
    """Codes of the plans that were made in this browser, the newest first."""
    return [str(code) for code in request.session.get("plans", [])]


def remember(request: HttpRequest, plan: Plan) -> None:
    known = [code for code in remembered(request) if code != plan.code]
    request.session["plans"] = [plan.code, *known][:REMEMBERED_PLANS]
    choose(request, plan)


def plan_in_use(request: HttpRequest) -> QuerySet[Plan]:
    """The plan that this person trains by, if there is one."""
    chosen = str(request.session.get(CHOSEN, ""))
    return Plan.objects.in_use(request.user, remembered(request), chosen=chosen)


def choose(request: HttpRequest, plan: Plan) -> None:
    request.session[CHOSEN] = plan.code


def owner_for(request: HttpRequest) -> Any:
    """Who owns what is made now; nobody without an account."""
    return request.user if request.user.is_authenticated else None
