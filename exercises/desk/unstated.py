"""What an exercise does not say of how it moves, which keeps careful runners from it."""

from collections.abc import Iterable, Iterator
from dataclasses import fields

from django.utils.translation import gettext as _

from exercises.documents.entries import MovementEntry
from exercises.models import Exercise
from exercises.models.movement import Movement

FACTS = tuple(field.name for field in fields(MovementEntry))


def unstated(exercise: Exercise) -> Iterator[tuple[str, str]]:
    """A sentence for the exercise with its equipment, and one for its substitute, each after the
    id of the first field that is empty. It must be read `with_details`.
    """
    options = list(exercise.equipment.all())
    lacking = [
        name
        for name in FACTS
        if getattr(exercise, name) is None
        and not (options and all(getattr(option, name) is not None for option in options))
    ]
    if lacking:
        text = _("not said how it moves: {facts}")
        yield f"id_{lacking[0]}", text.format(facts=_named(lacking))
    substitute = getattr(exercise, "substitute", None)
    lacking = [name for name in FACTS if substitute and getattr(substitute, name) is None]
    if lacking:
        text = _("not said how its substitute moves: {facts}")
        yield f"id_substitute-0-{lacking[0]}", text.format(facts=_named(lacking))


def _named(facts: Iterable[str]) -> str:
    return ", ".join(str(Movement._meta.get_field(name).verbose_name) for name in facts)  # type: ignore[union-attr]
