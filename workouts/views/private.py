"""What the views of a person's pages have in common: privacy, methods, and how often.

The rates are in the settings; above the rate a page says to wait (429).
"""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar, cast

from allauth.account.decorators import reauthentication_required
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.core.internal import ratelimit
from allauth.decorators import rate_limit
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

View = TypeVar("View", bound=Callable[..., HttpResponse])


def limited(action: str, *, to_see: bool = False) -> Callable[[View], View]:
    """Counts what one address sends, or with `to_see` also what it looks at."""
    return cast(Callable[[View], View], rate_limit(action=action, limit_get=to_see))


def count_saves(request: HttpRequest, weeks: int = 1) -> None:
    """Weeks that are saved, without an account by address and day; above the rate the answer is to
    wait, before anything is written."""
    action = "save_with_account" if request.user.is_authenticated else "save"
    for _week in range(weeks):
        _count(request, action)


def count_change(request: HttpRequest) -> None:
    """A change that is kept, where the same address also answers what keeps nothing."""
    _count(request, "change")


def _count(request: HttpRequest, action: str) -> None:
    if ratelimit.consume(request, app="allauth.account", action=action) is None:
        raise ImmediateHttpResponse(ratelimit.respond_429(request))


def reauthenticated(*, to_see: bool = False) -> Callable[[View], View]:
    """Asks for the password or a passkey again, if that was not done in the last five minutes, and
    then goes on. So does whatever allauth changes: addresses, passkeys, second factors."""
    return cast(Callable[[View], View], reauthentication_required(allow_get=not to_see))


def private(view: View) -> Callable[..., HttpResponse]:
    """Nobody else's cache, search engine or referrer log learns the address of a plan."""

    @wraps(view)
    def wrapped(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = view(request, *args, **kwargs)
        response["Cache-Control"] = "private, no-store"
        # With "no-referrer" browsers post forms from nowhere, and the check against forgery fails.
        response["Referrer-Policy"] = "same-origin"
        response["X-Robots-Tag"] = "noindex"
        return response

    return wrapped


def private_get(view: View) -> Callable[..., HttpResponse]:
    return private(require_safe(view))


def private_post(view: View) -> Callable[..., HttpResponse]:
    return private(limited("change")(require_POST(view)))


def private_form(view: View) -> Callable[..., HttpResponse]:
    """GET shows the form, POST sends it."""
    return private(limited("change")(require_http_methods(["GET", "HEAD", "POST"])(view)))


def private_export(view: View) -> Callable[..., HttpResponse]:
    return private(require_safe(limited("export", to_see=True)(view)))
