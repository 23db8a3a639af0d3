"""A week on paper, a session alone, or several weeks."""

from dataclasses import replace
from datetime import date
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from exercises import catalogue_version
from workouts.models import this_monday
from workouts.pages.week import board
from workouts.preferences import preferred
from workouts.services.week.weeks import A_WEEK
from workouts.views.access import address_of, find_week, open_week, week_context
from workouts.views.private import private_export, private_get

USUAL_WEEKS, MOST_WEEKS = 4, 12  # on one print


@private_get
def paper(request: HttpRequest, code: str, monday: date | None = None) -> HttpResponse:
    """The week on one sheet, to print."""
    opened = open_week(request, code, monday)
    if opened.week.withheld:
        raise Http404
    shown = board.paper_board(opened)
    return render(
        request,
        "workouts/exports/paper.html",
        week_context(opened, board=shown, weight_unit=preferred().weight_unit),
    )


@private_get
def session_paper(
    request: HttpRequest, code: str, session: UUID, monday: date | None = None
) -> HttpResponse:
    """One session on a sheet, with a box for every set."""
    opened = open_week(request, code, monday)
    for day in board.paper_board(opened).days:
        for one in day.sessions:
            if one.key == str(session):
                unit = preferred().weight_unit
                context = week_context(opened, session=one, day=day, weight_unit=unit)
                return render(request, "workouts/exports/session_paper.html", context)
    raise Http404


@private_export
def papers(request: HttpRequest, code: str) -> HttpResponse:
    """This week and the next ones, each on a sheet of its own; `weeks` says how many."""
    asked = request.GET.get("weeks", "")
    is_count = asked.isascii() and asked.isdecimal() and len(asked) < 4
    count = max(1, min(int(asked), MOST_WEEKS)) if is_count else USUAL_WEEKS
    mondays = [this_monday() + number * A_WEEK for number in range(count)]
    near = {monday + weeks * A_WEEK for monday in mondays for weeks in (-1, 0, 1)}
    found = find_week(request, code, None, also=near)
    with catalogue_version.known(found.catalogue_version):
        found.read_sessions()
        opened = [replace(found, monday=monday).opened() for monday in mondays]
        boards = [board.paper_board(one) for one in opened if not one.week.withheld]
    context = {
        "plan": found.plan,
        "here": address_of(found.plan),
        "boards": boards,
        "weight_unit": preferred().weight_unit,
    }
    return render(request, "workouts/exports/papers.html", context)
