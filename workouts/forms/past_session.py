"""A session that is written down afterwards: one planned for that day, done on paper, or any other.
What is entered becomes the events that a phone would have sent."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID, uuid4, uuid5

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from workouts.forms.fields import LinesField, NumberField, WholeNumberField
from workouts.forms.training import FEELS
from workouts.planning.measures.dose import FAILURE_RPE
from workouts.planning.training.events import MOST_DONE_SECONDS, MOST_DONE_SETS, Side
from workouts.planning.training.prescribed import (
    Counting,
    PrescribedDose,
    PrescribedItem,
    PrescribedSession,
)
from workouts.planning.values.limits import MOST_ITEMS, MOST_KG, MOST_NOTE, MOST_REPS, MOST_SECONDS
from workouts.preferences import WeightUnit, preferred

ROWS, MORE_ROWS = 3, 2  # of a session that was not planned, and how many are added
MOST_LEFT = 10
FIRST_YEAR = 2000  # of all that is logged
MOST_COUNTS = 200  # letters
TIMES = re.compile(r"(\d{1,2})\s*[x×*]\s*(\d+(?:[.,]\d+)?)")  # 3 x 8 for 8 8 8
BETWEEN = re.compile(r"[\s;/]+|,\s+")


class CountsField(forms.CharField):
    """Reps or seconds, one number for each set: `8 8 7`, `8, 8, 7` or `3 x 8`."""

    def __init__(self, *, most: float, is_whole: bool, **options: Any) -> None:
        super().__init__(max_length=MOST_COUNTS, strip=True, **options)
        self.most, self.is_whole = most, is_whole
        self.widget.attrs |= {"autocomplete": "off", "spellcheck": "false"}

    def to_python(self, value: Any) -> Any:
        text = TIMES.sub(_repeated, super().to_python(value) or "")
        text = text.replace(",", " ") if self.is_whole else text
        counts = [self._number(one) for one in BETWEEN.split(text.strip()) if one]
        if len(counts) > MOST_DONE_SETS:
            raise ValidationError(_("That is more than {most} sets.").format(most=MOST_DONE_SETS))
        return tuple(counts)

    def _number(self, text: str) -> float:
        try:
            number = float(text.replace(",", "."))
        except ValueError:
            raise ValidationError(self._wrong()) from None
        if not 0 <= number <= self.most or (self.is_whole and number != int(number)):
            raise ValidationError(self._wrong())
        return number

    def _wrong(self) -> str:
        said = _("Give a number for each set, such as 8 8 7, each from 0 to {most}.")
        return said.format(most=self.most)


def _repeated(found: re.Match[str]) -> str:
    return " ".join([found[2]] * min(int(found[1]), MOST_DONE_SETS + 1))


class PastSessionForm(forms.Form):
    """When it was, how it was; what was done are the rows."""

    id = forms.CharField(widget=forms.HiddenInput, required=False)
    on = forms.DateField(label=_lazy("Day"), widget=forms.DateInput({"type": "date"}, "%Y-%m-%d"))
    feel = forms.ChoiceField(
        label=_lazy("How was it, all in all?"),
        choices=[(feel.value, label) for feel, label in FEELS.items()],
        widget=forms.RadioSelect,
        required=False,
    )
    pain = WholeNumberField(
        label=_lazy("Worst pain, 0 to 10 (optional)"), min_value=0, max_value=10, required=False
    )
    note = LinesField(label=_lazy("Note"), max_length=MOST_NOTE, required=False)

    def __init__(self, data: Any, *, on: date) -> None:
        super().__init__(data, initial={"id": uuid4(), "on": on})
        self.fields["note"].widget.attrs["rows"] = 2
        self.fields["on"].widget.attrs["max"] = timezone.localdate().isoformat()

    @property
    def told_pain(self) -> int | None:
        said = str(self["pain"].value() or "")
        return int(said) if said.isascii() and said.isdigit() and len(said) < 3 else None

    def clean_id(self) -> UUID:
        """The same for a second tap; nobody is told of one that is nonsense."""
        try:
            return UUID(self.cleaned_data["id"])
        except ValueError:
            return uuid4()

    def clean_on(self) -> date:
        on: date = self.cleaned_data["on"]
        if on.year < FIRST_YEAR or on > timezone.localdate():
            raise ValidationError(_("Give a day that is not in the future."))
        return on


class DoneForm(forms.Form):
    """One exercise: reps of each set, the weight of all, and how many good reps were left."""

    exercise = forms.ChoiceField(label=_lazy("Exercise"), required=False)
    weight = NumberField(
        label=_lazy("Weight"), min_value=0, max_value=MOST_KG, unit=_lazy("kg"), required=False
    )
    left = WholeNumberField(
        label=_lazy("Reps left"), min_value=0, max_value=MOST_LEFT, required=False
    )

    def __init__(
        self,
        data: Any,
        place: int,
        *,
        planned: PrescribedDose | None = None,
        known: Mapping[str, Mapping[str, PrescribedDose]] | None = None,
        initial: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__(data, prefix=str(place), initial=dict(initial or {}))
        groups = (known or {}).items()
        self.planned = planned
        self.known = {key: dose for _group, doses in groups for key, dose in doses.items()}
        chosen = planned or self.known.get((data or {}).get(self.add_prefix("exercise"), ""))
        counting = chosen.counting if chosen else Counting.WEIGHT
        self.fields["counts"] = _counts(counting, each_side=bool(chosen and chosen.sides))
        if preferred().weight_unit is WeightUnit.LB:
            self.fields["weight"].unit = _lazy("lb")  # type: ignore[attr-defined]
        self.order_fields(["exercise", "counts", "weight", "left"])
        if planned:
            del self.fields["exercise"]
            if counting is not Counting.WEIGHT:
                del self.fields["weight"]
            if counting in (Counting.JUMPS, Counting.SPRINTS):
                del self.fields["left"]
            return
        names = [
            (group, [(key, dose.name) for key, dose in doses.items()]) for group, doses in groups
        ]
        self.fields["exercise"].choices = [("", _("Choose an exercise")), *names]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        data = self.cleaned_data
        if data.get("exercise") and "counts" in data and not data["counts"]:
            self.add_error("counts", _("Give the reps of each set."))
        if data.get("counts") and "exercise" in data and not data["exercise"]:
            self.add_error("exercise", _("Choose the exercise."))
        return data

    @property
    def numbers(self) -> list[forms.BoundField]:
        """All but the exercise, which comes first."""
        return [self[name] for name in self.fields if name != "exercise"]

    @property
    def done(self) -> PrescribedDose | None:
        """What was done; None for an empty row, and for what was planned and left out."""
        if self.planned is not None:
            return self.planned
        return self.known.get(self.cleaned_data.get("exercise", ""))


def _counts(counting: Counting, *, each_side: bool) -> CountsField:
    if counting is Counting.SPRINTS:
        label = _("Seconds of each sprint")
        return CountsField(label=label, most=MOST_DONE_SECONDS, is_whole=False, required=False)
    label = _("Reps of each set")
    if counting is Counting.JUMPS:
        label = _("Jumps of each set")
    elif each_side:
        label = _("Reps of each set, each side")
    return CountsField(label=label, most=MOST_REPS, is_whole=True, required=False)


@dataclass(frozen=True, kw_only=True)
class WrittenDown:
    """A session that was entered, as a phone would tell of it."""

    prescribed: PrescribedSession
    events: tuple[dict[str, Any], ...]


def written_down(
    form: PastSessionForm,
    rows: Sequence[DoneForm],
    planned: PrescribedSession | None,
    *,
    at: int,
    known: int,
) -> WrittenDown:
    """The forms are valid. `at` is the time of the first event, in milliseconds since 1970; so many
    events of this training are `known`."""
    done = [row for row in rows if row.done and row.cleaned_data["counts"]]
    prescribed = planned or PrescribedSession(
        title=_("Extra session"), items=tuple(_item(row) for row in done)
    )
    places = [rows.index(row) if planned else place for place, row in enumerate(done)]
    sent: UUID = form.cleaned_data["id"]
    events = [
        event
        for place, row in zip(places, done, strict=True)
        for event in _sets(row, place, prescribed.items[place])
    ]
    events += _ending(form)
    return WrittenDown(
        prescribed=prescribed,
        events=tuple(
            event | {"id": str(uuid5(sent, str(known + number))), "at": at + number}
            for number, event in enumerate(events)
        ),
    )


def _item(row: DoneForm) -> PrescribedItem:
    """What was done counts as what was planned; effort and weight are those of the day."""
    dose, data = row.done, row.cleaned_data
    if dose is None:
        raise ValueError("an empty row")
    left, count = data.get("left"), max(1, int(data["counts"][0]))
    is_sprint = dose.counting is Counting.SPRINTS
    of_the_day = replace(
        dose,
        sets=len(data["counts"]),
        reps=1 if is_sprint else count,
        seconds=min(count, MOST_SECONDS) if is_sprint else None,
        rpe=dose.rpe if left is None else float(FAILURE_RPE - left),
    )
    return PrescribedItem(**vars(of_the_day))


def _sets(row: DoneForm, place: int, item: PrescribedItem) -> Iterator[dict[str, Any]]:
    data = row.cleaned_data
    sides: Iterable[Side] = (Side.LEFT, Side.RIGHT) if item.sides else (Side.BOTH,)
    unit = preferred().weight_unit.value
    facts: dict[str, Any] = {"kind": "set", "item": place}
    if data.get("weight") is not None:
        facts[unit] = data["weight"]
    if data.get("left") is not None:
        facts["rpe"] = FAILURE_RPE - data["left"]
    for number, count in enumerate(data["counts"]):
        counted: dict[str, float] = {"reps": int(count)}
        if item.counting is Counting.SPRINTS:
            counted = {"reps": 1, "seconds": count}
        for side in sides:
            yield facts | ({"side": side.value} if side else {}) | {"set": number} | counted


def _ending(form: PastSessionForm) -> Iterator[dict[str, Any]]:
    data = form.cleaned_data
    if data["note"]:
        yield {"kind": "note", "text": data["note"]}
    felt = {"feel": data["feel"]} if data["feel"] else {}
    pain = {} if data["pain"] is None else {"pain": data["pain"]}
    yield {"kind": "finish"} | felt | pain


def row_count(data: Mapping[str, Any]) -> int:
    """Of a session that was not planned: as many as were shown, and more when asked for."""
    shown = data.get("rows", "")
    count = int(shown) if shown.isascii() and shown.isdigit() and len(shown) < 3 else ROWS
    return min(max(count, ROWS) + (MORE_ROWS if "more" in data else 0), MOST_ITEMS)
