"""A reading next to the one before: which runs have moved, and which are no longer in it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from exercises.vocabulary import gettext_noop
from workouts.exchange.running.found import FoundKind, FoundRun, Sure, said

GONE = gettext_noop("it is no longer in your calendar: keep it, or say that it is not a run")
MOST_DAYS_MOVED = 14


@dataclass(frozen=True, kw_only=True)
class Moved:
    before: FoundRun
    now: FoundRun


def moved_runs(before: Iterable[FoundRun], now: Iterable[FoundRun]) -> tuple[Moved, ...]:
    """By their name in the calendar, else by what is written, within two weeks."""
    now = tuple(now)
    still = {(run.when, run.written) for run in now}
    moved = []
    for run in before:
        if (run.when, run.written) not in still and (found := _same(run, now)) is not None:
            moved.append(Moved(before=run, now=found))
    return tuple(moved)


def gone_runs(
    before: Iterable[FoundRun], now: Iterable[FoundRun], today: date
) -> tuple[FoundRun, ...]:
    """Coming runs that were there; each is a question. Another calendar or text than before only
    tells of the days up to its last run."""
    before, now = tuple(before), tuple(now)
    if not now:
        return ()
    names = {run.uid for run in before if run.uid}
    is_same_calendar = any(run.uid in names for run in now)
    last = date.max if is_same_calendar else max(run.when for run in now)
    still = {(run.when, run.written) for run in now}
    return tuple(
        replace(run, sure=Sure.GUESS, because=(said(GONE),))
        for run in before
        if today <= run.when <= last
        and run.kind is not FoundKind.NOTHING
        and (run.when, run.written) not in still
        and _same(run, now) is None
    )


def was_asked(run: FoundRun) -> bool:
    """A run that is gone, and that the runner keeps all the same."""
    return any(one.sentence == GONE for one in run.because)


def _same(run: FoundRun, now: tuple[FoundRun, ...]) -> FoundRun | None:
    by_uid = [one for one in now if run.uid and one.uid == run.uid]
    named = [one for one in now if one.written == run.written and not one.uid]
    near = [
        one
        for one in by_uid or named
        if 0 < abs((one.when - run.when).days) <= MOST_DAYS_MOVED or one.uid
    ]
    return near[0] if near else None
