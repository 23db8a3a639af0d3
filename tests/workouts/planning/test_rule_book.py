"""The rule book and the code agree: every rule has a room, or a reason for having none."""

from importlib import import_module
from pathlib import Path

import pytest

from exercises.catalogue import read_catalogue
from workouts.planning import ALL_RULES, GUIDELINES
from workouts.planning import rules as rules_package
from workouts.planning.rule import Rule, Scope

#: Rules of the book that are not a file in rules/: the room they have, or why they are no check.
ELSEWHERE = {
    "R10": "neighbours.pairs and Request.run_on look round the corner for every rule",
    "R11": "builder._given_up, explained by guidelines.GUIDELINES",
    "R20": "weekly_sets_out_of_range.set_range lowers the range for many kilometres",
    "R28": "the ground is not asked for: a text on the pages of the jumps",
    "R37": "goals.PHASES, judged by dose_beside_the_goal; builder.POWER_PHASES",
    "R39": "hamstring_days_too_close forbids two sessions on a day; any move is judged by all",
    "R49": "hamstring_days_too_close, no_warm_up, power.most_contacts and menu",
    "R54": "load.ham_sets and load.muscle_sets; a test adds up what the page shows",
    "R56": "nothing computes such a ratio: tests/test_claims.py",
    "R58": "tests/test_claims.py",
}
FILES = sorted(
    path.stem for path in Path(rules_package.__path__[0]).glob("*.py") if path.stem != "__init__"
)


def test_every_rule_of_the_book_has_a_room_or_a_reason() -> None:
    owned = {rule.code for rule in ALL_RULES}
    book = {f"R{number:02}" for number in range(1, 59)}
    assert owned | set(ELSEWHERE) == book
    assert owned & set(ELSEWHERE) == set()


def test_each_file_holds_one_rule_of_its_own_name_and_all_are_listed() -> None:
    assert sorted(rule.name for rule in ALL_RULES) == FILES
    for name in FILES:
        module = import_module(f"workouts.planning.rules.{name}")
        assert module.RULE.name == name
        assert module.RULE in ALL_RULES


def test_codes_are_unique() -> None:
    codes = [rule.code for rule in (*ALL_RULES, *GUIDELINES)]
    assert len(codes) == len(set(codes))


@pytest.mark.parametrize("rule", ALL_RULES + GUIDELINES, ids=lambda rule: rule.name)
def test_a_rule_says_what_it_is_for_and_where_that_is_known_from(rule: Rule) -> None:
    known = {source.slug for source in read_catalogue().sources}
    assert rule.title
    assert rule.why.endswith(".")
    assert set(rule.sources) <= known


@pytest.mark.parametrize("rule", ALL_RULES, ids=lambda rule: rule.name)
def test_a_rule_has_the_check_of_its_scope(rule: Rule) -> None:
    assert (rule.check is None) == (rule.scope is Scope.DOSE)
    assert rule.check is not None or rule.check_item is not None


def test_each_rule_has_its_twin_in_the_tests() -> None:
    here = Path(__file__).parent / "rules"
    assert {path.stem for path in here.glob("test_*.py")} == {f"test_{name}" for name in FILES}
