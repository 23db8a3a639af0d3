"""How many requests there were, how they were answered and how long they took, for Prometheus.

Only with METRICS_TOKEN set. Each process counts in files of its own in METRICS_DIR, and the one
that is asked adds up the files of all: counts of a process that has ended are still there.
"""

import os
import threading
from collections.abc import Callable
from contextlib import suppress
from hmac import compare_digest
from pathlib import Path

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseNotFound
from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.exposition import CONTENT_TYPE_PLAIN_0_0_4
from prometheus_client.multiprocess import MultiProcessCollector

KINDS = ("counter", "histogram")  # the names of the library's files begin with them
FILE_BYTES = 512 * 1024  # twice what every view with every status takes

REQUESTS = Counter("hamstrong_requests", "Requests", ["view", "status"], registry=None)
SECONDS = Histogram(
    "hamstrong_request_seconds",
    "How long requests took",
    ["view"],
    buckets=(0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0),
    registry=None,
)
_reserving = threading.Lock()


def count(view: str, status: int, seconds: float) -> None:
    if not settings.METRICS_TOKEN:
        return
    with suppress(OSError):  # a full disk costs counts, never an answer
        _reserve()
        REQUESTS.labels(view, status).inc()
        SECONDS.labels(view).observe(seconds)


def _reserve() -> None:
    """Makes the files with their full size before the library maps them into memory.

    It would make them sparse, and where the disk has no room for the part of a mapped file that is
    written, the kernel kills the process.
    """
    folder = Path(settings.METRICS_DIR)
    paths = [folder / f"{kind}_{os.getpid()}.db" for kind in KINDS]
    with _reserving:
        for path in paths:
            if not path.exists():
                folder.mkdir(parents=True, exist_ok=True)
                whole = path.with_suffix(".new")
                whole.write_bytes(bytes(FILE_BYTES))
                whole.replace(path)


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
        return HttpResponse(_of_all_processes(), content_type=CONTENT_TYPE_PLAIN_0_0_4)

    return middleware


def _of_all_processes() -> bytes:
    registry = CollectorRegistry()
    if Path(settings.METRICS_DIR).is_dir():
        MultiProcessCollector(registry, settings.METRICS_DIR)  # type: ignore[no-untyped-call]
    return generate_latest(registry)
