"""The coming week as it is proposed from what was done, and taking it."""

from datetime import date
from http import HTTPStatus

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from exercises import catalogue_version
from workouts.forms.season.week_report import WeekReportForm
from workouts.models import this_monday
from workouts.pages.season.next_week import shown_proposal
from workouts.pages.week.answers import tell_change
from workouts.pages.week.weeks import coming_mondays, week_words
from workouts.services.season.next_week import Choice, Wishes, due_monday, propose, take
from workouts.services.season.week_reports import tell_of_week
from workouts.services.training.logged_weeks import mondays_before
from workouts.services.week.weeks import A_WEEK
from workouts.views.access import address_of, find_plan, find_week, week_context
from workouts.views.private import limited, private_form, private_get, private_post
from workouts.views.week.shown_versions import based_on

HAND = "hand"  # what the button sends that takes the proposal to change it
BUTTONS = {choice.value: choice for choice in Choice} | {HAND: Choice.PROPOSED}


@private_get
def next_week(request: HttpRequest, code: str) -> HttpResponse:
    """Leads to the week that is due: this one until it is decided or begun, then the next."""
    found = find_week(request, code, this_monday())
    with catalogue_version.known(found.catalogue_version):
        monday = due_monday(found, found.opened().week)
    return redirect("workouts:proposed", code=code, monday=monday)


@private_form
@limited("build", to_see=True)
def proposed(request: HttpRequest, code: str, monday: date) -> HttpResponse:
    """What was told, each dose with its step and its reason. POST takes one of the choices."""
    if monday not in coming_mondays():
        raise Http404
    return (
        _take(request, code, monday) if request.method == "POST" else _page(request, code, monday)
    )


@private_post
def week_report(request: HttpRequest, code: str, monday: date) -> HttpResponse:
    """How a week was as a whole; the proposal of the week after it follows."""
    if monday + A_WEEK not in coming_mondays():
        raise Http404
    plan = find_plan(request, code)
    form = WeekReportForm(request.POST)
    if not form.is_valid():
        return _page(request, code, monday + A_WEEK, report=form, status=HTTPStatus.BAD_REQUEST)
    tell_of_week(plan, form.report(monday))
    messages.success(request, _("Noted. The proposal takes it into account."))
    return redirect("workouts:proposed", code=code, monday=monday + A_WEEK)


def _page(
    request: HttpRequest,
    code: str,
    monday: date,
    *,
    report: WeekReportForm | None = None,
    status: int = HTTPStatus.OK,
) -> HttpResponse:
    found = find_week(request, code, monday, also=mondays_before(monday))
    wishes = _wishes(request)
    with catalogue_version.known(found.catalogue_version):
        coming = propose(found, wishes)
        if coming is None:
            return redirect(address_of(found.plan, monday))
        context = week_context(
            coming.opened,
            shown=shown_proposal(coming),
            seen=coming.digest,
            wishes=wishes,
            name=week_words(monday),
            report=report or WeekReportForm.of(coming.last_report),
            last_monday=coming.last.monday,
        )
        return render(request, "workouts/season/proposed.html", context, status=status)


def _wishes(request: HttpRequest) -> Wishes:
    said = request.POST if request.method == "POST" else request.GET
    return Wishes(skips_deload="skip" in said, missed="missed" in said)


def _take(request: HttpRequest, code: str, monday: date) -> HttpResponse:
    plan = find_week(request, code, monday).plan
    button = request.POST.get("do", "")
    choice = BUTTONS.get(button)
    taken = None
    if choice is not None:
        seen = request.POST.get("seen", "")
        taken = take(plan, monday, choice, _wishes(request), based_on=based_on(request), seen=seen)
    if taken is None:
        messages.warning(request, _("The proposal has changed since. Please look again."))
        return _page(request, code, monday, status=HTTPStatus.CONFLICT)
    if taken.is_news:
        tell_change(request, _told(button))
    return redirect(address_of(plan, monday))


def _told(button: str) -> str:
    return {
        Choice.PROPOSED.value: _("This is your week now."),
        HAND: _("This is your week now. Change what you like."),
        Choice.SAME.value: _("The same sessions as the week before."),
        Choice.NONE.value: _("No strength work this week."),
    }[button]
