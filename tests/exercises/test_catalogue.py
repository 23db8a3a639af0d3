"""The files of exercises/data: read in full, and refused with a clear word when wrong."""

import shutil
from pathlib import Path

import pytest

from exercises.documents.toml_files import DATA, read_catalogue
from exercises.records import RecordError
from exercises.vocabulary import Level
from workouts.planning.rules import ALL_RULES

SEVEN = {
    "deadlift",
    "lunge",
    "hamstring-curl",
    "hill-sprint",
    "romanian-deadlift",
    "step-up",
    "plyometric-exercises",
}
JUMPS = {"jump-squat", "box-jump", "plyometric-lunge"}


@pytest.fixture
def files(tmp_path: Path) -> Path:
    return Path(shutil.copytree(DATA, tmp_path / "data"))


def spoil(files: Path, name: str, old: str, new: str) -> None:
    path = files / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_the_seven_exercises_and_three_jumps_are_there() -> None:
    exercises = read_catalogue().exercises
    assert {entry.slug for entry in exercises if entry.parent is None} == SEVEN
    assert {entry.slug for entry in exercises if entry.parent == "plyometric"} == JUMPS


def test_a_family_stands_before_its_variants() -> None:
    keys = [entry.key for entry in read_catalogue().exercises]
    assert keys.index("plyometric") < keys.index("box_jump")


def test_numbers_arrive_as_written() -> None:
    entry = next(e for e in read_catalogue().exercises if e.key == "romanian_deadlift")
    dose = entry.doses[Level.ADVANCED]
    assert (dose.sets, dose.reps, dose.rpe) == ((3, 4), (5, 6), (7.5, 8.5))
    assert entry.substitute is not None
    assert (entry.substitute.set_credit, entry.substitute.eccentric_factor) == (0.75, 1.0)
    band = next(m for m in entry.modifications if m.key == "rdl_band")
    assert (band.eccentric_factor, band.set_credit) == (1.0, None)


def test_beginners_get_no_plyometric_lunge() -> None:
    entry = next(e for e in read_catalogue().exercises if e.key == "plyometric_lunge")
    assert Level.BEGINNER not in entry.doses


def test_added_load_cannot_stand_alone() -> None:
    entry = next(e for e in read_catalogue().exercises if e.key == "step_up")
    assert [o.equipment for o in entry.equipment if not o.adds_load] == ["box", "stairs"]


def test_every_source_of_a_rule_is_in_the_catalogue() -> None:
    known = {entry.slug for entry in read_catalogue().sources}
    assert {source for rule in ALL_RULES for source in rule.sources} <= known


@pytest.mark.parametrize(
    ("name", "old", "new", "message"),
    [
        ("lunge.toml", "impact = ", "impakt = ", "lunge.toml: impakt is not a known field"),
        ("lunge.toml", 'impact = "low"\n', "", "lunge.toml: impact is missing"),
        (
            "muscles.toml",
            "[[muscles]]",
            "[[musles]]",
            "muscles.toml: must hold the list muscles and nothing else",
        ),
        (
            "sources.toml",
            "[[sources]]",
            "checked = true\n\n[[sources]]",
            "sources.toml: must hold the list sources and nothing else",
        ),
        (
            "lunge.toml",
            'impact = "low"',
            'impact = "lowish"',
            "lunge.toml: impact: must be one of none, low, medium, high, not 'lowish'",
        ),
        (
            "lunge.toml",
            "unilateral = true",
            'unilateral = "yes"',
            "lunge.toml: unilateral: must be true or false, not 'yes'",
        ),
        ("lunge.toml", 'name = "Lunge"', 'name = " "', "lunge.toml: name: is empty"),
        (
            "lunge.toml",
            "fatigue_cost = 3",
            "fatigue_cost = 6",
            "lunge.toml: fatigue_cost: must be 1 to 5",
        ),
        (
            "lunge.toml",
            "fatigue_cost = 3",
            "fatigue_cost = true",
            "lunge.toml: fatigue_cost: must be a whole number, not True",
        ),
        (
            "lunge.toml",
            'slug = "lunge"',
            'slug = "lunges"',
            "lunge.toml: slug: must be the name of the file, lunge",
        ),
        (
            "deadlift.toml",
            "reps = [6, 8]",
            "reps = [8, 6]",
            "deadlift.toml: doses.beginner: reps: 8 to 6 is no range",
        ),
        (
            "deadlift.toml",
            "rpe = [5.0, 7.0]",
            "rpe = [5, 12]",
            "deadlift.toml: doses.beginner: rpe: must be 0 to 10",
        ),
        (
            "deadlift.toml",
            "sets = [2, 3]",
            "sets = [2]",
            "deadlift.toml: doses.beginner: sets: must be 2 values, not 1",
        ),
        (
            "deadlift.toml",
            "[doses.beginner]",
            "[doses.novice]",
            "deadlift.toml: doses: must be one of beginner, intermediate, advanced, not 'novice'",
        ),
        (
            "deadlift.toml",
            'muscle = "glutes"',
            'muscle = "wings"',
            "deadlift.toml: muscles: wings is not in the catalogue",
        ),
        (
            "hill-sprint.toml",
            'equipment = "hill"',
            'equipment = "anvil"',
            "hill-sprint.toml: equipment: anvil is not in the catalogue",
        ),
        (
            "deadlift.toml",
            '"lee-2018"',
            '"lee-2081"',
            "deadlift.toml: sources: lee-2081 is not in the catalogue",
        ),
        (
            "box-jump.toml",
            'parent = "plyometric"',
            'parent = "lunge"',
            "box-jump.toml: parent: lunge is not in the catalogue",
        ),
        ("box-jump.toml", 'key = "box_jump"', 'key = "lunge"', "key: lunge is used twice"),
        (
            "hamstring-curl.toml",
            'role = "primary"',
            'role = "secondary"',
            "hamstring-curl.toml: muscles: none is primary",
        ),
        (
            "hamstring-curl.toml",
            "set_credit = 1.0",
            "set_credit = -1",
            "hamstring-curl.toml: set_credit: must not be negative",
        ),
    ],
)
def test_a_wrong_file_is_named_with_its_field(
    files: Path, name: str, old: str, new: str, message: str
) -> None:
    spoil(files, name, old, new)
    with pytest.raises(RecordError) as caught:
        read_catalogue(files)
    assert str(caught.value) == message


def test_broken_toml_is_named_with_its_line(files: Path) -> None:
    spoil(files, "lunge.toml", "key = ", "key == ")
    with pytest.raises(RecordError, match=r"lunge\.toml: .*line 1"):
        read_catalogue(files)


def test_a_missing_list_is_named(files: Path) -> None:
    (files / "sources.toml").unlink()
    with pytest.raises(RecordError, match=r"sources\.toml: the file is missing"):
        read_catalogue(files)
