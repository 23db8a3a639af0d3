"""What an exercise does for a runner, and how it is done."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from exercises.models.columns import position_field
from exercises.models.exercise import Exercise
from exercises.records import read_toml

CLAIMS = Path(__file__).resolve().parents[1] / "data" / "claims.toml"


@cache
def claim_texts() -> Mapping[str, str]:
    """The claims that a benefit may answer, by their ids."""
    return {one["id"]: one["claim"] for one in read_toml(CLAIMS)["claims"]}


def check_claims(ids: str) -> None:
    unknown = sorted(set(ids.split()) - claim_texts().keys())
    if unknown:
        raise ValidationError(_("There is no claim %(ids)s."), params={"ids": ", ".join(unknown)})


class Benefit(models.Model):
    exercise = models.ForeignKey(Exercise, models.CASCADE, related_name="benefits")
    text = models.TextField(
        _("text"), help_text=_("Say “may help”; promise neither fewer injuries nor better form.")
    )
    claims = models.CharField(
        _("claims"),
        max_length=100,
        blank=True,
        validators=[check_claims],
        help_text=_("Ids of the claims this sentence answers, separated by spaces: c06 c07."),
    )
    position = position_field()

    class Meta:
        ordering = ["position", "pk"]
        verbose_name = _("benefit")
        verbose_name_plural = _("benefits")

    def __str__(self) -> str:
        return self.text[:60]


class Instruction(models.Model):
    """One line of how it is done: to get ready (`setup`) or to move (`step`)."""

    class Stage(models.TextChoices):
        SETUP = "setup", _("Getting ready")
        STEP = "step", _("Step")

    exercise = models.ForeignKey(Exercise, models.CASCADE, related_name="instructions")
    stage = models.CharField(
        _("stage"),
        max_length=10,
        choices=Stage,
        default=Stage.STEP,
        help_text=_("What to do before the first rep, or during it."),
    )
    text = models.TextField(_("text"), help_text=_("One thing at a time, as you would say it."))
    position = position_field(_("Order on the page, for each stage by itself."))

    class Meta:
        ordering = ["stage", "position", "pk"]
        verbose_name = _("instruction")
        verbose_name_plural = _("instructions")

    def __str__(self) -> str:
        return self.text[:60]
