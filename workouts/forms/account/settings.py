"""What a person likes: units, week, time zone, kit, school, look."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from workouts.forms.builder.kit import PiecesField
from workouts.forms.choices import SCHOOLS, kit
from workouts.preferences import (
    TIME_ZONES,
    DistanceUnit,
    FirstDay,
    Motion,
    Preferences,
    Theme,
    WeightUnit,
)


class SettingsForm(forms.Form):
    weight_unit = forms.ChoiceField(
        label=_("Weights"),
        choices=[(WeightUnit.KG.value, _("Kilograms")), (WeightUnit.LB.value, _("Pounds"))],
        widget=forms.RadioSelect,
    )
    distance_unit = forms.ChoiceField(
        label=_("Distances"),
        choices=[(DistanceUnit.KM.value, _("Kilometres")), (DistanceUnit.MILES.value, _("Miles"))],
        widget=forms.RadioSelect,
    )
    first_day = forms.ChoiceField(
        label=_("A week starts on"),
        help_text=_("Weeks with dates always run from Monday to Sunday."),
        choices=[(FirstDay.MONDAY.value, _("Monday")), (FirstDay.SUNDAY.value, _("Sunday"))],
        widget=forms.RadioSelect,
    )
    time_zone = forms.ChoiceField(
        label=_("Time zone"),
        help_text=_("Decides which day is today."),
        choices=[("", _("As this browser says")), *((zone, zone) for zone in sorted(TIME_ZONES))],
        required=False,
    )
    equipment = PiecesField(
        label=_("What you own"), required=False, widget=forms.CheckboxSelectMultiple
    )
    school = forms.ChoiceField(label=_("Where heavy work goes"), choices=SCHOOLS)
    theme = forms.ChoiceField(
        label=_("Colours"),
        choices=[
            (Theme.SYSTEM.value, _("as the system")),
            (Theme.LIGHT.value, _("light")),
            (Theme.DARK.value, _("dark")),
        ],
        required=False,
    )
    motion = forms.ChoiceField(
        label=_("Moving figures"),
        choices=[(Motion.SYSTEM.value, _("as the system")), (Motion.LESS.value, _("keep still"))],
        required=False,
    )

    def __init__(self, data: Any, preferences: Preferences) -> None:
        super().__init__(data, initial=preferences.document())
        self.fields["equipment"].choices = kit()  # type: ignore[attr-defined]

    def preferences(self) -> Preferences:
        return Preferences.read(self.cleaned_data)
