"""What a runner says on the builder's page, as a request to the planner."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any, Self

from django import forms
from django.utils.translation import gettext_lazy as _

from workouts.forms.choices import DAYS, PHASES, SCHOOLS, kit
from workouts.forms.experience import ExperienceForm
from workouts.forms.fields import TitleField, WholeNumberField
from workouts.forms.health import HealthForm
from workouts.forms.races import RaceForm
from workouts.forms.runs import RunsForm
from workouts.models import TITLE_LENGTH, this_monday
from workouts.planning.values.request import Phase, Request, School
from workouts.planning.values.week import Day
from workouts.preferences import DistanceUnit, km_from, preferred

#: The answers that the page folds away, as long as they are the usual ones.
HEALTH_FOLD = (
    *("pain_site", "supervised", "pregnant", "clearance", "pregnancy_week"),
    *("strain_stage", "sore_day", "soreness"),
)
TRAINING_FOLD = (
    *("phase", "race_priority", "hill_sessions", "weekly_km", "school", "spike_day"),
    *("last_race", "last_race_days", "deload"),
)


class PlanForm(RunsForm, RaceForm, ExperienceForm, HealthForm):
    title = TitleField(label=_("Name of this week"), max_length=TITLE_LENGTH, required=False)
    sessions = forms.TypedChoiceField(
        label=_("Strength days a week"),
        choices=[(number, number) for number in "1234"],
        coerce=int,
        widget=forms.RadioSelect,
        initial="2",
    )
    session_minutes = WholeNumberField(
        label=_("Minutes per session"), min_value=10, max_value=180, initial=40
    )
    phase = forms.ChoiceField(
        label=_("Where you are in the season"), choices=PHASES, required=False
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
        """The planner's request, without the race, which has a date; the form must be valid."""
        data = self.cleaned_data
        request = Request(
            said_phase=Phase(data["phase"] or Phase.BASE),
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
            **self.experience(),
        )
        return request if data["phase"] else self._in_the_phase_of_its_race(request)

    def _in_the_phase_of_its_race(self, request: Request) -> Request:
        race = self.race()
        if race is None:
            return request
        phase = replace(request, race=race.seen_from(this_monday()), last_race=None).phase
        return replace(request, said_phase=phase)


class CopyForm(PlanForm):
    """My own runs and kit, for a week that somebody shared."""

    shown_as = TitleField(
        label=_("Let the one who shared it know that you copied it, as"),
        help_text=_("Leave it empty, and nobody learns of it."),
        max_length=TITLE_LENGTH,
        required=False,
    )
