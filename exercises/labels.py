"""The words a reader sees for the closed lists of vocabulary.py, as choices of model fields."""

from django.utils.translation import gettext_lazy as _

from exercises.vocabulary import (
    Direction,
    EccentricStress,
    HamstringAction,
    Impact,
    Kind,
    Level,
    MuscleRole,
    Quality,
)

LEVELS = [
    (Level.BEGINNER.value, _("New to lifting")),
    (Level.INTERMEDIATE.value, _("Settled")),
    (Level.ADVANCED.value, _("Experienced")),
]
KINDS = [
    (Kind.STRENGTH.value, _("Strength")),
    (Kind.POWER.value, _("Power")),
    (Kind.RUNNING_POWER.value, _("Running power")),
]
HAMSTRING_ACTIONS = [
    (HamstringAction.HIP.value, _("Hip-dominant")),
    (HamstringAction.KNEE.value, _("Knee-dominant")),
    (HamstringAction.MIXED.value, _("Mixed")),
]
MUSCLE_ROLES = [
    (MuscleRole.PRIMARY.value, _("Primary")),
    (MuscleRole.SECONDARY.value, _("Secondary")),
]
DIRECTIONS = [
    (Direction.EASIER.value, _("Easier")),
    (Direction.HARDER.value, _("Harder")),
    (Direction.VARIATION.value, _("Variation")),
]
IMPACTS = [
    (Impact.NONE.value, _("No impact")),
    (Impact.LOW.value, _("Low impact")),
    (Impact.MEDIUM.value, _("Medium impact")),
    (Impact.HIGH.value, _("High impact")),
]
QUALITIES = [
    (Quality.STRENGTH.value, _("Strength")),
    (Quality.STABILITY.value, _("Stability")),
    (Quality.POWER.value, _("Power")),
    (Quality.SPEED.value, _("Speed")),
]
ECCENTRIC_STRESSES = [
    (EccentricStress.LOW.value, _("Low")),
    (EccentricStress.MEDIUM.value, _("Medium")),
    (EccentricStress.HIGH.value, _("High")),
]
