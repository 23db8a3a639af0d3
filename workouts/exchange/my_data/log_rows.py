"""Trainings of a checked file as rows: new ones, or more events of those that are there already."""

from collections.abc import Iterable, Sequence
from typing import Any

from workouts.exchange.my_data.log_document import MOST_EVENTS, ReadTraining
from workouts.models import Plan, TrainingEvent, TrainingLog
from workouts.planning.training.events import Event
from workouts.storage.trainings import event_rows

ROWS_AT_ONCE = 500  # keys in a query, and rows in an insert


def create_trainings(
    trainings: Sequence[ReadTraining], plans: Sequence[Plan], *, owner: Any
) -> None:
    """The caller opens the transaction. No training gets the key that it had, so that nobody can
    write into another's; what its owner has already is known by its first event."""
    known = _known([_first(one.events) for one in trainings if one.events], owner)
    for one in trainings:
        log = known.get(_first(one.events)) if one.events else None
        events: Sequence[Event] = one.events
        if log is not None:
            events = _with_room(log, events)
        else:
            plan = None if one.plan is None else plans[one.plan]
            log = TrainingLog.objects.create(
                plan=plan, owner=owner, session=one.session, date=one.on, prescribed=one.prescribed
            )
        TrainingEvent.objects.bulk_create(
            event_rows(log, events),
            batch_size=ROWS_AT_ONCE,
            ignore_conflicts=True,
        )


def _with_room(log: TrainingLog, events: Sequence[Event]) -> Sequence[Event]:
    """Those that are not known, while one training may have more: files cannot fill it for ever."""
    known = {str(event) for event in log.events.values_list("event", flat=True)}
    new = [event for event in events if event.id not in known]
    return new[: max(0, MOST_EVENTS - len(known))]


def _first(events: Iterable[Event]) -> str:
    return min((event.at, event.id) for event in events)[1]


def _known(ids: Sequence[str], owner: Any) -> dict[str, TrainingLog]:
    """This person's trainings that have one of these events, by its id."""
    if owner is None:
        return {}
    found: dict[str, TrainingLog] = {}
    for start in range(0, len(ids), ROWS_AT_ONCE):
        rows = TrainingEvent.objects.filter(
            training__owner=owner, event__in=ids[start : start + ROWS_AT_ONCE]
        )
        found |= {str(row.event): row.training for row in rows.select_related("training")}
    return found
