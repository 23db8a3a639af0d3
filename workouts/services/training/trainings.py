"""Use cases of doing a session: find it, hand out what it is of, look back.

What a training is of, and what was prescribed, is handed out sealed with the page that shows it.
The one who sends it back had the address of the plan then; so a phone that was offline can begin a
training of a session that was changed or deleted meanwhile, and no code is kept with it.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from django.core import signing
from django.db.models import F, OuterRef, Q, QuerySet, Subquery, prefetch_related_objects
from django.utils import timezone

from workouts.models import Plan, TrainingEvent, TrainingLog, Version
from workouts.models.plans import GRACE_DAYS
from workouts.planning.training.events import MILLISECONDS, EventKind, kept_event
from workouts.planning.training.fold import Training, fold
from workouts.planning.training.prescribed import PrescribedSession
from workouts.planning.values.request import Request
from workouts.planning.values.week import Week
from workouts.services.week.weeks import OpenWeek, open_week
from workouts.storage.plans import read_request, read_week
from workouts.storage.trainings import (
    event_count,
    prescribed_document,
    read_done,
    read_prescribed,
    read_training,
)

SALT = "workouts.trainings"
MOST_LOOKED_BACK = 400  # trainings that pages of the log read: two a week for four years
MOST_ASKED_ABOUT = 8  # trainings, on one morning
MOST_FORGOTTEN = 500  # trainings that one run forgets
#: What decides whether a training is finished.
ENDINGS = (EventKind.FINISH, EventKind.REOPEN, EventKind.DELETE, EventKind.RESTORE)
REMEMBERED = 60  # trainings that are looked at for the last time of an exercise
MOST_READ = 12_000  # events, of all that one page looks back on: thirty in each of so many


@dataclass(frozen=True, kw_only=True)
class Subject:
    """What a training is of."""

    plan_id: int
    session: UUID
    prescribed: PrescribedSession


@dataclass(frozen=True, kw_only=True)
class FoundSession:
    """A session as the plan has it on a date, with the week around it."""

    version: Version
    week: Week
    request: Request
    place: int
    opened: OpenWeek


@dataclass(frozen=True, kw_only=True)
class Done:
    """A training that was told of, with what was prescribed for it."""

    log: TrainingLog
    prescribed: PrescribedSession
    training: Training


def seal(subject: Subject) -> str:
    said = {
        "plan": subject.plan_id,
        "session": str(subject.session),
        "prescribed": prescribed_document(subject.prescribed),
    }
    return signing.dumps(said, salt=SALT, compress=True)


def unseal(sealed: str) -> Subject:
    """Raises signing.BadSignature."""
    said = signing.loads(sealed, salt=SALT)
    return Subject(
        plan_id=said["plan"],
        session=UUID(said["session"]),
        prescribed=read_prescribed(said["prescribed"]),
    )


def training_uuid(plan: Plan, session: UUID, on: date) -> UUID:
    """The same on every device, so that two that begin offline tell of one training. Nobody without
    the code of the plan can guess it."""
    return uuid5(NAMESPACE_URL, f"{plan.code}/{session}/{on.isoformat()}")


def find_training(plan: Plan, session: UUID, on: date) -> TrainingLog | None:
    """The first that was begun; with its events."""
    found = TrainingLog.objects.filter(plan=plan, session=session, date=on)
    return found.order_by("created_at").prefetch_related("events").first()


def find_session(plan: Plan, session: UUID, on: date) -> FoundSession | None:
    """As the week of that date has it, else the week that repeats, else the newest version that
    ever had it."""
    opened = open_week(plan, on - timedelta(days=on.weekday()))
    for one in (opened, open_week(plan)) if opened.row.monday else (opened,):
        place = _place_of(one.week, session)
        if place is not None:
            return FoundSession(
                version=one.version,
                week=one.week,
                request=one.request,
                place=place,
                opened=opened,
            )
    older = Version.objects.filter(week__plan=plan, sessions__identity=session)
    version = older.order_by("-pk").first()
    if version is None:
        return None
    week = read_week(version)
    place = _place_of(week, session) or 0
    request = read_request(version)
    return FoundSession(version=version, week=week, request=request, place=place, opened=opened)


def _place_of(week: Week, session: UUID) -> int | None:
    found = (place for place, one in enumerate(week.sessions) if one.identity == str(session))
    return next(found, None)


def done_before(
    plan: Plan, on: date, *, but: UUID | None = None
) -> list[tuple[date, PrescribedSession, Training]]:
    """The newest trainings up to a date, of this plan and of its owner. In two queries."""
    others = newest_of(plan) if but is None else newest_of(plan).exclude(pk=but)
    rows = others.filter(date__lte=on)[:REMEMBERED]
    return [(row.date, _prescribed(row), read_training(row)) for row in _with_events(rows)]


def done_so_far(plan: Plan, most: int = MOST_LOOKED_BACK) -> tuple[list[Done], bool]:
    """The newest trainings of this plan and of its owner, without deleted ones and those of which
    nothing was told; and whether there are older ones. In three queries."""
    rows = _with_events(newest_of(plan).select_related("plan")[: most + 1])
    told = [one for one in map(_done, rows[:most]) if one.training.started_at is not None]
    return told, len(rows) > most


def _done(row: TrainingLog) -> Done:
    return Done(log=row, prescribed=_prescribed(row), training=read_training(row))


def _prescribed(row: TrainingLog) -> PrescribedSession:
    return read_done(row.prescribed, [event.told for event in row.events.all()])


def _with_events(rows: QuerySet[TrainingLog]) -> list[TrainingLog]:
    """The newest, as many as a page can read: they were told of thousands of times by somebody who
    wants to keep the site busy."""
    counted = rows.annotate(told=event_count())
    few: list[TrainingLog] = []
    total = 0
    for row in counted:
        total += row.told or 0
        if total > MOST_READ:
            break
        few.append(row)
    prefetch_related_objects(few, "events")
    return few


def done_lately(plan: Plan, today: date) -> list[Done]:
    """What was done today and yesterday, on a Monday also on Saturday: what is done is not to be
    done again, and it is asked about the next morning."""
    first = today - timedelta(days=1 if today.weekday() else 2)
    rows = newest_of(plan).filter(date__gte=first, date__lte=today).select_related("plan")
    return [_done(row) for row in _with_events(rows[:MOST_ASKED_ABOUT])]


def finished_in(plan: Plan, monday: date) -> Mapping[str, date]:
    """The sessions that were finished in this week of the plan, by their identity, and when. In one
    query."""
    week = (monday, monday + timedelta(days=6))
    told = TrainingEvent.objects.filter(
        training__plan=plan, training__date__range=week, kind__in=ENDINGS
    )
    endings: dict[tuple[UUID, UUID, date], list[dict[str, Any]]] = defaultdict(list)
    for training, session, on, event in told.order_by().values_list(
        "training", "training__session", "training__date", "told"
    ):
        endings[training, session, on].append(event)
    return {
        str(session): on
        for (_training, session, on), events in endings.items()
        if fold(map(kept_event, events)).finished_at is not None
    }


def forget_trainings() -> int:
    """Delete trainings for good that were deleted so long ago that nobody can bring them back;
    returns how many."""
    long_ago = timezone.now() - timedelta(days=GRACE_DAYS)
    told = TrainingEvent.objects.filter(training=OuterRef("training")).order_by("-at", "-event")
    deletions = TrainingEvent.objects.filter(
        kind=EventKind.DELETE, at__lt=long_ago.timestamp() * MILLISECONDS
    )
    last = deletions.alias(last=Subquery(told.values("pk")[:1])).filter(pk=F("last"))
    keys = [*last.values_list("training", flat=True)[:MOST_FORGOTTEN]]
    TrainingLog.objects.filter(pk__in=keys).delete()
    return len(keys)


def trainings_of(plans: QuerySet[Plan], user: Any) -> QuerySet[TrainingLog]:
    """All that was done by these plans, and by those of this person that are gone."""
    whose = Q(plan__in=plans.values("pk"))
    return TrainingLog.objects.filter(whose | Q(owner=user) if user.is_authenticated else whose)


def newest_of(plan: Plan) -> QuerySet[TrainingLog]:
    """What was done by this plan and by its owner, the newest first."""
    whose = Q(plan=plan) | Q(owner=plan.owner_id) if plan.owner_id else Q(plan=plan)
    return TrainingLog.objects.filter(whose).order_by("-date", "-created_at")
