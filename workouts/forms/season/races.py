"""A race: on which day, how far, and how much it matters."""

from datetime import date, timedelta
from typing import Any, Self
from urllib.parse import urlencode

from django import forms
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from exercises.records import RecordError
from workouts.forms.choices import DISTANCES, PRIORITIES
from workouts.models import RaceDay
from workouts.planning.notation.requests import parse_run
from workouts.planning.values.season import Distance, Priority
from workouts.planning.values.week import Run

MOST_WEEKS_AHEAD = 51  # a request counts at most a year's days, from a Monday
MOST_LETTERS = 40  # of a run
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


class PlannedRaceForm(RaceForm):
    """The race of a plan that is saved: another one, none, or one more race in one of its weeks."""

    without = forms.BooleanField(required=False, widget=forms.HiddenInput)
    also = forms.BooleanField(required=False, widget=forms.HiddenInput)
    instead = forms.CharField(required=False, max_length=MOST_LETTERS, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["race_priority"].required = True

    @classmethod
    def for_race(cls, race: RaceDay | None) -> Self:
        """As the plan knows it; empty for a race that is over."""
        if race is None or race.when < timezone.localdate():
            return cls()
        return cls(initial=race_answers(race))

    def clean_instead(self) -> Run | None:
        text = self.cleaned_data["instead"]
        try:
            return parse_run(text, "instead") if text else None
        except RecordError:
            return None  # no runner writes it; then the day has its usual run

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if data.get("without"):
            for field in RaceForm.base_fields:
                self.errors.pop(field, None)
        elif not data.get("race_date") and "race_date" not in self.errors:
            self.add_error("race_date", _("Say on which day the race is."))
        return data


def race_query(race: RaceDay, *, also: bool) -> str:
    """The answers of `PlannedRaceForm` as the end of an address."""
    return urlencode(race_answers(race) | ({"also": "on"} if also else {}))


def no_race_query(instead: Run) -> str:
    return urlencode({"without": "on", "instead": str(instead)})


def race_answers(race: RaceDay) -> dict[str, str]:
    """As `RaceForm` is given them."""
    return {
        "race_date": race.when.isoformat(),
        "race_distance": race.distance.value,
        "race_priority": race.priority.value,
    }


def _days_to_choose_from() -> tuple[date, date]:
    today = timezone.localdate()
    return today, today + timedelta(weeks=MOST_WEEKS_AHEAD)
