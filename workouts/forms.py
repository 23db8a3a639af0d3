"""What a runner says on the page, as a request to the planner."""

from typing import Any

from django import forms
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext_lazy as _

from exercises.models import Equipment
from exercises.vocabulary import NO_EQUIPMENT, Level
from workouts.choices import (
    CONDITIONS,
    DISTANCES,
    LEVELS,
    PAIN_SITES,
    PHASES,
    PRIORITIES,
    QUALITY,
    RED_FLAGS,
    RUNS,
    SCHOOLS,
    STRAIN_STAGES,
    SUPERVISED,
)
from workouts.planning.request import (
    Condition,
    Distance,
    PainSite,
    PastRace,
    Phase,
    Priority,
    Race,
    Request,
    School,
)
from workouts.planning.week import Day, Run, RunKind

DEFAULT_WEEK = ("rest", "quality", "easy", "quality", "easy", "rest", "long")
NEW_WEEKS = 2  # weeks of strength below which the work counts as new (rules.md R33)
EARLY_WEEKS = 12  # after these the week of the programme no longer matters
MOST_MINUTES = 600  # of one run
LONG_RUN_MINUTES = 90


class DayFields:
    """The bound fields of one day, for the template."""

    def __init__(self, form: "PlanForm", day: Day) -> None:
        self.name = WEEKDAYS[day]
        self.run, self.detail, self.minutes = (
            form[f"{part}_{day.name.lower()}"] for part in ("run", "detail", "minutes")
        )


class PlanForm(forms.Form):
    title = forms.CharField(label=_("Name of this week"), max_length=80, required=False)
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
    session_minutes = forms.IntegerField(
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
    strength_weeks = forms.IntegerField(
        label=_("Weeks of strength training behind you"),
        help_text=_("In a row, about twice a week, until now."),
        min_value=0,
        max_value=999,
        initial=8,
    )
    age = forms.IntegerField(label=_("Your age"), min_value=5, max_value=110, initial=35)
    race_distance = forms.ChoiceField(
        label=_("Race distance"), choices=[("", _("No race")), *DISTANCES], required=False
    )
    race_priority = forms.ChoiceField(
        label=_("How much it matters"),
        choices=PRIORITIES,
        initial=Priority.A.value,
        required=False,
    )
    race_in_days = forms.IntegerField(
        label=_("Or the race is in a later week: days from this Monday"),
        min_value=7,
        max_value=60,
        required=False,
    )
    last_race = forms.ChoiceField(
        label=_("A race just behind you"), choices=[("", _("None")), *DISTANCES], required=False
    )
    last_race_days = forms.IntegerField(
        label=_("Days from that race to this Monday"), min_value=0, max_value=60, required=False
    )
    weekly_km = forms.IntegerField(
        label=_("Kilometres a week"), min_value=0, max_value=400, required=False
    )
    hill_sessions = forms.IntegerField(
        label=_("Hill-sprint sessions so far"), min_value=0, max_value=999, initial=0
    )
    deload = forms.BooleanField(label=_("This is an easier week"), required=False)
    spike_day = forms.ChoiceField(
        label=_("A run much longer than in the last month"),
        choices=[("", _("None")), *((day.code, WEEKDAYS[day]) for day in Day)],
        required=False,
    )
    pain = forms.IntegerField(
        label=_("Pain in leg, hip or back, 0 to 10"),
        help_text=_("The worst of the last 24 hours."),
        min_value=0,
        max_value=10,
        initial=0,
    )
    pain_site = forms.ChoiceField(label=_("Where it hurts"), choices=PAIN_SITES, required=False)
    sore_day = forms.ChoiceField(
        label=_("A day with sore muscles"),
        choices=[("", _("None")), *((day.code, WEEKDAYS[day]) for day in Day)],
        required=False,
    )
    soreness = forms.IntegerField(
        label=_("How sore, 0 to 10"), min_value=0, max_value=10, required=False
    )
    strain_stage = forms.ChoiceField(
        label=_("After a hamstring strain"), choices=STRAIN_STAGES, required=False
    )
    red_flags = forms.MultipleChoiceField(
        label=_("Any of these?"),
        choices=RED_FLAGS,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    conditions = forms.MultipleChoiceField(
        label=_("Or one of these?"),
        choices=CONDITIONS,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    pregnant = forms.BooleanField(label=_("I am pregnant"), required=False)
    pregnancy_week = forms.IntegerField(
        label=_("Week of pregnancy"), min_value=1, max_value=45, required=False
    )
    clearance = forms.BooleanField(
        label=_("A physician, midwife or physiotherapist has said yes to strength training"),
        required=False,
    )
    supervised = forms.ChoiceField(
        label=_("Under 18: is a qualified adult there?"), choices=SUPERVISED, required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["equipment"].choices = [  # type: ignore[attr-defined]
            (kit.slug, kit.name) for kit in Equipment.objects.all() if kit.slug != NO_EQUIPMENT
        ]
        for day in Day:
            self._add_day(day, DEFAULT_WEEK[day])

    def _add_day(self, day: Day, run: str) -> None:
        name, word = day.name.lower(), WEEKDAYS[day]
        is_long = run == RunKind.LONG
        self.fields[f"run_{name}"] = forms.ChoiceField(
            label=word, choices=RUNS, widget=forms.RadioSelect, initial=run
        )
        self.fields[f"detail_{name}"] = forms.ChoiceField(
            label=_("Kind of hard run on %(day)s") % {"day": word},
            choices=QUALITY,
            required=False,
            initial="intervals" if day == Day.TUE else "tempo",
        )
        self.fields[f"minutes_{name}"] = forms.IntegerField(
            label=_("Minutes on %(day)s") % {"day": word},
            min_value=1,
            max_value=MOST_MINUTES,
            required=False,
            initial=LONG_RUN_MINUTES if is_long else None,
        )

    @classmethod
    def with_defaults(cls) -> "PlanForm":
        """Bound to the sensible answers that the empty form shows, to plan from them."""
        empty = cls()
        values = {name: empty.get_initial_for_field(f, name) for name, f in empty.fields.items()}
        return cls({name: value for name, value in values.items() if value is not None})

    @property
    def days(self) -> list[DayFields]:
        return [DayFields(self, day) for day in Day]

    @property
    def health_is_open(self) -> bool:
        """Answers that are not the usual ones are never folded away."""
        return self._differs("pregnant", "clearance", "pregnancy_week", "strain_stage", "sore_day")

    @property
    def training_is_open(self) -> bool:
        return self._differs("strength_weeks", "race_in_days", "spike_day", "last_race", "deload")

    def _differs(self, *names: str) -> bool:
        has_error = any(self.errors.get(name) for name in names) if self.is_bound else False
        return has_error or any(
            str(self[name].value() or "") not in ("", "False", str(self.fields[name].initial))
            for name in names
        )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        kinds = [data.get(f"run_{day.name.lower()}") for day in Day]
        has_race_day = RunKind.RACE in kinds
        if all(kind == RunKind.REST for kind in kinds):
            self.add_error("run_mon", _("Say at least one day on which you run."))
        if kinds.count(RunKind.RACE) > 1:
            self.add_error("race_distance", _("One race a week is enough."))
        if has_race_day and not data.get("race_distance"):
            self.add_error("race_distance", _("Say how far the race is."))
        if data.get("race_in_days") and not data.get("race_distance"):
            self.add_error("race_distance", _("Say how far the race is."))
        if data.get("race_distance") and not has_race_day and not data.get("race_in_days"):
            self.add_error("race_distance", _("Say on which day the race is, or in how many days."))
        self._clean_pairs(data)
        return data

    def _clean_pairs(self, data: dict[str, Any]) -> None:
        """Answers that only make sense together."""
        if data.get("last_race") and data.get("last_race_days") is None:
            self.add_error("last_race_days", _("Say how long ago the race was."))
        if data.get("pregnancy_week") and not data.get("pregnant"):
            self.add_error("pregnant", _("Tick this too, or leave the week empty."))
        if data.get("sore_day") and data.get("soreness") is None:
            self.add_error("soreness", _("Say how sore that day is."))

    def to_request(self) -> Request:
        """The planner's request; the form must be valid."""
        data = self.cleaned_data
        return Request(
            week=self._week(),
            level=Level(data["level"]),
            phase=Phase(data["phase"]),
            school=School(data["school"]),
            age=data["age"],
            double_days=data["double_days"],
            equipment=frozenset(data["equipment"]),
            session_minutes=data["session_minutes"],
            sessions_per_week=data["sessions"],
            hill_sessions_done=data["hill_sessions"],
            weekly_km=None if data["weekly_km"] is None else float(data["weekly_km"]),
            deload=data["deload"],
            race=self._race(),
            last_race=self._last_race(),
            run_spike_day=Day.from_code(data["spike_day"]) if data["spike_day"] else None,
            **self._experience(),
            **self._health(),
        )

    def _week(self) -> tuple[Run, ...]:
        return tuple(self._run(day) for day in Day)

    def _run(self, day: Day) -> Run:
        data, name = self.cleaned_data, day.name.lower()
        kind = RunKind(data[f"run_{name}"])
        details = {RunKind.QUALITY: data[f"detail_{name}"], RunKind.RACE: data["race_distance"]}
        minutes = None if kind is RunKind.REST else data[f"minutes_{name}"]
        return Run(kind=kind, detail=details.get(kind, ""), minutes=minutes)

    def _race(self) -> Race | None:
        data = self.cleaned_data
        if not data["race_distance"]:
            return None
        days = [day for day in Day if data[f"run_{day.name.lower()}"] == RunKind.RACE]
        return Race(
            day_offset=days[0] if days else data["race_in_days"],
            distance=Distance(data["race_distance"]),
            priority=Priority(data["race_priority"] or Priority.A),
        )

    def _last_race(self) -> PastRace | None:
        data = self.cleaned_data
        if not data["last_race"]:
            return None
        return PastRace(day_offset=-data["last_race_days"], distance=Distance(data["last_race"]))

    def _experience(self) -> dict[str, Any]:
        weeks = self.cleaned_data["strength_weeks"]
        return {
            "foundation_weeks": weeks,
            "novel_eccentric": weeks < NEW_WEEKS,
            "program_week": weeks + 1 if weeks < EARLY_WEEKS else None,
        }

    def _health(self) -> dict[str, Any]:
        data = self.cleaned_data
        soreness = [0] * len(Day)
        if data["sore_day"]:
            soreness[Day.from_code(data["sore_day"])] = data["soreness"]
        return {
            "pain": data["pain"],
            "pain_site": PainSite(data["pain_site"]),
            "soreness": tuple(soreness),
            "strain_stage": int(data["strain_stage"]) if data["strain_stage"] else None,
            "red_flag": " ".join(data["red_flags"]),
            "conditions": frozenset(Condition(word) for word in data["conditions"]),
            "pregnant": data["pregnant"],
            "pregnancy_week": data["pregnancy_week"],
            "clearance": data["clearance"],
            "supervised": {"yes": True, "no": False}.get(data["supervised"]),
        }
