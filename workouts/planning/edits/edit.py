"""Decides what a change of a week is: it can be put into words, and it gives another week."""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, ClassVar

from workouts.planning.values.request import Request
from workouts.planning.values.week import Session, Week


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
    def size(self) -> int:
        return 0

    @abstractmethod
    def in_words(self, week: Week) -> Change:
        """The change in words, told of the week before it."""

    @abstractmethod
    def apply(self, week: Week, request: Request) -> Week:
        """The changed week, sessions in the order of days. Raises IndexError for no such place."""

    def apply_to_request(self, request: Request) -> Request:
        """The runner's request after the change: another one only where runs change."""
        return request


@dataclass(frozen=True, kw_only=True)
class SessionEdit(Edit):
    place: int
    sentence: ClassVar[str]

    def in_words(self, week: Week) -> Change:
        return Change(self.sentence, {"day": week.sessions[self.place].day})

    def apply(self, week: Week, request: Request) -> Week:
        changed = self.changed(week.sessions[self.place], request)
        new = () if changed is None else (changed,)
        return with_sessions(
            week, (*week.sessions[: self.place], *new, *week.sessions[self.place + 1 :])
        )

    @abstractmethod
    def changed(self, session: Session, request: Request) -> Session | None:
        """The session after the change; None when nothing of it is left."""


def with_sessions(week: Week, sessions: Iterable[Session]) -> Week:
    return replace(week, sessions=tuple(sorted(sessions, key=lambda session: session.day)))


def apply_all(edits: Iterable[Edit], week: Week, request: Request) -> tuple[Week, Request]:
    """One after the other. Raises IndexError for a place that is not there."""
    for edit in edits:
        week, request = edit.apply(week, request), edit.apply_to_request(request)
    return week, request


def tell(edits: Iterable[Edit], week: Week, request: Request) -> tuple[Change, ...]:
    """The changes in words, each told of the week before it.

    Raises IndexError for a place that is not there.
    """
    changes = []
    for edit in edits:
        changes.append(edit.in_words(week))
        week, request = apply_all((edit,), week, request)
    return tuple(changes)
