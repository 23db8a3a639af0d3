"""Decides what a change of a week is: it can be put into words, and it gives another week.

Changes are made by hand and by remedies; each leaves the old week as it was.
"""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, ClassVar

from exercises.vocabulary import Kind, gettext_noop
from workouts.planning.measures.clock import usual_slot
from workouts.planning.measures.dose import reps_left
from workouts.planning.measures.goals import TECHNIQUE_RPE, TECHNIQUE_SETS
from workouts.planning.measures.load import hsu_of, items_stress
from workouts.planning.values.request import Request
from workouts.planning.values.season import Race
from workouts.planning.values.week import (
    Day,
    Phrase,
    Prescription,
    Run,
    RunKind,
    Session,
    SessionName,
    Stress,
    Week,
    by_day,
)

SESSION, SPRINTS = gettext_noop("the session"), gettext_noop("the hill sprints")


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
        return Change(self.sentence, _told(week.sessions[self.place]))

    def apply(self, week: Week, request: Request) -> Week:
        changed = self.changed(week.sessions[self.place], request)
        new = () if changed is None else (changed,)
        return with_sessions(
            week, (*week.sessions[: self.place], *new, *week.sessions[self.place + 1 :])
        )

    @abstractmethod
    def changed(self, session: Session, request: Request) -> Session | None:
        """The session after the change; None when nothing of it is left."""


def _told(session: Session) -> dict[str, Any]:
    """The facts that tell which session it is."""
    name: object = Phrase(SPRINTS if not session.is_gym else SESSION)
    if session.is_gym and session.letter:
        name = SessionName(session.letter)
    return {"day": session.day, "session": name}


def with_sessions(week: Week, sessions: Iterable[Session]) -> Week:
    return replace(week, sessions=by_day(sessions))


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


@dataclass(frozen=True, kw_only=True)
class Move(SessionEdit):
    size = 1
    sentence = gettext_noop("Move {session} from {day} to {to}.")
    to: Day

    def in_words(self, week: Week) -> Change:
        return Change(self.sentence, _told(week.sessions[self.place]) | {"to": self.to})

    def changed(self, session: Session, request: Request) -> Session:
        start = request.strength_starts[self.to]
        return replace(session, day=self.to, slot=usual_slot(self.to, request), start=start)


@dataclass(frozen=True, kw_only=True)
class Lighten(SessionEdit):
    size = 2
    sentence = gettext_noop("Make {session} on {day} light.")

    def changed(self, session: Session, request: Request) -> Session:
        stated = None if session.stated_stress is None else Stress.LIGHT
        return replace(session, items=lightened(session.items), stated_stress=stated)


@dataclass(frozen=True, kw_only=True)
class DropJumps(SessionEdit):
    size = 2
    sentence = gettext_noop("Leave out the jumps on {day}.")

    def changed(self, session: Session, request: Request) -> Session | None:
        return _without(replace(session, stated_contacts=0), Kind.POWER)


@dataclass(frozen=True, kw_only=True)
class DropSprints(SessionEdit):
    size = 2
    sentence = gettext_noop("Leave out the hill sprints on {day}.")

    def changed(self, session: Session, request: Request) -> Session | None:
        return _without(replace(session, stated_sprints=0), Kind.RUNNING_POWER)


@dataclass(frozen=True, kw_only=True)
class Drop(SessionEdit):
    size = 4
    sentence = gettext_noop("Leave out {session} on {day}.")

    def changed(self, session: Session, request: Request) -> None:
        return None


@dataclass(frozen=True, kw_only=True)
class WarmUp(SessionEdit):
    sentence = gettext_noop("Warm up for {minutes} minutes on {day}.")
    minutes: int

    def in_words(self, week: Week) -> Change:
        day = week.sessions[self.place].day
        return Change(self.sentence, {"day": day, "minutes": self.minutes})

    def changed(self, session: Session, request: Request) -> Session:
        return replace(session, warmup_minutes=self.minutes)


@dataclass(frozen=True, kw_only=True)
class AddSession(Edit):
    """A session of one exercise on a day; more can be added to it."""

    day: Day
    item: Prescription
    warmup_minutes: int

    def in_words(self, week: Week) -> Change:
        facts = {"day": self.day, "exercise": self.item.name}
        return Change(gettext_noop("A session on {day}, with {exercise}."), facts)

    def apply(self, week: Week, request: Request) -> Week:
        session = Session(
            day=self.day,
            slot=usual_slot(self.day, request),
            items=(self.item,),
            warmup_minutes=self.warmup_minutes,
        )
        return with_sessions(week, (*week.sessions, session))


@dataclass(frozen=True, kw_only=True)
class Note(SessionEdit):
    """The runner's own words about a session; an empty text deletes them."""

    sentence = gettext_noop("A note on {day}.")
    text: str

    def changed(self, session: Session, request: Request) -> Session:
        return replace(session, note=self.text)


@dataclass(frozen=True, kw_only=True)
class Clear(Edit):
    size = 9

    def in_words(self, week: Week) -> Change:
        return Change(gettext_noop("Leave out all strength work this week."), {})

    def apply(self, week: Week, request: Request) -> Week:
        return replace(week, sessions=())


def _without(session: Session, kind: Kind) -> Session | None:
    items = tuple(item for item in session.items if item.exercise.kind is not kind)
    is_left = items or session.stated_stress or session.stated_contacts or session.stated_sprints
    return replace(session, items=items) if is_left else None


@dataclass(frozen=True, kw_only=True)
class Replace(SessionEdit):
    """Another dose of an exercise, or another exercise in its place; None leaves it out."""

    position: int
    item: Prescription | None

    @property
    def size(self) -> int:
        return 3 if self.item is None else 1

    def in_words(self, week: Week) -> Change:
        old = week.sessions[self.place].items[self.position]
        facts = {"day": week.sessions[self.place].day, "exercise": old.name}
        if self.item is None:
            return Change(gettext_noop("Leave out {exercise} on {day}."), facts)
        if self.item.name != old.name:
            other = {"other": self.item.name}
            return Change(gettext_noop("{other} instead of {exercise} on {day}."), facts | other)
        return dose_change(old, self.item, facts)

    def changed(self, session: Session, request: Request) -> Session | None:
        new = () if self.item is None else (self.item,)
        items = (*session.items[: self.position], *new, *session.items[self.position + 1 :])
        is_left = items or session.stated_stress or session.stated_sprints
        is_same = (
            self.item is None or self.item.exercise.id == session.items[self.position].exercise.id
        )
        items = items if is_same else in_order(items)
        return replace(session, items=items) if is_left else None


@dataclass(frozen=True, kw_only=True)
class Add(SessionEdit):
    """One more exercise in a session."""

    size = 1
    sentence = gettext_noop("Add {exercise} on {day}.")
    item: Prescription

    def in_words(self, week: Week) -> Change:
        day = week.sessions[self.place].day
        return Change(self.sentence, {"day": day, "exercise": self.item.name})

    def changed(self, session: Session, request: Request) -> Session:
        return replace(session, items=in_order((*session.items, self.item)))


@dataclass(frozen=True, kw_only=True)
class Reorder(SessionEdit):
    sentence = gettext_noop("Put the exercises of {day} in order.")

    def changed(self, session: Session, request: Request) -> Session:
        return replace(session, items=in_order(session.items))


#: How a changed field of a dose is told.
DOSE_SENTENCES = {
    "sets": gettext_noop("Sets of {exercise} on {day}: {sets} instead of {old}."),
    "reps": gettext_noop("Reps of {exercise} on {day}: {reps} instead of {old}."),
    "rpe": gettext_noop("{exercise} on {day}: stop with {left} left instead of {old}."),
    "rest_seconds": gettext_noop("Rest of {exercise} on {day}: {rest_seconds} seconds."),
    "seconds": gettext_noop("{exercise} on {day}: {seconds} seconds instead of {old}."),
    "load_kg": gettext_noop("A different weight for {exercise} on {day}."),
}


def is_other_dose(old: Prescription, new: Prescription) -> bool:
    """Other numbers, kit or another version; reasons and words do not count."""
    names = (*DOSE_SENTENCES, "equipment", "modification")
    return any(getattr(old, name) != getattr(new, name) for name in names)


def dose_change(old: Prescription, new: Prescription, facts: dict[str, Any]) -> Change:
    for name, sentence in DOSE_SENTENCES.items():
        if getattr(new, name) != getattr(old, name):
            told = {name: getattr(new, name), "old": getattr(old, name)}
            if name == "rpe":
                told = {"left": reps_left(new.rpe), "old": reps_left(old.rpe)}
            return Change(sentence, facts | told)
    return Change(gettext_noop("Different kit for {exercise} on {day}."), facts)


def in_order(items: tuple[Prescription, ...]) -> tuple[Prescription, ...]:
    """As a session is done (R12); exercises of one role keep their order."""
    return tuple(sorted(items, key=lambda item: item.exercise.order_slot))


def lightened(items: tuple[Prescription, ...]) -> tuple[Prescription, ...]:
    """The same strength exercises as technique work; sets and then exercises go until the
    session counts as light (D4). Jumps and sprints stay."""
    light = [_technique(item) for item in items]
    while items_stress(light) is not Stress.LIGHT:
        most = max(range(len(light)), key=lambda place: (hsu_of(light[place]), place))
        item = light.pop(most)
        if item.sets > 1:
            light.insert(most, replace(item, sets=item.sets - 1))
    return tuple(light)


def _technique(item: Prescription) -> Prescription:
    if item.exercise.kind is not Kind.STRENGTH:
        return item
    return replace(item, sets=min(item.sets, TECHNIQUE_SETS), rpe=min(item.rpe, TECHNIQUE_RPE))


@dataclass(frozen=True, kw_only=True)
class ChangeRun(Edit):
    """Another run on a day. A race on that day is then no longer a race of this week."""

    sentence: ClassVar = gettext_noop("{day} is now: {run}.")
    day: Day
    run: Run

    def in_words(self, week: Week) -> Change:
        return Change(self.sentence, {"day": self.day, "run": self.run})

    def apply_to_request(self, request: Request) -> Request:
        runs = tuple(self.run if day == self.day else request.week[day] for day in Day)
        was_race = request.race is not None and request.race.day_offset == self.day
        is_race = self.run.kind is RunKind.RACE
        return replace(request, week=runs, race=None if was_race and not is_race else request.race)

    def apply(self, week: Week, request: Request) -> Week:
        return _with_usual_slots(week, self.apply_to_request(request), (self.day,))


@dataclass(frozen=True, kw_only=True)
class SwapRuns(Edit):
    """The runs of two days change places: the long run slips to Saturday."""

    sentence: ClassVar = gettext_noop("Swap the runs of {day} and {to}.")
    day: Day
    to: Day

    def in_words(self, week: Week) -> Change:
        return Change(self.sentence, {"day": self.day, "to": self.to})

    def apply_to_request(self, request: Request) -> Request:
        runs = tuple(request.week[self._other(day)] for day in Day)
        spike = request.run_spike_day
        return replace(
            request,
            week=runs,
            race=self._moved(request.race),
            run_spike_day=None if spike is None else self._other(spike),
        )

    def _moved(self, race: Race | None) -> Race | None:
        if race is None or race.day_offset not in (self.day, self.to):
            return race
        return replace(race, day_offset=int(self._other(Day(race.day_offset))))

    def apply(self, week: Week, request: Request) -> Week:
        return _with_usual_slots(week, self.apply_to_request(request), (self.day, self.to))

    def _other(self, day: Day) -> Day:
        return {self.day: self.to, self.to: self.day}.get(day, day)


def _with_usual_slots(week: Week, request: Request, days: Iterable[Day]) -> Week:
    """Strength work stays on its day; its slot follows from the new run."""
    changed = set(days)
    return with_sessions(
        week,
        (
            replace(session, slot=usual_slot(session.day, request))
            if session.day in changed
            else session
            for session in week.sessions
        ),
    )


def edits_again(edits: tuple[Edit, ...], seen: Week, now: Week) -> tuple[Edit, ...]:
    """The same changes for the week as it is now; empty when their session or exercise is gone.

    Raises IndexError for a place that was never there.
    """
    if [_exercises(one) for one in seen.sessions] == [_exercises(one) for one in now.sessions]:
        return edits
    if len(edits) > 1:
        return ()  # later changes depend on earlier ones
    edit = edits[0]
    if not isinstance(edit, SessionEdit):
        return edits
    session = seen.sessions[edit.place]
    place = _place_of(session, now)
    if place is None:
        return ()
    edit = replace(edit, place=place)
    if not isinstance(edit, Replace):
        return (edit,)
    wanted = session.items[edit.position].exercise.id
    names = [item.exercise.id for item in now.sessions[place].items]
    return (replace(edit, position=names.index(wanted)),) if wanted in names else ()


def _place_of(session: Session, now: Week) -> int | None:
    """The session with the same exercises, preferably on the same day; else the one on that day."""
    ranked = sorted(
        enumerate(now.sessions),
        key=lambda pair: (_exercises(pair[1]) != _exercises(session), pair[1].day != session.day),
    )
    for place, other in ranked:
        if _exercises(other) == _exercises(session) or other.day == session.day:
            return place
    return None


def _exercises(session: Session) -> tuple[str, ...]:
    return tuple(item.exercise.id for item in session.items)
