"""What holds for one request: the preferences of the person it answers."""

from collections.abc import Callable
from http import HTTPStatus

from django.conf import settings
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from workouts.preferences import Preferences, preferring
from workouts.services.account.devices import note_use
from workouts.services.account.settings import preferences_of

ZONE_COOKIE = "time_zone"  # written by static/js/time_zone.js
MOST_BYTES = 12_000_000  # a photograph in the admin may have ten


def small_bodies(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Refuse a body that is too large for any form, or says no size, before reading it."""

    def middleware(request: HttpRequest) -> HttpResponse:
        length = request.META.get("CONTENT_LENGTH") or "0"
        if not (length.isascii() and length.isdigit()):
            raise BadRequest("the length of the body is no number")
        if int(length[:15]) > MOST_BYTES:
            return render(request, "413.html", status=HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
        return get_response(request)

    return middleware


def sound_headers(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Refuse a header with a NUL: servers should, and PostgreSQL cannot note a device by it."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if any("\x00" in value for value in request.headers.values()):
            raise BadRequest("a header holds a NUL")
        return get_response(request)

    return middleware


def runner_settings(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    def middleware(request: HttpRequest) -> HttpResponse:
        has_session = settings.SESSION_COOKIE_NAME in request.COOKIES
        preferences = preferences_of(request.session) if has_session else Preferences()
        request.preferences = preferences  # type: ignore[attr-defined]
        with preferring(preferences.in_zone(request.COOKIES.get(ZONE_COOKIE, ""))):
            return get_response(request)

    return middleware


def last_seen(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Notes now and then that a session is in use: for the page that lists them, and so that it
    ends only when it is not used. After the view, which may have signed somebody in."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if settings.SESSION_COOKIE_NAME in request.COOKIES or request.session.modified:
            note_use(request)
        return response

    return middleware
