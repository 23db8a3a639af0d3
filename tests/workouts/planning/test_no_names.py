"""The planner knows no exercise, version or kit by name: what a rule must know is a field."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import workouts.planning
from exercises.documents.toml_files import read_catalogue
from exercises.vocabulary import HILL, NO_EQUIPMENT, SUBSTITUTE

SPECIAL = {NO_EQUIPMENT, SUBSTITUTE, HILL}
EXAMPLE = "`romanian_deadlift`"  # of what an id is
PLANNING = Path(workouts.planning.__file__).parent


@cache
def names() -> set[str]:
    catalogue = read_catalogue()
    versions = {one.key for each in catalogue.exercises for one in each.modifications}
    keys = {each.key for each in catalogue.exercises} | {each.slug for each in catalogue.exercises}
    return (versions | keys | {one.slug for one in catalogue.equipment}) - SPECIAL


def words_of(path: Path) -> Iterator[str]:
    """Every word in a text of the module; docstrings and sentences may say "deadlift"."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def test_no_text_in_planning_is_the_id_of_something_in_the_catalogue() -> None:
    files = sorted(PLANNING.rglob("*.py"))
    assert len(files) > 50
    found = {(path.name, word) for path in files for word in words_of(path) if word in names()}
    assert found == set()


def test_the_ids_are_not_even_in_sentences() -> None:
    ids = re.compile(rf"\b({'|'.join(name for name in names() if '_' in name)})\b")
    for path in PLANNING.rglob("*.py"):
        told = path.read_text().replace(EXAMPLE, "")
        assert ids.findall(told) == [], path.name
