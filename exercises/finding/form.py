"""How a reader finds an exercise: the words and ticks of a page as a wish, and back."""

from typing import Any

from django import forms
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from exercises.catalogue import equipment_names, muscle_names
from exercises.finding.finder import LITTLE, MUCH, ONE_LEG, SOME, TWO_LEGS, Finding, Wish
from exercises.labels import IMPACTS, QUALITIES

FACETS = ("muscle", "equipment", "legs", "impact", "quality", "soreness")
LEGS = [(ONE_LEG, _("One leg at a time")), (TWO_LEGS, _("Two legs"))]
SORENESS = [
    (LITTLE, _("Little soreness")),
    (SOME, _("Some soreness")),
    (MUCH, _("Much soreness")),
]


class FinderForm(forms.Form):
    q = forms.CharField(
        label=_("Name or movement"),
        required=False,
        max_length=80,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )
    muscle = forms.MultipleChoiceField(label=_("Muscle"), required=False)
    hardest = forms.BooleanField(label=_("Only where it works hardest"), required=False)
    equipment = forms.MultipleChoiceField(label=_("Equipment I have"), required=False)
    legs = forms.MultipleChoiceField(label=_("Legs"), required=False, choices=LEGS)
    impact = forms.MultipleChoiceField(label=_("Impact"), required=False, choices=IMPACTS)
    quality = forms.MultipleChoiceField(label=_("Trains"), required=False, choices=QUALITIES)
    soreness = forms.MultipleChoiceField(
        label=_("When it is new"), required=False, choices=SORENESS
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._facet("muscle").choices = list(muscle_names().items())
        self._facet("equipment").choices = list(equipment_names().items())
        for name in FACETS:
            self._facet(name).widget = forms.CheckboxSelectMultiple(choices=self.choices(name))

    def choices(self, facet: str) -> list[tuple[str, Any]]:
        return list(self._facet(facet).choices)

    @property
    def wish(self) -> Wish:
        """What is asked for. Nothing, while the form is not valid."""
        if not self.is_valid():
            return Wish()
        asked = self.cleaned_data
        chosen = {facet: frozenset(asked[facet]) for facet in FACETS if asked[facet]}
        return Wish(text=asked["q"], chosen=chosen, hardest=asked["hardest"])

    def show_counts(self, finding: Finding) -> None:
        """Write beside each choice how many exercises it would leave."""
        for facet in FACETS:
            self._facet(facet).widget.choices = [
                (value, _counted(label, finding.count(facet, value)))
                for value, label in self.choices(facet)
            ]

    def _facet(self, name: str) -> Any:
        return self.fields[name]


def _counted(label: str, count: int) -> SafeString:
    words = ngettext("%(count)s exercise", "%(count)s exercises", count) % {"count": count}
    shown = "n" if count else "n zero"
    return format_html(
        '{} <span class="{}"><span aria-hidden="true">{}</span><span class="sr">: {}</span></span>',
        label,
        shown,
        count,
        words,
    )
