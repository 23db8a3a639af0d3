"""The words a reader sees for the closed lists of vocabulary.py, as choices of model fields."""

from django.utils.translation import gettext_lazy as _

from exercises.vocabulary import (
    Direction,
    EccentricStress,
    Fit,
    HamstringAction,
    Impact,
    Kind,
    KneeLoad,
    Level,
    MuscleLength,
    MuscleRole,
    Posture,
    Quality,
    Resistance,
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
MUSCLE_LENGTHS = [
    (MuscleLength.SHORT.value, _("Short: the hips are nearly straight")),
    (MuscleLength.MIDDLE.value, _("Middle")),
    (MuscleLength.LONG.value, _("Long: a clear stretch under load")),
]
POSTURES = [
    (Posture.STANDING.value, _("Standing")),
    (Posture.KNEELING.value, _("Kneeling")),
    (Posture.SEATED.value, _("Seated")),
    (Posture.FACE_DOWN.value, _("Lying face down")),
    (Posture.ON_BACK.value, _("Lying on the back")),
]
KNEE_LOADS = [
    (KneeLoad.LITTLE.value, _("Little: a hinge, a bridge, a curl")),
    (KneeLoad.SOME.value, _("Some: a low step")),
    (KneeLoad.MUCH.value, _("Much: a lunge, a squat, a jump")),
]
RESISTANCES = [
    (Resistance.BAR.value, _("A bar with plates")),
    (Resistance.WEIGHT.value, _("Another weight, a machine or a cable")),
    (Resistance.BAND.value, _("A band")),
    (Resistance.NONE.value, _("None: your own weight")),
]
FITS = [
    (Fit.LOADED.value, _("More load: the same with added weight")),
    (Fit.PLAIN.value, _("The exercise itself, as it is called with this equipment")),
    (Fit.GENTLE.value, _("Gentler: a shorter range or a lower step")),
    (Fit.EASY.value, _("Simpler: a movement to learn first")),
]
