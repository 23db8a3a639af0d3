"""The page a visitor gets when something broke: of our making (500), or out of our hands (503)."""

import errno
import sys
from http import HTTPStatus

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.template import loader
from django.views import defaults

RETRY_SECONDS = 10  # a database is restarted within it
FULL = (errno.ENOSPC, errno.EDQUOT)


def server_error(request: HttpRequest) -> HttpResponse:
    """Django calls it while it handles the exception, whichever layer raised it."""
    return away() if _is_passing(sys.exception()) else defaults.server_error(request)


def _is_passing(error: BaseException | None) -> bool:
    """The database is away, locked or full, or the disk is: what was sent can be sent again."""
    is_full = isinstance(error, OSError) and error.errno in FULL
    return is_full or isinstance(error, OperationalError | InterfaceError)


def away() -> HttpResponse:
    """Needs neither database nor session: nothing that could be away as well."""
    page = loader.get_template("503.html").render()
    response = HttpResponse(page, status=HTTPStatus.SERVICE_UNAVAILABLE)
    response["Retry-After"] = str(RETRY_SECONDS)
    response["Cache-Control"] = "no-store"
    return response
