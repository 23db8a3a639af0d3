"""What was done: every training, and every time of one exercise with its best sets."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from workouts.models import TrainingLog
from workouts.pages.training.set_words import set_words, sets_words
from workouts.planning.training.fold import LoggedSet, Training
from workouts.planning.training.prescribed import PrescribedDose, PrescribedSession
from workouts.planning.training.times import best_set, keys_done, times_of
from workouts.services.training.trainings import Done
from workouts.storage.catalogue import known_exercises
from workouts.storage.trainings import read_prescribed, read_training

FEW = 50  # trainings
ID = re.compile(r"[-a-zA-Z0-9_]+")


@dataclass(frozen=True, kw_only=True)
class DoneExercise:
    name: str
    exercise: str  # its id, empty for one that nobody knows any more
    sets: str


@dataclass(frozen=True, kw_only=True)
class ShownDone:
    """A training; `address` is where it can be changed, empty when its plan is gone."""

    when: date
    title: str
    address: str
    is_finished: bool
    note: str
    exercises: tuple[DoneExercise, ...]


@dataclass(frozen=True, kw_only=True)
class BestSet:
    name: str
    set: str
    when: date


@dataclass(frozen=True, kw_only=True)
class ExerciseLog:
    """`best` has one set for each kit and version, in the order of the last time they were done."""

    name: str
    best: tuple[BestSet, ...]
    times: tuple[ShownDone, ...]


def shown_log(found: Iterable[Done]) -> tuple[ShownDone, ...]:
    return tuple(_shown(done, keys_done(done.prescribed, done.training)) for done in found)


def done_one_by_one(
    trainings: QuerySet[TrainingLog],
) -> Iterator[tuple[date, str, PrescribedSession, Training]]:
    """Each with its date and its name, the oldest first, few in memory at a time."""
    rows = trainings.order_by("date", "created_at", "pk").prefetch_related("events")
    for log in rows.iterator(FEW):
        prescribed = read_prescribed(log.prescribed)
        yield log.date, session_name(prescribed), prescribed, read_training(log)


def exercise_log(exercise: str, found: Sequence[Done]) -> ExerciseLog | None:
    """`found` is the newest first. None for an exercise that there is not and never was."""
    times = []
    doses: dict[str, PrescribedDose | None] = {}
    for done in found:
        keys = [
            key for key in keys_done(done.prescribed, done.training) if exercise_of(key) == exercise
        ]
        for key in keys:
            doses.setdefault(key, done.prescribed.dose(key))
        if keys:
            times.append(_shown(done, keys))
    named = (one.name for one in known_exercises() if one.id == exercise)
    name = next(named, None) or next((dose.name for dose in doses.values() if dose), None)
    if name is None:
        return None
    return ExerciseLog(name=name, best=tuple(_best_of(doses, found)), times=tuple(times))


def exercise_of(key: str) -> str:
    """The id in front of kit and version; empty for what cannot be one."""
    exercise = key.partition("/")[0]
    return exercise if ID.fullmatch(exercise) else ""


def _shown(done: Done, keys: Iterable[str]) -> ShownDone:
    return ShownDone(
        when=done.log.date,
        title=session_name(done.prescribed),
        address=_address(done),
        is_finished=done.training.finished_at is not None,
        note=done.training.note,
        exercises=tuple(
            DoneExercise(
                name=_name(done.prescribed, key),
                exercise=exercise_of(key),
                sets=sets_words(_sets(done, key)),
            )
            for key in keys
        ),
    )


def session_name(prescribed: PrescribedSession) -> str:
    """`Strength A`; its title where it has no letter."""
    if prescribed.letter:
        return _("Strength {letter}").format(letter=prescribed.letter)
    return prescribed.title


def _address(done: Done) -> str:
    plan = done.log.plan
    if plan is None or plan.deleted_at is not None:
        return ""
    where = {"code": plan.code, "session": done.log.session, "on": done.log.date}
    return reverse("workouts:train", kwargs=where)


def _name(prescribed: PrescribedSession, key: str) -> str:
    dose = prescribed.dose(key)
    return dose.name if dose else _("An exercise that is gone")


def _sets(done: Done, key: str) -> tuple[LoggedSet, ...]:
    times = times_of(key, [(done.log.date, done.prescribed, done.training)])
    return times[0].sets if times else ()


def _best_of(doses: dict[str, PrescribedDose | None], found: Sequence[Done]) -> Iterator[BestSet]:
    every: list[tuple[date, PrescribedSession, Training]] = [
        (done.log.date, done.prescribed, done.training) for done in found
    ]
    for key, dose in doses.items():
        times = times_of(key, every)
        best = best_set(done for time in times for done in time.sets)
        if best and dose:
            when = next(time.on for time in times if best in time.sets)
            yield BestSet(name=dose.name, set=set_words(best), when=when)
