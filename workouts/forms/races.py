"""A race: on which day, how far, and how much it matters."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from workouts.forms.choices import DISTANCES, PRIORITIES
from workouts.models import RaceDay
from workouts.planning.values.request import Distance, Priority

MOST_WEEKS_AHEAD = 51  # a request counts at most a year's days, from a Monday
ISO = "%Y-%m-%d"  # what a browser's date picker sends


class RaceForm(forms.Form):
    """The date and the distance belong together; both are empty for nobody's race."""

    race_date = forms.DateField(
        label=_("Race date"),
        input_formats=[ISO],
        widget=forms.DateInput(format=ISO, attrs={"type": "date"}),
        error_messages={"invalid": _("Give a day such as 2027-04-25.")},
        required=False,
    )
    race_distance = forms.ChoiceField(
        label=_("Race distance"), choices=[("", _("No race")), *DISTANCES], required=False
    )
    race_priority = forms.ChoiceField(
        label=_("How much the race matters"),
        choices=PRIORITIES,
        initial=Priority.A.value,
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        first, last = _days_to_choose_from()
        limits = {"min": first.isoformat(), "max": last.isoformat()}
        self.fields["race_date"].widget.attrs |= limits

    @property
    def race_fields(self) -> list[forms.BoundField]:
        """What the page asks together."""
        return [self["race_date"], self["race_distance"]]

    def clean_race_date(self) -> date | None:
        when: date | None = self.cleaned_data["race_date"]
        first, last = _days_to_choose_from()
        if when is not None and when < first:
            raise forms.ValidationError(_("That day is over."))
        if when is not None and when > last:
            said = _("Give a day up to %(last)s; a later race can wait.")
            shown = date_format(last, "j F Y")
            raise forms.ValidationError(said, params={"last": shown})
        return when

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        has_date = bool(data.get("race_date")) or "race_date" in self.errors
        has_distance = bool(data.get("race_distance")) or "race_distance" in self.errors
        if has_date and not has_distance:
            self.add_error("race_distance", _("Say how far the race is."))
        if has_distance and not has_date:
            self.add_error("race_date", _("Say on which day the race is."))
        return data

    def race(self) -> RaceDay | None:
        data = self.cleaned_data
        if not data["race_date"]:
            return None
        return RaceDay(
            when=data["race_date"],
            distance=Distance(data["race_distance"]),
            priority=Priority(data["race_priority"] or Priority.A),
        )


def _days_to_choose_from() -> tuple[date, date]:
    today = timezone.localdate()
    return today, today + timedelta(weeks=MOST_WEEKS_AHEAD)
