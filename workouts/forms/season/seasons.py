"""A season: from which Monday on, and its races."""

from datetime import date, timedelta

from django import forms
from django.utils.translation import gettext_lazy as _

from workouts.forms.season.races import RaceForm
from workouts.models import this_monday

THIS_WEEK, NEXT_WEEK = "this", "next"


class SeasonForm(RaceForm):
    """When it begins, and the race that it leads to, if there is one."""

    starts = forms.ChoiceField(
        label=_("It starts"),
        choices=[(THIS_WEEK, _("This week")), (NEXT_WEEK, _("Next Monday"))],
        widget=forms.RadioSelect(attrs={"choices_class": "seg"}),
        initial=THIS_WEEK,
    )

    def start(self) -> date:
        is_later = self.cleaned_data["starts"] == NEXT_WEEK
        return this_monday() + timedelta(weeks=1) if is_later else this_monday()
