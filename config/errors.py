"""What a visitor gets when it does not work: a form that is too old (403), not found (404), too
often (429), broken (500), away (503). Whatever was typed comes back, in a form to send again.
"""

import errno
import sys
from collections.abc import Iterator
from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.template import loader
from django.utils.module_loading import import_string
from django.views import defaults

from config.sent_again import again

WAIT_SECONDS = 60  # most limits count a minute
RETRY_SECONDS = 10  # a database is restarted within it
FULL = (errno.ENOSPC, errno.EDQUOT)
OF_REDIS = [import_string("redis.exceptions.RedisError")] if settings.IS_REDIS else []
AWAY = (OperationalError, InterfaceError, *OF_REDIS)
#: PostgreSQL's code for a database that takes no writes, as after a failover.
READ_ONLY = "25006"


def too_many_requests(request: HttpRequest) -> HttpResponse:
    context = {"again": again(request)}
    response = render(request, "429.html", context, status=HTTPStatus.TOO_MANY_REQUESTS)
    return _once(response, WAIT_SECONDS)


def form_too_old(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Somebody has signed in or out since its page was shown, or it was no page of ours."""
    context = {"again": again(request)}
    response = render(request, "403_csrf.html", context, status=HTTPStatus.FORBIDDEN)
    response["Cache-Control"] = "no-store"
    return response


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """A plan of one's own is not found either once the session has ended."""
    sent = again(request)
    is_ended = sent is not None and not request.user.is_authenticated
    context = {"again": sent if is_ended else None}
    return render(request, "404.html", context, status=HTTPStatus.NOT_FOUND)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Django takes a session that the database could not write for one that was deleted."""
    is_outage = any(_is_passing(error) for error in _chain(exception))
    return away(request) if is_outage else defaults.bad_request(request, exception)


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    """The exception, and those during which it was raised."""
    while error is not None:
        yield error
        error = error.__context__


def server_error(request: HttpRequest) -> HttpResponse:
    """Django calls it while it handles the exception, whichever layer raised it."""
    if _is_passing(sys.exception()):
        return away(request)
    page = loader.get_template("500.html").render(_to_send_again(request))
    return HttpResponse(page, status=HTTPStatus.INTERNAL_SERVER_ERROR)


def _is_passing(error: BaseException | None) -> bool:
    """The database or Redis is away, locked, full or read-only, or the disk is full: it can be
    sent again."""
    is_full = isinstance(error, OSError) and error.errno in FULL
    is_read_only = getattr(getattr(error, "__cause__", None), "sqlstate", None) == READ_ONLY
    return is_full or is_read_only or isinstance(error, AWAY)


def away(request: HttpRequest) -> HttpResponse:
    """Needs neither database nor session: nothing that could be away as well."""
    page = loader.get_template("503.html").render(_to_send_again(request))
    response = HttpResponse(page, status=HTTPStatus.SERVICE_UNAVAILABLE)
    return _once(response, RETRY_SECONDS)


def _to_send_again(request: HttpRequest) -> dict[str, Any]:
    """For pages that are rendered without the request: nothing here may fail as well."""
    try:
        return {"again": again(request), "csrf_token": get_token(request)}
    except Exception:  # the page is shown all the same
        return {}


def _once(response: HttpResponse, seconds: int) -> HttpResponse:
    """Not kept by anybody; another try makes sense after so many seconds."""
    response["Retry-After"] = str(seconds)
    response["Cache-Control"] = "no-store"
    return response
