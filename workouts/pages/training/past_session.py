"""What can be written down afterwards: every exercise there is, and what was likely done."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from django.utils.translation import gettext as _

from exercises.catalogue import equipment_names
from exercises.vocabulary import NO_EQUIPMENT, SUBSTITUTE
from workouts.pages.training.training_choice import (
    SPRINT_SECONDS,
    Before,
    left_words,
    times_by_key,
    weight_in_unit,
)
from workouts.planning.measures.movement import is_weighted
from workouts.planning.training.prescribed import (
    Counting,
    PrescribedDose,
    PrescribedItem,
    counting_of,
    has_sides,
    key_of,
)
from workouts.planning.training.times import LIFTS, keys_done
from workouts.planning.values.exercise import Exercise
from workouts.planning.values.week import Prescription
from workouts.storage.catalogue import read_exercises

PLAIN: Any = {"sets": 1, "reps": 8, "rpe": 7.0, "rest_seconds": 90}  # until something is entered


def known_doses(before: Before) -> Mapping[str, Mapping[str, PrescribedDose]]:
    """Groups by their names, doses by their keys: what was done before, whatever version it was;
    then every exercise with each kit, and each of its versions."""
    every = {
        one.name: {dose.key: dose for dose in _all_of(one)}
        for one in read_exercises()
        if not one.is_family
    }
    done = {key: dose for key, dose in _done(before).items() if dose}
    return {_("Done before"): done, **every} if done else every


def _done(before: Before) -> Mapping[str, PrescribedDose | None]:
    found: dict[str, PrescribedDose | None] = {}
    for _on, prescribed, training in before:
        for key in keys_done(prescribed, training):
            found.setdefault(key, prescribed.dose(key))
    return found


def _all_of(exercise: Exercise) -> Iterator[PrescribedDose]:
    """A kit is named where the name of the exercise alone would not tell."""
    items = [*_items(exercise)]
    names = [item.name for item in items]
    for item in items:
        equipment = _equipment(item)
        is_clear = names.count(item.name) == 1 or not equipment
        pattern = "{exercise}" if is_clear else _("{exercise}, {equipment}")
        yield PrescribedDose(
            key=key_of(item),
            name=pattern.format(exercise=item.name, equipment=equipment.lower()),
            counting=counting_of(item),
            sides=has_sides(item),
            equipment=equipment,
        )


def _items(exercise: Exercise) -> Iterator[Prescription]:
    """Itself with each kit; a version that adds weight with each kit for that, unless it has weight
    already; any other version with the first kit that it goes with."""
    plain = Prescription(exercise=exercise, equipment=exercise.equipment[0], **PLAIN)
    for kit in (*exercise.equipment, *([SUBSTITUTE] if exercise.substitute else [])):
        yield replace(plain, equipment=kit)
    for version in exercise.modifications:
        kits = [kit for kit in exercise.equipment if version.goes_with(kit)]
        if version.adds_weight:
            added = [kit for kit in exercise.added_load if version.goes_with(kit)]
            kits = [] if is_weighted(plain) else added or kits
        for kit in kits if version.adds_weight else kits[:1]:
            yield replace(plain, equipment=kit, modification=version)


def _equipment(item: Prescription) -> str:
    if item.equipment in (NO_EQUIPMENT, SUBSTITUTE):
        return ""
    return equipment_names().get(item.equipment, item.equipment)


def likely(items: Sequence[PrescribedItem], before: Before) -> Iterator[dict[str, Any]]:
    """What the fields of each planned exercise hold: the dose, and the weight of the last time."""
    times = times_by_key(before)
    for item in items:
        last = [done for time in times.get(item.key, ())[:1] for done in time.sets]
        weight = weight_in_unit(last[-1].kg, last[-1].lb) if last else ""
        count = item.seconds or SPRINT_SECONDS if item.counting is Counting.SPRINTS else item.reps
        yield {
            "counts": " ".join([str(count)] * item.sets),
            "weight": weight or weight_in_unit(item.kg, None),
            "left": left_words(item.rpe) if item.counting in LIFTS else "",
        }
