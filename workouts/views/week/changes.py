"""Changes of a week: each POST makes one, judged by the rules that built the week."""

from datetime import date
from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from exercises.records import RecordError
from workouts.forms.changes import DoseForm, RunForm, SessionForm
from workouts.models import TITLE_LENGTH, Plan
from workouts.pages import wording
from workouts.pages.refusals import conflict, refusal
from workouts.pages.week.answers import tell_change
from workouts.pages.week.suggestions import (
    additions_for,
    remedies_for,
    run_swaps_for,
    swaps_for,
    ways_for,
)
from workouts.pages.week.verdicts import verdict_on
from workouts.planning.notation.edits import read, written
from workouts.planning.values.season import Phase
from workouts.services.once import made_once
from workouts.services.week.changes import (
    ForbiddenChangeError,
    Made,
    StaleWeekError,
    change_week,
    is_made,
    keep_both,
)
from workouts.services.week.weeks import OpenWeek
from workouts.views.access import address_of, find_plan, open_week, remember, week_context
from workouts.views.plan.sending import sending_of
from workouts.views.private import (
    count_saves,
    limited,
    private,
    private_form,
    private_get,
    private_post,
)
from workouts.views.season.races import race_of_change
from workouts.views.week.places import day_of, item_of, number_of, session_of
from workouts.views.week.shown_versions import based_on, row_number

MOST_FINDINGS = 1000  # with a number of their own


@private_post
def changes(request: HttpRequest, code: str, monday: date | None = None) -> HttpResponse:
    """Makes the change that a button of the board holds."""
    return make(request, code, monday, request.POST.get("edits", ""))


def make(request: HttpRequest, code: str, monday: date | None, text: str) -> HttpResponse:
    """Change the week and go back to its board; or say why not, and what would work."""
    plan = find_plan(request, code)
    here = address_of(plan, monday)
    knowingly = request.POST.getlist("knowingly")
    try:
        made = change_week(
            plan, monday, read(text), based_on=based_on(request), knowingly=knowingly
        )
    except StaleWeekError as stale:
        return redirect(here) if is_made(stale, read(text)) else stale_page(request, stale, text)
    except ForbiddenChangeError as refused:
        context = {"plan": plan, "here": here, "refusal": refusal(refused), "edits": text}
        context["based_on"] = refused.opened.version.pk
        return render(
            request, "workouts/changes/refused.html", context, status=HTTPStatus.BAD_REQUEST
        )
    except (RecordError, IndexError):
        return nonsense(request, here)
    _tell(request, made)
    return redirect(here)


def stale_page(request: HttpRequest, stale: StaleWeekError, text: str) -> HttpResponse:
    """The page that tells what happened meanwhile, and how to keep both."""
    context = {
        "plan": stale.now.plan,
        "here": address_of(stale.now.plan, stale.now.monday),
        "conflict": conflict(stale, text),
        "seen": stale.seen.pk if stale.seen else "",
        "based_on": stale.now.version.pk,
        "edits": text,
    }
    return render(request, "workouts/changes/stale.html", context, status=HTTPStatus.CONFLICT)


def nonsense(request: HttpRequest, here: str) -> HttpResponse:
    """The page for a change that cannot be understood, or whose session is gone."""
    context = {"here": here}
    return render(request, "workouts/changes/nonsense.html", context, status=HTTPStatus.BAD_REQUEST)


def _tell(request: HttpRequest, made: Made) -> None:
    said, verdict = " ".join(wording.done(made.changes)), verdict_on(made.new_findings)
    if verdict.is_fine:
        fine = _("All rules hold.") if not made.findings else ""
        tell_change(request, " ".join([said, *([fine] if fine else [])]), messages.SUCCESS)
    else:
        text = _("{change} But: {verdict}").format(change=said, verdict=verdict.says(if_fine=""))
        tell_change(request, text, messages.WARNING, place=made.moved_place)


@private_post
def both(request: HttpRequest, code: str, monday: date | None = None) -> HttpResponse:
    """After a conflict: the change as a separate plan, and the week as it is now."""
    plan = find_plan(request, code)
    count_saves(request)
    title = _("{title}, my change").format(title=plan)[:TITLE_LENGTH]
    seen = row_number(request.POST.get("seen", ""))

    def both_kept() -> list[Plan]:
        copy = keep_both(plan, read(request.POST.get("edits", "")), seen=seen, title=title)
        return [copy] if copy else []

    try:
        copies = made_once(sending_of(request), both_kept)
    except (RecordError, IndexError):
        copies = []
    if not copies:
        return nonsense(request, address_of(plan, monday))
    [copy] = copies
    remember(request, copy)
    messages.success(request, _("Both are kept: this is the week with your change."))
    return redirect(copy)


@private_get
def swaps(request: HttpRequest, code: str, monday: date | None = None) -> HttpResponse:
    """What could be done instead of an exercise, the best first, each with its own dose."""
    opened = open_week(request, code, monday)
    place, session = session_of(request, opened)
    position, item = item_of(request, session)
    shown = swaps_for(opened, place, position)
    context = week_context(opened, place=place, item=item, day=session.day, swaps=shown)
    return render(request, "workouts/changes/swaps.html", context)


@private_get
def additions(request: HttpRequest, code: str, monday: date | None = None) -> HttpResponse:
    """What could be added to a session, or to a day that has none."""
    opened = open_week(request, code, monday)
    place = None if "day" in request.GET else session_of(request, opened)[0]
    day = day_of(request) if place is None else opened.week.sessions[place].day
    shown = additions_for(opened, day, place)
    context = week_context(
        opened,
        day=wording.day_words(day),
        additions=shown,
        is_new=place is None,
        is_race_week=opened.request.phase is Phase.RACE_WEEK,
    )
    return render(request, "workouts/changes/additions.html", context)


@private_get
def missed(request: HttpRequest, code: str, monday: date | None = None) -> HttpResponse:
    """What can become of a session that was missed."""
    opened = open_week(request, code, monday)
    place, session = session_of(request, opened)
    shown = ways_for(opened, place)
    context = week_context(opened, day=wording.day_words(session.day), ways=shown)
    return render(request, "workouts/changes/missed.html", context)


@private
@limited("build", to_see=True)
@require_safe
def remedies(request: HttpRequest, code: str, monday: date | None = None) -> HttpResponse:
    """What would take one finding away, for those that the board shows without remedies."""
    opened = open_week(request, code, monday)
    shown = remedies_for(opened, number_of(request, "finding", MOST_FINDINGS))
    context = week_context(opened, remedies=shown)
    return render(request, "workouts/changes/remedies.html", context)


@private_form
def doses(request: HttpRequest, code: str, monday: date | None = None) -> HttpResponse:
    opened = open_week(request, code, monday)
    place, session = session_of(request, opened)
    position, item = item_of(request, session)
    form = DoseForm(request.POST or None, item)
    if form.is_valid():
        return make(request, code, monday, written(form.edit(place, position)))
    title = _("{exercise} on {day}").format(exercise=item.name, day=wording.day_words(session.day))
    hidden = {"place": place, "position": position}
    return _form_page(request, opened, form, title=title, hidden=hidden)


@private_form
def sessions(request: HttpRequest, code: str, monday: date | None = None) -> HttpResponse:
    """The warm-up and the note of a session."""
    opened = open_week(request, code, monday)
    place, session = session_of(request, opened)
    form = SessionForm(request.POST or None, session)
    if form.is_valid():
        edits = form.edits(place)
        if not edits:
            return redirect(address_of(opened.plan, monday))
        return make(request, code, monday, written(*edits))
    title = _("The session on {day}").format(day=wording.day_words(session.day))
    return _form_page(request, opened, form, title=title, hidden={"place": place})


@private_form
def runs(request: HttpRequest, code: str, monday: date | None = None) -> HttpResponse:
    """Another run on a day, or the run of another day instead."""
    opened = open_week(request, code, monday)
    day = day_of(request)
    form = RunForm(request.POST or None, day, opened.asked.week[day])
    if form.is_valid():
        race = race_of_change(opened, form.edit())
        return redirect(race) if race else make(request, code, monday, written(form.edit()))
    title = _("The run on {day}").format(day=wording.day_words(day))
    shown = run_swaps_for(opened, day)
    return _form_page(request, opened, form, title=title, hidden={"day": day.code}, swaps=shown)


def _form_page(request: HttpRequest, opened: OpenWeek, form: Any, **context: Any) -> HttpResponse:
    status = HTTPStatus.BAD_REQUEST if form.is_bound else HTTPStatus.OK
    context = week_context(opened, form=form, **context)
    return render(request, "workouts/changes/change.html", context, status=status)
