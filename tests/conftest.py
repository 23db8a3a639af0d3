"""What tests in more than one room need."""

import gc
import sqlite3
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import pytest
from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.core.management.color import no_style
from django.db import connection, transaction
from django.db.models import Model
from django.test import TransactionTestCase, override_settings
from hypothesis import HealthCheck
from hypothesis import settings as examples

from exercises.models import CatalogueVersion
from tests.versions import LOADED, own_version, own_version_on_write

# A few in every run, and always the same, so that chance decides nothing; others and many more
# in `make test-long`.
examples.register_profile(
    "every run",
    max_examples=12,
    derandomize=True,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
examples.register_profile(
    "long", examples.get_profile("every run"), max_examples=250, derandomize=False
)
examples.load_profile("every run")

Table = tuple[type[Model], str, list[Any]]  # the statement that fills it, and its rows


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """On PostgreSQL only what depends on the database: the rest is as it is on SQLite."""
    if connection.vendor == "postgresql":
        chosen = [item for item in items if _depends_on_database(item)]
        config.hook.pytest_deselected(items=[item for item in items if item not in chosen])
        items[:] = chosen


def pytest_collection_finish() -> None:
    """What was imported and collected stays; looking through it again and again for what may go
    takes a tenth of the time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 50, 50)


def _depends_on_database(item: pytest.Item) -> bool:
    if item.get_closest_marker("browser"):
        return False
    return _has_database(item) or item.get_closest_marker("postgres") is not None


def _has_database(item: pytest.Item) -> bool:
    fixtures = {*getattr(item, "fixturenames", ())}
    is_marked = item.get_closest_marker("django_db") is not None
    return is_marked or bool(fixtures & {"db", "transactional_db", "live_server"})


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings_parallel_suffix: None, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """SQLite as in production, in a file: in memory, browser tests meet locked tables. On
    PostgreSQL each worker has a database with its own suffix."""
    database = settings.DATABASES["default"]
    if database["ENGINE"] == "django.db.backends.sqlite3":
        path = tmp_path_factory.mktemp("database") / "test.sqlite3"
        database["TEST"] = database.get("TEST", {}) | {"NAME": str(path)}


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """Every test finds the whole catalogue in its database; `no_catalogue` takes it out. After a
    test that commits, all is put back at once: Django would empty each table, and ask all apps
    for their permissions."""
    with django_db_blocker.unblock():
        call_command("load_catalogue", verbosity=0)
        CatalogueVersion.objects.update(number=LOADED)
        fill_again = _copied() if connection.vendor == "sqlite" else partial(_fill, _tables())
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", lambda _case: fill_again())
        yield


def _commits(item: pytest.Item) -> bool:
    marker = item.get_closest_marker("django_db")
    is_marked = marker is not None and bool(marker.kwargs.get("transaction"))
    fixtures = {*getattr(item, "fixturenames", ())}
    return is_marked or bool(fixtures & {"transactional_db", "live_server"})


def _copied() -> Callable[[], None]:
    """Puts the whole file back as it is now."""
    copy = sqlite3.connect(":memory:")
    connection.connection.backup(copy)

    def fill_again() -> None:
        connection.ensure_connection()
        copy.backup(connection.connection)

    return fill_again


def _tables() -> list[Table]:
    tables = []
    with connection.cursor() as cursor:
        for model in apps.get_models(include_auto_created=True):
            table = model._meta.db_table
            cursor.execute(f'SELECT * FROM "{table}" ORDER BY "{model._meta.pk.column}"')  # noqa: S608
            columns = ", ".join(f'"{column[0]}"' for column in cursor.description)
            places = ", ".join(["%s"] * len(cursor.description))
            statement = f'INSERT INTO "{table}" ({columns}) VALUES ({places})'  # noqa: S608
            tables.append((model, statement, cursor.fetchall()))
    return tables


def _fill(tables: list[Table]) -> None:
    with transaction.atomic(), connection.cursor() as cursor:  # then the order does not matter
        for model, _statement, _rows in tables:
            cursor.execute(f'DELETE FROM "{model._meta.db_table}"')  # noqa: S608
        for _model, statement, rows in tables:
            cursor.executemany(statement, rows)
        models = [model for model, _statement, _rows in tables]
        for statement in connection.ops.sequence_reset_sql(no_style(), models):
            cursor.execute(statement)


@pytest.fixture(autouse=True)
def its_own_version(request: pytest.FixtureRequest) -> Iterator[None]:
    """What was kept in memory for the catalogue of another test is not found.

    Tests that only read the catalogue as it was loaded share what is kept of it: to read it takes
    longer than most pages. Those that count queries, commit, or keep pages have a version of their
    own, and so has each test from its first write on.
    """
    if not _has_database(request.node):
        yield
        return
    request.getfixturevalue("db")
    if not _reads_what_is_kept(request.node):
        own_version()
    with connection.execute_wrapper(own_version_on_write):
        yield


def _reads_what_is_kept(item: pytest.Item) -> bool:
    fixtures = {*getattr(item, "fixturenames", ())}
    keeps_pages = "rendered_each_time" not in fixtures
    return not (keeps_pages or _commits(item) or any("num_queries" in one for one in fixtures))


@pytest.fixture
def catalogue(db: None) -> None:
    """The whole catalogue in the test database."""


@pytest.fixture
def no_catalogue(db: None) -> None:
    """A database that was migrated and not filled."""
    with connection.cursor() as cursor:
        for model in apps.get_app_config("exercises").get_models(include_auto_created=True):
            if model is not CatalogueVersion:
                cursor.execute(f'DELETE FROM "{model._meta.db_table}"')  # noqa: S608


@pytest.fixture(scope="session", autouse=True)
def quick_settings() -> Iterator[None]:
    """Argon2 is slow on purpose, and each new client would list all static files."""
    hashers = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    with override_settings(PASSWORD_HASHERS=hashers, WHITENOISE_AUTOREFRESH=True):
        yield


@pytest.fixture
def rendered_each_time(settings: Any) -> None:
    """No page is kept, so that each request tells of the view."""
    dummy = {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}
    settings.CACHES = settings.CACHES | {"pages": dummy}
