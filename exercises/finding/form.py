"""How a reader finds an exercise: the words and ticks of a page as a wish, and back."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from exercises.catalogue import equipment_in_use, muscles_in_use
from exercises.finding.finder import (
    FACETS,
    LITTLE,
    MUCH,
    ONE_LEG,
    SOME,
    TWO_LEGS,
    Finding,
    Wish,
)
from exercises.labels import IMPACTS, QUALITIES

LEGS = [(ONE_LEG, _("One leg at a time")), (TWO_LEGS, _("Two legs"))]
SORENESS = [
    (LITTLE, _("Little soreness")),
    (SOME, _("Some soreness")),
    (MUCH, _("Much soreness")),
]


@dataclass(frozen=True, kw_only=True)
class Choice:
    value: str
    label: Any
    is_chosen: bool
    count: int  # of exercises that fit if it is the one choice of its facet


@dataclass(frozen=True, kw_only=True)
class Facet:
    name: str
    label: Any
    errors: Iterable[Any]
    choices: tuple[Choice, ...]

    @property
    def auto_id(self) -> str:
        """As Django names a field in a page."""
        return f"id_{self.name}"


def _facet_field(label: Any, choices: Any = ()) -> forms.MultipleChoiceField:
    widget = forms.CheckboxSelectMultiple
    return forms.MultipleChoiceField(label=label, choices=choices, widget=widget, required=False)


class FinderForm(forms.Form):
    q = forms.CharField(
        label=_("Name or movement"),
        required=False,
        max_length=80,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )
    muscle = _facet_field(_("Muscle"))
    hardest = forms.BooleanField(label=_("Only where it works hardest"), required=False)
    equipment = _facet_field(_("Equipment I have"))
    legs = _facet_field(_("Legs"), LEGS)
    impact = _facet_field(_("Impact"), IMPACTS)
    quality = _facet_field(_("Trains"), QUALITIES)
    soreness = _facet_field(_("When it is new"), SORENESS)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._field("muscle").choices = list(muscles_in_use().items())
        self._field("equipment").choices = list(equipment_in_use().items())

    def choices(self, facet: str) -> list[tuple[str, Any]]:
        return list(self._field(facet).choices)

    @property
    def wish(self) -> Wish:
        """What is asked for. Nothing, while the form is not valid."""
        if not self.is_valid():
            return Wish()
        asked = self.cleaned_data
        chosen = {facet: frozenset(asked[facet]) for facet in FACETS if asked[facet]}
        return Wish(text=asked["q"], chosen=chosen, hardest=asked["hardest"])

    def facets(self, finding: Finding) -> dict[str, Facet]:
        """The facets as the page shows them; each choice says how many exercises it leaves."""
        return {name: self._facet(name, finding) for name in FACETS}

    def _facet(self, name: str, finding: Finding) -> Facet:
        chosen = self[name].data or ()
        return Facet(
            name=name,
            label=self._field(name).label,
            errors=self.errors.get(name, ()),
            choices=tuple(
                Choice(
                    value=value,
                    label=label,
                    is_chosen=value in chosen,
                    count=finding.count(name, value),
                )
                for value, label in self.choices(name)
            ),
        )

    def _field(self, name: str) -> Any:
        return self.fields[name]
