"""Decides which sessions are neighbours, across the ends of the week too (RULES.md R10)."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import combinations

from workouts.planning.measures.load import session_contacts, session_ham_sets, session_stress
from workouts.planning.values.exercise import Exercise
from workouts.planning.values.request import OtherSession, Request, TrainedItem
from workouts.planning.values.week import Day, Session, Week

Pair = tuple[Session, Session, int]


def days_apart(one: Day, other: Day) -> int:
    """Shortest way round the week: Sunday and Monday are one day apart."""
    gap = abs(one - other)
    return min(gap, len(Day) - gap)


def pairs(week: Week, request: Request, *, among: Callable[[Session], bool]) -> Iterator[Pair]:
    """Each two such sessions, the earlier first, with the days from one to the other.

    The real weeks before and after count when they are known; otherwise this one repeats.
    """
    sessions = [session for session in week.sessions if among(session)]
    repeats = request.previous_sessions is None or request.next_sessions is None
    for one, other in combinations(sorted(sessions, key=lambda session: session.day), 2):
        gap = other.day - one.day
        across_sunday = len(Day) - gap
        if repeats and across_sunday < gap:
            yield other, one, across_sunday
        else:
            yield one, other, gap
    for session in sessions:
        for before in filter(among, request.previous_sessions or ()):
            yield before, session, len(Day) + session.day - before.day
        for after in filter(among, request.next_sessions or ()):
            yield session, after, len(Day) + after.day - session.day


def as_last_week(week: Week, request: Request) -> tuple[OtherSession, ...]:
    """A planned week as the request of the following week holds it."""
    return tuple(_other(session, request) for session in week.sessions)


def recognised(request: Request, exercises: Iterable[Exercise]) -> Request:
    """The request with the place in a session of what was trained last week.

    Those who write a request by hand know the ids of exercises only.
    """
    if not request.last_strength:
        return request
    slots = {exercise.id: exercise.order_slot for exercise in exercises}
    sessions = (
        replace(
            session,
            items=tuple(
                replace(item, order_slot=slots.get(item.exercise_id, item.order_slot))
                for item in session.items
            ),
        )
        for session in request.last_strength
    )
    return replace(request, last_strength=tuple(sessions))


def _other(session: Session, request: Request) -> OtherSession:
    placed = Session(
        day=session.day,
        slot=session.slot,
        stated_stress=session_stress(session, request) if session.is_gym else None,
        stated_contacts=session_contacts(session),
        stated_sprints=session.sprints,
    )
    items = (
        TrainedItem(
            exercise_id=item.exercise.id,
            sets=item.sets,
            rpe=item.rpe,
            order_slot=item.exercise.order_slot,
        )
        for item in session.items
    )
    return OtherSession(
        placed=placed, items=tuple(items), ham_sets=round(session_ham_sets(session), 3)
    )
