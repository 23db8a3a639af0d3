"""Decides what a session is called, and which session of a week built again is which."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import count
from string import ascii_uppercase

from exercises.vocabulary import Kind
from workouts.planning.values.week import Session, Week


def lettered(week: Week) -> Week:
    """Strength sessions without a letter take the first free ones, in the order of days."""
    taken = {session.letter for session in week.sessions}
    free = (letter for letter in letters() if letter not in taken)
    return replace(
        week,
        sessions=tuple(
            replace(session, letter=next(free))
            if session.is_gym and not session.letter
            else session
            for session in week.sessions
        ),
    )


def letters() -> Iterator[str]:
    """A to Z, then AA, AB: as the columns of a table."""
    return (_letter(number) for number in count())


def as_before(week: Week, before: Week) -> Week:
    """A week that was built again: the first of its strength sessions is the one that had the
    first letter, and so on; hill sprints likewise. Sessions that are known already stay so."""
    known = {session.identity for session in week.sessions}
    taken = {session.letter for session in week.sessions} - {""}
    left = [
        session
        for session in before.sessions
        if session.identity not in known and session.letter not in taken
    ]
    of_kind = {
        is_gym: iter(_by_letter(session for session in left if session.is_gym is is_gym))
        for is_gym in (True, False)
    }
    sessions = (
        session if session.identity else _named_like(next(of_kind[session.is_gym], None), session)
        for session in week.sessions
    )
    return replace(week, sessions=tuple(sessions))


def named_like(week: Week, before: Week) -> Week:
    """A week that follows another: each strength session is the one of before that it has most
    exercises in common with, so that a letter stays with its lifts whatever their days; those that
    have none in common come by letter."""
    sessions = list(week.sessions)
    left = [one for one in before.sessions if one.is_gym]
    pairs = sorted(
        (-_in_common(one, other), place, number)
        for place, one in enumerate(sessions)
        for number, other in enumerate(left)
        if one.is_gym and not one.identity and _in_common(one, other)
    )
    places, numbers = set(), set()
    for _common, place, number in pairs:
        if place not in places and number not in numbers:
            places.add(place)
            numbers.add(number)
            sessions[place] = _named_like(left[number], sessions[place])
    return as_before(replace(week, sessions=tuple(sessions)), before)


def _in_common(one: Session, other: Session) -> int:
    """The first lift says most of what a session is."""
    ours, theirs = (
        [item.exercise.id for item in session.items if item.exercise.kind is Kind.STRENGTH]
        for session in (one, other)
    )
    return len({*ours} & {*theirs}) + (len(ours) if ours[:1] == theirs[:1] else 0)


def _by_letter(sessions: Iterable[Session]) -> list[Session]:
    """Stable: where none has a letter, in the order of days."""
    return sorted(sessions, key=lambda session: (len(session.letter), session.letter))


def _named_like(known: Session | None, session: Session) -> Session:
    if known is None:
        return session
    return replace(session, identity=known.identity, letter=known.letter)


def _letter(number: int) -> str:
    before, last = divmod(number, len(ascii_uppercase))
    return (_letter(before - 1) if before else "") + ascii_uppercase[last]
