"""What a runner says on the builder's page, as a request to the planner."""

from collections.abc import Iterable
from typing import Any, Self

from django import forms
from django.utils.translation import gettext_lazy as _

from exercises.vocabulary import Level
from workouts.forms.choices import DAYS, LEVELS, PHASES, SCHOOLS, kit
from workouts.forms.fields import WholeNumberField
from workouts.forms.health import HealthForm
from workouts.forms.runs import RunsForm
from workouts.models import TITLE_LENGTH
from workouts.planning.values.request import Phase, Request, School
from workouts.planning.values.week import Day
from workouts.preferences import DistanceUnit, km_from, preferred

NEW_WEEKS = 2  # weeks of strength below which the work counts as new (RULES.md R33)
EARLY_WEEKS = 12  # after these the week of the programme no longer matters

#: The answers that the page folds away, as long as they are the usual ones.
HEALTH_FOLD = (
    *("pain_site", "supervised", "pregnant", "clearance", "pregnancy_week"),
    *("strain_stage", "sore_day", "soreness"),
)
TRAINING_FOLD = (
    *("double_days", "strength_weeks", "hill_sessions", "weekly_km", "school", "race_in_days"),
    *("spike_day", "last_race", "last_race_days", "deload"),
)


class PlanForm(RunsForm, HealthForm):
    title = forms.CharField(label=_("Name of this week"), max_length=TITLE_LENGTH, required=False)
    level = forms.ChoiceField(
        label=_("Lifting experience"),
        choices=LEVELS,
        widget=forms.RadioSelect,
        initial=Level.INTERMEDIATE.value,
    )
    sessions = forms.TypedChoiceField(
        label=_("Strength days a week"),
        choices=[("1", "1"), ("2", "2"), ("3", "3")],
        coerce=int,
        widget=forms.RadioSelect,
        initial="2",
    )
    session_minutes = WholeNumberField(
        label=_("Minutes per session"), min_value=10, max_value=180, initial=40
    )
    phase = forms.ChoiceField(
        label=_("Where you are in the season"), choices=PHASES, initial=Phase.BASE.value
    )
    equipment = forms.MultipleChoiceField(
        label=_("What you can use"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_(
            "Tick the hill if you want hill sprints. Everything has a version without kit."
        ),
    )
    double_days = forms.BooleanField(
        label=_("I can train twice on a day, six hours apart"), required=False
    )
    school = forms.ChoiceField(
        label=_("Where heavy work goes, if there is a choice"),
        choices=SCHOOLS,
        initial=School.HARD_DAYS_HARD.value,
    )
    strength_weeks = WholeNumberField(
        label=_("Weeks of strength training behind you"),
        help_text=_("In a row, about twice a week, until now."),
        min_value=0,
        max_value=999,
        initial=8,
    )
    age = WholeNumberField(label=_("Your age"), min_value=5, max_value=110, initial=35)
    weekly_km = WholeNumberField(
        label=_("Kilometres a week"), min_value=0, max_value=400, required=False
    )
    hill_sessions = WholeNumberField(
        label=_("Hill-sprint sessions so far"), min_value=0, max_value=999, initial=0
    )
    deload = forms.BooleanField(label=_("This is an easier week"), required=False)
    spike_day = forms.ChoiceField(
        label=_("A run much longer than in the last month"), choices=DAYS, required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if preferred().distance_unit is DistanceUnit.MILES:
            self.fields["weekly_km"].label = _("Miles a week")
        self.fields["equipment"].initial = list(preferred().equipment)
        self.fields["school"].initial = preferred().school.value
        self.fields["equipment"].choices = kit()  # type: ignore[attr-defined]

    @classmethod
    def with_defaults(cls) -> Self:
        """Bound to the sensible answers that the empty form shows, to plan from them."""
        empty = cls()
        values = {name: empty.get_initial_for_field(f, name) for name, f in empty.fields.items()}
        return cls({name: value for name, value in values.items() if value is not None})

    @property
    def health_is_open(self) -> bool:
        """Answers that are not the usual ones are never folded away."""
        return self._differs(HEALTH_FOLD)

    @property
    def training_is_open(self) -> bool:
        return self._differs(TRAINING_FOLD)

    def _differs(self, names: Iterable[str]) -> bool:
        has_error = any(self.errors.get(name) for name in names) if self.is_bound else False
        return has_error or any(
            str(self[name].value() or "") not in ("", "False", str(self.fields[name].initial))
            for name in names
        )

    def to_request(self) -> Request:
        """The planner's request; the form must be valid."""
        data = self.cleaned_data
        return Request(
            level=Level(data["level"]),
            said_phase=Phase(data["phase"]),
            school=School(data["school"]),
            age=data["age"],
            double_days=data["double_days"],
            equipment=frozenset(data["equipment"]),
            session_minutes=data["session_minutes"],
            sessions_per_week=data["sessions"],
            hill_sessions_done=data["hill_sessions"],
            weekly_km=None if data["weekly_km"] is None else km_from(data["weekly_km"]),
            deload=data["deload"],
            run_spike_day=Day.from_code(data["spike_day"]) if data["spike_day"] else None,
            **self.runs(),
            **self.health(),
            **self._experience(),
        )

    def _experience(self) -> dict[str, Any]:
        weeks = self.cleaned_data["strength_weeks"]
        return {
            "foundation_weeks": weeks,
            "novel_eccentric": weeks < NEW_WEEKS,
            "program_week": weeks + 1 if weeks < EARLY_WEEKS else None,
        }


class CopyForm(PlanForm):
    """My own runs and kit, for a week that somebody shared."""

    shown_as = forms.CharField(
        label=_("Let the one who shared it know that you copied it, as"),
        help_text=_("Leave it empty, and nobody learns of it."),
        max_length=TITLE_LENGTH,
        required=False,
    )
