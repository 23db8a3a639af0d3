"""The files of data/ as frozen values, read and checked. No Django, no database."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from exercises.reading import CatalogueError, fill, read_toml
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

DATA = Path(__file__).resolve().parent / "data"
HIGHEST_RPE = 10  # the scale ends there
LISTS = ("muscles", "equipment", "sources", "claims")  # files that are no exercise


@dataclass(frozen=True, kw_only=True)
class MuscleEntry:
    slug: str
    name: str
    anatomical_name: str


@dataclass(frozen=True, kw_only=True)
class EquipmentEntry:
    slug: str
    name: str


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


@dataclass(frozen=True, kw_only=True)
class EquipmentOption:
    equipment: str
    label: str
    note: str = ""
    adds_load: bool = False


@dataclass(frozen=True, kw_only=True)
class SubstituteEntry:
    name: str
    how: str
    keeps: str
    loses: str = ""
    set_credit: float
    eccentric_factor: float | None = None
    unilateral: bool = False


@dataclass(frozen=True, kw_only=True)
class ModificationEntry:
    key: str
    direction: Direction
    name: str
    change: str
    why: str
    set_credit: float | None = None
    eccentric_factor: float | None = None
    unilateral: bool = False


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
class ExerciseEntry:
    key: str
    slug: str
    name: str
    aliases: tuple[str, ...] = ()
    related_names: tuple[str, ...] = ()  # of exercises we do not have; this one is the nearest
    summary: str
    position: int
    parent: str | None = None  # the key of the family
    is_family: bool = False
    pattern: str
    kind: Kind
    role: str
    unilateral: bool
    body_position: str
    hamstring_action: HamstringAction
    hamstring_length: str
    set_credit: float
    set_definition: str = ""
    eccentric: EccentricStress
    eccentric_why: str
    impact: Impact
    impact_note: str = ""
    fatigue_cost: int
    soreness_risk: int
    technical_demand: int
    qualities: tuple[Quality, ...]
    order_slot: int
    min_hours_before_key_run: int
    placement: str
    seconds_per_rep: float
    setup_seconds: int
    sources: tuple[str, ...] = ()
    heads: Heads
    muscles: tuple[WorkedMuscle, ...]
    equipment: tuple[EquipmentOption, ...]
    substitute: SubstituteEntry | None = None
    modifications: tuple[ModificationEntry, ...] = ()
    benefits: tuple[BenefitEntry, ...]
    setup: tuple[str, ...]
    steps: tuple[str, ...]
    mistakes: tuple[MistakeEntry, ...] = ()
    prerequisites: tuple[str, ...] = ()
    cautions: tuple[str, ...] = ()
    contraindications: tuple[str, ...] = ()
    doses: dict[Level, DoseEntry]


@dataclass(frozen=True, kw_only=True)
class Catalogue:
    muscles: tuple[MuscleEntry, ...]
    equipment: tuple[EquipmentEntry, ...]
    sources: tuple[SourceEntry, ...]
    exercises: tuple[ExerciseEntry, ...]  # a family stands before its variants


@dataclass(frozen=True, kw_only=True)
class _MuscleFile:
    muscles: tuple[MuscleEntry, ...]


@dataclass(frozen=True, kw_only=True)
class _EquipmentFile:
    equipment: tuple[EquipmentEntry, ...]


@dataclass(frozen=True, kw_only=True)
class _SourceFile:
    sources: tuple[SourceEntry, ...]


def read_catalogue(folder: Path = DATA) -> Catalogue:
    """Raises CatalogueError, which names the file and the field, at the first thing wrong."""
    exercises = [
        _read_exercise(path) for path in sorted(folder.glob("*.toml")) if path.stem not in LISTS
    ]
    catalogue = Catalogue(
        muscles=fill(_MuscleFile, read_toml(folder / "muscles.toml"), "muscles.toml").muscles,
        equipment=fill(
            _EquipmentFile, read_toml(folder / "equipment.toml"), "equipment.toml"
        ).equipment,
        sources=fill(_SourceFile, read_toml(folder / "sources.toml"), "sources.toml").sources,
        exercises=tuple(sorted(exercises, key=lambda entry: (entry.parent or "", entry.position))),
    )
    _check_references(catalogue)
    return catalogue


def _read_exercise(path: Path) -> ExerciseEntry:
    entry = fill(ExerciseEntry, read_toml(path), path.name)
    if entry.slug != path.stem:
        raise CatalogueError(f"{path.name}: slug: must be the name of the file, {path.stem}")
    if not any(muscle.role is MuscleRole.PRIMARY for muscle in entry.muscles):
        raise CatalogueError(f"{path.name}: muscles: none is primary")
    _check_numbers(entry, path.name)
    for level, dose in entry.doses.items():
        _check_dose(dose, f"{path.name}: doses.{level}")
    return entry


def _check_numbers(entry: ExerciseEntry, where: str) -> None:
    for name in ("fatigue_cost", "soreness_risk", "technical_demand", "order_slot"):
        if not 1 <= getattr(entry, name) <= 5:
            raise CatalogueError(f"{where}: {name}: must be 1 to 5")
    if entry.set_credit < 0:
        raise CatalogueError(f"{where}: set_credit: must not be negative")
    for part in (*entry.muscles, *entry.modifications, entry.substitute):
        if part is not None and (part.set_credit or 0) < 0:
            raise CatalogueError(f"{where}: set_credit: must not be negative")


def _check_dose(dose: DoseEntry, where: str) -> None:
    for name in ("sets", "reps", "rpe", "rest_seconds", "seconds", "contacts"):
        low, high = getattr(dose, name) or (0, 0)
        if not 0 <= low <= high:
            raise CatalogueError(f"{where}: {name}: {low} to {high} is no range")
    if dose.rpe[1] > HIGHEST_RPE:
        raise CatalogueError(f"{where}: rpe: must be 0 to {HIGHEST_RPE}")
    if dose.sets[0] < 1 or dose.reps[0] < 1:
        raise CatalogueError(f"{where}: sets and reps start at 1; leave the level out instead")


def _check_references(catalogue: Catalogue) -> None:
    known_muscles = {entry.slug for entry in catalogue.muscles}
    known_equipment = {entry.slug for entry in catalogue.equipment}
    known_sources = {entry.slug for entry in catalogue.sources}
    families = {entry.key for entry in catalogue.exercises if entry.is_family}
    for entry in catalogue.exercises:
        where = f"{entry.slug}.toml"
        _known(f"{where}: muscles", (part.muscle for part in entry.muscles), known_muscles)
        _known(f"{where}: equipment", (part.equipment for part in entry.equipment), known_equipment)
        _known(f"{where}: sources", entry.sources, known_sources)
        _known(f"{where}: parent", [entry.parent] if entry.parent else [], families)
    _check_unique("key", (entry.key for entry in catalogue.exercises))
    _check_unique(
        "modifications.key",
        (part.key for entry in catalogue.exercises for part in entry.modifications),
    )


def _known(where: str, names: Iterable[str], known: set[str]) -> None:
    for name in names:
        if name not in known:
            raise CatalogueError(f"{where}: {name} is not in the catalogue")


def _check_unique(field: str, values: Iterable[str]) -> None:
    seen: set[str] = set()
    for value in values:
        if value in seen:
            raise CatalogueError(f"{field}: {value} is used twice")
        seen.add(value)
