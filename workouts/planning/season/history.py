"""Decides what the weeks that are over add up to: nothing of it is stored.

A history is a tuple of past weeks, the oldest first; the last one is the week before this one.
Special weeks (easier ones, tapers, races, pain, the way back after a break) never change what is
usual: the standing dose is that of the last ordinary week.
"""

from collections.abc import Callable, Iterator
from itertools import takewhile

from workouts.planning.measures.load import (
    contacts_of,
    ham_sets_of,
    session_contacts,
    session_ham_sets,
)
from workouts.planning.rules.loading_sore_muscles import DOWNGRADE
from workouts.planning.values.report import DoneSession, PastWeek
from workouts.planning.values.request import AMBER_PAIN, LAYOFF_WEEKS
from workouts.planning.values.season import Phase

History = tuple[PastWeek, ...]
Count = Callable[[PastWeek], int]

ORDINARY_PHASES = (Phase.BASE, Phase.BUILD, Phase.PEAK, Phase.INSEASON)
USUAL_WEEKS = 3  # ordinary weeks that the usual number of sets is the mean of
CALM_PAIN, CALM_SESSIONS = 2, 2  # of 10; sessions in a row until the load comes back (R44)
PAIN_RISE = 2  # of 10, from one session to the next, that counts like pain of 3 (R44)
#: Of the standing load, session by session, once the pain has settled (product default).
COMING_BACK = (0.8, 0.9)
LIGHTER_WEEKS = 2  # weeks missed after which the load starts a tenth lower, R38
#: Early signs, two of which within two weeks bring the easier week forward (R36).
SIGN_WEEKS, MOST_SIGNS = 2, 2
SORE_SESSIONS, SHORT_SESSIONS, POOR_NIGHTS, SLOW_RUNS = 3, 2, 3, 2
#: Of the usual sets, in the first and second week after three or four weeks off (R38).
RESTART_SHARES = (0.6, 0.8)


def weeks_missed(history: History) -> int:
    """Weeks up to now in which no strength session was done, as far as they were reported."""
    return sum(1 for _ in takewhile(lambda past: past.is_missed, reversed(history)))


def is_ordinary(history: History, place: int) -> bool:
    """The week at this place says what is usual: nothing made it easier than the grid."""
    before, past = history[:place], history[place]
    request = past.request
    return (
        request.phase in ORDINARY_PHASES
        and not request.deload
        and not request.has_amber_pain
        and request.strain_stage is None
        and not request.pregnant
        and not (request.weeks_off >= LIGHTER_WEEKS and not request.is_in_first(1))
        and weeks_missed(before) < LIGHTER_WEEKS
        and load_shares(before) == ()
        and restart_week(before) is None
    )


def ordinary_places(history: History) -> Iterator[int]:
    """Places of the ordinary weeks of which something was done or nothing is known, the latest
    first."""
    for place in reversed(range(len(history))):
        if is_ordinary(history, place) and not history[place].is_missed:
            yield place


def last_ordinary(history: History) -> PastWeek | None:
    """The week whose doses are the standing ones."""
    return next((history[place] for place in ordinary_places(history)), None)


def ordinary_weeks_of(phase: Phase, history: History) -> int:
    """Ordinary weeks since this phase began."""
    count = 0
    for place in reversed(range(len(history))):
        past = history[place]
        if past.request.phase in ORDINARY_PHASES and past.request.phase is not phase:
            break
        is_counted = is_ordinary(history, place) and not past.request.is_intro
        count += is_counted and past.request.phase is phase and not past.is_missed
    return count


def weeks_since_easier(history: History) -> int:
    """Ordinary weeks since the last one that was easier, for whatever reason."""
    count = 0
    for place in reversed(range(len(history))):
        past = history[place]
        if past.is_missed or past.request.is_intro or not is_ordinary(history, place):
            break
        count += 1
    return count


def usual_ham_sets(history: History) -> float | None:
    """Mean of what was done in the last ordinary weeks; None without one."""
    places = [p for p in ordinary_places(history) if not history[p].request.is_intro]
    sets = [ham_sets_done(history[place]) for place in places[:USUAL_WEEKS]]
    return round(sum(sets) / len(sets), 3) if sets else None


def ham_sets_done(past: PastWeek) -> float:
    """As reported; as planned where nothing was written down."""
    if past.sessions is None:
        return sum(session_ham_sets(session) for session in past.week.sessions)
    return sum(_ham_sets(session) for session in past.done)


def _ham_sets(session: DoneSession) -> float:
    total = 0.0
    for item in session.items:
        share = 1.0
        if item.sets_done is not None:
            share = min(1.0, item.sets_done / item.planned.sets)
        total += share * ham_sets_of(item.planned)
    return total


# Pain


def _calm_sessions(history: History) -> int | None:
    """Sessions done in the weeks after the last painful one; None where none was painful."""
    calm: int | None = None
    before = 0
    for past in history:
        is_painful = False
        for session in past.felt:
            is_painful |= session.pain >= AMBER_PAIN or session.pain - before >= PAIN_RISE
            before = session.pain
        if is_painful:
            calm = 0
        elif calm is not None:
            calm += sum(session.planned.is_gym for session in past.done)
    return calm


def is_still_painful(history: History) -> bool:
    """Until two sessions in a row have been calm, whatever the runner says of today."""
    calm = _calm_sessions(history)
    return calm is not None and calm < CALM_SESSIONS


def load_shares(history: History) -> tuple[float, ...]:
    """Of the standing load, for the next sessions; empty once it is back in full."""
    calm = _calm_sessions(history)
    if calm is None or calm < CALM_SESSIONS:
        return ()
    return COMING_BACK[calm - CALM_SESSIONS :]


def last_pain(history: History) -> DoneSession | None:
    """The worst session of last week."""
    felt = history[-1].felt if history else ()
    return max(felt, key=lambda session: session.pain, default=None)


# Breaks


def restart_week(history: History) -> int | None:
    """Weeks since the first one back after three or four weeks off; None once that is over."""
    for weeks, past in enumerate(reversed(history)):
        if weeks >= len(RESTART_SHARES) - 1:
            break
        if past.request.weeks_off >= LAYOFF_WEEKS and not past.request.is_in_first(1):
            return weeks + 1
    return None


# Signs of tiredness


def is_tired(history: History) -> bool:
    """Two of the early signs, within two weeks."""
    weeks = history[-SIGN_WEEKS:]
    done = [session for past in weeks for session in past.done]
    signs = (
        sum(session.soreness >= DOWNGRADE for session in done) >= SORE_SESSIONS,
        sum(any(_is_short(one, i) for i in range(len(one.items))) for one in done)
        >= SHORT_SESSIONS,
        sum(past.poor_nights for past in weeks) >= POOR_NIGHTS,
        sum(past.slow_runs for past in weeks) >= SLOW_RUNS,
    )
    return sum(signs) >= MOST_SIGNS


def is_clean(history: History) -> bool:
    """Two weeks in which all was done and nothing hurt, so that an easier one may be skipped."""
    weeks = history[-SIGN_WEEKS:]
    if len(weeks) < SIGN_WEEKS or not all(past.is_reported for past in weeks):
        return False
    done = [session for past in weeks for session in past.sessions or ()]
    return all(
        session.is_done
        and session.pain < CALM_PAIN
        and session.soreness < DOWNGRADE
        and not any(_is_short(session, place) for place in range(len(session.items)))
        for session in done
    )


def _is_short(session: DoneSession, place: int) -> bool:
    item = session.items[place]
    return item.fewest_reps is not None and item.fewest_reps < item.planned.reps


# Jumps and sprints


def weeks_with_jumps(history: History) -> tuple[int, ...]:
    """Landings of each week with jumps since the last long pause, the latest first."""
    return tuple(_since_pause(history, _contacts))


def weeks_without_jumps(history: History) -> int:
    """Weeks since the last jumps, easier ones not counted."""
    return _weeks_without(history, _contacts)


def sprint_sessions(history: History, before: int) -> int:
    """Sessions of hill sprints that count towards the ladder; `before` were done before all this.

    Three weeks without and the ladder begins again, whatever was done before.
    """
    found = list(_since_pause(history, _sprints))
    all_weeks = sum(1 for past in history if _sprints(past))
    is_long_ago = all_weeks and _weeks_without(history, _sprints) >= LAYOFF_WEEKS
    if is_long_ago or any(past.request.is_back for past in history):
        before = 0
    return len(found) + (before if len(found) == all_weeks else 0)


def _since_pause(history: History, count: Count) -> Iterator[int]:
    without = 0
    for past in reversed(history):
        if count(past):
            without = 0
            yield count(past)
        elif not past.request.deload:
            without += 1
        if without >= LAYOFF_WEEKS or past.request.is_back:
            return


def _weeks_without(history: History, count: Count) -> int:
    """Up to the last one with some; a break counts for as long as makes it one."""
    without = takewhile(lambda past: not count(past), reversed(history))
    return sum(
        LAYOFF_WEEKS if past.request.is_back else not past.request.deload for past in without
    )


def _contacts(past: PastWeek) -> int:
    if past.sessions is None:
        return sum(session_contacts(session) for session in past.week.sessions)
    return sum(
        contacts_of(item.planned)
        for session in past.done
        for item in session.items
        if not item.is_skipped
    )


def _sprints(past: PastWeek) -> int:
    if past.sessions is None:
        return sum(session.sprints for session in past.week.sessions)
    return sum(session.planned.sprints for session in past.done)
