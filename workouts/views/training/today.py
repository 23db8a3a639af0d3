"""The page to open before training, and the ways to it: which plan somebody trains by."""

from uuid import uuid4

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from exercises import catalogue_version
from workouts.models import this_monday
from workouts.pages.season.next_week import link_to_proposal
from workouts.pages.season.season import season_line
from workouts.pages.training.morning import morning_checks
from workouts.pages.training.today import shown_today
from workouts.services.plans import note_opened
from workouts.services.season.next_week import proposed_monday
from workouts.services.training.trainings import done_lately
from workouts.services.week.coming_days import coming_days
from workouts.views.access import address_of, choose, find_plan, plan_in_use, week_or_404
from workouts.views.private import private_get, private_post


@private_get
def today(request: HttpRequest) -> HttpResponse:
    """Today's run and session, and what comes next; without a plan how to get one."""
    plan = plan_in_use(request).first()
    if plan is None:
        return render(request, "workouts/training/today.html")
    note_opened(plan)
    found = week_or_404(plan.code, this_monday())
    with catalogue_version.known(found.catalogue_version):
        days = coming_days(found)
        lately = done_lately(found.plan, days[0].when)
        shown = shown_today(
            found.plan, days, [one for one in lately if one.log.date == days[0].when]
        )
        context = {
            "plan": found.plan,
            "today": shown,
            "season": season_line(found.plan),
            "proposal": link_to_proposal(found.plan, proposed_monday(found, days[0].week)),
            "mornings": [*morning_checks(lately, shown.when)],
            "scale": range(11),
            "id": uuid4,  # called for each form that shows it
        }
        return render(request, "workouts/training/today.html", context)


@private_get
def week(request: HttpRequest) -> HttpResponse:
    """Leads to this week of the plan in use; without one to the list, which says how to get it."""
    plan = plan_in_use(request).first()
    return redirect(address_of(plan, this_monday()) if plan else "workouts:my_plans")


@private_post
def choices(request: HttpRequest, code: str) -> HttpResponse:
    """From now on this plan is the one to train by."""
    choose(request, find_plan(request, code))
    return redirect("workouts:today")
