"""What a visitor gets when it does not work: too often (429), broken (500), away (503)."""

import errno
import sys
from collections.abc import Iterator
from http import HTTPStatus

from django.conf import settings
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template import loader
from django.utils.module_loading import import_string
from django.views import defaults

WAIT_SECONDS = 60  # most limits count a minute
RETRY_SECONDS = 10  # a database is restarted within it
FULL = (errno.ENOSPC, errno.EDQUOT)
OF_REDIS = [import_string("redis.exceptions.RedisError")] if settings.IS_REDIS else []
AWAY = (OperationalError, InterfaceError, *OF_REDIS)


def too_many_requests(request: HttpRequest) -> HttpResponse:
    response = render(request, "429.html", status=HTTPStatus.TOO_MANY_REQUESTS)
    return _once(response, WAIT_SECONDS)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Django takes a session that the database could not write for one that was deleted."""
    is_outage = any(_is_passing(error) for error in _chain(exception))
    return away() if is_outage else defaults.bad_request(request, exception)


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    """The exception, and those during which it was raised."""
    while error is not None:
        yield error
        error = error.__context__


def server_error(request: HttpRequest) -> HttpResponse:
    """Django calls it while it handles the exception, whichever layer raised it."""
    return away() if _is_passing(sys.exception()) else defaults.server_error(request)


def _is_passing(error: BaseException | None) -> bool:
    """The database or Redis is away, locked or full, or the disk is: it can be sent again."""
    is_full = isinstance(error, OSError) and error.errno in FULL
    return is_full or isinstance(error, AWAY)


def away() -> HttpResponse:
    """Needs neither database nor session: nothing that could be away as well."""
    page = loader.get_template("503.html").render()
    response = HttpResponse(page, status=HTTPStatus.SERVICE_UNAVAILABLE)
    return _once(response, RETRY_SECONDS)


def _once(response: HttpResponse, seconds: int) -> HttpResponse:
    """Not kept by anybody; another try makes sense after so many seconds."""
    response["Retry-After"] = str(seconds)
    response["Cache-Control"] = "no-store"
    return response
