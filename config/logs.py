"""Structured logs: one JSON object a line, each with the id of the request it belongs to."""

import json
import logging
import re
import time
from collections.abc import Callable
from contextvars import ContextVar
from uuid import uuid4

from django.http import HttpRequest, HttpResponse

from config import metrics
from config.redaction import hidden

HEADER = "X-Request-ID"
GIVEN = re.compile(r"[A-Za-z0-9._-]{8,64}")  # by a proxy; anything else gets an id of ours
request_id: ContextVar[str] = ContextVar("request_id", default="")
log = logging.getLogger("hamstrong.requests")


class JsonLines(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        line = {
            "time": self.formatTime(record, "%Y-%m-%dT%H:%M:%S%z"),
            "level": record.levelname,
            "logger": record.name,
            "message": hidden(record.getMessage()),
            "request": request_id.get(),
            **getattr(record, "facts", {}),
        }
        if record.exc_info:
            line["exception"] = hidden(self.formatException(record.exc_info))
        return json.dumps(line, ensure_ascii=False)


def requests(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Gives each request an id and writes down how it was answered; no query, body or person."""

    def middleware(request: HttpRequest) -> HttpResponse:
        given = request.headers.get(HEADER, "")
        token = request_id.set(given if GIVEN.fullmatch(given) else uuid4().hex)
        start = time.perf_counter()
        try:
            response = get_response(request)
            response[HEADER] = request_id.get()
            seconds = time.perf_counter() - start
            _write_down(request, response.status_code, seconds)
            return response
        finally:
            request_id.reset(token)

    return middleware


def _write_down(request: HttpRequest, status: int, seconds: float) -> None:
    match = request.resolver_match
    view = match.view_name if match else ""
    facts = {
        "method": request.method,
        "path": hidden(request.path),
        "view": view,
        "status": status,
        "ms": round(seconds * 1000, 1),
    }
    log.info("request", extra={"facts": facts})
    metrics.count(view, status, seconds)
