"""Decides what of a new week can still be done in a week that has begun: what is past stays."""

from collections.abc import Collection, Iterator
from dataclasses import replace
from itertools import combinations

from workouts.planning.edits import with_sessions
from workouts.planning.review import review_week, should_cost
from workouts.planning.screening import cut_short
from workouts.planning.search.reasons import explain_by_hand
from workouts.planning.search.work import Work
from workouts.planning.values.request import Request
from workouts.planning.values.week import Day, Session, Week

MOST_JUDGED = 1_000  # exercises, for one week; ordinary ones need a fifth, the best come first


def rest_of_week(
    week: Week,
    before: Week,
    request: Request,
    *,
    today: Day,
    since: Day = Day.MON,
    done: Collection[str] = (),
) -> Week:
    """`week` is new; of `before` the sessions of the days from `since` to yesterday stay, and those
    that are done (by their identities).

    Of the new sessions from today on those are taken that go best with what stays: as few broken
    MUST rules as possible, then the lowest cost; with what stays no more than the new week has.
    """
    kept = kept_sessions(before, today=today, since=since, done=done)
    if week.withheld or not kept:
        return week
    work = Work(MOST_JUDGED)
    found: list[tuple[int, float, Week]] = []
    for chosen in _choices(week, kept, today):
        tried = with_sessions(week, (*kept, *chosen))
        work.look(1 + len(tried.items))
        if work.is_over and found:
            break
        findings = review_week(tried, request)
        cost = should_cost(findings)
        found.append((sum(one.is_must for one in findings), cost, tried))
    _musts, cost, best = min(found, key=lambda one: one[:2])
    rest = replace(explain_by_hand(best, request), cost=cost, relaxed=(), ways_back=())
    return cut_short(rest) if work.is_over else rest


def kept_sessions(
    before: Week, *, today: Day, since: Day = Day.MON, done: Collection[str] = ()
) -> tuple[Session, ...]:
    return tuple(one for one in before.sessions if since <= one.day < today or one.identity in done)


def _choices(week: Week, kept: tuple[Session, ...], today: Day) -> Iterator[tuple[Session, ...]]:
    """The largest first."""
    taken = {session.day for session in kept}
    left = [one for one in week.sessions if one.day >= today and one.day not in taken]
    room = {
        is_gym: _count(week.sessions, is_gym) - _count(kept, is_gym) for is_gym in (True, False)
    }
    for size in reversed(range(len(left) + 1)):
        for chosen in combinations(left, size):
            if all(_count(chosen, is_gym) <= max(0, room[is_gym]) for is_gym in room):
                yield chosen


def _count(sessions: Collection[Session], is_gym: bool) -> int:
    return sum(session.is_gym is is_gym for session in sessions)
