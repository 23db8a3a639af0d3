"""Where a person is signed in, and signing out there from afar."""

from dataclasses import dataclass
from datetime import datetime
from time import time
from typing import Any

from allauth.usersessions.models import UserSession
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.models import Session
from django.http import HttpRequest
from django.utils import timezone

NOTED = "seen"
NOTED_SECONDS = 15 * 60  # a write for each page would cost more than it tells
REST_SECONDS = 90 * 24 * 60 * 60  # without use, after which a session ends
STAFF_REST_SECONDS = 24 * 60 * 60
BROWSERS = (
    *(("Edg", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser", "Samsung Internet")),
    *(("Firefox", "Firefox"), ("FxiOS", "Firefox"), ("CriOS", "Chrome"), ("Chrome", "Chrome")),
    ("Safari", "Safari"),
)
SYSTEMS = (
    *(("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows")),
    *(("Mac OS", "Mac"), ("CrOS", "Chromebook"), ("Linux", "Linux")),
)


@dataclass(frozen=True, kw_only=True)
class Device:
    """`browser` and `system` are empty when they do not say who they are."""

    number: int
    browser: str
    system: str
    ip: str
    since: datetime
    seen: datetime
    is_this: bool


def devices_of(user: Any, current: str | None) -> list[Device]:
    """This one first, then those seen last."""
    rows = sorted(_live(user), key=lambda row: (row.session_key != current, -_stamp(row)))
    return [
        Device(
            number=row.pk,
            browser=_named(row.user_agent, BROWSERS),
            system=_named(row.user_agent, SYSTEMS),
            ip=row.ip,
            since=row.created_at,
            seen=row.last_seen_at,
            is_this=row.session_key == current,
        )
        for row in rows
    ]


def sign_out(user: Any, number: int, current: str | None) -> bool:
    """End one session of this person, but not the current one; returns whether there was one."""
    others = UserSession.objects.filter(user=user).exclude(session_key=current or "")
    row = others.filter(pk=number).first()
    if row is not None:
        row.end()
    return row is not None


def sign_out_others(user: Any, current: str | None) -> None:
    """End every session of this person except the current one; without one, all."""
    for row in UserSession.objects.filter(user=user).exclude(session_key=current or ""):
        row.end()


def note_use(request: HttpRequest) -> None:
    """Note that a signed-in person's session is in use, unless that was noted just now; it ends
    when it was not used for so long. Without an account it lasts as the settings say."""
    session, now = request.session, int(time())
    if SESSION_KEY not in session or _was_noted_lately(session.get(NOTED), now):
        return
    if request.user.is_authenticated:
        session[NOTED] = now
        session.set_expiry(STAFF_REST_SECONDS if request.user.is_staff else REST_SECONDS)
        UserSession.objects.create_from_request(request)


def _was_noted_lately(before: object, now: int) -> bool:
    """A time in the future does not count: the clock was wrong then."""
    return isinstance(before, int) and 0 <= now - before < NOTED_SECONDS


def _live(user: Any) -> Any:
    living = Session.objects.filter(expire_date__gt=timezone.now()).values("session_key")
    return UserSession.objects.filter(user=user, session_key__in=living)


def _stamp(row: UserSession) -> float:
    return float(row.last_seen_at.timestamp())


def _named(user_agent: str, names: tuple[tuple[str, str], ...]) -> str:
    return next((name for sign, name in names if sign in user_agent), "")
