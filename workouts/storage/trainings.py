"""What was prescribed and what was told of a training, as its rows keep it."""

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery

from exercises.records import fill
from workouts.models import TrainingEvent, TrainingLog
from workouts.planning.training.events import Event, EventKind, event_document, kept_event
from workouts.planning.training.fold import Training, fold
from workouts.planning.training.prescribed import PrescribedSession


def prescribed_document(prescribed: PrescribedSession) -> dict[str, Any]:
    return asdict(prescribed)


def read_prescribed(document: object) -> PrescribedSession:
    return fill(PrescribedSession, _lists(document), "prescribed", stored=True)


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


def not_deleted(rows: QuerySet[TrainingLog]) -> QuerySet[TrainingLog]:
    """Without those whose deletion is the last that was told of them."""
    told = TrainingEvent.objects.filter(training=OuterRef("pk"))
    last = told.order_by("-at", "-event").values("kind")[:1]
    return rows.alias(last=Subquery(last)).exclude(last=EventKind.DELETE)
