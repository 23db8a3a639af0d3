"""A prescribed exercise as JSON: all numbers to judge it again, all words to show it again."""

from dataclasses import asdict
from typing import Any

from exercises.catalogue import equipment_names
from exercises.documents.entries import ExerciseEntry
from exercises.vocabulary import (
    NO_EQUIPMENT,
    SUBSTITUTE,
    Direction,
    HamstringAction,
    Impact,
    Kind,
    Level,
)
from workouts.planning.values.exercise import (
    DoseRange,
    Exercise,
    Modification,
    MuscleCredit,
    Substitute,
)
from workouts.planning.values.week import Prescription

#: Kept as they are. Of the catalogue's doses the snapshot holds that of the runner's level.
PLAIN_FIELDS = (
    "id",
    "slug",
    "name",
    "kind",
    "unilateral",
    "action",
    "impact",
    "set_credit",
    "eccentric_factor",
    "seconds_per_rep",
    "setup_seconds",
    "order_slot",
    "equipment",
    "added_load",
    "parent_id",
)


def snapshot_of(item: Prescription, entry: ExerciseEntry | None, level: Level) -> dict[str, Any]:
    """`entry` is what the catalogue says of it; None for what this catalogue does not have."""
    exercise = item.exercise
    return {
        **{name: getattr(exercise, name) for name in PLAIN_FIELDS},
        "substitute": exercise.substitute and asdict(exercise.substitute),
        "modification": item.modification and asdict(item.modification),
        "muscles": [asdict(muscle) for muscle in exercise.muscles],
        "dose": _dose(exercise.doses.get(level)),
        "shown": _shown(item, entry),
    }


def _dose(dose: DoseRange | None) -> dict[str, Any] | None:
    return None if dose is None else asdict(dose)


def _shown(item: Prescription, entry: ExerciseEntry | None) -> dict[str, str]:
    """Words of the catalogue that belong to this dose."""
    if entry is None:
        return {}
    shown = {"equipment": equipment_names().get(item.equipment, item.equipment)}
    if item.equipment == NO_EQUIPMENT:
        shown["equipment"] = ""
    if item.equipment == SUBSTITUTE and entry.substitute is not None:
        shown = {"equipment": entry.substitute.name, "how": entry.substitute.how}
    for one in entry.modifications:
        if item.modification is not None and one.key == item.modification.id:
            shown["change"] = one.change
    return shown


def exercise_from(snapshot: dict[str, Any], level: Level) -> Exercise:
    """The exercise as it was for a runner of this level."""
    plain = {name: snapshot[name] for name in PLAIN_FIELDS}
    substitute = snapshot["substitute"]
    return Exercise(
        **plain
        | {
            "kind": Kind(plain["kind"]),
            "action": HamstringAction(plain["action"]),
            "impact": Impact(plain["impact"]),
            "equipment": tuple(plain["equipment"]),
            "added_load": tuple(plain["added_load"]),
        },
        substitute=Substitute(**substitute) if substitute else None,
        doses={level: _dose_from(snapshot["dose"])} if snapshot.get("dose") else {},
        muscles=tuple(MuscleCredit(**muscle) for muscle in snapshot["muscles"]),
    )


def _dose_from(dose: dict[str, Any]) -> DoseRange:
    """Pairs come back from JSON as lists."""
    pairs: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value for name, value in dose.items()
    }
    return DoseRange(**pairs)


def modification_from(snapshot: dict[str, Any]) -> Modification | None:
    modification = snapshot["modification"]
    if not modification:
        return None
    return Modification(**modification | {"direction": Direction(modification["direction"])})
