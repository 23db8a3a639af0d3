"""A week as it is now: its days, what the rules say of it, its load, other ways to place it."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from django.contrib import messages
from django.contrib.messages import get_messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from exercises import catalogue_version
from exercises.catalogue import muscle_names
from workouts.models import NEVER_OPENED_DAYS, this_monday
from workouts.pages.season.next_week import link_to_proposal
from workouts.pages.season.races import countdown_of
from workouts.pages.season.season import season_line, waits_in_season
from workouts.pages.week import board
from workouts.pages.week.answers import shown_answers, tell_change
from workouts.pages.week.charts import ham_sets_words, load_chart, muscle_chart
from workouts.pages.week.findings import findings_in_full, in_favour
from workouts.pages.week.schools import school_name, shown_schools
from workouts.pages.week.weeks import coming_mondays, days_in_order, is_over, shown_weeks
from workouts.planning import review_week
from workouts.planning.values.request import School
from workouts.services.answers import take_answers
from workouts.services.plans import compare_schools
from workouts.services.season.next_week import is_decided, proposed_monday
from workouts.services.season.races import race_mondays
from workouts.services.training.trainings import finished_in
from workouts.services.week.weeks import A_WEEK, FoundWeek, OpenWeek
from workouts.views.access import find_week, open_week, remembered, week_context
from workouts.views.private import limited, private_form, private_get
from workouts.views.week.changes import nonsense
from workouts.views.week.shown_versions import based_on


@private_get
def plan(request: HttpRequest, code: str, monday: date | None = None) -> HttpResponse:
    """The week: seven days to read and to change."""
    found = find_week(request, code, monday, also=coming_mondays())
    with catalogue_version.known(found.catalogue_version):
        return render(request, "workouts/week/plan.html", _shown(request, found))


def _shown(request: HttpRequest, found: FoundWeek) -> dict[str, Any]:
    opened = found.opened()
    findings = review_week(opened.week, opened.request)
    over = is_over(opened.monday)
    return week_context(
        opened,
        board=board.plan_board(opened, findings, _finished(opened)),
        weeks=shown_weeks(opened.monday, found.different, race_mondays(opened.plan.race)),
        countdown=countdown_of(opened.plan),
        season=season_line(opened.plan),
        waits_in_season=waits_in_season(opened),
        sets=ham_sets_words(opened.week, opened.request),
        is_over=over,
        can_change=not opened.week.withheld and (not over or "correcting" in request.GET),
        is_mine=opened.plan.owner_id is not None,
        never=NEVER_OPENED_DAYS,
        made_here=opened.plan.code in remembered(request),
        proposal=link_to_proposal(opened.plan, _to_decide(found, opened)),
        answers=shown_answers(get_messages(request), opened),
    )


def _finished(opened: OpenWeek) -> Mapping[str, date]:
    """When sessions of a dated week were done; nothing of one that is still to come."""
    if opened.monday is None or opened.monday > this_monday():
        return {}
    return finished_in(opened.plan, opened.monday)


def _to_decide(found: FoundWeek, opened: OpenWeek) -> date | None:
    """The open week while it waits to be decided; on the page of this one also the next."""
    this_week = this_monday()
    if opened.monday == this_week:
        return proposed_monday(found, opened.week)
    is_next = opened.monday == this_week + A_WEEK
    return opened.monday if is_next and not is_decided(found, this_week + A_WEEK) else None


@private_get
def findings(request: HttpRequest, code: str, monday: date | None = None) -> HttpResponse:
    """What the rules say of the week, with reasons and sources."""
    opened = open_week(request, code, monday)
    found = review_week(opened.week, opened.request)
    context = week_context(
        opened,
        findings=findings_in_full(found, opened.week, opened.request, is_built=opened.is_as_built),
        in_favour=in_favour(opened.week, board.session_names(opened.week)),
    )
    return render(request, "workouts/week/findings.html", context)


@private_get
def load(request: HttpRequest, code: str, monday: date | None = None) -> HttpResponse:
    """Hard sets by muscle, and load by day."""
    opened = open_week(request, code, monday)
    context = week_context(
        opened,
        muscles=muscle_chart(opened.week, opened.request, muscle_names()),
        load=load_chart(opened.week, opened.request, days_in_order(opened.monday)),
    )
    return render(request, "workouts/week/load.html", context)


@private_form
@limited("build", to_see=True)
def schools(request: HttpRequest, code: str) -> HttpResponse:
    """What the other schools of scheduling would change in this week; POST takes one of them."""
    opened = open_week(request, code, None)
    if request.method == "POST":
        return _take_school(request, opened)
    compared = compare_schools(opened.version)
    context = {
        "address": opened.plan.get_absolute_url(),
        "based_on": opened.version.pk,
        "chosen": school_name(opened.asked.school),
        "schools": shown_schools(compared.changes),
        "is_cut_short": compared.is_cut_short,
    }
    return render(request, "workouts/week/schools.html", context)


def _take_school(request: HttpRequest, opened: OpenWeek) -> HttpResponse:
    plan = opened.plan
    try:
        school = School(request.POST.get("school", ""))
    except ValueError:
        return nonsense(request, plan.get_absolute_url())
    asked = replace(opened.asked, school=school)
    if take_answers(plan, asked, plan.race, based_on=based_on(request)) is None:
        messages.warning(request, _("Your week has changed since. Please look again."))
        return redirect("workouts:schools", code=plan.code)
    said = _("Placed again: {way}.").format(way=str(school_name(school)).lower())
    tell_change(request, said)
    return redirect(plan)
