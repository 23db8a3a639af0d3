"""The answers that a saved plan was built from: others, and what they would change."""

from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from workouts.forms.builder.answers import answers_of, asked_with
from workouts.forms.builder.plan import PlanForm
from workouts.models import Plan, RaceDay
from workouts.pages import wording
from workouts.pages.asked import told_answers
from workouts.pages.season.races import countdown
from workouts.pages.week import board
from workouts.pages.week.weeks import dates_of
from workouts.planning import review_week
from workouts.planning.values.request import Request
from workouts.services.answers import (
    AnsweredWeek,
    lost_by_hand,
    take_answers,
    week_from_answers,
)
from workouts.services.season.races import race_mondays
from workouts.services.training.logged_weeks import asked_now
from workouts.services.week.weeks import OpenWeek, open_week
from workouts.views.access import address_of, find_plan
from workouts.views.private import count_change, limited, private
from workouts.views.week.shown_versions import based_on


@private
@limited("build", to_see=True)
@require_http_methods(["GET", "HEAD", "POST"])
def answers(request: HttpRequest, code: str) -> HttpResponse:
    """Shows the answers and what others would change; POST shows it, or takes them."""
    plan = find_plan(request, code)
    opened, known = open_week(plan), asked_now(plan)
    if request.method != "POST":
        form = PlanForm(answers_of(known, plan.race))
        return _page(request, opened, known, {"form": form, "board": _as_it_is(opened)})
    is_saving = request.POST.get("action") == "save"
    if is_saving:
        count_change(request)
    form = PlanForm.filled_from(request.POST, is_saving=is_saving)
    if not form.is_valid():
        status = HTTPStatus.BAD_REQUEST if is_saving else HTTPStatus.OK
        return _page(request, opened, known, {"form": form, "board": None}, status=status)
    asked, race = asked_with(form, opened.asked, plan.race), form.race() or _race_behind(plan)
    if is_saving and take_answers(plan, asked, race, based_on=based_on(request)):
        messages.success(request, _("Your week is built from your new answers."))
        return redirect(plan)
    answered = week_from_answers(plan, asked, race)
    status = HTTPStatus.OK
    if is_saving:
        messages.warning(request, _("Your week has changed since. Please look again."))
        status = HTTPStatus.CONFLICT
    return _page(request, opened, known, {"form": form} | _answered(answered, plan), status=status)


def _race_behind(plan: Plan) -> RaceDay | None:
    """Is still known of the plan, and no longer asked for."""
    return plan.race if plan.race and plan.race.when < timezone.localdate() else None


def _as_it_is(opened: OpenWeek) -> board.Board:
    findings = review_week(opened.week, opened.asked)
    return board.preview_board(opened.week, opened.asked, findings, is_built=False)


def _answered(answered: AnsweredWeek, plan: Plan) -> dict[str, Any]:
    findings = review_week(answered.week, answered.asked)
    race = answered.race
    return {
        "board": board.preview_board(answered.week, answered.asked, findings),
        "changes": [wording.difference(one) for one in answered.changes],
        "countdown": countdown(race) if race else "",
        "is_other_race": race != plan.race,
        "by_hand": wording.done(answered.by_hand),
        "has_begun": any(not one.opened.is_own for one in answered.own_weeks),
        "own_weeks": [
            {
                "dates": dates_of(one.monday),
                "is_for_race": one.monday in race_mondays(race),
                "follows_plan": one.follows_plan,
                "lost": wording.done(lost_by_hand(one)),
            }
            for one in answered.own_weeks
            if one.opened.is_own
        ],
    }


def _page(
    request: HttpRequest,
    opened: OpenWeek,
    known: Request,
    context: dict[str, Any],
    *,
    status: int = HTTPStatus.OK,
) -> HttpResponse:
    context |= {
        "plan": opened.plan,
        "here": address_of(opened.plan),
        "based_on": opened.version.pk,
        "told": told_answers(known),
        "is_copy": opened.plan.copied_from_id is not None,
    }
    return render(request, "workouts/builder/answers.html", context, status=status)
