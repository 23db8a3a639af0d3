"""How a week was as a whole: sleep, and the key runs."""

from datetime import date

from django import forms
from django.utils.translation import gettext_lazy as _

from workouts.models import WeekReport

SEGMENTS = {"choices_class": "seg"}


class WeekReportForm(forms.Form):
    """Counted as far as it matters to the planner (RULES.md R36)."""

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

    @classmethod
    def of(cls, report: WeekReport) -> "WeekReportForm":
        """As it was told, each at most what the form asks for."""
        return cls(
            initial={
                name: min(getattr(report, name), int(cls.base_fields[name].choices[-1][0]))  # type: ignore[attr-defined]
                for name in cls.base_fields
            }
        )

    def report(self, monday: date) -> WeekReport:
        return WeekReport(monday=monday, **self.cleaned_data)
