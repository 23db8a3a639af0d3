"""What the planner knows of an exercise, as frozen values."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from exercises.vocabulary import (
    ECCENTRIC_FACTOR,
    NO_EQUIPMENT,
    Direction,
    EccentricStress,
    Fit,
    HamstringAction,
    Impact,
    Kind,
    KneeLoad,
    Level,
    MuscleLength,
    Posture,
    Resistance,
)


@dataclass(frozen=True, kw_only=True)
class DoseRange:
    """What the catalogue allows at one level. Each pair is (lowest, highest)."""

    sets: tuple[int, int]
    reps: tuple[int, int]
    rpe: tuple[float, float]
    rest_seconds: tuple[int, int]
    seconds: tuple[int, int] | None = None  # one sprint
    contacts: tuple[int, int] | None = None  # ground contacts of one session
    per_side: bool = False
    tempo: str = ""
    load: str = ""


@dataclass(frozen=True, kw_only=True)
class Movement:
    """How the body moves, as far as it is stated. None: not stated, or as the exercise itself."""

    muscle_length: MuscleLength | None = None  # of the hamstrings under load
    slow_lowering: bool | None = None  # the lowering is the hard part, as in a Nordic curl
    from_floor: bool | None = None  # the weight starts on the floor
    posture: Posture | None = None
    deep_hip_bend: bool | None = None
    knee_load: KneeLoad | None = None
    asks_balance: bool | None = None  # invites a fall


@dataclass(frozen=True, kw_only=True)
class Kit:
    """A piece of equipment in one exercise. None means: as the exercise itself.

    `resistance` is None while the catalogue does not say what the equipment works against.
    """

    id: str
    name: str = ""  # of the exercise with it, where that is another
    resistance: Resistance | None = None
    easy_to_learn: bool = False  # easier to learn with than a bar
    unilateral: bool | None = None
    impact: Impact | None = None
    eccentric_factor: float | None = None
    movement: Movement = Movement()


@dataclass(frozen=True, kw_only=True)
class Modification:
    """A change to an exercise. None means: as the exercise itself."""

    id: str
    name: str
    direction: Direction
    set_credit: float | None = None  # hamstring sets per set (RULES.md D2)
    eccentric_factor: float | None = None  # RULES.md D3
    unilateral: bool | None = None
    impact: Impact | None = None
    movement: Movement = Movement()
    adds_weight: bool = False  # the same movement with more weight: a step of load
    fit: Fit | None = None  # what the planner may choose it for; None: only the runner does
    kit: tuple[str, ...] = ()  # ids of what it is done with; empty: with all

    def goes_with(self, equipment_id: str) -> bool:
        return not self.kit or equipment_id in self.kit


@dataclass(frozen=True, kw_only=True)
class Substitute:
    """What to do with no kit at all: a movement of its own.

    Credits replace those of the exercise (RULES.md R23).
    """

    name: str
    set_credit: float
    eccentric_factor: float | None = None
    unilateral: bool = False
    impact: Impact | None = None
    movement: Movement = Movement()


@dataclass(frozen=True, kw_only=True)
class MuscleCredit:
    muscle: str
    primary: bool
    set_credit: float
    in_substitute: bool = True  # the substitute trains it too


@dataclass(frozen=True, kw_only=True)
class Exercise:
    """`id` is the planner's id (`romanian_deadlift`), `slug` the page's (`romanian-deadlift`).

    Every other field has a default, because a saved plan may be older than the field.
    """

    id: str
    slug: str
    name: str
    kind: Kind = Kind.STRENGTH
    unilateral: bool = False
    action: HamstringAction = HamstringAction.MIXED
    impact: Impact = Impact.NONE
    movement: Movement = Movement()
    set_credit: float = 0.0  # hamstring sets per set (RULES.md D2)
    eccentric_factor: float = ECCENTRIC_FACTOR[EccentricStress.LOW]  # RULES.md D3
    seconds_per_rep: float = 4.0
    setup_seconds: int = 60
    order_slot: int = 3  # 1 power, 2 floor pull, 3 hinge, 4 single leg, 5 curl (RULES.md R12)
    equipment: tuple[str, ...] = ()  # ids, one of them is needed, the preferred one first
    substitute: Substitute | None = None
    added_load: tuple[str, ...] = ()  # ids that make it heavier on top of `equipment`
    kit: tuple[Kit, ...] = ()  # what the catalogue says of each of both
    modifications: tuple[Modification, ...] = ()
    doses: Mapping[Level, DoseRange] = field(default_factory=dict, hash=False)
    muscles: tuple[MuscleCredit, ...] = ()
    parent_id: str | None = None  # the family a variant belongs to
    is_family: bool = False  # a page over variants, never prescribed itself

    def __hash__(self) -> int:
        """By the id alone: the search looks exercises up very often, and hashing all that the
        catalogue says of one took most of its time."""
        return hash(self.id)

    @property
    def needs_no_equipment(self) -> bool:
        return NO_EQUIPMENT in self.equipment

    @property
    def is_gym(self) -> bool:
        """Done in a strength session; hill sprints belong to a run."""
        return self.kind is not Kind.RUNNING_POWER

    def kit_of(self, equipment_id: str) -> Kit | None:
        """None for what is no equipment of this exercise, as its substitute."""
        return next((one for one in self.kit if one.id == equipment_id), None)

    def modification(self, modification_id: str) -> Modification | None:
        return next((m for m in self.modifications if m.id == modification_id), None)
