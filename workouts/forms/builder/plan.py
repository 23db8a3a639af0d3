"""What a runner says on the builder's page, as a request to the planner."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from typing import Any, Self

from django import forms
from django.http import QueryDict
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from workouts.forms.builder.experience import ExperienceForm
from workouts.forms.builder.health import LIST, HealthForm
from workouts.forms.builder.kit import KIT_BEFORE, KitForm, pieces_before
from workouts.forms.builder.runs import KINDS, RunsForm, typical_week
from workouts.forms.choices import DAYS, PHASES, SCHOOLS
from workouts.forms.fields import TitleField, TypedNumber, WholeNumberField
from workouts.forms.season.races import RaceForm
from workouts.models import TITLE_LENGTH, this_monday
from workouts.planning.values.request import Request, School
from workouts.planning.values.season import Phase
from workouts.planning.values.week import Day
from workouts.preferences import DistanceUnit, km_from, preferred

#: The answers that the page folds away, as long as they are the usual ones.
TRAINING_FOLD = (
    *("phase", "race_priority", "hill_sessions", "weekly_km", "school", "spike_day"),
    *("last_race", "last_race_days", "deload", "time_off"),
)
#: Mistakes are listed in the order of the page; what is not named here comes after.
SECOND_STEP = (
    *("kit", "equipment", "trained", "sessions", "session_minutes", "race_date", "race_distance"),
    *TRAINING_FOLD,
)
USUAL_MINUTES = (15, 20, 30, 40, 60)  # of a session; others are typed
OTHER = "other"


class UsualOrOther(TypedNumber):
    """One of the usual numbers, or "other" and a field next to it."""

    use_fieldset = True

    def __init__(self) -> None:
        super().__init__("numeric")

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        value = data.get(name)
        return data.get(f"{name}_{OTHER}") if value == OTHER else value


class PlanForm(RunsForm, KitForm, RaceForm, ExperienceForm, HealthForm):
    title = TitleField(label=_("Name of this week"), max_length=TITLE_LENGTH, required=False)
    sessions = forms.TypedChoiceField(
        label=_("Strength days a week"),
        choices=[(number, number) for number in "1234"],
        coerce=int,
        widget=forms.RadioSelect(attrs={"choices_class": "seg"}),
        initial="2",
    )
    session_minutes = WholeNumberField(
        label=_("Minutes each time"),
        min_value=10,
        max_value=180,
        unit=_("min"),
        initial=40,
        widget=UsualOrOther,
    )
    phase = forms.ChoiceField(
        label=_("Where you are in the season"), choices=PHASES, required=False
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

    def __init__(self, *args: Any, is_saving: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["told"].required = is_saving
        days = [
            f"{part}_{day.name.lower()}" for day in Day for part in ("run", "minutes", "detail")
        ]
        self.order_fields([*days, *SECOND_STEP])
        if preferred().distance_unit is DistanceUnit.MILES:
            self.fields["weekly_km"].label = _("Miles a week")
        self.fields["school"].initial = preferred().school.value

    @classmethod
    def with_defaults(cls) -> Self:
        """Bound to the sensible answers that the empty form shows, to plan from them."""
        empty = cls()
        values = {name: empty.get_initial_for_field(f, name) for name, f in empty.fields.items()}
        return cls({name: value for name, value in values.items() if value is not None})

    asks_days = True
    #: Parts of the page that were opened: they come when they are asked for.
    opened: Collection[str] = ()

    @cached_property
    def parts(self) -> tuple[str, ...]:
        """Those in the page: what was opened, and what has an answer that is not the usual one."""
        has_answers = {
            "kinds": self.kinds_are_open,
            "pieces": self.names_pieces,
            "training": self.training_is_open,
            "list": self.is_list_open,
        }
        return tuple(one for one, is_open in has_answers.items() if is_open or one in self.opened)

    @property
    def usual_minutes(self) -> list[tuple[int, bool]]:
        """The usual numbers to choose from, and whether each is chosen."""
        now = str(self["session_minutes"].value() or "")
        return [(minutes, str(minutes) == now) for minutes in USUAL_MINUTES]

    @property
    def other_minutes(self) -> str | None:
        """What was typed in place of a usual number; None for one of those."""
        now = str(self["session_minutes"].value() or "")
        return None if now in map(str, USUAL_MINUTES) else now

    @property
    def training_is_open(self) -> bool:
        """Answers that are not the usual ones are never folded away."""
        return self._differs(TRAINING_FOLD)

    def _differs(self, names: Iterable[str]) -> bool:
        has_error = any(self.errors.get(name) for name in names) if self.is_bound else False
        return has_error or any(
            str(self[name].value() or "") not in ("", "False", str(self.fields[name].initial))
            for name in names
        )

    @classmethod
    def with_answers(cls, given: Mapping[str, Any]) -> Self:
        """Bound to these answers, and to the sensible ones where there is none."""
        return cls({**cls.with_defaults().data, **given})

    @classmethod
    def filled_from(cls, data: QueryDict, *, is_saving: bool = False) -> Self:
        """What was posted, with the rows of the typical week whose button was pressed, and the
        usual answer to all that the page has not shown yet."""
        filled = data.copy()
        for name, value in typical_week(data.get("preset", "")).items():
            filled[name] = value
        if KIT_BEFORE in data:
            filled.setlist("equipment", pieces_before(data.get(KIT_BEFORE, "")))
        form = cls(filled, is_saving=is_saving)
        form.opened = data.getlist("open")
        form.has_shown_list = "pain" in data
        for name in (*KINDS, *TRAINING_FOLD, *LIST):
            usual = form.fields[name].initial
            if name not in filled and usual is not None:
                filled[name] = usual
        return form

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

    asks_days = False  # the shared week has its own

    with_season = forms.BooleanField(
        label=_("Bring its season too"),
        help_text=_("It leads to your race if you give one, otherwise to theirs."),
        required=False,
        initial=True,
    )
    shown_as = TitleField(
        label=_("Tell the person who shared it that you copied it, under this name"),
        help_text=_("Leave it empty and nobody will know."),
        max_length=TITLE_LENGTH,
        required=False,
    )
