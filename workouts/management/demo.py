"""A runner in the middle of a season, made up: for those who look around, and for screenshots."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID, uuid4

from allauth.account.models import EmailAddress
from django.contrib.auth import get_user_model
from django.db import transaction
from django.utils import timezone

from exercises.vocabulary import Level
from workouts.models import (
    Plan,
    PlanWeek,
    RaceDay,
    TrainingEvent,
    TrainingLog,
    Version,
    this_monday,
)
from workouts.pages.week.prescriptions import prescribed_session
from workouts.planning import in_season, next_week
from workouts.planning.notation.requests import parse_run
from workouts.planning.season.races import later
from workouts.planning.training.events import Event, EventKind, Feel, Side
from workouts.planning.training.prescribed import (
    Counting,
    PrescribedItem,
    PrescribedSession,
    counting_of,
)
from workouts.planning.values.letters import as_before
from workouts.planning.values.report import PastWeek, week_as_planned
from workouts.planning.values.request import Request
from workouts.planning.values.season import Distance, Priority
from workouts.planning.values.week import Day, Prescription, Session, Week
from workouts.services.plans import keep_week, preview_week
from workouts.services.training.trainings import find_session, training_uuid
from workouts.services.week.weeks import A_WEEK, open_week
from workouts.storage.catalogue import read_exercises
from workouts.storage.plans import add_version
from workouts.storage.trainings import event_rows, prescribed_document

EMAIL = "demo@example.org"
TITLE = "Marathon in spring"
RUNS = (
    *("rest", "quality:intervals:60min", "easy:45min", "easy:50min"),
    *("rest", "easy:40min", "long:110min"),
)
KIT = frozenset({"barbell", "dumbbells", "box", "leg_curl_machine", "hill"})
WEEKS_BEHIND, WEEKS_AHEAD = 8, 9  # of a season of eighteen with this one
HALF_AHEAD = 3
#: What is lifted in the first week, in kilograms; after that it follows from what was done.
FIRST_KG = {"deadlift": 70.0, "romanian_deadlift": 50.0, "hamstring_curl": 30.0, "lunge": 24.0}
OTHER_KG = 20.0
MISSED_WEEK = 4  # in which the second session was skipped
AT, SET_SECONDS = time(18, 0), 150
MORNING = timedelta(hours=13)  # after the session began


class ThereIsOneError(Exception):
    """The database has such an account already."""


@dataclass(frozen=True, kw_only=True)
class Demo:
    email: str
    plan: Plan


@transaction.atomic
def load_demo(password: str) -> Demo:
    """An account with a season half done, and the log of it. Raises ThereIsOneError."""
    users = get_user_model().objects
    if users.filter(email__iexact=EMAIL).exists() or users.filter(username=EMAIL).exists():
        raise ThereIsOneError(EMAIL)
    user = users.create_user(EMAIL, EMAIL, password)
    EmailAddress.objects.create(user=user, email=EMAIL, verified=True, primary=True)
    plan = _season_of(user)
    for place, (monday, _week) in enumerate(_live(plan)):
        _log_week(plan, monday, skips_one=place == MISSED_WEEK)
    return Demo(email=EMAIL, plan=plan)


def _request() -> Request:
    return Request(
        week=tuple(parse_run(run, "week") for run in RUNS),
        level=Level.INTERMEDIATE,
        equipment=KIT,
        session_minutes=60,
        double_days=True,
        foundation_weeks=12,
        hill_sessions_done=6,
        weekly_km=52,
    )


def _season_of(user: Any) -> Plan:
    start = this_monday() - WEEKS_BEHIND * A_WEEK
    request = _request()
    week, _findings = preview_week(request)
    plan = keep_week(request, week, title=TITLE, owner=user)
    plan.season_start = start
    plan.races = (
        _race(HALF_AHEAD, Distance.HALF, Priority.B),
        _race(WEEKS_AHEAD, Distance.MARATHON, Priority.A),
    )
    plan.save()
    _date_back(plan, start)
    return plan


def _race(weeks: int, distance: Distance, priority: Priority) -> RaceDay:
    sunday = this_monday() + weeks * A_WEEK + timedelta(days=int(Day.SUN))
    return RaceDay(when=sunday, distance=distance, priority=priority)


def _date_back(plan: Plan, start: date) -> None:
    made = _moment(start - timedelta(days=1))
    Plan.objects.filter(pk=plan.pk).update(created_at=made)
    Version.objects.filter(week__plan=plan).update(created_at=made)
    plan.refresh_from_db()


def _moment(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, AT))


def _live(plan: Plan) -> Iterator[tuple[date, Week]]:
    """Each week up to this one as it was proposed after the one before, and saved."""
    season = plan.season
    assert season is not None  # noqa: S101 (it has just been made)
    history: tuple[PastWeek, ...] = ()
    before = open_week(plan).week
    for number in range(WEEKS_BEHIND + 1):
        monday = season.start + number * A_WEEK
        races = [race.counted(monday) for race in season.races]
        asked = in_season(later(_request(), number), races, number=number + 1)
        proposed = next_week(history, asked, read_exercises())
        week = as_before(_weighed(proposed.week), before)
        row = PlanWeek.objects.create(plan=plan, monday=monday)
        version = add_version(row, proposed.request, week)
        made = _moment(monday - timedelta(days=1))
        Version.objects.filter(pk=version.pk).update(created_at=made)
        history = (*history, week_as_planned(week, proposed.request))
        before = week
        yield monday, week


def _weighed(week: Week) -> Week:
    return replace(week, sessions=tuple(map(_with_kg, week.sessions)))


def _with_kg(session: Session) -> Session:
    return replace(session, items=tuple(map(_with_first_kg, session.items)))


def _with_first_kg(item: Prescription) -> Prescription:
    if item.load_kg is not None or counting_of(item) is not Counting.WEIGHT:
        return item
    return replace(item, load_kg=FIRST_KG.get(item.exercise.id, OTHER_KG))


def _log_week(plan: Plan, monday: date, *, skips_one: bool) -> None:
    opened = open_week(plan, monday)
    sessions = opened.week.sessions[:1] if skips_one else opened.week.sessions
    for session in sessions:
        on = monday + timedelta(days=int(session.day))
        if on < timezone.localdate():
            _log(plan, UUID(session.identity), on)


def _log(plan: Plan, session: UUID, on: date) -> None:
    found = find_session(plan, session, on)
    if found is None:
        return
    prescribed = prescribed_session(found)
    training = TrainingLog.objects.create(
        uuid=training_uuid(plan, session, on),
        plan=plan,
        owner=plan.owner,
        session=session,
        date=on,
        prescribed=prescribed_document(prescribed),
    )
    TrainingEvent.objects.bulk_create(event_rows(training, _events(prescribed, on)))


def _events(prescribed: PrescribedSession, on: date) -> Iterator[Event]:
    """Every set as planned, then how it was, and the next morning."""
    at = int(_moment(on).timestamp() * 1000)
    number = 0
    for place, item in enumerate(prescribed.items):
        for done in range(item.sets):
            for side in (Side.LEFT, Side.RIGHT) if item.sides else (Side.BOTH,):
                number += 1
                yield _set(item, place, done, side, at + number * SET_SECONDS * 1000)
    after = at + (number + 1) * SET_SECONDS * 1000
    yield Event(id=str(uuid4()), kind=EventKind.FINISH, at=after, feel=Feel.RIGHT, pain=0)
    yield Event(
        id=str(uuid4()),
        kind=EventKind.MORNING,
        at=at + int(MORNING.total_seconds()) * 1000,
        pain=0,
        soreness=2,
    )


def _set(item: PrescribedItem, place: int, number: int, side: Side, at: int) -> Event:
    is_lift = item.counting in (Counting.WEIGHT, Counting.REPS)
    return Event(
        id=str(uuid4()),
        kind=EventKind.SET,
        at=at,
        item=place,
        set=number,
        side=side,
        kg=item.kg if item.counting is Counting.WEIGHT else None,
        reps=None if item.counting is Counting.SPRINTS else item.reps,
        seconds=item.seconds if item.counting is Counting.SPRINTS else None,
        rpe=item.rpe if is_lift else None,
    )
