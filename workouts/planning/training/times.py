"""Decides what earlier trainings say of the next set: last time, the best set, the weight."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from workouts.planning.training.events import Side
from workouts.planning.training.fold import LoggedItem, LoggedSet, Training
from workouts.planning.training.prescribed import Counting, PrescribedDose, PrescribedSession

LIFTS = (Counting.WEIGHT, Counting.REPS)


@dataclass(frozen=True, kw_only=True)
class Time:
    """One day on which an exercise was done, with its sets in order."""

    on: date
    sets: tuple[LoggedSet, ...]


@dataclass(frozen=True, kw_only=True)
class Prefilled:
    """What the fields of a set hold before it is done."""

    kg: float | None = None
    lb: float | None = None
    reps: int
    seconds: float | None = None
    rpe: float | None = None


def times_of(
    key: str, trainings: Iterable[tuple[date, PrescribedSession, Training]]
) -> tuple[Time, ...]:
    """Every day on which this exercise was done, with this kit, in this version; the newest first.

    Two trainings of one day stay two.
    """
    found = []
    for on, prescribed, training in trainings:
        sets = tuple(done for item, done in _sets(training) if _key(prescribed, item, done) == key)
        if sets:
            found.append(Time(on=on, sets=sets))
    return tuple(sorted(found, key=lambda time: time.on, reverse=True))


def keys_done(prescribed: PrescribedSession, training: Training) -> tuple[str, ...]:
    """Of every exercise of which a set was done, in the order of the session."""
    keys = (_key(prescribed, item, done) for item, done in _sets(training))
    return tuple(dict.fromkeys(keys))


def _sets(training: Training) -> Iterable[tuple[int, LoggedSet]]:
    return ((item.item, done) for item in training.items for done in item.sets)


def _key(prescribed: PrescribedSession, item: int, done: LoggedSet) -> str:
    """An exercise that was not planned is named by the swap that brought it in."""
    if done.to or item >= len(prescribed.items):
        return done.to
    return prescribed.items[item].key


def dose_done(prescribed: PrescribedSession, item: int, done: LoggedSet) -> PrescribedDose | None:
    """What this set was of; None for an exercise that nobody knows any more."""
    return prescribed.dose(_key(prescribed, item, done))


def best_set(sets: Iterable[LoggedSet]) -> LoggedSet | None:
    """The heaviest; of equal weights the one with the most reps, of those the first one done. Sets
    in which the form broke, or nothing went, do not count.

    Sprints have no reps, so the longest is the best.
    """
    counted = (done for done in sets if not done.form_broke and (done.reps or done.seconds))
    return min(counted, key=_rank, default=None)


def _rank(done: LoggedSet) -> tuple[float, float, float, int]:
    return (-(done.weight_kg or 0), -(done.reps or 0), -(done.seconds or 0), done.at)


def records_of(
    prescribed: PrescribedSession,
    training: Training,
    before: Sequence[tuple[date, PrescribedSession, Training]],
) -> tuple[tuple[PrescribedDose, LoggedSet], ...]:
    """Sets of lifts that are better than every set before them. The first time is none, and more
    jumps or longer sprints are not the aim."""
    found = []
    for key in keys_done(prescribed, training):
        dose = prescribed.dose(key)
        then = best_set(done for time in times_of(key, before) for done in time.sets)
        now = best_set(
            done for item, done in _sets(training) if _key(prescribed, item, done) == key
        )
        is_lift = dose is not None and dose.counting in LIFTS
        if dose and is_lift and then and now and _rank(now)[:2] < _rank(then)[:2]:
            found.append((dose, now))
    return tuple(found)


def prefilled(
    item: PrescribedDose,
    number: int,
    side: Side,
    *,
    today: Sequence[LoggedSet] = (),
    said: LoggedItem | None = None,
    before: Sequence[LoggedSet] = (),
) -> Prefilled:
    """The weight of today's last set, else what was said for all sets, else of this set last time,
    else of the plan. Reps, seconds and effort are the plan's."""
    like = _latest(today) or _of_all(said) or same_set(before, number, side) or _latest(before)
    is_weighed = item.counting is Counting.WEIGHT
    known = like if is_weighed and like and like.weight_kg is not None else None
    return Prefilled(
        kg=known.kg if known else item.kg if is_weighed else None,
        lb=known.lb if known else None,
        reps=item.reps,
        seconds=item.seconds,
        rpe=item.rpe if item.counting in LIFTS else None,
    )


def same_set(sets: Sequence[LoggedSet], number: int, side: Side) -> LoggedSet | None:
    """The set of this number on this side."""
    return next((done for done in sets if (done.set, done.side) == (number, side)), None)


def _of_all(said: LoggedItem | None) -> LoggedItem | None:
    return said if said and said.weight_kg is not None else None


def _latest(sets: Sequence[LoggedSet]) -> LoggedSet | None:
    return max(sets, key=lambda done: (done.at, done.set), default=None)
