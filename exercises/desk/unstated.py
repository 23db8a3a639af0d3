"""What an exercise does not say of how it moves, which keeps careful runners from it."""

from collections.abc import Iterable, Iterator
from dataclasses import fields
from typing import Any

from django.utils.translation import gettext as _

from exercises.documents.entries import ExerciseEntry, MovementEntry
from exercises.models import Exercise
from exercises.models.movement import Movement

FACTS = tuple(field.name for field in fields(MovementEntry))


def unstated_of_row(exercise: Exercise) -> Iterator[str]:
    """It must be read `with_details`."""
    substitute = getattr(exercise, "substitute", None)
    return _unstated(exercise, list(exercise.equipment.all()), substitute)


def unstated_of_entry(entry: ExerciseEntry) -> Iterator[str]:
    return _unstated(entry, entry.equipment, entry.substitute)


def _unstated(exercise: Any, options: Iterable[Any], substitute: Any) -> Iterator[str]:
    """A sentence for the exercise with its equipment, and one for its substitute."""
    options = list(options)
    lacking = [
        name
        for name in FACTS
        if getattr(exercise, name) is None
        and not (options and all(getattr(option, name) is not None for option in options))
    ]
    if lacking:
        yield _("not said how it moves: {facts}").format(facts=_named(lacking))
    lacking = [name for name in FACTS if substitute and getattr(substitute, name) is None]
    if lacking:
        text = _("not said how its substitute moves: {facts}")
        yield text.format(facts=_named(lacking))


def _named(facts: Iterable[str]) -> str:
    return ", ".join(str(Movement._meta.get_field(name).verbose_name) for name in facts)  # type: ignore[union-attr]
