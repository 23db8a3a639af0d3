"""The part of the builder's form about strength training until now (RULES.md D7, D9, R33)."""

from enum import StrEnum
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from exercises.vocabulary import Level
from workouts.planning.values.request import LAYOFF_WEEKS
from workouts.planning.values.season import INTRO_WEEKS

EARLY_WEEKS = 12  # after these the week of the programme no longer matters


class Trained(StrEnum):
    """How long somebody has done strength training."""

    NOT_YET = "not-yet"
    WEEKS = "weeks"
    MONTHS = "months"
    HALF_YEAR = "half-year"
    YEARS = "years"


#: The level (RULES.md D7) and the least weeks of training that an answer stands for.
MEANS = {
    Trained.NOT_YET: (Level.BEGINNER, 0),
    Trained.WEEKS: (Level.BEGINNER, 3),
    Trained.MONTHS: (Level.BEGINNER, 8),
    Trained.HALF_YEAR: (Level.INTERMEDIATE, 26),
    Trained.YEARS: (Level.ADVANCED, 104),
}
TRAINED = [
    (Trained.NOT_YET.value, _("Not yet")),
    (Trained.WEEKS.value, _("A few weeks")),
    (Trained.MONTHS.value, _("2 to 6 months")),
    (Trained.HALF_YEAR.value, _("6 months to 2 years")),
    (Trained.YEARS.value, _("Longer")),
]
#: In weeks; an answer stands for its longest time.
TIME_OFF = [
    ("0", _("None, I train at the moment")),
    ("2", _("Up to 2 weeks")),
    ("4", _("3 or 4 weeks")),
    ("8", _("5 to 8 weeks")),
    ("26", _("Longer")),
]


class ExperienceForm(forms.Form):
    trained = forms.ChoiceField(
        label=_("How long have you done strength training?"),
        help_text=_("About twice a week, with lunges, step-ups or squats."),
        choices=TRAINED,
        widget=forms.RadioSelect,
        initial=Trained.HALF_YEAR.value,
    )
    time_off = forms.TypedChoiceField(
        label=_("Time off until now"), choices=TIME_OFF, coerce=int, initial="0"
    )

    def experience(self) -> dict[str, Any]:
        """The level and what is behind the runner, as the planner's request names it."""
        trained = Trained(self.cleaned_data["trained"])
        level, weeks = MEANS[trained]
        weeks_off = 0 if trained is Trained.NOT_YET else self.cleaned_data["time_off"]
        in_a_row = 0 if weeks_off >= LAYOFF_WEEKS else weeks
        return {
            "level": level,
            "foundation_weeks": in_a_row,
            "novel_eccentric": in_a_row < INTRO_WEEKS,
            "program_week": weeks + 1 if weeks < EARLY_WEEKS else None,
            "weeks_off": weeks_off,
        }
