"""Our styles keep to the conventions that no linter knows."""

import re
from pathlib import Path

import pytest

from tools.unused import COMMENT, SELECTOR

FOLDER = Path("static/css")
#: Django's admin has no layers, and names its parts by id.
OURS = sorted(path for path in FOLDER.rglob("*.css") if path.parent.name != "admin")
#: Why a declaration may be !important: paper, less motion, and what is hidden stays hidden.
REASONS = ("print", "reduced-motion", 'data-motion="less"', "[hidden]")

each_file = pytest.mark.parametrize("path", OURS, ids=str)


def code(path: Path) -> str:
    return COMMENT.sub("", path.read_text(encoding="utf-8"))


def test_the_order_of_layers_is_declared_once() -> None:
    orders = [order for path in OURS for order in re.findall(r"@layer ([\w, ]+);", code(path))]
    assert len(orders) == 1
    used = {layer for path in OURS for layer in re.findall(r"@layer (\w+) \{", code(path))}
    assert used == set(orders[0].split(", "))


@each_file
def test_every_rule_is_in_a_layer(path: Path) -> None:
    top_level = re.findall(r"^\S[^\n]*\{", code(path), re.MULTILINE)
    assert top_level
    assert all(line.startswith("@layer ") for line in top_level)


@each_file
def test_no_selector_has_an_id(path: Path) -> None:
    assert not [one for one in SELECTOR.findall(code(path)) if re.search(r"#[a-z]", one)]


@each_file
def test_important_is_only_said_where_there_is_a_reason(path: Path) -> None:
    for rule in re.split(r"\n(?=  \S)", code(path)):
        assert "!important" not in rule or any(one in path.stem + rule for one in REASONS), rule
