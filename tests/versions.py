"""Versions of the catalogue in tests: what is kept in memory for one is not found for another."""

import re
from itertools import count
from typing import Any

from django.db import connection

from exercises import catalogue_version
from exercises.catalogue_version import CatalogueVersion

#: Of the catalogue as every test finds it.
LOADED = 1
#: No two alike in one process, and far enough apart for what a test itself changes.
_OTHERS = count(1000, 1000)
_WRITE = re.compile(r'(INSERT INTO|UPDATE|DELETE FROM) "exercises_(?!catalogueversion")')


def own_version() -> None:
    """A version that no other test knows."""
    CatalogueVersion.objects.update_or_create(id=1, defaults={"number": next(_OTHERS)})


def own_version_on_write(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
    """For tests that write rows of the catalogue past the one way of writing them."""
    if _WRITE.match(sql) and not catalogue_version.is_raised():
        CatalogueVersion.objects.filter(number=LOADED).update(number=next(_OTHERS))
    return execute(sql, params, many, context)


def commit_version() -> int:
    """Raises the version of the catalogue as if the change, and its transaction, were done."""
    own_version()
    connection.run_on_commit.clear()
    return catalogue_version.current()
