"""Test modules share helper modules, and import nothing from each other."""

import re
from pathlib import Path

TEST_MODULE = re.compile(r"^(?:from tests\b.*\btest_\w+|import tests\b.*\btest_\w+)", re.M)


def test_no_test_module_is_imported() -> None:
    paths = Path(__file__).parent.rglob("*.py")
    assert [str(path) for path in paths if TEST_MODULE.search(path.read_text())] == []
