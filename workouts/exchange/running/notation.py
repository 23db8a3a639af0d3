"""Found runs as JSON, as a page hands them on and a plan keeps them; we alone write it."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from workouts.exchange.running.found import FoundKind, FoundRun, Sure, said


def run_documents(runs: Iterable[FoundRun]) -> list[dict[str, Any]]:
    return [_document(run) for run in runs]


def read_runs(documents: Iterable[dict[str, Any]]) -> tuple[FoundRun, ...]:
    """What `run_documents` wrote."""
    return tuple(_run(document) for document in documents)


def _document(run: FoundRun) -> dict[str, Any]:
    document: dict[str, Any] = {
        "when": run.when.isoformat(),
        "written": run.written,
        "kind": run.kind.value,
        "minutes": run.minutes,
        "km": run.km,
        "start": run.start,
        "detail": run.detail,
        "because": [[one.sentence, dict(one.facts)] for one in run.because],
        "sure": run.sure.value,
        "other": not run.is_run,
        "done": run.is_done,
        "uid": run.uid,
    }
    return {name: value for name, value in document.items() if value not in (None, "", False)}


def _run(document: dict[str, Any]) -> FoundRun:
    return FoundRun(
        when=date.fromisoformat(document["when"]),
        written=document.get("written", ""),
        kind=FoundKind(document["kind"]),
        minutes=document.get("minutes"),
        km=document.get("km"),
        start=document.get("start"),
        detail=document.get("detail", ""),
        because=tuple(said(sentence, **facts) for sentence, facts in document.get("because", ())),
        sure=Sure(document["sure"]),
        is_run=not document.get("other", False),
        is_done=document.get("done", False),
        uid=document.get("uid", ""),
    )
