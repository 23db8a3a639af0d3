"""How a week was as a whole: sleep, the key runs, and how much was run."""

from datetime import date
from typing import Any, Self

from django import forms
from django.utils.translation import gettext_lazy as _

from workouts.forms.fields import WholeNumberField
from workouts.models import WeekReport
from workouts.planning.values.limits import MOST_WEEKLY_KM
from workouts.preferences import DistanceUnit, km_from, preferred, shown_distance

SEGMENTS = {"choices_class": "seg"}


class WeekReportForm(forms.Form):
    """Counted as far as it matters to the planner (RULES.md R35, R36)."""

    poor_nights = forms.TypedChoiceField(
        label=_("Nights you slept badly"),
        choices=[("0", _("None")), ("1", "1"), ("2", "2"), ("3", _("3 or more"))],
        coerce=int,
        widget=forms.RadioSelect(attrs=SEGMENTS),
    )
    slow_runs = forms.TypedChoiceField(
        label=_("Key runs clearly slower than planned"),
        choices=[("0", _("None")), ("1", "1"), ("2", _("2 or more"))],
        coerce=int,
        widget=forms.RadioSelect(attrs=SEGMENTS),
    )

    distance = WholeNumberField(
        label=_("Kilometres you ran"), min_value=0, max_value=MOST_WEEKLY_KM, required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if preferred().distance_unit is DistanceUnit.MILES:
            self.fields["distance"].label = _("Miles you ran")

    @classmethod
    def of(cls, report: WeekReport) -> Self:
        """As it was told, each at most what the form asks for."""
        signs = {
            name: min(getattr(report, name), int(cls.base_fields[name].choices[-1][0]))  # type: ignore[attr-defined]
            for name in ("poor_nights", "slow_runs")
        }
        distance = None if report.km is None else shown_distance(report.km)
        return cls(initial=signs | {"distance": distance})

    def report(self, monday: date) -> WeekReport:
        data = self.cleaned_data
        distance = data["distance"]
        return WeekReport(
            monday=monday,
            poor_nights=data["poor_nights"],
            slow_runs=data["slow_runs"],
            km=None if distance is None else min(km_from(distance), MOST_WEEKLY_KM),
        )
