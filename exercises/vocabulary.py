"""The closed lists that the catalogue, the planner and the pages share. Standard library only."""

from enum import StrEnum


def gettext_noop(message: str) -> str:
    """Mark a sentence for translation where Django must not be imported."""
    return message


class Level(StrEnum):
    """Strength-training age (RULES.md D7), not running level."""

    BEGINNER = "beginner"
    INTERMEDIATE = "intermediate"
    ADVANCED = "advanced"


class Kind(StrEnum):
    STRENGTH = "strength"
    POWER = "power"
    RUNNING_POWER = "running-power"


class HamstringAction(StrEnum):
    HIP = "hip-dominant"
    KNEE = "knee-dominant"
    MIXED = "mixed"


class MuscleRole(StrEnum):
    PRIMARY = "primary"
    SECONDARY = "secondary"


class Direction(StrEnum):
    """What a modification does to an exercise."""

    EASIER = "easier"
    HARDER = "harder"
    VARIATION = "variation"


class Impact(StrEnum):
    NONE = "none"
    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


class MuscleLength(StrEnum):
    """How far the hamstrings are stretched while they carry load."""

    SHORT = "short"
    MIDDLE = "middle"
    LONG = "long"


class Posture(StrEnum):
    STANDING = "standing"
    KNEELING = "kneeling"
    SEATED = "seated"
    FACE_DOWN = "face-down"
    ON_BACK = "on-back"


class KneeLoad(StrEnum):
    """How much a bent knee carries."""

    LITTLE = "little"  # a hinge, a bridge, a curl
    SOME = "some"  # a low step
    MUCH = "much"  # a lunge, a squat, a jump


class Resistance(StrEnum):
    """What a piece of equipment works against."""

    BAR = "bar"
    WEIGHT = "weight"
    BAND = "band"
    NONE = "none"  # a box, a ball: the weight is one's own


class Fit(StrEnum):
    """What the planner may choose a modification for, the most loaded first."""

    LOADED = "loaded"  # added weight
    PLAIN = "plain"  # the exercise itself, by its name for this kit
    GENTLE = "gentle"  # a shorter range or a lower step
    EASY = "easy"  # a simpler movement to learn first


class Quality(StrEnum):
    """What an exercise trains in a runner; one exercise may train several."""

    STRENGTH = "strength"
    STABILITY = "stability"
    POWER = "power"
    SPEED = "speed"


class EccentricStress(StrEnum):
    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


#: Hamstring stress per set credit (RULES.md D3, product default).
ECCENTRIC_FACTOR: dict[EccentricStress, float] = {
    EccentricStress.LOW: 0.5,
    EccentricStress.MEDIUM: 1.0,
    EccentricStress.HIGH: 1.5,
}

#: The quantities of a dose: two columns of its row, one pair of its document.
PAIRS = ("sets", "reps", "rpe", "rest_seconds", "seconds", "contacts")
HIGHEST_RPE = 10  # the scale ends there

#: Ids of equipment with a special meaning.
NO_EQUIPMENT = "none"
SUBSTITUTE = "substitute"
HILL = "hill"
