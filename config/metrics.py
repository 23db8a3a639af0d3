"""How many requests, how they were answered and how long they took, for a Prometheus to read.

Only with METRICS_TOKEN set. Processes share nothing but a directory: each keeps its counts in a
file of its own, and whoever is asked adds them all up. Counts of a process that ended stay.
"""

import json
import os
import threading
import time
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from hmac import compare_digest
from pathlib import Path

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseNotFound

BUCKETS = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0)  # seconds
WRITE_SECONDS = 1.0  # at most this often
_lock = threading.Lock()
_counts: Counter[str] = Counter()
_written = 0.0


def count(view: str, status: int, seconds: float) -> None:
    if not settings.METRICS_TOKEN:
        return
    labels = f'view="{view}",status="{status}"'
    with _lock:
        _counts[f"hamstrong_requests_total{{{labels}}}"] += 1
        _counts[f'hamstrong_request_seconds_sum{{view="{view}"}}'] += seconds  # type: ignore[assignment]
        _counts[f'hamstrong_request_seconds_count{{view="{view}"}}'] += 1
        for bucket in (*BUCKETS, float("inf")):
            if seconds <= bucket:
                end = "+Inf" if bucket == float("inf") else f"{bucket:g}"
                _counts[f'hamstrong_request_seconds_bucket{{view="{view}",le="{end}"}}'] += 1
        _keep()


def _keep() -> None:
    global _written
    if time.monotonic() - _written < WRITE_SECONDS:
        return
    _write()
    _written = time.monotonic()


def _write() -> None:
    with suppress(OSError):  # a full disk costs counts, never an answer
        _put_down()


def _put_down() -> None:
    folder = Path(settings.METRICS_DIR)
    folder.mkdir(parents=True, exist_ok=True)
    new = folder / f"{os.getpid()}.new"
    new.write_text(json.dumps(_counts))
    new.replace(folder / f"{os.getpid()}.json")


def page(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    def middleware(request: HttpRequest) -> HttpResponse:
        if request.path != "/metrics":
            return get_response(request)
        given = request.headers.get("Authorization", "").encode()
        expected = f"Bearer {settings.METRICS_TOKEN}".encode()
        if not settings.METRICS_TOKEN or not compare_digest(given, expected):
            return HttpResponseNotFound()
        return HttpResponse(_all(), content_type="text/plain; version=0.0.4; charset=utf-8")

    return middleware


def _all() -> str:
    with _lock:
        _write()
    total: Counter[str] = Counter()
    for path in sorted(Path(settings.METRICS_DIR).glob("*.json")):
        total.update(json.loads(path.read_text()))
    kinds = (
        "# TYPE hamstrong_requests_total counter",
        "# TYPE hamstrong_request_seconds histogram",
    )
    return "\n".join((*kinds, *(f"{name} {total[name]:g}" for name in sorted(total)), ""))
