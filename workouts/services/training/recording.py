"""Use case of telling what happened in a training: who may, how much, and that each event is kept
once, whatever the others are."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, IntegerField, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from exercises.records import RecordError
from exercises.vocabulary import gettext_noop
from workouts.models import Plan, TrainingEvent, TrainingLog
from workouts.planning.training.events import Event, EventKind, id_in, read_event
from workouts.services.training.trainings import ENDINGS, Subject
from workouts.storage.trainings import event_rows, prescribed_document

MOST_EVENTS = 600  # of a training: twice as many as the largest week could need
MOST_CLOSING = 50  # more of those that close it: a full training can be finished, and deleted
MOST_NOTES = 40  # of these: notes are what takes room
MOST_AT_ONCE = 200  # events in one request
MOST_TRAININGS = 2000  # of a plan: one a day for five years
CLOSING = (*ENDINGS, EventKind.MORNING)
FULL = gettext_noop("this training is full")
NO_MORE_NOTES = gettext_noop("this training has too many notes")

Read = dict[str, tuple[int, Event]]  # events by their ids, with their places in what was sent


class NotTheirsError(Exception):
    """The plan or the training is not this person's, or is not there."""


class TooManyError(Exception):
    """The plan has as many trainings as it may have."""


@dataclass(frozen=True, kw_only=True)
class Refused:
    """An event that cannot be kept: its place in what was sent, its id, and why."""

    place: int
    id: str
    field: str
    message: str


@dataclass(frozen=True, kw_only=True)
class Recorded:
    kept: tuple[str, ...]
    refused: tuple[Refused, ...]


@dataclass(frozen=True, kw_only=True)
class OpenLog:
    """A training that may be told of: how many events it has, and how many of them are notes."""

    log: TrainingLog
    is_new: bool
    events: int = 0
    notes: int = 0


def may_record(training: UUID, subject: Subject, user: Any) -> OpenLog:
    """Raises NotTheirsError and TooManyError. In one query while its plan is there."""
    events = TrainingEvent.objects.filter(training=training).order_by().values("training")
    others = TrainingLog.objects.filter(pk=training).exclude(plan=OuterRef("pk"))
    all_of_plan = TrainingLog.objects.filter(plan=OuterRef("pk")).order_by().values("plan")
    plans = Plan.objects.filter(_theirs(user), pk=subject.plan_id).annotate(
        is_begun=Exists(TrainingLog.objects.filter(pk=training)),
        is_of_another=Exists(others),
        event_count=_count(events),
        note_count=_count(events.filter(kind=EventKind.NOTE)),
        training_count=_count(all_of_plan),
    )
    plan: Any = plans.first()
    if plan is None:
        return _of_a_gone_plan(training, subject, user)
    if plan.is_of_another:
        raise NotTheirsError
    if not plan.is_begun and plan.training_count >= MOST_TRAININGS:
        raise TooManyError
    log = TrainingLog(
        uuid=training, plan_id=plan.pk, owner_id=plan.owner_id, session=subject.session
    )
    return OpenLog(
        log=log, is_new=not plan.is_begun, events=plan.event_count, notes=plan.note_count
    )


def _theirs(user: Any) -> Q:
    return Q(owner=None) | Q(owner=user) if user.is_authenticated else Q(owner=None)


def _count(rows: Any) -> Coalesce:
    counted = rows.annotate(count=Count("pk")).values("count")
    return Coalesce(Subquery(counted, output_field=IntegerField()), 0)


def _of_a_gone_plan(training: UUID, subject: Subject, user: Any) -> OpenLog:
    """Of a plan that was deleted for good, who has an account keeps what was done: also a training
    that was begun on a phone without a network, and arrives now. Altogether as many as one plan may
    have."""
    if not user.is_authenticated or Plan.objects.filter(pk=subject.plan_id).exists():
        raise NotTheirsError
    are_notes = Q(events__kind=EventKind.NOTE)
    log = (
        TrainingLog.objects.filter(pk=training)
        .annotate(event_count=Count("events"), note_count=Count("events", filter=are_notes))
        .first()
    )
    if log is None:
        if TrainingLog.objects.filter(owner=user, plan=None).count() >= MOST_TRAININGS:
            raise TooManyError
        new = TrainingLog(uuid=training, owner=user, session=subject.session)
        return OpenLog(log=new, is_new=True)
    if log.plan_id is not None or log.owner_id != user.pk:
        raise NotTheirsError
    return OpenLog(log=log, is_new=False, events=log.event_count, notes=log.note_count)


def record(open_log: OpenLog, subject: Subject, on: date, documents: Sequence[object]) -> Recorded:
    """Keep those events that can be kept, each on its own; what is known already counts as kept."""
    log = open_log.log
    good, refused = _read(documents)
    if open_log.is_new:
        log.date, log.prescribed = on, prescribed_document(subject.prescribed)
        TrainingLog.objects.bulk_create([log], ignore_conflicts=True)
    most_events, most_notes = open_log.events + len(good), open_log.notes + len(good)
    is_near_full = most_events > MOST_EVENTS or most_notes > MOST_NOTES
    known = _known(log, good) if is_near_full and not open_log.is_new else set()
    fit, over = _that_fit({id_: good[id_] for id_ in good if id_ not in known}, open_log)
    TrainingEvent.objects.bulk_create(event_rows(log, fit), ignore_conflicts=True)
    kept = tuple(id_ for id_ in good if id_ not in over)
    refused += [
        Refused(place=good[id_][0], id=id_, field="id", message=message)
        for id_, message in over.items()
    ]
    return Recorded(kept=kept, refused=tuple(refused))


def _that_fit(new: Read, open_log: OpenLog) -> tuple[list[Event], dict[str, str]]:
    """Those for which the training has room, and why it has none for the others."""
    fit: list[Event] = []
    over: dict[str, str] = {}
    notes = open_log.notes
    for id_, (_place, event) in new.items():
        most = MOST_EVENTS + (MOST_CLOSING if event.kind in CLOSING else 0)
        is_note = event.kind is EventKind.NOTE
        if open_log.events + len(fit) >= most:
            over[id_] = FULL
        elif is_note and notes >= MOST_NOTES:
            over[id_] = NO_MORE_NOTES
        else:
            fit.append(event)
            notes += is_note
    return fit, over


def _read(documents: Iterable[object]) -> tuple[Read, list[Refused]]:
    good: Read = {}
    refused = []
    for place, document in enumerate(documents):
        try:
            event = read_event(document)
        except RecordError as wrong:
            refused.append(
                Refused(place=place, id=id_in(document), field=wrong.field, message=wrong.message)
            )
        else:
            good.setdefault(event.id, (place, event))
    return good, refused


def _known(log: TrainingLog, ids: Iterable[str]) -> set[str]:
    rows = TrainingEvent.objects.filter(training=log.pk, event__in=list(ids))
    return {str(event) for event in rows.values_list("event", flat=True)}
