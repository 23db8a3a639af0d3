"""The part of the builder's form about pain and health (RULES.md R44 to R53)."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from workouts.forms.choices import (
    CONDITIONS,
    DAYS,
    PAIN_SITES,
    RED_FLAGS,
    STRAIN_STAGES,
    SUPERVISED,
)
from workouts.forms.fields import WholeNumberField
from workouts.planning.values.request import Condition, PainSite
from workouts.planning.values.week import Day

#: What is asked of those who do not say that nothing of it is true.
LIST = (
    *("red_flags", "conditions", "pain", "pain_site", "sore_day", "soreness", "strain_stage"),
    *("pregnant", "pregnancy_week", "clearance", "supervised"),
)
NONE, SOME = "none", "some"
TOLD = [(NONE, _("None of these")), (SOME, _("Yes, show the list"))]


class HealthForm(forms.Form):
    """One question, which nobody but the runner answers, and the list that opens with a yes."""

    told = forms.ChoiceField(
        label=_("Anything we must know?"),
        choices=TOLD,
        widget=forms.RadioSelect,
        required=False,  # to see a week; not to save it
        error_messages={"required": _("Choose one of the two before you save.")},
    )
    pain = WholeNumberField(
        label=_("Pain in leg, hip or back, 0 to 10"),
        help_text=_("The worst of the last 24 hours."),
        min_value=0,
        max_value=10,
        initial=0,
    )
    pain_site = forms.ChoiceField(label=_("Where it hurts"), choices=PAIN_SITES, required=False)
    sore_day = forms.ChoiceField(label=_("A day with sore muscles"), choices=DAYS, required=False)
    soreness = WholeNumberField(
        label=_("How sore, 0 to 10"), min_value=0, max_value=10, required=False
    )
    strain_stage = forms.ChoiceField(
        label=_("After a hamstring strain"), choices=STRAIN_STAGES, required=False
    )
    red_flags = forms.MultipleChoiceField(
        label=_("Any of these?"),
        choices=RED_FLAGS,
        required=False,
        widget=forms.CheckboxSelectMultiple(attrs={"choices_class": "ticks"}),
    )
    conditions = forms.MultipleChoiceField(
        label=_("Or one of these?"),
        choices=CONDITIONS,
        required=False,
        widget=forms.CheckboxSelectMultiple(attrs={"choices_class": "ticks"}),
    )
    pregnant = forms.BooleanField(label=_("I am pregnant"), required=False)
    pregnancy_week = WholeNumberField(
        label=_("Week of pregnancy"), min_value=1, max_value=45, required=False
    )
    clearance = forms.BooleanField(
        label=_("A physician, midwife or physiotherapist has said yes to strength training"),
        required=False,
    )
    supervised = forms.ChoiceField(
        label=_("Under 18: is a qualified adult there?"), choices=SUPERVISED, required=False
    )

    has_shown_list = True  # False while the page has only the question

    @property
    def is_list_open(self) -> bool:
        """Answers that are not the usual ones are never hidden, unless the runner says none."""
        said = self["told"].value()
        return said != NONE and (said == SOME or any(map(self._is_told, LIST)))

    def _is_told(self, name: str) -> bool:
        has_error = self.is_bound and bool(self.errors.get(name))
        usual = ("", "False", "[]", str(self.fields[name].initial))
        return has_error or str(self[name].value() or "") not in usual

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("told") == NONE:
            self._forget_list()
        if data.get("told") == SOME and self.fields["told"].required and not self.has_shown_list:
            self.add_error("told", _("Tick what is true, then save."))
        if data.get("pregnancy_week") and not data.get("pregnant"):
            self.add_error("pregnant", _("Tick this too, or leave the week empty."))
        if data.get("sore_day") and data.get("soreness") is None:
            self.add_error("soreness", _("Say how sore that day is."))
        if data.get("soreness") and not data.get("sore_day"):
            self.add_error("sore_day", _("Say on which day."))
        return data

    def _forget_list(self) -> None:
        """The value of a field that the page has hidden is neither an answer nor a mistake."""
        for name in LIST:
            field = self.fields[name]
            self.errors.pop(name, None)
            self.cleaned_data[name] = field.clean(field.initial)

    def health(self) -> dict[str, Any]:
        """What limits the plan, as the planner's request names it."""
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
