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
from workouts.services.trainings import Subject
from workouts.storage.trainings import event_rows, prescribed_document

MOST_EVENTS = 1000  # of a training; a long session has a hundred
MOST_ENDINGS = 50  # more of those that end it: a full training can be finished, and deleted
MOST_AT_ONCE = 200  # events in one request
MOST_TRAININGS = 2000  # of a plan: one a day for five years
ENDINGS = (
    *(EventKind.FINISH, EventKind.REOPEN, EventKind.MORNING),
    *(EventKind.DELETE, EventKind.RESTORE),
)
FULL = gettext_noop("this training is full")


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


def may_record(training: UUID, subject: Subject, user: Any) -> tuple[TrainingLog, int, bool]:
    """The training, how many events it has, and whether it is new. Raises NotTheirsError and
    TooManyError. In one query while its plan is there."""
    events = TrainingEvent.objects.filter(training=training).order_by().values("training")
    others = TrainingLog.objects.filter(pk=training).exclude(plan=OuterRef("pk"))
    all_of_plan = TrainingLog.objects.filter(plan=OuterRef("pk")).order_by().values("plan")
    plans = Plan.objects.filter(_theirs(user), pk=subject.plan_id).annotate(
        is_begun=Exists(TrainingLog.objects.filter(pk=training)),
        is_of_another=Exists(others),
        event_count=_count(events),
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
    return log, plan.event_count, not plan.is_begun


def _theirs(user: Any) -> Q:
    return Q(owner=None) | Q(owner=user) if user.is_authenticated else Q(owner=None)


def _count(rows: Any) -> Coalesce:
    counted = rows.annotate(count=Count("pk")).values("count")
    return Coalesce(Subquery(counted, output_field=IntegerField()), 0)


def _of_a_gone_plan(training: UUID, subject: Subject, user: Any) -> tuple[TrainingLog, int, bool]:
    """Of a plan that was deleted for good, who has an account keeps what was done: also a training
    that was begun on a phone without a network, and arrives now."""
    if not user.is_authenticated or Plan.objects.filter(pk=subject.plan_id).exists():
        raise NotTheirsError
    log = TrainingLog.objects.filter(pk=training).annotate(event_count=Count("events")).first()
    if log is None:
        return TrainingLog(uuid=training, owner=user, session=subject.session), 0, True
    if log.plan_id is not None or log.owner_id != user.pk:
        raise NotTheirsError
    return log, log.event_count, False


def record(
    log: TrainingLog,
    subject: Subject,
    on: date,
    documents: Sequence[object],
    *,
    has: int,
    is_new: bool,
) -> Recorded:
    """Keep those events that can be kept, each on its own; what is known already counts as kept."""
    good, refused = _read(documents)
    if is_new:
        log.date, log.prescribed = on, prescribed_document(subject.prescribed)
        TrainingLog.objects.bulk_create([log], ignore_conflicts=True)
    is_near_full = has + len(good) > MOST_EVENTS
    known = _known(log, good) if is_near_full and not is_new else set()
    fit: dict[str, Event] = {}
    for id_, (place, event) in good.items():
        most = MOST_EVENTS + (MOST_ENDINGS if event.kind in ENDINGS else 0)
        if id_ not in known and has + len(fit) < most:
            fit[id_] = event
        elif id_ not in known:
            refused.append(Refused(place=place, id=id_, field="id", message=FULL))
    TrainingEvent.objects.bulk_create(event_rows(log, fit.values()), ignore_conflicts=True)
    kept = tuple(id_ for id_ in good if id_ in fit or id_ in known)
    return Recorded(kept=kept, refused=tuple(refused))


def _read(documents: Iterable[object]) -> tuple[dict[str, tuple[int, Event]], list[Refused]]:
    good: dict[str, tuple[int, Event]] = {}
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
