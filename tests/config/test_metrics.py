"""What a Prometheus reads."""

import os
import resource
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import get_resolver
from prometheus_client import values

from config import metrics

TOKEN = "let-me-in"


@pytest.fixture
def folder(settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A process that has counted nothing yet, with a directory of its own."""
    settings.METRICS_TOKEN, settings.METRICS_DIR = TOKEN, str(tmp_path / "metrics")
    monkeypatch.setenv("PROMETHEUS_MULTIPROC_DIR", settings.METRICS_DIR)
    monkeypatch.setattr(values, "ValueClass", values.MultiProcessValue())  # type: ignore[no-untyped-call]
    for metric in (metrics.REQUESTS, metrics.SECONDS):
        monkeypatch.setattr(metric, "_metrics", {})
    return Path(settings.METRICS_DIR)


@contextmanager
def full_disk() -> Iterator[None]:
    """Nothing more can be written to a file."""
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, limits[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)


def counts(client: Client) -> str:
    return client.get("/metrics", headers={"authorization": f"Bearer {TOKEN}"}).content.decode()


def test_each_answer_is_counted_by_its_view_and_status(client: Client, folder: Path) -> None:
    for _time in range(3):
        client.get("/robots.txt")
    page = counts(client)
    assert "# TYPE hamstrong_requests_total counter" in page
    assert "# TYPE hamstrong_request_seconds histogram" in page
    assert 'hamstrong_requests_total{status="200",view="robots"} 3.0' in page
    assert 'hamstrong_request_seconds_bucket{le="+Inf",view="robots"} 3.0' in page
    assert 'hamstrong_request_seconds_count{view="robots"} 3.0' in page


def test_counts_of_all_processes_are_added_up(client: Client, folder: Path) -> None:
    client.get("/robots.txt")
    shutil.copy(folder / f"counter_{os.getpid()}.db", folder / "counter_1.db")
    assert 'hamstrong_requests_total{status="200",view="robots"} 2.0' in counts(client)


def test_counts_are_for_those_with_the_token(client: Client, folder: Path, settings: Any) -> None:
    for wrong in ("", "Bearer", "Bearer wrong", "Bearer \u00fc"):
        assert client.get("/metrics", headers={"authorization": wrong}).status_code == 404
    settings.METRICS_TOKEN = ""
    assert client.get("/metrics", headers={"authorization": "Bearer "}).status_code == 404


def test_without_a_token_nothing_is_counted(client: Client, folder: Path, settings: Any) -> None:
    settings.METRICS_TOKEN = ""
    client.get("/robots.txt")
    assert not folder.exists()


def test_a_full_disk_costs_counts_and_no_answer(client: Client, folder: Path) -> None:
    with full_disk():
        assert client.get("/robots.txt").status_code == 200
        assert counts(client) == ""
    client.get("/robots.txt")
    with full_disk():  # there is room for what is known by now
        client.get("/robots.txt")
    assert 'hamstrong_requests_total{status="200",view="robots"} 2.0' in counts(client)


def test_a_directory_that_cannot_be_made_costs_no_answer(
    client: Client, folder: Path, settings: Any
) -> None:
    folder.touch()
    assert client.get("/robots.txt").status_code == 200
    assert counts(client) == ""


def test_files_of_counts_have_no_hole_and_need_not_grow(folder: Path) -> None:
    """Where the disk has no room for a part of a file in memory, the kernel kills the process."""
    for view in _views():
        for status in (200, 302, 400, 403, 404, 405, 413, 429, 500, 503):
            metrics.count(view, status, 0.1)
    for kind in metrics.KINDS:
        size = (folder / f"{kind}_{os.getpid()}.db").stat()
        assert size.st_size == metrics.FILE_BYTES
        assert size.st_blocks * 512 >= metrics.FILE_BYTES


def _views() -> Iterator[str]:
    def walk(patterns: Any, room: str) -> Iterator[str]:
        for pattern in patterns:
            if hasattr(pattern, "url_patterns"):
                inner = f"{pattern.namespace}:" if pattern.namespace else ""
                yield from walk(pattern.url_patterns, room + inner)
            else:
                yield room + (pattern.name or "")

    return walk(get_resolver().url_patterns, "")
