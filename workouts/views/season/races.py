"""The race of a plan: what it would change, and whether the weeks before it are planned again."""

from datetime import date, timedelta
from http import HTTPStatus
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from workouts.forms.season.changed import What
from workouts.forms.season.races import (
    PlannedRaceForm,
    no_race_query,
    race_answers,
    race_query,
)
from workouts.models import Plan, RaceDay
from workouts.pages.season.races import countdown, shown_race_weeks
from workouts.pages.week.answers import tell_change
from workouts.planning.edits import ChangeRun
from workouts.planning.notation.edits import written
from workouts.planning.values.season import BIG, Distance, Priority
from workouts.planning.values.week import Day, RunKind
from workouts.services.season.races import (
    RaceChange,
    RaceWeek,
    know_races,
    plan_race,
    weeks_with,
)
from workouts.services.week.weeks import OpenWeek
from workouts.views.access import address_of, find_plan
from workouts.views.private import limited, private_form, private_post
from workouts.views.week.shown_versions import versions_seen


@private_form
@limited("build", to_see=True)
def race(request: HttpRequest, code: str) -> HttpResponse:
    """Asks for the race and shows what it would change. POST lets the plan know it, no more."""
    plan = find_plan(request, code)
    if plan.season is not None:
        return redirect(_races_of_season(plan))
    data = request.POST if request.method == "POST" else request.GET
    form = PlannedRaceForm(data) if data else PlannedRaceForm.for_race(plan.race)
    if request.method != "POST":
        return _race_page(request, plan, form)
    if not form.is_valid():
        return _race_page(request, plan, form, status=HTTPStatus.BAD_REQUEST)
    change = _change(plan, form)
    know_races(plan, change)
    known = change.also or change.race
    messages.success(request, countdown(known) if known else _("Your plan has no race now."))
    return redirect(plan)


@private_post
def race_weeks(request: HttpRequest, code: str) -> HttpResponse:
    """Plans the weeks of the race, unless they are others by now than those that were shown."""
    plan = find_plan(request, code)
    if plan.season is not None:
        return redirect(_races_of_season(plan))
    form = PlannedRaceForm(request.POST)
    if not form.is_valid():
        return _race_page(request, plan, form, status=HTTPStatus.BAD_REQUEST)
    change = _change(plan, form)
    if not plan_race(plan, change, based_on=versions_seen(request)):
        messages.warning(request, _("Your weeks have changed since. Please look again."))
        return _race_page(request, plan, form, status=HTTPStatus.CONFLICT)
    shown = change.also or change.race
    planned = _("Planned: {race} Each week can be undone.")
    said = planned.format(race=countdown(shown)) if shown else _("Your weeks have no race now.")
    tell_change(request, said)
    return redirect(address_of(plan, shown.monday if shown else None))


def race_of_change(opened: OpenWeek, edit: ChangeRun) -> str:
    """The address of the page above for a run that becomes a race, or a race that becomes none;
    empty for any other run, in a week that repeats, and for a day that is over."""
    if opened.monday is None:
        return ""
    plan, when = opened.plan, opened.monday + timedelta(days=int(edit.day))
    becomes_one = edit.run.kind is RunKind.RACE and opened.asked.week[edit.day] != edit.run
    if plan.season is not None and becomes_one:
        given = {"what": What.RACE.value, "asked": "on"} | race_answers(_race_of(when, edit))
        return f"{address_of(plan)}changed/?{urlencode(given)}"
    if plan.season is not None:
        is_known = any(race.when == when for race in plan.races)
        return _races_of_season(plan) if is_known else ""
    known, here = plan.race, f"{address_of(plan)}race/"
    if becomes_one:
        return f"{here}?{_becomes_race(when, edit, known)}"
    if edit.run.kind is not RunKind.RACE and known is not None and known.when == when:
        return f"{here}?{no_race_query(edit.run)}"
    return ""


def _races_of_season(plan: Plan) -> str:
    """Where the races of a season are added, moved and taken out."""
    return f"{address_of(plan)}season/#races"


def _race_of(when: date, edit: ChangeRun) -> RaceDay:
    distance = Distance(edit.run.detail)
    priority = Priority.A if distance in BIG else Priority.B
    return RaceDay(when=when, distance=distance, priority=priority)


def _becomes_race(when: date, edit: ChangeRun, known: RaceDay | None) -> str:
    found = RaceDay(when=when, distance=Distance(edit.run.detail))
    if known is None or known.monday == found.monday:
        return race_query(found, also=False)
    return race_query(_race_of(when, edit), also=True)


def _change(plan: Plan, form: PlannedRaceForm) -> RaceChange:
    data = form.cleaned_data
    if data["without"]:
        return RaceChange(race=None, instead=data["instead"])
    if data["also"]:
        return RaceChange(race=plan.race, also=form.race())
    return RaceChange(race=form.race())


def _race_page(
    request: HttpRequest, plan: Plan, form: PlannedRaceForm, *, status: int = HTTPStatus.OK
) -> HttpResponse:
    context: dict[str, Any] = {"plan": plan, "form": form, "here": address_of(plan)}
    if form.is_bound and form.is_valid():
        change = _change(plan, form)
        weeks = weeks_with(plan, change)
        race = change.also or change.race
        context |= {
            "is_asked": True,
            "countdown": countdown(race) if race else "",
            "weeks": shown_race_weeks(weeks, race),
            "seen": ",".join(str(one.opened.version.pk) for one in weeks),
            "only_run": _only_the_run(plan, change, weeks),
        }
    return render(request, "workouts/season/race.html", context, status=status)


def _only_the_run(plan: Plan, change: RaceChange, weeks: tuple[RaceWeek, ...]) -> dict[str, Any]:
    """What changes just the run of a day and leaves the sessions, where that is what was asked."""
    day = change.also if change.also else plan.race if change.instead else None
    run = change.also.run if change.also else change.instead
    found = [one for one in weeks if day is not None and one.monday == day.monday]
    if day is None or run is None or not found:
        return {}
    return {
        "here": address_of(plan, day.monday),
        "edits": written(ChangeRun(day=Day(day.day), run=run)),
        "based_on": found[0].opened.version.pk,
    }
