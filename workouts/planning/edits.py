"""Decides what a change by hand does to a week: a session moves, grows light, or goes."""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, ClassVar

from exercises.vocabulary import Kind, gettext_noop
from workouts.planning.clock import usual_slot
from workouts.planning.goals import TECHNIQUE_RPE, TECHNIQUE_SETS
from workouts.planning.load import contents_stress, hsu_of
from workouts.planning.request import Request
from workouts.planning.week import Day, Prescription, Session, Stress, Week


@dataclass(frozen=True)
class Change:
    """A sentence with {names} and the facts that fill them in."""

    sentence: str
    facts: Mapping[str, Any]


@dataclass(frozen=True, kw_only=True)
class Edit(ABC):
    """One change of a week. `size` tells how much of the runner's plan it takes away.

    `place` is the session's position in `week.sessions`, `position` the item's in the session.
    """

    @property
    @abstractmethod
    def size(self) -> int: ...

    @abstractmethod
    def said(self, week: Week) -> Change:
        """The change in words, told of the week before it."""

    @abstractmethod
    def apply(self, week: Week, request: Request) -> Week:
        """The changed week, sessions in the order of days. Raises IndexError for no such place."""


@dataclass(frozen=True, kw_only=True)
class _SessionEdit(Edit):
    place: int
    sentence: ClassVar[str]

    def said(self, week: Week) -> Change:
        return Change(self.sentence, {"day": week.sessions[self.place].day})

    def apply(self, week: Week, request: Request) -> Week:
        return _with_session(week, self.place, self.changed(week.sessions[self.place], request))

    @abstractmethod
    def changed(self, session: Session, request: Request) -> Session | None:
        """The session after the change; None when nothing of it is left."""


@dataclass(frozen=True, kw_only=True)
class Move(_SessionEdit):
    size = 1
    sentence = gettext_noop("Move {day} to {to}.")
    to: Day

    def said(self, week: Week) -> Change:
        return Change(self.sentence, {"day": week.sessions[self.place].day, "to": self.to})

    def changed(self, session: Session, request: Request) -> Session:
        start = request.strength_starts[self.to]
        return replace(session, day=self.to, slot=usual_slot(self.to, request), start=start)


@dataclass(frozen=True, kw_only=True)
class Lighten(_SessionEdit):
    size = 2
    sentence = gettext_noop("Make {day} light.")

    def changed(self, session: Session, request: Request) -> Session:
        stated = None if session.stated_stress is None else Stress.LIGHT
        return replace(session, items=lightened(session.items), stated_stress=stated)


@dataclass(frozen=True, kw_only=True)
class DropJumps(_SessionEdit):
    size = 2
    sentence = gettext_noop("Leave out the jumps on {day}.")

    def changed(self, session: Session, request: Request) -> Session | None:
        return _without(replace(session, stated_contacts=0), Kind.POWER)


@dataclass(frozen=True, kw_only=True)
class DropSprints(_SessionEdit):
    size = 2
    sentence = gettext_noop("Leave out the hill sprints on {day}.")

    def changed(self, session: Session, request: Request) -> Session | None:
        return _without(replace(session, stated_sprints=0), Kind.RUNNING_POWER)


@dataclass(frozen=True, kw_only=True)
class Drop(_SessionEdit):
    size = 4
    sentence = gettext_noop("Leave out the session on {day}.")

    def changed(self, session: Session, request: Request) -> None:
        return None


@dataclass(frozen=True, kw_only=True)
class Reorder(_SessionEdit):
    size = 0
    sentence = gettext_noop("Put the exercises of {day} in order.")

    def changed(self, session: Session, request: Request) -> Session:
        return replace(session, items=in_order(session.items))


@dataclass(frozen=True, kw_only=True)
class WarmUp(_SessionEdit):
    size = 0
    sentence = gettext_noop("Warm up for {minutes} minutes on {day}.")
    minutes: int

    def said(self, week: Week) -> Change:
        day = week.sessions[self.place].day
        return Change(self.sentence, {"day": day, "minutes": self.minutes})

    def changed(self, session: Session, request: Request) -> Session:
        return replace(session, warmup_minutes=self.minutes)


@dataclass(frozen=True, kw_only=True)
class Replace(_SessionEdit):
    """Another dose of an exercise, or another exercise in its stead; None leaves it out."""

    position: int
    item: Prescription | None

    @property
    def size(self) -> int:
        return 3 if self.item is None else 1

    def said(self, week: Week) -> Change:
        old = week.sessions[self.place].items[self.position]
        facts = {"day": week.sessions[self.place].day, "exercise": old.exercise.name}
        if self.item is None:
            return Change(gettext_noop("Leave out {exercise} on {day}."), facts)
        if self.item.exercise != old.exercise:
            other = {"other": self.item.exercise.name}
            return Change(gettext_noop("{other} instead of {exercise} on {day}."), facts | other)
        return _dose_change(old, self.item, facts)

    def changed(self, session: Session, request: Request) -> Session | None:
        new = () if self.item is None else (self.item,)
        items = (*session.items[: self.position], *new, *session.items[self.position + 1 :])
        is_left = items or session.stated_stress or session.stated_sprints
        is_same = self.item is None or self.item.exercise == session.items[self.position].exercise
        items = items if is_same else in_order(items)
        return replace(session, items=items) if is_left else None


@dataclass(frozen=True, kw_only=True)
class Add(_SessionEdit):
    """One more exercise in a session."""

    size = 1
    sentence = gettext_noop("Add {exercise} on {day}.")
    item: Prescription

    def said(self, week: Week) -> Change:
        day = week.sessions[self.place].day
        return Change(self.sentence, {"day": day, "exercise": self.item.exercise.name})

    def changed(self, session: Session, request: Request) -> Session:
        return replace(session, items=in_order((*session.items, self.item)))


@dataclass(frozen=True, kw_only=True)
class Clear(Edit):
    size = 9

    def said(self, week: Week) -> Change:
        return Change(gettext_noop("Leave out all strength work this week."), {})

    def apply(self, week: Week, request: Request) -> Week:
        return replace(week, sessions=())


#: How a changed field of a dose is told.
DOSE_SENTENCES = {
    "sets": gettext_noop("Sets of {exercise} on {day}: {sets} instead of {old}."),
    "reps": gettext_noop("Reps of {exercise} on {day}: {reps} instead of {old}."),
    "rpe": gettext_noop("{exercise} on {day}: RPE {rpe} instead of {old}."),
    "rest_seconds": gettext_noop("Rest of {exercise} on {day}: {rest_seconds} seconds."),
}


def _dose_change(old: Prescription, new: Prescription, facts: dict[str, Any]) -> Change:
    for name, sentence in DOSE_SENTENCES.items():
        if getattr(new, name) != getattr(old, name):
            return Change(sentence, facts | {name: getattr(new, name), "old": getattr(old, name)})
    return Change(gettext_noop("Another version of {exercise} on {day}."), facts)


def in_order(items: tuple[Prescription, ...]) -> tuple[Prescription, ...]:
    """As a session is done (R12); exercises of one role keep their order."""
    return tuple(sorted(items, key=lambda item: item.exercise.order_slot))


def lightened(items: tuple[Prescription, ...]) -> tuple[Prescription, ...]:
    """The same strength exercises as technique work; sets and then exercises go until the
    session counts as light (D4). Jumps and sprints stay."""
    light = [_technique(item) for item in items]
    while contents_stress(light) is not Stress.LIGHT:
        most = max(range(len(light)), key=lambda place: (hsu_of(light[place]), place))
        item = light.pop(most)
        if item.sets > 1:
            light.insert(most, replace(item, sets=item.sets - 1))
    return tuple(light)


def _technique(item: Prescription) -> Prescription:
    if item.exercise.kind is not Kind.STRENGTH:
        return item
    return replace(item, sets=min(item.sets, TECHNIQUE_SETS), rpe=min(item.rpe, TECHNIQUE_RPE))


def _without(session: Session, kind: Kind) -> Session | None:
    items = tuple(item for item in session.items if item.exercise.kind is not kind)
    is_left = items or session.stated_stress or session.stated_contacts or session.stated_sprints
    return replace(session, items=items) if is_left else None


def _with_session(week: Week, place: int, session: Session | None) -> Week:
    new = () if session is None else (session,)
    sessions = (*week.sessions[:place], *new, *week.sessions[place + 1 :])
    return replace(week, sessions=tuple(sorted(sessions, key=lambda session: session.day)))
