"""What has changed in a runner's life: one question, and the few details of each answer."""

from dataclasses import replace
from enum import StrEnum
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from workouts.forms.builder.kit import KitForm, kit_answers
from workouts.forms.choices import PAIN_SITES, STRAIN_STAGES
from workouts.forms.fields import WholeNumberField
from workouts.forms.season.races import ISO, RaceForm
from workouts.planning.values.request import PainSite, Request


class What(StrEnum):
    ILL = "ill"
    KIT = "kit"
    HURTS = "hurts"
    TIME = "time"
    RACE = "race"  # in a season


class WhatForm(forms.Form):
    """The details of one answer, which start from what the plan knows."""

    what: What

    @classmethod
    def known(cls, asked: Request) -> dict[str, Any]:
        """What the form starts with."""
        raise NotImplementedError

    def asked_with(self, asked: Request) -> Request:
        """The request with these answers; the form must be valid."""
        return asked


class IllForm(WhatForm):
    what = What.ILL
    weeks = forms.TypedChoiceField(
        label=_("Weeks without strength until now"),
        choices=[
            ("0", _("None, it has just begun")),
            ("1", _("One")),
            ("2", _("Two")),
            ("4", _("Three or four")),
            ("8", _("More")),
        ],
        coerce=int,
        initial="1",
    )
    back = forms.TypedChoiceField(
        label=_("When do you lift again?"),
        choices=[("0", _("This week")), ("1", _("Next week")), ("2", _("In two weeks"))],
        coerce=int,
        initial="0",
        widget=forms.RadioSelect(attrs={"choices_class": "seg"}),
    )
    fever = forms.BooleanField(
        label=_("I had a fever"),
        help_text=_("Then you start again with two easy weeks."),
        required=False,
    )

    @classmethod
    def known(cls, asked: Request) -> dict[str, Any]:
        return {}

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("weeks") == 0 and data.get("back") == 0 and not data.get("fever"):
            self.add_error("back", _("Without a week off nothing has changed."))
        return data


class KitChangedForm(WhatForm, KitForm):
    what = What.KIT

    @classmethod
    def known(cls, asked: Request) -> dict[str, Any]:
        return kit_answers(asked.equipment)

    def asked_with(self, asked: Request) -> Request:
        return replace(asked, equipment=frozenset(self.cleaned_data["equipment"]))


class HurtsForm(WhatForm):
    what = What.HURTS
    pain = WholeNumberField(
        label=_("Pain in leg, hip or back, 0 to 10"),
        help_text=_("The worst of the last 24 hours."),
        min_value=0,
        max_value=10,
    )
    pain_site = forms.ChoiceField(label=_("Where it hurts"), choices=PAIN_SITES, required=False)
    strain_stage = forms.ChoiceField(
        label=_("After a hamstring strain"), choices=STRAIN_STAGES, required=False
    )
    clearance = forms.BooleanField(
        label=_("A physician or physiotherapist has said yes to strength training"), required=False
    )

    @classmethod
    def known(cls, asked: Request) -> dict[str, Any]:
        stage = asked.strain_stage
        return {
            "pain": asked.pain or None,  # to be said, where there was none
            "pain_site": asked.pain_site.value,
            "strain_stage": "" if stage is None else str(stage),
            "clearance": asked.clearance,
        }

    def asked_with(self, asked: Request) -> Request:
        data = self.cleaned_data
        return replace(
            asked,
            pain=data["pain"],
            pain_site=PainSite(data["pain_site"]),
            strain_stage=int(data["strain_stage"]) if data["strain_stage"] else None,
            clearance=data["clearance"],
        )


class TimeForm(WhatForm):
    what = What.TIME
    sessions = forms.TypedChoiceField(
        label=_("Strength days a week"),
        choices=[(number, number) for number in "1234"],
        coerce=int,
        widget=forms.RadioSelect(attrs={"choices_class": "seg"}),
    )
    session_minutes = WholeNumberField(
        label=_("Minutes each time"), min_value=10, max_value=180, unit=_("min")
    )

    @classmethod
    def known(cls, asked: Request) -> dict[str, Any]:
        sessions = str(asked.sessions_per_week or 2)
        return {"sessions": sessions, "session_minutes": asked.session_minutes}

    def asked_with(self, asked: Request) -> Request:
        data = self.cleaned_data
        return replace(
            asked,
            sessions_per_week=data["sessions"],
            session_minutes=data["session_minutes"],
        )


class RaceMovedForm(WhatForm, RaceForm):
    """A race that comes into a season, moves, or goes out of it: then there is no other date."""

    what = What.RACE
    out = forms.DateField(input_formats=[ISO], required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["race_date"].widget.is_required = True  # its label says so, `clean` asks for it

    @classmethod
    def known(cls, asked: Request) -> dict[str, Any]:
        return {}

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if self.errors.pop("out", None):
            data["out"] = None  # a race of no day is none of the season
        is_empty = not data.get("race_date") and not self.errors
        if is_empty and not data.get("out"):
            self.add_error("race_date", _("Say on which day the race is."))
        return data


FORMS: dict[What, type[WhatForm]] = {
    one.what: one for one in (IllForm, KitChangedForm, HurtsForm, TimeForm, RaceMovedForm)
}
