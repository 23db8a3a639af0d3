"""Decides what to do about a session that was missed: rest it, move it, or keep a little (R39)."""

from collections.abc import Iterator
from dataclasses import replace

from exercises.vocabulary import Kind
from workouts.planning.answers.proposal import Proposal, proposals
from workouts.planning.edits import Add, Drop, Edit, Lighten, Move, lightened
from workouts.planning.values.request import Request
from workouts.planning.values.week import Day, Week


def ways_after_missing(
    week: Week, request: Request, *, place: int, today: Day
) -> tuple[Proposal, ...]:
    """What can become of `week.sessions[place]` from `today` on, the best first.

    Leaving it out comes first, because it costs nothing (R39). It moves, as it is or made light,
    only to a day from today on with no other strength work and no key run the day after, and only
    where no MUST finding follows; or its main lift joins a later session as technique work.
    """
    drop = Drop(place=place)
    candidates = ((drop,), *_ways(week, request, place, today))
    without_it = drop.apply(week, request)
    without, *others = proposals(candidates, week, request, instead_of=without_it)
    others.sort(key=lambda way: (len(way.edits), way.added_cost))
    return (without, *others)


def _ways(week: Week, request: Request, place: int, today: Day) -> Iterator[tuple[Edit, ...]]:
    missed = week.sessions[place]
    for day in Day:
        is_later = day >= today and day != missed.day
        if is_later and not week.on(day) and not request.run_on(day + 1).is_key:
            move = Move(place=place, to=day)
            moved = move.apply(week, request)
            yield (move,)
            if missed.is_gym:
                yield (move, Lighten(place=[session.day for session in moved.sessions].index(day)))
    yield from _merged(week, place, today)


def _merged(week: Week, place: int, today: Day) -> Iterator[tuple[Edit, ...]]:
    """The main lift as technique work in a later session that does not have it."""
    missed = week.sessions[place]
    lift = next((i for i in missed.items if i.exercise.kind is Kind.STRENGTH), None)
    if lift is None:
        return
    light = lightened((replace(lift, sets=1),))
    for other, session in enumerate(week.sessions):
        has_it = any(item.exercise.id == lift.exercise.id for item in session.items)
        if other != place and session.is_gym and session.day >= today and light and not has_it:
            yield Drop(place=place), Add(place=other - (other > place), item=light[0])
