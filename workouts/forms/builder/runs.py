"""The part of the builder's form about the runs of a usual week, and a race just behind."""

from typing import Any

from django import forms
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext_lazy as _

from workouts.forms.choices import DISTANCES, QUALITY, TRAINING_RUNS
from workouts.forms.fields import RunMinutesField, WholeNumberField
from workouts.planning.values.season import Distance, PastRace
from workouts.planning.values.week import Day, Run, RunKind
from workouts.preferences import preferred

DEFAULT_WEEK = ("rest", "quality", "easy", "quality", "easy", "rest", "long")
#: Typical weeks to start from, by the name that their button sends.
TYPICAL_WEEKS = {
    "four-easy": (
        _("4 runs, none of them hard"),
        ("rest", "easy", "rest", "easy", "rest", "easy", "long"),
    ),
    "five-one-hard": (
        _("5 runs, one of them hard"),
        ("rest", "quality", "easy", "rest", "easy", "easy", "long"),
    ),
    "five-two-hard": (_("5 runs, two of them hard"), DEFAULT_WEEK),
}
LONG_RUN_MINUTES = 90
#: The answers about hard runs, by their days.
KINDS = tuple(f"detail_{day.name.lower()}" for day in Day)


class TypicalWeek:
    """A button that fills the seven rows."""

    def __init__(self, name: str, now: tuple[str, ...]) -> None:
        self.name = name
        self.label, self.runs = TYPICAL_WEEKS[name]
        self.is_chosen = self.runs == now


def typical_week(name: str) -> dict[str, str]:
    """The answers of the seven rows for one of the typical weeks; none for an unknown name."""
    if name not in TYPICAL_WEEKS:
        return {}
    runs = dict(zip((day.name.lower() for day in Day), TYPICAL_WEEKS[name][1], strict=True))
    kinds = {f"run_{day}": run for day, run in runs.items()}
    times = {f"minutes_{day}": _minutes(run) for day, run in runs.items()}
    return kinds | times


def _minutes(run: str) -> str:
    return str(LONG_RUN_MINUTES) if run == RunKind.LONG else ""


class DayFields:
    """The bound fields of one day, for the template."""

    def __init__(self, form: "RunsForm", day: Day) -> None:
        self.name, self.code = WEEKDAYS[day], day.name.lower()
        self.run, self.detail, self.minutes = (
            form[f"{part}_{day.name.lower()}"] for part in ("run", "detail", "minutes")
        )


class RunsForm(forms.Form):
    double_days = forms.BooleanField(
        label=_("I can train twice on a day, six hours apart"), required=False
    )
    last_race = forms.ChoiceField(
        label=_("A race that you have just run"),
        choices=[("", _("None")), *DISTANCES],
        required=False,
    )
    last_race_days = WholeNumberField(
        label=_("Days from that race to this Monday"), min_value=0, max_value=60, required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for day in Day:
            self._add_day(day, DEFAULT_WEEK[day])

    def _add_day(self, day: Day, run: str) -> None:
        name, word = day.name.lower(), WEEKDAYS[day]
        is_long = run == RunKind.LONG
        self.fields[f"run_{name}"] = forms.ChoiceField(
            label=word, choices=TRAINING_RUNS, widget=forms.RadioSelect, initial=run
        )
        self.fields[f"detail_{name}"] = forms.ChoiceField(
            label=_("Kind of hard run on %(day)s") % {"day": word},
            choices=QUALITY,
            required=False,
            initial="intervals" if day == Day.TUE else "tempo",
        )
        self.fields[f"minutes_{name}"] = RunMinutesField(
            label=_("Minutes on %(day)s") % {"day": word},
            initial=LONG_RUN_MINUTES if is_long else None,
        )

    @property
    def days(self) -> list[DayFields]:
        return [DayFields(self, day) for day in preferred().days]

    @property
    def typical_weeks(self) -> list[TypicalWeek]:
        now = tuple(str(self[f"run_{day.name.lower()}"].value()) for day in Day)
        return [TypicalWeek(name, now) for name in TYPICAL_WEEKS]

    @property
    def kinds_are_open(self) -> bool:
        """A kind of hard run that is not the usual one is never folded away."""
        has_error = self.is_bound and any(self.errors.get(name) for name in KINDS)
        is_other = any(self[one].value() != self.fields[one].initial for one in KINDS)
        return has_error or is_other or bool(self["double_days"].value())

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        kinds = [data.get(f"run_{day.name.lower()}") for day in Day]
        for day, kind in zip(Day, kinds, strict=True):
            if kind == RunKind.REST:
                self._forget_minutes(day)
        if all(kind == RunKind.REST for kind in kinds):
            self.add_error("run_mon", _("Say at least one day on which you run."))
        self._check_last_race()
        return data

    def _forget_minutes(self, day: Day) -> None:
        """The value of a field that the page has hidden is neither an answer nor a mistake."""
        name = f"minutes_{day.name.lower()}"
        self.cleaned_data[name] = None
        self.errors.pop(name, None)

    def _check_last_race(self) -> None:
        data = self.cleaned_data
        if data.get("last_race") and data.get("last_race_days") is None:
            self.add_error("last_race_days", _("Say how long ago the race was."))
        if data.get("last_race_days") is not None and not data.get("last_race"):
            self.add_error("last_race", _("Say which race it was, or leave its days empty."))

    def runs(self) -> dict[str, Any]:
        """The week and the last race, as the planner's request names them."""
        return {
            "week": tuple(self._run(day) for day in Day),
            "last_race": self._last_race(),
        }

    def _run(self, day: Day) -> Run:
        data, name = self.cleaned_data, day.name.lower()
        kind = RunKind(data[f"run_{name}"])
        detail = data[f"detail_{name}"] if kind is RunKind.QUALITY else ""
        return Run(kind=kind, detail=detail, minutes=data[f"minutes_{name}"])

    def _last_race(self) -> PastRace | None:
        data = self.cleaned_data
        if not data["last_race"]:
            return None
        return PastRace(day_offset=-data["last_race_days"], distance=Distance(data["last_race"]))
