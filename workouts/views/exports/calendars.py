"""The plan in somebody's calendar: by an address that opens without a cookie, or as a file."""

import hashlib
from datetime import date
from typing import Any, cast

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from workouts.exchange.calendar_file import Told, calendar_text
from workouts.models import CalendarFeed, this_monday
from workouts.pages.exports.calendar_words import calendar_words
from workouts.pages.exports.qr_code import qr_code
from workouts.services.calendar_feeds import (
    feeds_of,
    make_feed,
    take_back,
    told_events,
    week_events,
)
from workouts.services.plans import note_opened
from workouts.views.access import find_plan
from workouts.views.private import limited, private_export, private_form, private_post
from workouts.views.week.shown_versions import row_number

CONTENT_TYPE = "text/calendar; charset=utf-8"


class FeedForm(forms.Form):
    is_busy_only = forms.BooleanField(
        label=gettext_lazy("Only that I am busy"),
        help_text=gettext_lazy("No exercise, no note: for a calendar that others see."),
        required=False,
    )
    with_runs = forms.BooleanField(label=gettext_lazy("With my runs"), required=False)


@private_form
def calendar(request: HttpRequest, code: str) -> HttpResponse:
    """Makes an address for a calendar; shows those that there are."""
    plan = find_plan(request, code)
    if request.method == "POST":
        wanted = FeedForm(request.POST)
        wanted.full_clean()  # two boxes cannot be wrong
        newest = request.POST.get("seen")
        seen = None if newest is None else row_number(newest)
        if make_feed(plan, **wanted.cleaned_data, seen=seen) is None:
            messages.warning(
                request,
                _("This plan has as many addresses as it can. Take one back, then make another."),
            )
        return redirect("workouts:calendar", code=code)
    feeds = [
        {
            "feed": feed,
            "address": address,
            "webcal": f"webcal:{address.partition(':')[2]}",
            "code": qr_code(address),
        }
        for feed in feeds_of(plan)
        if (address := request.build_absolute_uri(feed.get_absolute_url()))
    ]
    context = {"plan": plan, "form": FeedForm(), "feeds": feeds, "monday": this_monday()}
    return render(request, "workouts/exports/calendar.html", context)


@private_post
def calendar_revocations(request: HttpRequest, code: str) -> HttpResponse:
    """An address is dead from now on."""
    take_back(find_plan(request, code), row_number(request.POST.get("feed", "")))
    messages.success(request, _("The address no longer works."))
    return redirect("workouts:calendar", code=code)


@limited("feed", to_see=True)
@require_safe
def calendar_feed(request: HttpRequest, code: str) -> HttpResponse:
    """The plan as a calendar reads it, without a cookie; 304 when nothing has changed."""
    feed = CalendarFeed.objects.open().filter(code=code).first()
    if feed is None:
        raise Http404
    note_opened(feed.plan)
    words = calendar_words()
    name = words.busy if feed.is_busy_only else str(feed.plan)
    text = calendar_text(name, told_events(feed, words))
    etag = f'"{hashlib.sha256(text.encode()).hexdigest()[:32]}"'
    response: Any = HttpResponse(text, content_type=CONTENT_TYPE)
    response["ETag"] = etag
    response["Cache-Control"] = "private, no-cache"
    response["X-Robots-Tag"] = "noindex"
    answer = get_conditional_response(request, etag=etag, response=response)
    return cast(HttpResponse, answer)


@private_export
def week_calendar(request: HttpRequest, code: str, monday: date | None = None) -> HttpResponse:
    """One week as a file; this week where no other is named."""
    plan = find_plan(request, code)
    changed = timezone.localtime(plan.updated_at)
    events = week_events(plan, monday or this_monday(), calendar_words())
    told = [Told(event=event, sequence=0, changed=changed) for event in events]
    response = HttpResponse(calendar_text(str(plan), told), content_type=CONTENT_TYPE)
    response["Content-Disposition"] = 'attachment; filename="hamstrong-week.ics"'
    return response
