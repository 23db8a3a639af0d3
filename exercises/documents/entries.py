"""What the catalogue says of an exercise, a muscle, a piece of equipment, a source: frozen values.

Files, history, drafts and exports all speak of it in these. No Django, no database.
"""

from dataclasses import dataclass, field

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


@dataclass(frozen=True, kw_only=True)
class MuscleEntry:
    slug: str
    name: str
    anatomical_name: str
    position: int = 0


@dataclass(frozen=True, kw_only=True)
class EquipmentEntry:
    slug: str
    name: str
    position: int = 0
    resistance: Resistance | None = None
    easy_to_learn: bool = False


@dataclass(frozen=True, kw_only=True)
class SourceEntry:
    slug: str
    citation: str
    doi: str = ""
    url: str = ""
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class WorkedMuscle:
    muscle: str
    role: MuscleRole
    job: str
    set_credit: float
    note: str = ""
    in_substitute: bool = True


@dataclass(frozen=True, kw_only=True)
class MovementEntry:
    """How the body moves, as far as it is stated."""

    muscle_length: MuscleLength | None = None
    slow_lowering: bool | None = None
    from_floor: bool | None = None
    posture: Posture | None = None
    deep_hip_bend: bool | None = None
    knee_load: KneeLoad | None = None
    asks_balance: bool | None = None


@dataclass(frozen=True, kw_only=True)
class MovementChangeEntry(MovementEntry):
    """What else may differ from the exercise: with its equipment, modified, or without."""

    unilateral: bool = False
    impact: Impact | None = None
    eccentric_factor: float | None = None


@dataclass(frozen=True, kw_only=True)
class EquipmentOption(MovementChangeEntry):
    equipment: str
    label: str
    name: str = ""
    note: str = ""
    adds_load: bool = False


@dataclass(frozen=True, kw_only=True)
class SubstituteEntry(MovementChangeEntry):
    name: str
    how: str
    keeps: str
    loses: str = ""
    set_credit: float


@dataclass(frozen=True, kw_only=True)
class ModificationEntry(MovementChangeEntry):
    key: str
    direction: Direction
    name: str
    change: str
    why: str
    set_credit: float | None = None
    adds_weight: bool = False
    fit: Fit | None = None  # what plans choose it for
    kit: tuple[str, ...] = ()  # what it is done with; empty: with all


@dataclass(frozen=True, kw_only=True)
class BenefitEntry:
    text: str
    claims: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class MistakeEntry:
    mistake: str
    fix: str


@dataclass(frozen=True, kw_only=True)
class DoseEntry:
    """Each pair is (lowest, highest)."""

    sets: tuple[int, int]
    reps: tuple[int, int]
    rpe: tuple[float, float]
    rest_seconds: tuple[int, int]
    seconds: tuple[int, int] | None = None
    contacts: tuple[int, int] | None = None
    per_side: bool = False
    tempo: str = ""
    load: str = ""
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class Heads:
    """How much each hamstring head is asked for: 0 none, 1 some, 2 clear, 3 emphasised."""

    biceps_femoris_long_head: int
    biceps_femoris_short_head: int
    semitendinosus: int
    semimembranosus: int
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class PictureEntry:
    content: str  # a WebP file in base64
    alt_text: str
    author: str
    licence: str


@dataclass(frozen=True, kw_only=True)
class ExerciseEntry(MovementEntry):
    key: str
    slug: str
    name: str
    aliases: tuple[str, ...] = ()
    related_names: tuple[str, ...] = ()  # of exercises we do not have; this one is the nearest
    summary: str
    published: bool = True
    merged_into: str | None = None  # the key of the exercise that it turned out to be
    position: int
    parent: str | None = None  # the key of the family
    is_family: bool = False
    pattern: str
    kind: Kind
    role: str = ""
    unilateral: bool
    body_position: str = ""
    hamstring_action: HamstringAction
    hamstring_length: str = ""
    set_credit: float
    set_definition: str = ""
    eccentric: EccentricStress
    eccentric_why: str = ""
    impact: Impact
    impact_note: str = ""
    fatigue_cost: int
    soreness_risk: int
    technical_demand: int
    qualities: tuple[Quality, ...] = ()
    order_slot: int
    min_hours_before_key_run: int
    placement: str
    seconds_per_rep: float
    setup_seconds: int
    sources: tuple[str, ...] = ()
    heads: Heads
    muscles: tuple[WorkedMuscle, ...]
    equipment: tuple[EquipmentOption, ...] = ()
    substitute: SubstituteEntry | None = None
    modifications: tuple[ModificationEntry, ...] = ()
    benefits: tuple[BenefitEntry, ...] = ()
    setup: tuple[str, ...] = ()
    steps: tuple[str, ...] = ()
    mistakes: tuple[MistakeEntry, ...] = ()
    prerequisites: tuple[str, ...] = ()
    cautions: tuple[str, ...] = ()
    contraindications: tuple[str, ...] = ()
    doses: dict[Level, DoseEntry] = field(default_factory=dict)
    picture: PictureEntry | None = None
