"""Something changed: what becomes of the coming weeks, and taking it."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from workouts.forms.season.changed import FORMS, IllForm, RaceMovedForm, What, WhatForm
from workouts.forms.season.races import race_answers
from workouts.models import Plan, this_monday
from workouts.pages import wording
from workouts.pages.season.changed import Becoming, becoming
from workouts.pages.season.races import countdown, goes_out
from workouts.pages.week.answers import tell_change
from workouts.pages.week.weeks import dates_of
from workouts.planning import differences, in_season
from workouts.planning.screening import is_cut_short
from workouts.planning.values.limits import MOST_RACES
from workouts.planning.values.request import Request
from workouts.planning.values.week import Week
from workouts.services.answers import AnsweredWeek, take_answers, week_from_answers
from workouts.services.season.race_moves import (
    RaceMove,
    has_room,
    moved_to,
    take_move,
    weeks_moved,
)
from workouts.services.season.replanned_weeks import ReplannedWeek
from workouts.services.season.seasons import Instead, SeasonWeeks, all_mondays, season_weeks
from workouts.services.season.time_off import TimeOff, take_time_off, weeks_with
from workouts.services.training.logged_weeks import asked_now
from workouts.services.week.own_weeks import weeks_built_again
from workouts.services.week.weeks import A_WEEK, FoundWeek, find_week
from workouts.views.access import address_of, find_plan
from workouts.views.private import limited, private_form
from workouts.views.week.shown_versions import based_on, versions_seen

#: What happened, and more of it.
CHOICES = {
    What.ILL: (_lazy("I was ill, or away"), _lazy("weeks without strength")),
    What.KIT: (_lazy("Other kit"), _lazy("no gym for a while, or a new one")),
    What.HURTS: (_lazy("Something hurts"), _lazy("pain or a strain")),
    What.TIME: (_lazy("Less time, or more"), _lazy("days or minutes")),
    What.RACE: (_lazy("A race"), _lazy("new, moved or cancelled")),
}
ASKED = "asked"  # among the answers, once there are some


@private_form
@limited("what_if", to_see=True)
def changed(request: HttpRequest, code: str) -> HttpResponse:
    """Asks what happened, then for its details, then shows what becomes of the weeks. POST takes
    it."""
    plan = find_plan(request, code)
    data = request.POST if request.method == "POST" else request.GET
    choices = _choices(plan)
    what = next((one for one in choices if one == data.get("what")), None)
    if what is None:
        return _page(request, plan, {"choices": choices})
    asked = asked_now(plan)
    if ASKED not in data and request.method != "POST":
        return _page(request, plan, _about(what, _begun(what, plan, asked, data)))
    form = FORMS[what](data)
    if form.is_valid() and isinstance(form, RaceMovedForm) and not has_room(plan, _move(form)):
        form.add_error(None, _("A season holds %d races at most.") % MOST_RACES)
    if not form.is_valid():
        return _page(request, plan, _about(what, form), status=HTTPStatus.BAD_REQUEST)
    if request.method != "POST":
        return _page(request, plan, _about(what, form) | _shown(plan, form, asked))
    if not _take(request, plan, form, asked):
        messages.warning(request, _("Your weeks have changed since. Please look again."))
        context = _about(what, form) | _shown(plan, form, asked)
        return _page(request, plan, context, status=HTTPStatus.CONFLICT)
    tell_change(request, _("Your coming weeks follow what has changed."))
    if isinstance(form, RaceMovedForm):
        return redirect("workouts:season", code=code)
    return redirect(address_of(plan, this_monday()) if isinstance(form, IllForm) else plan)


def _choices(plan: Plan) -> dict[What, tuple[Any, Any]]:
    """A race of a plan without a season has a page of its own."""
    is_offered = {one: one is not What.RACE or plan.season is not None for one in CHOICES}
    return {one: words for one, words in CHOICES.items() if is_offered[one]}


def _begun(what: What, plan: Plan, asked: Request, data: Mapping[str, Any]) -> WhatForm:
    """The form as it is seen first; of a race that moves with what is known of it."""
    known = FORMS[what].known(asked)
    race = next((one for one in plan.races if one.when.isoformat() == data.get("out")), None)
    if what is What.RACE and race is not None:
        known = race_answers(race) | {"out": race.when.isoformat()}
    return FORMS[what](initial=known)


def _about(what: What, form: WhatForm) -> dict[str, Any]:
    return {"what": what.value, "title": CHOICES[what][0], "form": form}


def _take(request: HttpRequest, plan: Plan, form: WhatForm, asked: Request) -> bool:
    if isinstance(form, IllForm):
        return take_time_off(plan, _time_off(form), based_on=versions_seen(request))
    if isinstance(form, RaceMovedForm):
        return take_move(plan, _move(form), based_on=versions_seen(request))
    wanted = form.asked_with(asked)
    return take_answers(plan, wanted, plan.race, based_on=based_on(request)) is not None


def _time_off(form: IllForm) -> TimeOff:
    data = form.cleaned_data
    return TimeOff(before=data["weeks"], ahead=data["back"], had_fever=data["fever"])


def _move(form: RaceMovedForm) -> RaceMove:
    return RaceMove(race=form.race(), out=form.cleaned_data["out"])


def _shown(plan: Plan, form: WhatForm, asked: Request) -> dict[str, Any]:
    """What would become of the weeks."""
    if isinstance(form, RaceMovedForm):
        weeks = weeks_moved(plan, _move(form))
        lead = _race_lead(plan, _move(form))
        return _replanned(plan, moved_to(plan, _move(form)), weeks) | {"lead": lead}
    if isinstance(form, IllForm):
        return _replanned(plan, plan, weeks_with(plan, _time_off(form)))
    answered = week_from_answers(plan, form.asked_with(asked), plan.race)
    found = find_week(plan.code, also=all_mondays())
    before = _season_of(found)
    after = before and season_weeks(
        found, before.season, usual=answered.asked, instead=_built_again(plan, answered)
    )
    return {
        "is_asked": True,
        "is_cut_short": is_cut_short(answered.week),
        "weeks": [*_near_weeks(before, after)] if before and after else [],
        "changes": [wording.difference(one) for one in answered.changes],
        "urgent": [one for one in wording.messages(answered.week, answered.asked) if one.is_urgent],
        "by_hand": wording.done(answered.by_hand),
        "own_weeks": [dates_of(one.monday) for one in answered.own_weeks],
        "based_on": answered.opened.version.pk,
        "becoming": becoming(before, after) if before and after else Becoming(),
    }


def _near_weeks(before: SeasonWeeks, after: SeasonWeeks) -> Iterator[dict[str, Any]]:
    """Of this week and the next, what changes in them."""
    now = {one.monday: one for one in after.weeks}
    for was in before.weeks:
        if this_monday() <= was.monday <= this_monday() + A_WEEK:
            one = now[was.monday]
            yield _told(was.monday, was.week, one.week, one.request)


def _race_lead(plan: Plan, move: RaceMove) -> str:
    """The race that comes, else the one that goes."""
    if move.race is not None:
        return countdown(move.race)
    gone = next((race for race in plan.races if race.when == move.out), None)
    return goes_out(gone) if gone else _("The race goes out of your season.")


def _replanned(plan: Plan, after: Plan, weeks: tuple[ReplannedWeek, ...]) -> dict[str, Any]:
    """Each week that becomes another than it is, or would be; `after` is the plan with what has
    changed."""
    instead = {one.monday: Instead(week=one.week, asked=one.asked) for one in weeks}
    found = find_week(plan.code, also=all_mondays())
    before = _season_of(found)
    was = {one.monday: one.week for one in before.weeks} if before else {}
    return {
        "is_asked": True,
        "by_week": True,
        "is_cut_short": any(is_cut_short(one.week) for one in weeks),
        "weeks": [_week(one, was.get(one.monday, one.opened.week)) for one in weeks],
        "seen": ",".join(str(one.opened.version.pk) for one in weeks),
        "becoming": _becoming(replace(found, plan=after), before, instead),
    }


def _built_again(plan: Plan, answered: AnsweredWeek) -> dict[date, Instead]:
    """This week and the next as they would be; the next one if it is a week of its own."""
    season, this_week = plan.season, this_monday()
    number = season.number_of(this_week) if season else None
    if season is None or number is None:
        return {}
    near = [one for one in answered.own_weeks if one.monday <= this_week + A_WEEK]
    built = weeks_built_again(plan, near, answered.week, answered.asked)
    races = [race.counted(this_week) for race in season.races]
    usual = in_season(answered.asked, races, number=number)
    found = {own.monday: Instead(week=week, asked=own.asked) for own, week in built}
    return {this_week: Instead(week=answered.week, asked=usual), **found}


def _becoming(
    found: FoundWeek,
    before: SeasonWeeks | None,
    instead: Mapping[date, Instead],
) -> Becoming:
    """Of the weeks of the season; nothing without one."""
    season = found.plan.season
    if season is None or before is None:
        return Becoming()
    return becoming(before, season_weeks(found, season, instead=instead))


def _season_of(found: FoundWeek) -> SeasonWeeks | None:
    season = found.plan.season
    return None if season is None else season_weeks(found, season)


def _week(one: ReplannedWeek, was: Week) -> dict[str, Any]:
    notes = wording.sentences(one.notes)
    return _told(one.monday, was, one.week, one.asked) | {"notes": notes}


def _told(monday: date, was: Week, now: Week, asked: Request) -> dict[str, Any]:
    found = differences(was, now, asked, with_doses=True)
    changes = [wording.difference(difference) for difference in found]
    return {"dates": dates_of(monday), "changes": changes}


def _page(
    request: HttpRequest, plan: Plan, context: dict[str, Any], *, status: int = HTTPStatus.OK
) -> HttpResponse:
    context |= {"plan": plan, "here": address_of(plan)}
    return render(request, "workouts/season/changed.html", context, status=status)
