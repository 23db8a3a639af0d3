"""Sessions as files for a watch: one alone, or all of a week."""

import io
import zipfile
from datetime import date
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.text import slugify

from workouts.exchange.watch_file import Workout, watch_file
from workouts.models import this_monday
from workouts.pages.exports.watch_workouts import watch_workout
from workouts.services.week.weeks import OpenWeek
from workouts.views.access import open_week, week_context
from workouts.views.private import private_export, private_get

EARLIEST = (1980, 1, 1, 0, 0, 0)  # of an archive; always the same, so that its bytes are


@private_get
def watch(request: HttpRequest, code: str, monday: date | None = None) -> HttpResponse:
    """The sessions of a week as files, and how they come to a watch."""
    opened = open_week(request, code, monday)
    workouts = [(session, _workout(opened, session.identity)) for session in opened.week.sessions]
    return render(request, "workouts/exports/watch.html", week_context(opened, workouts=workouts))


@private_export
def watch_session(
    request: HttpRequest, code: str, session: UUID, monday: date | None = None
) -> HttpResponse:
    """One session as a FIT file."""
    workout = _workout(open_week(request, code, monday), str(session))
    return _download(watch_file(workout), "application/vnd.ant.fit", _file_name(workout))


@private_export
def watch_week(request: HttpRequest, code: str, monday: date | None = None) -> HttpResponse:
    """All sessions of a week in one archive."""
    opened = open_week(request, code, monday)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for number, session in enumerate(opened.week.sessions, start=1):
            workout = _workout(opened, session.identity)
            entry = zipfile.ZipInfo(f"{number}-{_file_name(workout)}", EARLIEST)
            archive.writestr(entry, watch_file(workout))
    return _download(packed.getvalue(), "application/zip", "hamstrong-week.zip")


def _workout(opened: OpenWeek, identity: str) -> Workout:
    """Of the week itself; of one that repeats as it is this week."""
    for session in opened.week.sessions:
        if session.identity == identity:
            return watch_workout(session, opened.monday or this_monday(), plan=opened.plan.pk)
    raise Http404


def _file_name(workout: Workout) -> str:
    return f"{slugify(workout.name) or 'session'}-{workout.made:%Y-%m-%d}.fit"


def _download(content: bytes, content_type: str, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=content_type)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
