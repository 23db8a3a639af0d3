"""What tests in more than one room need."""

from itertools import count
from typing import Any

import pytest
from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.core.management.color import no_style
from django.db import connection, transaction
from django.db.models import Model

from exercises.models import CatalogueVersion

#: A version of the catalogue for each test, far enough apart for what the test itself changes.
VERSIONS = count(1000, 1000)


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


@pytest.fixture(scope="session")
def loaded(django_db_setup: None, django_db_blocker: Any) -> list[tuple[type[Model], str, Any]]:
    """What load_catalogue writes, read once: to put it in again takes a tenth of the time."""
    with django_db_blocker.unblock(), transaction.atomic(), connection.cursor() as cursor:
        call_command("load_catalogue", verbosity=0)
        models = apps.get_app_config("exercises").get_models(include_auto_created=True)
        rows = [model for model in models if model is not CatalogueVersion]
        found = [(model, *_rows_of(model, cursor)) for model in rows]
        transaction.set_rollback(True)
    return found


def _rows_of(model: type[Model], cursor: Any) -> tuple[str, list[Any]]:
    """The statement that puts them in, and its rows."""
    table = model._meta.db_table
    cursor.execute(f"SELECT * FROM {table} ORDER BY {model._meta.pk.column}")  # noqa: S608
    columns = ", ".join(f'"{column[0]}"' for column in cursor.description)
    places = ", ".join(["%s"] * len(cursor.description))
    return f"INSERT INTO {table} ({columns}) VALUES ({places})", cursor.fetchall()  # noqa: S608


@pytest.fixture
def catalogue(db: None, loaded: list[tuple[type[Model], str, Any]]) -> None:
    """The whole catalogue in the test database."""
    models = [model for model, _statement, _rows in loaded]
    with transaction.atomic(), connection.cursor() as cursor:  # then the order does not matter
        for _model, statement, rows in loaded:
            cursor.executemany(statement, rows)
        for statement in connection.ops.sequence_reset_sql(no_style(), models):
            cursor.execute(statement)
    CatalogueVersion.objects.update_or_create(defaults={"number": next(VERSIONS)})
