"""Plans that are some weeks old, with what was done in these weeks."""

from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID, uuid4

from django.utils import timezone

from tests.workouts.boards import a_monday
from tests.workouts.plans import saved_plan
from workouts.models import Plan, TrainingLog, Version
from workouts.planning.training.events import Event, EventKind, Side
from workouts.planning.training.prescribed import (
    PrescribedItem,
    PrescribedSession,
    counting_of,
    has_sides,
    key_of,
    sets_of,
)
from workouts.planning.values.request import Request
from workouts.planning.values.week import Prescription
from workouts.services.plans import sample_request
from workouts.services.week.weeks import open_week
from workouts.storage.trainings import event_rows, prescribed_document

KG = {"deadlift": 60.0, "romanian_deadlift": 50.0, "lunge": 24.0, "step_up": 16.0}


def plan_of(weeks: int, request: Request | None = None, **facts: Any) -> Plan:
    """Made on the Monday so many weeks ago."""
    plan = saved_plan(request or sample_request(), **facts)
    made = timezone.make_aware(datetime.combine(a_monday(-weeks), time(9)))
    Plan.objects.filter(pk=plan.pk).update(created_at=made)
    Version.objects.filter(week__plan=plan).update(created_at=made)
    plan.refresh_from_db()
    return plan


def trained(
    plan: Plan,
    monday: date,
    place: int = 0,
    *,
    pain: int = 0,
    soreness: int = 0,
    **sets: Any,
) -> TrainingLog:
    """A session of that week, every set as planned but for what `sets` says of them."""
    session = open_week(plan, monday).week.sessions[place]
    on = monday + timedelta(days=int(session.day))
    prescribed = PrescribedSession(items=tuple(map(_prescribed, session.items)))
    log = TrainingLog.objects.create(
        plan=plan,
        owner=plan.owner,
        session=UUID(session.identity),
        date=on,
        prescribed=prescribed_document(prescribed),
    )
    at = int(datetime.combine(on, time(18)).timestamp() * 1000)
    events = [
        event
        for number, item in enumerate(prescribed.items)
        for event in _sets(number, item, at + number * 100_000, sets)
    ]
    events.append(_event(EventKind.FINISH, at + 5_000_000))
    events.append(_event(EventKind.MORNING, at + 40_000_000, pain=pain, soreness=soreness))
    log.events.model.objects.bulk_create(event_rows(log, events))
    return log


def trained_week(plan: Plan, monday: date, **felt: Any) -> None:
    for place in range(len(open_week(plan, monday).week.sessions)):
        trained(plan, monday, place, **felt)


def _prescribed(item: Prescription) -> PrescribedItem:
    """Without what may be done instead, which takes long to find."""
    sets, reps = sets_of(item)
    return PrescribedItem(
        key=key_of(item),
        name=item.name,
        counting=counting_of(item),
        sets=sets,
        reps=reps,
        seconds=item.seconds,
        rpe=item.rpe,
        kg=item.load_kg,
        sides=has_sides(item),
    )


def _sets(number: int, item: PrescribedItem, at: int, told: dict[str, Any]) -> list[Event]:
    sides = (Side.LEFT, Side.RIGHT) if item.sides else (Side.BOTH,)
    kg = item.kg or KG.get(item.key.partition("/")[0])
    said = {"kg": kg, "reps": item.reps, "seconds": item.seconds, "rpe": item.rpe} | told
    return [
        _event(EventKind.SET, at + count, item=number, set=count, side=side, **said)
        for count in range(item.sets)
        for side in sides
    ]


def _event(kind: EventKind, at: int, **facts: Any) -> Event:
    return Event(id=str(uuid4()), kind=kind, at=at, **facts)
