"""The rules by the names of their files."""

from importlib import import_module
from pathlib import Path

from workouts.planning import rules
from workouts.planning.values.rule import Rule

RULE_FILES: dict[str, Rule] = {
    path.stem: import_module(f"{rules.__name__}.{path.stem}").RULE
    for path in sorted(Path(rules.__path__[0]).glob("*.py"))
    if path.stem != "__init__"
}
