"""Devices on which somebody has signed in before, known by a cookie.

Wrong passwords that others send from elsewhere do not keep these out.
"""

from secrets import token_hex
from typing import Any

from django.conf import settings
from django.core.signing import BadSignature
from django.http import HttpRequest, HttpResponseBase
from django.utils.crypto import salted_hmac

COOKIE = "__Host-device" if settings.SESSION_COOKIE_NAME.startswith("__Host-") else "device"
SALT = "workouts.known_devices"
LASTS_SECONDS = 365 * 24 * 60 * 60


def known_device(request: HttpRequest, login: str) -> str | None:
    """The number of this device, if somebody has signed in on it as `login`."""
    try:
        written = request.get_signed_cookie(COOKIE, salt=SALT, max_age=LASTS_SECONDS)
    except (KeyError, BadSignature):
        return None
    number, *logins = (written or "").split(".")
    return number if _digest(login) in logins else None


def make_known(response: HttpResponseBase, user: Any) -> None:
    """What somebody may type to sign in is in the cookie, and cannot be read from it."""
    logins = sorted({_digest(login) for login in (user.email, user.get_username()) if login})
    response.set_signed_cookie(
        COOKIE,
        ".".join((token_hex(8), *logins)),
        salt=SALT,
        max_age=LASTS_SECONDS,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def _digest(login: str) -> str:
    return salted_hmac(SALT, login.lower()).hexdigest()[:20]
