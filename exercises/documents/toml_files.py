"""The files of data/ as frozen values, read and checked. No Django, no database."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from exercises.documents.entries import EquipmentEntry, ExerciseEntry, MuscleEntry, SourceEntry
from exercises.documents.faults import faults_of
from exercises.records import RecordError, fill, read_toml

Value = TypeVar("Value")
DATA = Path(__file__).resolve().parents[1] / "data"
LISTS = ("muscles", "equipment", "sources", "claims")  # files that are no exercise


@dataclass(frozen=True, kw_only=True)
class Catalogue:
    muscles: tuple[MuscleEntry, ...]
    equipment: tuple[EquipmentEntry, ...]
    sources: tuple[SourceEntry, ...]
    exercises: tuple[ExerciseEntry, ...]  # a family comes before its variants


def read_catalogue(folder: Path = DATA) -> Catalogue:
    """Raises RecordError, which names the file and the field, at the first thing wrong."""
    exercises = [
        _read_exercise(path) for path in sorted(folder.glob("*.toml")) if path.stem not in LISTS
    ]
    catalogue = Catalogue(
        muscles=_read_list(MuscleEntry, "muscles", folder),
        equipment=_read_list(EquipmentEntry, "equipment", folder),
        sources=_read_list(SourceEntry, "sources", folder),
        exercises=tuple(sorted(exercises, key=lambda entry: (entry.parent or "", entry.position))),
    )
    _check_references(catalogue)
    return catalogue


def _read_list(entry: type[Value], name: str, folder: Path) -> tuple[Value, ...]:
    file = f"{name}.toml"
    table = read_toml(folder / file)
    if set(table) != {name} or not isinstance(table[name], list):
        raise RecordError(f"{file}: must hold the list {name} and nothing else")
    return tuple(
        fill(entry, record, f"{file}: {name} {place}")
        for place, record in enumerate(table[name], start=1)
    )


def _read_exercise(path: Path) -> ExerciseEntry:
    entry = fill(ExerciseEntry, read_toml(path), path.name)
    if entry.slug != path.stem:
        raise RecordError(f"{path.name}: slug: must be the name of the file, {path.stem}")
    if faults := [f"{path.name}: {fault}" for fault in faults_of(entry)]:
        raise RecordError(*faults)
    return entry


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
            raise RecordError(f"{where}: {name} is not in the catalogue")


def _check_unique(field: str, values: Iterable[str]) -> None:
    seen: set[str] = set()
    for value in values:
        if value in seen:
            raise RecordError(f"{field}: {value} is used twice")
        seen.add(value)
