"""The catalogue in the shape that check_golden.py reads."""

from functools import cache
from typing import Any

from exercises.documents.entries import ExerciseEntry
from exercises.documents.toml_files import read_catalogue
from exercises.vocabulary import ECCENTRIC_FACTOR


@cache
def checker_facts() -> dict[str, dict[str, Any]]:
    return {entry.key: _facts(entry) for entry in read_catalogue().exercises}


def _facts(entry: ExerciseEntry) -> dict[str, Any]:
    return {
        "id": entry.key,
        "kind": entry.kind.value,
        "unilateral": entry.unilateral,
        "hamstringAction": entry.hamstring_action.value,
        "hamstringSetCredit": entry.set_credit,
        "eccentricStress": {"factor": ECCENTRIC_FACTOR[entry.eccentric]},
        "equipment": {
            "options": [{"id": option.equipment} for option in entry.equipment],
            "noEquipmentSubstitute": _substitute(entry),
        },
        "timing": {"secPerRep": entry.seconds_per_rep, "setupSec": entry.setup_seconds},
        "placement": {"orderSlot": entry.order_slot},
        "dosing": {
            level.value: {"restSec": dose.rest_seconds} for level, dose in entry.doses.items()
        },
    }


def _substitute(entry: ExerciseEntry) -> dict[str, float]:
    substitute = entry.substitute
    if substitute is None:
        return {}
    facts = {"hamstringSetCredit": substitute.set_credit}
    if substitute.eccentric_factor is not None:
        facts["eccentricFactor"] = substitute.eccentric_factor
    return facts
