"""What phones send of a training once they have a network, and the token that they send it with."""

import json
from dataclasses import asdict
from datetime import date
from http import HTTPStatus
from typing import Any
from uuid import UUID

from allauth.core.internal import ratelimit
from django.core.signing import BadSignature
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.views.decorators.http import require_POST

from workouts.services.training.recording import (
    MOST_AT_ONCE,
    NotTheirsError,
    TooManyError,
    may_record,
    record,
)
from workouts.services.training.trainings import Subject, unseal
from workouts.views.private import private, private_get

MOST_BYTES = 200_000  # 200 events with long notes


@private_get
def fresh_token(request: HttpRequest) -> HttpResponse:
    """A page out of a cache holds an old one, and signing in changes it."""
    return JsonResponse({"token": get_token(request)})


@private
@require_POST
def training_events(request: HttpRequest, training: UUID) -> HttpResponse:
    """Keeps events of a training, and answers which it has."""
    if int(request.META.get("CONTENT_LENGTH") or 0) > MOST_BYTES:
        return _refused(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "this is too much at once")
    try:
        subject, on, documents = _read(request.body)
    except (ValueError, KeyError, TypeError, RecursionError, BadSignature):
        return _refused(HTTPStatus.UNPROCESSABLE_ENTITY, "this cannot be read")
    try:
        open_log = may_record(training, subject, request.user)
    except NotTheirsError:
        is_known = request.user.is_authenticated
        status = HTTPStatus.NOT_FOUND if is_known else HTTPStatus.UNAUTHORIZED
        return _refused(status, "this plan is not open to you now")
    except TooManyError:
        return _refused(HTTPStatus.UNPROCESSABLE_ENTITY, "this plan has too many trainings")
    if (
        open_log.is_new
        and ratelimit.consume(request, app="allauth.account", action="train") is None
    ):
        return _refused(HTTPStatus.TOO_MANY_REQUESTS, "too many trainings at once")
    recorded = record(open_log, subject, on, documents)
    return JsonResponse(asdict(recorded))


def _read(body: bytes) -> tuple[Subject, date, list[object]]:
    """Raises ValueError, KeyError, TypeError, RecursionError and BadSignature."""
    said: Any = json.loads(body)
    documents = said["events"]
    if not isinstance(documents, list) or len(documents) > MOST_AT_ONCE:
        raise ValueError("no list of events")
    return unseal(said["sealed"]), day_of(said["date"]), documents


def day_of(text: str) -> date:
    """Raises ValueError."""
    on = date.fromisoformat(text)
    if not 2000 <= on.year < 2100:
        raise ValueError(text)
    return on


def _refused(status: HTTPStatus, message: str) -> HttpResponse:
    return JsonResponse({"error": message}, status=status)
