"""Mutation check: when a rule falls silent, its twin test notices."""

from collections.abc import Callable, Iterator
from importlib import import_module
from itertools import product
from typing import Any

import pytest

from tests.workouts.planning.rule_files import RULE_FILES
from workouts.planning import ALL_RULES
from workouts.planning.values.rule import Rule


def silence(rule: Rule, monkeypatch: pytest.MonkeyPatch) -> None:
    """The rule stays in its place and finds nothing any more."""
    for check in ("check", "check_item"):
        if getattr(rule, check) is not None:
            monkeypatch.setitem(vars(rule), check, lambda *_: ())


def calls_of(test: Callable[..., None]) -> Iterator[dict[str, Any]]:
    """The arguments of each run of a test, as its parametrize marks say."""
    marks = [m for m in getattr(test, "pytestmark", []) if m.name == "parametrize"]
    choices = []
    for mark in marks:
        names = mark.args[0]
        names = [n.strip() for n in names.split(",")] if isinstance(names, str) else list(names)
        rows = [value if len(names) > 1 else (value,) for value in mark.args[1]]
        rows = [getattr(row, "values", row) for row in rows]
        choices.append([dict(zip(names, row, strict=True)) for row in rows])
    for chosen in product(*choices):
        yield {name: value for row in chosen for name, value in row.items()}


def noticing(module: Any) -> tuple[Callable[..., None], dict[str, Any]] | None:
    """The first run of a test that fails."""
    tests = [value for name, value in vars(module).items() if name.startswith("test_")]
    for test in tests:
        for arguments in calls_of(test):
            if fails(test, arguments):
                return test, arguments
    return None


def fails(test: Callable[..., None], arguments: dict[str, Any]) -> bool:
    try:
        test(**arguments)
    except (AssertionError, IndexError, StopIteration):
        return True
    return False


@pytest.mark.parametrize("name", [name for name, rule in RULE_FILES.items() if rule in ALL_RULES])
def test_a_rule_cannot_fall_silent_unnoticed(name: str) -> None:
    twin = import_module(f"tests.workouts.planning.rules.test_{name}")
    with pytest.MonkeyPatch.context() as patch:
        silence(RULE_FILES[name], patch)
        noticed = noticing(twin)
    assert noticed is not None
    assert not fails(*noticed)
