"""Decides what a week that is built again keeps of the one before: names, notes and weights."""

from dataclasses import replace

from workouts.planning.values.letters import as_before
from workouts.planning.values.week import Prescription, Session, Week


def built_again(week: Week, before: Week) -> Week:
    """`week` is new; of `before` its sessions keep their identity and the runner's note, and its
    exercises the weight that the runner lifts in the same form of them, where they have none."""
    weights = {_form(item): item.load_kg for item in before.items if item.load_kg is not None}
    notes = {session.identity: session.note for session in before.sessions if session.identity}
    named = as_before(week, before)
    sessions = (_keeping(one, notes.get(one.identity, ""), weights) for one in named.sessions)
    return replace(named, sessions=tuple(sessions))


def _keeping(session: Session, note: str, weights: dict[tuple[str, ...], float]) -> Session:
    items = (
        item if item.load_kg is not None else replace(item, load_kg=weights.get(_form(item)))
        for item in session.items
    )
    return replace(session, note=note, items=tuple(items))


def _form(item: Prescription) -> tuple[str, ...]:
    return item.exercise.id, item.equipment, item.modification_id
