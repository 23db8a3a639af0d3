"""A week that others may read, and copy around their own runs."""

from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from exercises.catalogue import muscle_names
from workouts.forms.builder.answers import answers_of, asked_with
from workouts.forms.builder.health import NONE
from workouts.forms.builder.plan import CopyForm
from workouts.models import Plan
from workouts.pages import wording
from workouts.pages.season.season import shown_season
from workouts.pages.week import board
from workouts.pages.week.charts import muscle_chart
from workouts.pages.week.findings import findings_in_full, in_favour
from workouts.planning import review_week
from workouts.services.once import made_once
from workouts.services.plans import note_opened
from workouts.services.season.races import usual_request
from workouts.services.season.seasons import season_for_others
from workouts.services.sharing import copy_for, preview_copy, share, stop_sharing
from workouts.services.training.logged_weeks import asked_now
from workouts.services.week.weeks import OpenWeek, open_week
from workouts.views.access import find_plan, owner_for, plan_in_use, remember, week_or_404
from workouts.views.plan.sending import sending_of
from workouts.views.private import (
    count_saves,
    limited,
    private,
    private_form,
    private_get,
    private_post,
)


def shared_week(code: str) -> OpenWeek:
    """404 for a link that was taken back, as for one that never was."""
    plan = get_object_or_404(Plan.objects.shared(), share_code=code)
    note_opened(plan)
    opened = week_or_404(plan.code).opened()
    if opened.week.withheld:
        raise Http404  # that there is none would tell of health
    return opened


@private_form
def links(request: HttpRequest, code: str) -> HttpResponse:
    """Makes a link to read, or a new one; shows it, with those who let it be known."""
    plan = find_plan(request, code)
    if request.method == "POST":
        seen = request.POST.get("seen", plan.share_code)
        share(plan, instead_of=seen or None)
        return redirect("workouts:links", code=code)
    context = {
        "plan": plan,
        "address": request.build_absolute_uri(plan.share_address) if plan.share_code else "",
        "copies": plan.copies.exclude(copied_as="").filter(deleted_at=None),
    }
    return render(request, "workouts/plan/links.html", context)


@private_post
def revocations(request: HttpRequest, code: str) -> HttpResponse:
    """The link to read is dead from now on."""
    stop_sharing(find_plan(request, code))
    messages.success(request, _("The link no longer works."))
    return redirect("workouts:links", code=code)


@private_get
def shared(request: HttpRequest, code: str) -> HttpResponse:
    """The week to read: no name, no notes, nothing about health."""
    theirs = board.for_others(shared_week(code))
    week, planned = theirs.opened.week, theirs.opened.request
    context = {
        "plan": theirs.opened.plan,
        "board": board.shared_board(theirs),
        "findings": findings_in_full(theirs.findings, week, planned, is_built=False),
        "in_favour": in_favour(week, board.session_names(week)),
        "muscles": muscle_chart(week, planned, muscle_names()),
        "code": code,
    }
    return render(request, "workouts/plan/shared.html", context)


@private_get
@limited("outlook", to_see=True)
def shared_season(request: HttpRequest, code: str) -> HttpResponse:
    """The season to read, as it would be for anybody: no log, nothing about health."""
    found = week_or_404(shared_week(code).plan.code)
    season = found.plan.season
    if season is None:
        raise Http404
    context = {"code": code, "season": shown_season(season_for_others(found, season))}
    return render(request, "workouts/season/shared_season.html", context)


def _answers_for(mine: OpenWeek | None) -> dict[str, Any]:
    """Those of the plan that is mine; that I am well, I say for each plan myself."""
    if mine is None:
        return {}
    known = answers_of(asked_now(mine.plan), mine.plan.race)
    return {name: told for name, told in known.items() if (name, told) != ("told", NONE)}


@private
@limited("build")
@require_http_methods(["GET", "HEAD", "POST"])
def copies(request: HttpRequest, code: str) -> HttpResponse:
    """The shared week around my own runs: what moves and why, and then it is mine."""
    opened = shared_week(code)
    is_saving = request.POST.get("action") == "save"
    last = plan_in_use(request).first()
    mine = open_week(last) if last else None
    if request.method == "POST":
        form = CopyForm.filled_from(request.POST, is_saving=is_saving)
    else:
        form = CopyForm.with_answers(_answers_for(mine))
    context = {"plan": opened.plan, "form": form, "code": code, "known": last}
    if not form.is_valid():
        status = HTTPStatus.BAD_REQUEST if is_saving else HTTPStatus.OK
        return render(request, "workouts/plan/copies.html", context, status=status)
    asked = asked_with(form, mine.asked, mine.plan.race) if mine else form.to_request()
    planned = usual_request(asked, form.race())
    if is_saving:
        count_saves(request)
        facts = {name: form.cleaned_data[name] for name in ("title", "shown_as")}
        facts |= {"owner": owner_for(request), "race": form.race()}
        facts |= {"with_season": form.cleaned_data["with_season"]}
        [copy] = made_once(sending_of(request), lambda: [copy_for(opened.plan, planned, **facts)])
        remember(request, copy)
        return redirect(copy)
    copied = preview_copy(opened.plan, planned)
    context["board"] = board.preview_board(
        copied.week, planned, review_week(copied.week, planned), is_built=False
    )
    context["changes"] = [wording.difference(one) for one in copied.changes]
    return render(request, "workouts/plan/copies.html", context)
