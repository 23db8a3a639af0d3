"""How the body moves, which rules need to know. Empty: not stated, or as the exercise itself."""

from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from exercises.labels import IMPACTS, KNEE_LOADS, MUSCLE_LENGTHS, POSTURES
from exercises.models.columns import (
    choice_or_empty,
    known_or_empty,
    not_negative,
    yes_no_or_empty,
)
from exercises.vocabulary import Impact, KneeLoad, MuscleLength, Posture


class Movement(models.Model):
    """What an exercise, its equipment, its modifications and its substitute may each state."""

    muscle_length = choice_or_empty(
        _("length of the hamstrings"),
        MUSCLE_LENGTHS,
        _("How far they are stretched under load. Long work waits after a strain."),
    )
    slow_lowering = yes_no_or_empty(
        _("slow lowering"),
        _("Lowering is the hard part, as in a Nordic curl or a four-second return."),
    )
    from_floor = yes_no_or_empty(
        _("from the floor"),
        _("The weight starts on the floor. Not for a sore back or sit bone."),
    )
    posture = choice_or_empty(
        _("posture"),
        POSTURES,
        _("Pregnant runners do not lie face down, and not on the back for long."),
    )
    deep_hip_bend = yes_no_or_empty(
        _("deep hip bend"),
        _("The thigh comes close to the trunk under load. Not for a sore sit bone."),
    )
    knee_load = choice_or_empty(
        _("load on the bent knee"),
        KNEE_LOADS,
        _("Not much for a sore knee."),
    )
    asks_balance = yes_no_or_empty(
        _("asks for balance"),
        _("You could fall, as on one leg or a high step. Not in pregnancy."),
    )

    class Meta:
        abstract = True


class MovementChange(Movement):
    """What else may differ from the exercise: with its equipment, modified, or without."""

    unilateral = models.BooleanField(
        _("one leg at a time"),
        default=False,
        help_text=_("Plans then count reps per side."),
    )
    impact = choice_or_empty(
        _("impact"),
        IMPACTS,
        _("Empty: as the exercise itself."),
    )
    eccentric_factor = models.FloatField(
        _("eccentric factor"),
        null=True,
        blank=True,
        validators=[MinValueValidator(0)],
        help_text=_("0.5 low, 1 medium, 1.5 high. Empty: as the exercise itself."),
    )

    class Meta:
        abstract = True


def movement_constraints(row: str) -> list[models.CheckConstraint]:
    return [
        known_or_empty(row, "muscle_length", MuscleLength),
        known_or_empty(row, "posture", Posture),
        known_or_empty(row, "knee_load", KneeLoad),
    ]


def change_constraints(row: str) -> list[models.CheckConstraint]:
    return [
        *movement_constraints(row),
        known_or_empty(row, "impact", Impact),
        not_negative(row, "eccentric_factor", or_empty=True),
    ]
