"""Pages that are the same for everyone who has no session: those of the catalogue and the rules."""

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control, patch_vary_headers

from exercises.catalogue_version import asked_once

View = Callable[..., HttpResponse]


def has_no_session(request: HttpRequest) -> bool:
    """No message waits in a cookie either."""
    ours = {settings.SESSION_COOKIE_NAME, settings.MESSAGES_COOKIE_NAME}
    return not request.COOKIES.keys() & ours


def for_everyone(view: View) -> View:
    """A cache may give the page to others if it asks each time whether it is still current.

    For views that depend only on the catalogue, the address and the session.
    """

    @asked_once
    @wraps(view)
    def wrapped(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = view(request, *args, **kwargs)
        patch_vary_headers(response, ["Cookie"])
        is_found = response.status_code != HTTPStatus.NOT_FOUND
        whose = "public" if is_found and has_no_session(request) else "private"
        patch_cache_control(response, no_cache=True, **{whose: True})
        return response

    wrapped.is_for_everyone = True  # type: ignore[attr-defined]
    return wrapped
