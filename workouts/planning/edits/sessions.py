"""Decides what a change of a whole session does: it moves, is made light, or goes."""

from dataclasses import dataclass, replace

from exercises.vocabulary import Kind, gettext_noop
from workouts.planning.edits.edit import Change, Edit, SessionEdit, with_sessions
from workouts.planning.edits.exercises import lightened
from workouts.planning.measures.clock import usual_slot
from workouts.planning.values.request import Request
from workouts.planning.values.week import Day, Prescription, Session, Stress, Week


@dataclass(frozen=True, kw_only=True)
class Move(SessionEdit):
    size = 1
    sentence = gettext_noop("Move {day} to {to}.")
    to: Day

    def in_words(self, week: Week) -> Change:
        return Change(self.sentence, {"day": week.sessions[self.place].day, "to": self.to})

    def changed(self, session: Session, request: Request) -> Session:
        start = request.strength_starts[self.to]
        return replace(session, day=self.to, slot=usual_slot(self.to, request), start=start)


@dataclass(frozen=True, kw_only=True)
class Lighten(SessionEdit):
    size = 2
    sentence = gettext_noop("Make {day} light.")

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
    sentence = gettext_noop("Leave out the session on {day}.")

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
        facts = {"day": self.day, "exercise": self.item.exercise.name}
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
