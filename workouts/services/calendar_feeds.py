"""Use cases of calendar feeds: make one, take it back, and what it says of a plan.

What was said of each event is kept, so that a changed one is told as the same event changed, one
that is gone as cancelled, and an unchanged plan in the same bytes.
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from exercises import catalogue_version
from workouts.exchange.calendar_file import Event, Told
from workouts.models import CalendarFeed, Plan, this_monday
from workouts.planning.measures.minutes import session_minutes
from workouts.planning.values.request import Request
from workouts.planning.values.week import Day, Run, RunKind, Session, Week
from workouts.services.week.weeks import A_WEEK, FoundWeek, find_week, with_running
from workouts.storage.plans import read_request, read_week
from workouts.storage.week_rows import read_sessions

IDENTITIES = UUID("5b0c7ad6-2f5e-4a6b-9d0e-6a1f0b6f3c11")  # names of events are made from it
MOST_FEEDS = 4  # of a plan
WEEKS_BACK, WEEKS_AHEAD, MOST_WEEKS_AHEAD = 4, 12, 52  # the last where a race is that far away
MOST_EXERCISES = 2000  # in words, the first weeks first: five sessions of six for more than a year
CANCELLED_DAYS = 30  # in which an event that is gone is told as cancelled
MOST_CANCELLED = 300  # of these, the newest: a plan may be changed all day long
RUN_MINUTES = 60  # of a run whose length is not known


@dataclass(frozen=True, kw_only=True)
class Words:
    """How a session and a run are put into words: what they are called, and what is done."""

    session: Callable[[Session], tuple[str, str]]
    run: Callable[[Run], str]
    busy: str


def feeds_of(plan: Plan) -> QuerySet[CalendarFeed]:
    return CalendarFeed.objects.filter(plan=plan)


def make_feed(
    plan: Plan, *, is_busy_only: bool, with_runs: bool, seen: int | None = None
) -> CalendarFeed | None:
    """None when the plan has as many as it may have.

    `seen` is the newest feed of the page that asked. A newer one that is the same is the one that
    was asked for: this is a second tap.
    """
    with transaction.atomic():
        Plan.objects.select_for_update().get(pk=plan.pk)
        asked = {"is_busy_only": is_busy_only, "with_runs": with_runs}
        made = feeds_of(plan).filter(pk__gt=seen, **asked).last() if seen is not None else None
        if made is not None:
            return made
        if feeds_of(plan).count() >= MOST_FEEDS:
            return None
        zone = timezone.get_current_timezone_name()
        return CalendarFeed.objects.create(plan=plan, zone=zone, **asked)


def take_back(plan: Plan, number: int) -> None:
    feeds_of(plan).filter(pk=number).delete()


def week_events(plan: Plan, monday: date, words: Words) -> tuple[Event, ...]:
    """The sessions of one week, as a file has them."""
    found = find_week(plan.code, monday)
    zone = timezone.get_current_timezone()
    return tuple(_events(found, [monday], words, zone=zone, with_runs=False))


def told_events(feed: CalendarFeed, words: Words) -> tuple[Told, ...]:
    """All events of a feed; writes down what has changed since it was last asked."""
    mondays = _mondays(feed.plan)
    found = find_week(feed.plan.code, also=mondays)
    with catalogue_version.known(found.catalogue_version):
        zone = ZoneInfo(feed.zone)
        events = [*_events(found, mondays, words, zone=zone, with_runs=feed.with_runs)]
    if feed.is_busy_only:
        events = [_only_busy(event, words) for event in events]
    now = {event.uid: event for event in events}
    if _news(feed, now, mondays[0]):
        with transaction.atomic():
            feed = CalendarFeed.objects.select_for_update().get(pk=feed.pk)
            feed.events = {**feed.events, **_news(feed, now, mondays[0])}
            feed.events = _kept(feed.events)
            feed.save(update_fields=["events"])
    return tuple(_told(uid, said, now.get(uid)) for uid, said in sorted(feed.events.items()))


def _kept(events: dict[str, Any]) -> dict[str, Any]:
    """Without those of which nothing is said any more."""
    gone = [uid for uid, said in events.items() if said and said.get("off")]
    gone.sort(key=lambda uid: events[uid]["changed"], reverse=True)
    dropped = {*gone[MOST_CANCELLED:]}
    return {uid: said for uid, said in events.items() if said and uid not in dropped}


def _mondays(plan: Plan) -> list[date]:
    """From some weeks ago, but not before the plan was made, to race week or twelve weeks on."""
    made = timezone.localdate(plan.created_at)
    first = max(this_monday() - WEEKS_BACK * A_WEEK, made - timedelta(days=made.weekday()))
    first = min(first, this_monday())
    last = this_monday() + WEEKS_AHEAD * A_WEEK
    if plan.race is not None:
        last = max(last, min(plan.race.monday, this_monday() + MOST_WEEKS_AHEAD * A_WEEK))
    return [first + number * A_WEEK for number in range((last - first).days // 7 + 1)]


def _events(
    found: FoundWeek, mondays: Iterable[date], words: Words, *, zone: Any, with_runs: bool
) -> Iterator[Event]:
    rows = {monday: found.row_of(monday) for monday in mondays}
    read_sessions(row.current for row in rows.values())
    read: dict[int, tuple[Week, Request]] = {}
    told = 0
    for monday, row in rows.items():
        if told > MOST_EXERCISES:
            return
        version: Any = row.current
        if version.pk not in read:
            read[version.pk] = read_week(version), read_request(version)
        week, asked = read[version.pk]
        asked = with_running(asked, found.running_in(monday))
        told += len(week.items)
        for session in week.sessions:
            yield _session_event(found.plan, session, monday, words, zone)
        if with_runs:
            yield from _run_events(found.plan, asked, monday, words, zone)


def _session_event(plan: Plan, session: Session, monday: date, words: Words, zone: Any) -> Event:
    """Its name is made of the session and its week, so that it stays the same on another day."""
    summary, description = words.session(session)
    day = monday + timedelta(days=int(session.day))
    return Event(
        uid=_uid(plan, f"session/{session.identity}/{monday}"),
        day=day,
        summary=summary,
        description=description,
        start=_moment(day, session.start, zone),
        minutes=round(session_minutes(session)),
    )


def _run_events(
    plan: Plan, asked: Request, monday: date, words: Words, zone: Any
) -> Iterator[Event]:
    for day in Day:
        run, when = asked.week[day], monday + timedelta(days=int(day))
        if run.kind is not RunKind.REST:
            yield Event(
                uid=_uid(plan, f"run/{when}"),
                day=when,
                summary=words.run(run),
                start=_moment(when, run.start, zone),
                minutes=run.minutes or RUN_MINUTES,
            )


def _uid(plan: Plan, name: str) -> str:
    return f"{uuid5(IDENTITIES, f'{plan.pk}/{name}')}@hamstrong"


def _moment(day: date, start: int | None, zone: Any) -> datetime | None:
    if start is None:
        return None
    return datetime(day.year, day.month, day.day, start // 60, start % 60, tzinfo=zone)


def _only_busy(event: Event, words: Words) -> Event:
    """When, and nothing else."""
    return Event(
        uid=event.uid, day=event.day, summary=words.busy, start=event.start, minutes=event.minutes
    )


def _news(feed: CalendarFeed, now: dict[str, Event], first: date) -> dict[str, Any]:
    """What is to be written down: changed and new events, those that are gone, and None for those
    that are so long over, or gone, that nothing is said of them any more."""
    moment = timezone.now().replace(microsecond=0)
    news: dict[str, Any] = {}
    for uid, event in now.items():
        said = feed.events.get(uid)
        if said is None or said["is"] != _digest(event) or said.get("off"):
            news[uid] = {
                "is": _digest(event),
                "day": event.day.isoformat(),
                "summary": event.summary,
                "sequence": said["sequence"] + 1 if said else 0,
                "changed": moment.isoformat(),
            }
    for uid, said in feed.events.items():
        if uid in now:
            continue
        is_old = date.fromisoformat(said["day"]) < first
        if said.get("off"):
            gone = datetime.fromisoformat(said["changed"])
            if moment - gone > timedelta(days=CANCELLED_DAYS):
                news[uid] = None
        elif is_old:
            news[uid] = None
        else:
            sequence = said["sequence"] + 1
            news[uid] = said | {"off": True, "sequence": sequence, "changed": moment.isoformat()}
    return news


def _digest(event: Event) -> str:
    return hashlib.sha256(repr(event).encode()).hexdigest()[:16]


def _told(uid: str, said: dict[str, Any], event: Event | None) -> Told:
    gone = Event(uid=uid, day=date.fromisoformat(said["day"]), summary=said["summary"])
    return Told(
        event=event or gone,
        sequence=said["sequence"],
        changed=datetime.fromisoformat(said["changed"]),
        is_cancelled=event is None,
    )
