"""What was prescribed and what was told of a training, as its rows keep it."""

from collections.abc import Collection, Iterable
from dataclasses import asdict
from typing import Any

from django.db.models import Count, OuterRef, QuerySet, Subquery

from exercises.records import fill
from workouts.models import TrainingEvent, TrainingLog
from workouts.planning.training.events import Event, EventKind, event_document, kept_event
from workouts.planning.training.fold import Training, fold
from workouts.planning.training.prescribed import PrescribedSession


def prescribed_document(prescribed: PrescribedSession) -> dict[str, Any]:
    return asdict(prescribed)


def read_prescribed(document: object) -> PrescribedSession:
    return fill(PrescribedSession, _lists(document), "prescribed", stored=True)


def read_done(document: dict[str, Any], told: Iterable[dict[str, Any]]) -> PrescribedSession:
    """What was prescribed, and of all that might have been done instead, which is most of it, only
    what these events name."""
    named = {event.get("to") for event in told if event["kind"] == EventKind.SWAP}
    items = [
        {**item, "swaps": _named(item.get("swaps", []), named)}
        for item in document.get("items", [])
    ]
    return read_prescribed({**document, "items": items})


def _named(swaps: Iterable[dict[str, Any]], named: Collection[object]) -> list[dict[str, Any]]:
    """The first of each key."""
    first: dict[object, dict[str, Any]] = {}
    for swap in swaps if named else ():
        if swap.get("key") in named:
            first.setdefault(swap["key"], swap)
    return [*first.values()]


def _lists(value: Any) -> Any:
    """As JSON has them, for what was never written."""
    if isinstance(value, dict):
        return {name: _lists(one) for name, one in value.items()}
    return [_lists(one) for one in value] if isinstance(value, list | tuple) else value


def event_rows(training: TrainingLog, events: Iterable[Event]) -> list[TrainingEvent]:
    return [
        TrainingEvent(
            training_id=training.pk,
            event=event.id,
            kind=event.kind.value,
            at=event.at,
            told=event_document(event),
        )
        for event in events
    ]


def read_training(training: TrainingLog) -> Training:
    """No query when its events were prefetched."""
    return fold(kept_event(row.told) for row in training.events.all())


def event_count() -> Subquery:
    """Of each training. A join would sort and group whole rows, with all that was prescribed."""
    told = TrainingEvent.objects.filter(training=OuterRef("pk")).order_by().values("training")
    return Subquery(told.annotate(count=Count("pk")).values("count"))


def not_deleted(rows: QuerySet[TrainingLog]) -> QuerySet[TrainingLog]:
    """Without those whose deletion is the last that was told of them."""
    told = TrainingEvent.objects.filter(training=OuterRef("pk"))
    last = told.order_by("-at", "-event").values("kind")[:1]
    return rows.alias(last=Subquery(last)).exclude(last=EventKind.DELETE)
