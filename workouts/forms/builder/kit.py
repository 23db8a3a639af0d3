"""The part of the builder's form about kit: three usual answers, or piece by piece."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from workouts.forms.choices import kit
from workouts.preferences import preferred

PIECES = "pieces"
KIT_BEFORE = "kit_before"  # the usual answer that pieces start from, until the page shows them
HILLS = ("hill", "treadmill")  # no part of any gym: a runner who wants hill sprints says so
#: What is behind each usual answer; a full gym has all there is.
USUAL: dict[str, tuple[str, ...] | None] = {
    "nothing": ("stairs", "sliders"),
    "home": ("dumbbells", "box", "stairs", "sliders"),
    "gym": None,
}
ANSWERS = [
    ("nothing", _("Nothing")),
    ("home", _("Dumbbells at home")),
    ("gym", _("Full gym")),
    (PIECES, _("Piece by piece")),
]
HINTS = {
    "nothing": _("floor, stairs, socks"),
    "home": _("and a chair or step"),
    "gym": _("barbell, machines, cable"),
    PIECES: _("tick what you have"),
}


class KitAnswer:
    """One answer, for the template: with the pieces that it stands for."""

    def __init__(self, form: "KitForm", value: str, label: Any) -> None:
        self.value, self.label, self.hint = value, label, HINTS[value]
        self.is_chosen = (form["kit"].value() or PIECES) == value
        self.pieces = "" if value == PIECES else " ".join(usual_pieces(value))


class PiecesField(forms.MultipleChoiceField):
    """What is no longer in the catalogue is left out: there is no box to untick it."""

    def to_python(self, value: Any) -> list[str]:
        known = {slug for slug, _name in self.choices}  # type: ignore[union-attr,misc]
        return [slug for slug in super().to_python(value) if slug in known]


class KitForm(forms.Form):
    kit = forms.ChoiceField(
        label=_("What you have"), choices=ANSWERS, widget=forms.RadioSelect, required=False
    )
    equipment = PiecesField(
        label=_("Pieces of kit"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_(
            "Tick the hill if you want hill sprints. Everything has a version without kit."
        ),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        own = known_pieces(preferred().equipment)
        self.fields["kit"].initial = PIECES if own else "nothing"
        self.fields["equipment"].initial = own or list(usual_pieces("nothing"))
        self.fields["equipment"].choices = kit()  # type: ignore[attr-defined]

    @property
    def kit_answers(self) -> list[KitAnswer]:
        return [KitAnswer(self, value, label) for value, label in ANSWERS]

    @property
    def names_pieces(self) -> bool:
        """Whether they are told one by one."""
        return (self["kit"].value() or PIECES) == PIECES

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("kit") in USUAL:
            self.errors.pop("equipment", None)
            self.cleaned_data["equipment"] = usual_pieces(data["kit"])
        return data


def usual_pieces(answer: str) -> list[str]:
    """Those of a usual answer that the catalogue has."""
    pieces = USUAL[answer]
    if pieces is None:
        return [slug for slug, _name in kit() if slug not in HILLS]
    return known_pieces(pieces)


def pieces_before(answer: str) -> list[str]:
    """What is ticked at first when somebody goes on piece by piece."""
    return usual_pieces(answer) if answer in USUAL else []


def kit_answers(equipment: frozenset[str]) -> dict[str, Any]:
    """The usual answer that stands for these pieces, or the pieces."""
    pieces = known_pieces(slug for slug, _name in kit() if slug in equipment)
    usual = (answer for answer in USUAL if set(usual_pieces(answer)) == set(pieces))
    return {"kit": next(usual, PIECES), "equipment": pieces}


def known_pieces(slugs: Any) -> list[str]:
    """Without what editors have merged or taken out meanwhile."""
    known = dict(kit())
    return [slug for slug in slugs if slug in known]
