"""What tests in more than one room need."""

from typing import Any

import pytest
from django.conf import settings
from django.core.management import call_command


@pytest.fixture(scope="session")
def django_db_modify_db_settings(tmp_path_factory: pytest.TempPathFactory) -> None:
    """SQLite as in production, in a file: in memory, browser tests meet locked tables."""
    database = settings.DATABASES["default"]
    if database["ENGINE"] == "django.db.backends.sqlite3":
        path = tmp_path_factory.mktemp("database") / "test.sqlite3"
        database["TEST"] = database.get("TEST", {}) | {"NAME": str(path)}


@pytest.fixture
def made_anew(settings: Any) -> None:
    """No page is kept, so that each request tells of the view."""
    dummy = {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}
    settings.CACHES = settings.CACHES | {"pages": dummy, "boards": dummy}


@pytest.fixture
def catalogue(db: None) -> None:
    """The whole catalogue in the test database."""
    call_command("load_catalogue", verbosity=0)
