"""Doses as a table: a row for each quantity, a column for each level."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.utils.translation import gettext_lazy as _

from exercises.labels import LEVELS
from exercises.vocabulary import Level

ROWS: tuple[tuple[Any, tuple[str, ...]], ...] = (
    (_("Sets"), ("sets_low", "sets_high")),
    (_("Reps"), ("reps_low", "reps_high")),
    (_("Per side"), ("per_side",)),
    (_("Effort, RPE 0 to 10"), ("rpe_low", "rpe_high")),
    (_("Rest, seconds"), ("rest_seconds_low", "rest_seconds_high")),
    (_("Length of one sprint, seconds"), ("seconds_low", "seconds_high")),
    (_("Ground contacts in a session"), ("contacts_low", "contacts_high")),
    (_("Tempo: lowering-pause-lifting-pause"), ("tempo",)),
    (_("Load in words"), ("load",)),
    (_("Note"), ("note",)),
)


class DoseGrid:
    def __init__(self, forms: Iterable[Any]) -> None:
        order = [level.value for level in Level]
        known = {level: place for place, level in enumerate(order)}  # what is posted may be none
        self.forms = sorted(forms, key=lambda form: known.get(_level(form), len(order)))

    @property
    def columns(self) -> list[tuple[Any, Any]]:
        """The name of each level, and its form."""
        names = dict(LEVELS)
        return [(names.get(_level(form), ""), form) for form in self.forms]

    @property
    def rows(self) -> Iterator[tuple[Any, list[list[Any]]]]:
        """What the row is called, and for each level its fields."""
        for label, names in ROWS:
            yield label, [[form[name] for name in names] for form in self.forms]


def _level(form: Any) -> str:
    return str(form["level"].value() or "")
