"""The rule book and the code agree: every rule has a room, or a reason for having none."""

import re
from functools import cache
from pathlib import Path

import pytest

from exercises.documents.toml_files import read_catalogue
from tests.workouts.planning.rule_files import RULE_FILES
from workouts import planning
from workouts.planning import ALL_RULES, GUIDELINES
from workouts.planning.values.rule import Rule, Scope


def rows() -> dict[str, str]:
    """The table of the repository: code of the rule, and where it lives or why it is no check."""
    table = Path(planning.__path__[0]) / "RULES.md"
    found = re.findall(r"^\| (R\d\d) \| (.+?) \|$", table.read_text(), re.MULTILINE)
    assert len(found) == len(dict(found))
    return dict(found)


@cache
def known_sources() -> frozenset[str]:
    return frozenset(source.slug for source in read_catalogue().sources)


def test_the_table_has_every_rule_of_the_book() -> None:
    assert list(rows()) == [f"R{number:02}" for number in range(1, 59)]


def test_the_table_names_the_file_of_each_rule_that_is_checked() -> None:
    files = {code: text[7:-4] for code, text in rows().items() if text.startswith("`rules/")}
    assert files == {rule.code: name for name, rule in RULE_FILES.items() if rule in ALL_RULES}


def test_the_modules_that_the_table_names_exist() -> None:
    root = Path(planning.__path__[0])
    for text in rows().values():
        for name in re.findall(r"`([\w/]+\.py)", text):
            assert (root / name).exists() or (root.parent.parent / name).exists(), name


def test_the_rule_of_each_file_is_listed_once() -> None:
    listed = sorted((*ALL_RULES, *GUIDELINES), key=lambda rule: rule.code)
    assert listed == sorted(RULE_FILES.values(), key=lambda rule: rule.code)


def test_codes_are_unique() -> None:
    codes = [rule.code for rule in (*ALL_RULES, *GUIDELINES)]
    assert len(codes) == len(set(codes))


@pytest.mark.parametrize("rule", ALL_RULES + GUIDELINES, ids=lambda rule: rule.code)
def test_a_rule_says_what_it_is_for_and_where_that_is_known_from(rule: Rule) -> None:
    assert rule.title
    assert rule.why.endswith(".")
    assert set(rule.sources) <= known_sources()


@pytest.mark.parametrize("rule", ALL_RULES, ids=lambda rule: rule.code)
def test_a_rule_has_the_check_of_its_scope(rule: Rule) -> None:
    assert (rule.check is None) == (rule.scope is Scope.DOSE)
    assert rule.check is not None or rule.check_item is not None


def test_each_rule_has_its_twin_in_the_tests() -> None:
    about_all_rules = {"test_rule_book", "test_switching_off"}
    twins = {path.stem for path in Path(__file__).parent.glob("test_*.py")} - about_all_rules
    assert twins == {f"test_{name}" for name, rule in RULE_FILES.items() if rule in ALL_RULES}
