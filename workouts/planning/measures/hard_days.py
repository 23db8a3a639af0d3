"""Decides which days are hard (RULES.md D10).

Days are bits of one number, because the search asks for them very often: the first is the Monday
of the week before, and they reach to the end of the week after.
"""

from collections.abc import Iterable, Iterator

from workouts.planning.measures.load import is_heavy
from workouts.planning.values.request import Request
from workouts.planning.values.week import Day, Session, Week

HARD_DAY_SPRINTS = 6  # more hill sprints than this make a hard day
WEEK = len(Day)
OUR_DAYS = ((1 << WEEK) - 1) << WEEK
MEMO = "_hard_days"  # the attribute of a request that remembers what no week changes


def hard_days(week: Week, request: Request) -> int:
    """Days with a key run, a heavy session or many hill sprints, in three weeks.

    Where the weeks before and after are not known, the strength work of this week is taken to
    repeat.
    """
    fixed, repeats = _known(request)
    ours = _strength_days(week.sessions, request)
    return fixed | sum(ours << WEEK * place for place in repeats)


def own_hard_days(request: Request) -> int:
    """The same without strength work in this week: the runner's own."""
    return _known(request)[0]


def is_hard(session: Session, request: Request) -> bool:
    """Makes its day a hard one."""
    return session.sprints > HARD_DAY_SPRINTS or is_heavy(session, request)


def days_of_week(days: int) -> tuple[Day, ...]:
    """Those of this week among the days."""
    return tuple(day for day in Day if days >> WEEK + day & 1)


def rows_with(added: int, days: int) -> Iterator[int]:
    """Each row of days without a gap that holds one of the added days of this week.

    A row that comes again with the repeated week is given once.
    """
    seen: set[frozenset[int]] = set()
    for day in days_of_week(added):
        row = _row_around(WEEK + day, days)
        kept = frozenset(place % WEEK for place in _places(row))
        if kept not in seen:
            seen.add(kept)
            yield row


def _row_around(place: int, days: int) -> int:
    row = 1 << place
    while (wider := (row | row << 1 | row >> 1) & days) != row:
        row = wider
    return row


def _places(days: int) -> Iterator[int]:
    return (place for place in range(days.bit_length()) if days >> place & 1)


def _known(request: Request) -> tuple[int, tuple[int, ...]]:
    """Hard days whatever this week holds, and the weeks (0 to 2) that its sessions are in."""
    known: tuple[int, tuple[int, ...]] | None = vars(request).get(MEMO)
    if known is None:
        known = vars(request)[MEMO] = _look_at(request)
    return known


def _look_at(request: Request) -> tuple[int, tuple[int, ...]]:
    days = sum(1 << WEEK + day for day in range(-WEEK, 2 * WEEK) if request.run_on(day).is_key)
    repeats = [1]
    for place, sessions in ((0, request.previous_sessions), (2, request.next_sessions)):
        if sessions is None:
            repeats.append(place)
        else:
            days |= _strength_days(sessions, request) << WEEK * place
    return days, tuple(repeats)


def _strength_days(sessions: Iterable[Session], request: Request) -> int:
    """Of one week, Monday first."""
    days = 0
    for session in sessions:
        if is_hard(session, request):
            days |= 1 << session.day
    return days
