"""Decides what a change of one exercise does: another dose, another exercise, or one more."""

from dataclasses import dataclass, replace
from typing import Any

from exercises.vocabulary import Kind, gettext_noop
from workouts.planning.edits.edit import Change, SessionEdit
from workouts.planning.measures.goals import TECHNIQUE_RPE, TECHNIQUE_SETS
from workouts.planning.measures.load import hsu_of, items_stress
from workouts.planning.values.request import Request
from workouts.planning.values.week import Prescription, Session, Stress, Week


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
        facts = {"day": week.sessions[self.place].day, "exercise": old.exercise.name}
        if self.item is None:
            return Change(gettext_noop("Leave out {exercise} on {day}."), facts)
        if self.item.exercise.id != old.exercise.id:
            other = {"other": self.item.exercise.name}
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
        return Change(self.sentence, {"day": day, "exercise": self.item.exercise.name})

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
    "rpe": gettext_noop("{exercise} on {day}: RPE {rpe} instead of {old}."),
    "rest_seconds": gettext_noop("Rest of {exercise} on {day}: {rest_seconds} seconds."),
    "seconds": gettext_noop("{exercise} on {day}: {seconds} seconds instead of {old}."),
    "load_kg": gettext_noop("Another weight for {exercise} on {day}."),
}


def is_other_dose(old: Prescription, new: Prescription) -> bool:
    """Other numbers or another version; reasons and words do not count."""
    names = (*DOSE_SENTENCES, "equipment", "modification")
    return any(getattr(old, name) != getattr(new, name) for name in names)


def dose_change(old: Prescription, new: Prescription, facts: dict[str, Any]) -> Change:
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
