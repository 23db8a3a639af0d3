"""Forms that change one thing of a week: a dose, a run, a note. Each gives an edit."""

from dataclasses import replace
from typing import Any

from django import forms
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext_lazy as _

from exercises.vocabulary import Kind
from workouts.forms.choices import DISTANCES, QUALITY, RUNS
from workouts.forms.fields import (
    LinesField,
    NumberField,
    RunMinutesField,
    TitleField,
    WholeNumberField,
)
from workouts.models import TITLE_LENGTH
from workouts.planning.edits import ChangeRun, Note, Replace, WarmUp
from workouts.planning.values.limits import (
    LEAST_SECONDS,
    MOST_NOTE,
    MOST_REPS,
    MOST_REST,
    MOST_SECONDS,
    MOST_SETS,
    MOST_WARM_UP,
)
from workouts.planning.values.week import Day, Prescription, Run, RunKind, Session
from workouts.preferences import WeightUnit, kg_from, preferred, shown_weight

NO_RACE = "none"
LEAST_RPE = 6.0  # what leaves more than four good reps is told the same
#: RPE by the good reps that it leaves, as a dose says them.
LEFT = (
    ("6", _("4 or more")),
    ("6.5", _("3 or 4")),
    ("7", _("3")),
    ("7.5", _("2 or 3")),
    ("8", _("2")),
    ("8.5", _("1 or 2")),
    ("9", _("1")),
    ("9.5", _("1 at most")),
    ("10", _("none")),
)
MOST_WEIGHT = 1000  # kilograms or pounds, more than anybody lifts


class TitleForm(forms.Form):
    title = TitleField(label=_("Name"), max_length=TITLE_LENGTH, required=False)


class DoseForm(forms.Form):
    """Sets, reps, effort, rest and weight of one exercise; for sprints how many and how long."""

    sets = WholeNumberField(label=_("Sets"), min_value=1, max_value=MOST_SETS)
    reps = WholeNumberField(label=_("Reps"), min_value=1, max_value=MOST_REPS)
    seconds = WholeNumberField(label=_("Seconds"), min_value=LEAST_SECONDS, max_value=MOST_SECONDS)
    rpe = forms.TypedChoiceField(
        label=_("Good reps left at the end of a set"),
        choices=LEFT,
        coerce=float,
        error_messages={"invalid_choice": _("Please choose one of these.")},
    )
    rest = WholeNumberField(label=_("Rest"), min_value=0, max_value=MOST_REST, unit=_("seconds"))
    weight = NumberField(
        label=_("Weight"),
        help_text=_("What you lift, if you want to note it."),
        min_value=0,
        max_value=MOST_WEIGHT,
        unit=_("kg"),
        required=False,
    )

    def __init__(self, data: Any, item: Prescription) -> None:
        super().__init__(data, initial=_numbers(item))
        self.item = item
        if item.exercise.kind is Kind.RUNNING_POWER:
            self.fields["reps"].label = _("Sprints")
            for name in ("sets", "rpe", "weight"):
                del self.fields[name]
        else:
            del self.fields["seconds"]
            if preferred().weight_unit is WeightUnit.LB:
                self.fields["weight"].unit = _("lb")  # type: ignore[attr-defined]

    def edit(self, place: int, position: int) -> Replace:
        return Replace(place=place, position=position, item=self.changed())

    def changed(self) -> Prescription:
        data = self.cleaned_data
        return replace(
            self.item,
            sets=data.get("sets", self.item.sets),
            reps=data["reps"],
            seconds=data.get("seconds", self.item.seconds),
            rpe=data["rpe"] if "rpe" in self.changed_data else self.item.rpe,
            rest_seconds=data["rest"],
            load_kg=self._load_kg(),
        )

    def _load_kg(self) -> float | None:
        """To the byte as it was, unless it was typed: what is shown may be rounded."""
        weight = self.cleaned_data.get("weight")
        if "weight" not in self.changed_data:
            return self.item.load_kg
        return None if weight is None else kg_from(weight)


def _numbers(item: Prescription) -> dict[str, Any]:
    return {
        "sets": item.sets,
        "reps": item.reps,
        "seconds": item.seconds,
        "rpe": f"{max(item.rpe, LEAST_RPE):g}",
        "rest": item.rest_seconds,
        "weight": None if item.load_kg is None else shown_weight(item.load_kg),
    }


class RunForm(forms.Form):
    run = forms.ChoiceField(label=_("Run"), choices=RUNS)
    quality = forms.ChoiceField(label=_("Kind of hard run"), choices=QUALITY, required=False)
    distance = forms.ChoiceField(
        label=_("Race distance"), choices=[(NO_RACE, _("No race")), *DISTANCES]
    )
    minutes = RunMinutesField(label=_("How long"))

    def __init__(self, data: Any, day: Day, run: Run) -> None:
        is_quality, is_race = run.kind is RunKind.QUALITY, run.kind is RunKind.RACE
        initial = {
            "run": run.kind.value,
            "quality": run.detail if is_quality else "intervals",
            "distance": run.detail if is_race and run.detail else NO_RACE,
            "minutes": run.minutes,
        }
        super().__init__(data, initial=initial)
        self.day = day
        self.fields["run"].label = _("Run on %(day)s") % {"day": WEEKDAYS[day]}

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("run") == RunKind.RACE and data.get("distance") == NO_RACE:
            self.add_error("distance", _("Say how far the race is."))
        return data

    def edit(self) -> ChangeRun:
        data = self.cleaned_data
        kind = RunKind(data["run"])
        details = {RunKind.QUALITY: data["quality"], RunKind.RACE: data["distance"]}
        minutes = None if kind is RunKind.REST else data["minutes"]
        run = Run(kind=kind, detail=details.get(kind, ""), minutes=minutes)
        return ChangeRun(day=self.day, run=run)


class SessionForm(forms.Form):
    """What belongs to a session as a whole."""

    warm_up = WholeNumberField(
        label=_("Warm-up"), min_value=0, max_value=MOST_WARM_UP, unit=_("minutes")
    )
    note = LinesField(
        label=_("Note"),
        help_text=_("Only you see it; it is not on the page you share."),
        max_length=MOST_NOTE,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, data: Any, session: Session) -> None:
        initial = {"warm_up": session.warmup_minutes, "note": session.note}
        super().__init__(data, initial=initial)
        self.session = session

    def edits(self, place: int) -> tuple[WarmUp | Note, ...]:
        """Those of the two that change something."""
        data = self.cleaned_data
        found: list[WarmUp | Note] = []
        if data["warm_up"] != self.session.warmup_minutes:
            found.append(WarmUp(place=place, minutes=data["warm_up"]))
        if data["note"] != self.session.note:
            found.append(Note(place=place, text=data["note"]))
        return tuple(found)
