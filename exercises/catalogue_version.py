"""The edition of the catalogue: another text after every change, whoever made it.

What is kept in memory is kept for one edition, so nobody sees an older catalogue than the database
has. Triggers write it in the transaction of the change, also for what is changed past Django. The
text is random: what was only tried and rolled back never looks like what comes later.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache, wraps
from itertools import product
from typing import Any, ParamSpec, TypeVar
from uuid import uuid4

from django.apps import apps
from django.db import connection, connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models.expressions import RawSQL

TABLE = "exercises_edition"
#: What readers do not see: drafts, imports and the log of changes.
OF_EDITORS = frozenset({"Draft", "Batch", "Change"})
FUNCTION = "exercises_new_edition"
EVENTS = ("INSERT", "UPDATE", "DELETE")

P = ParamSpec("P")
T = TypeVar("T")
_known: ContextVar[str] = ContextVar("edition", default="")


def along() -> RawSQL:
    """To read it along with something else, in the same query."""
    return RawSQL(f"SELECT token FROM {TABLE}", ())


@contextmanager
def known(token: str) -> Iterator[None]:
    """For a page that has read it along with something else and changes nothing."""
    before = _known.set(token)
    try:
        yield
    finally:
        _known.reset(before)


def asked_once(view: Callable[P, T]) -> Callable[P, T]:
    """For a view that changes nothing of the catalogue: it asks for the edition once."""

    @wraps(view)
    def wrapped(*args: P.args, **kwargs: P.kwargs) -> T:
        with known(current()):
            return view(*args, **kwargs)

    return wrapped


def current() -> str:
    """In one query, or none where it is known."""
    if token := _known.get():
        return token
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT token FROM {TABLE}")
        (token,) = cursor.fetchone()
    return str(token)


def per_edition(most: int) -> Callable[[Callable[P, T]], Callable[P, T]]:
    """Keeps the answers of a function in memory until the catalogue changes, `most` at a time.

    For what depends on nothing but the catalogue and the arguments. Everybody gets the same
    object, so nobody may change it.
    """

    def decorate(read: Callable[P, T]) -> Callable[P, T]:
        @lru_cache(most)
        def kept(edition: str, *args: Any) -> T:
            with known(edition):
                return read(*args)  # type: ignore[call-arg]

        @wraps(read)
        def wrapped(*args: Any) -> T:
            return kept(current(), *args)

        return wrapped  # type: ignore[return-value]

    return decorate


def make_table(database: BaseDatabaseWrapper) -> None:
    with database.cursor() as cursor:
        cursor.execute(
            f"CREATE TABLE {TABLE} (id smallint PRIMARY KEY CHECK (id = 1), token text NOT NULL)"
        )
        cursor.execute(f"INSERT INTO {TABLE} (id, token) VALUES (1, '{uuid4().hex}')")


def drop_table(database: BaseDatabaseWrapper) -> None:
    with database.cursor() as cursor:
        if database.vendor == "postgresql":
            cursor.execute(f"DROP FUNCTION IF EXISTS {FUNCTION} CASCADE")
        else:
            for table, event in product(_tables(database), EVENTS):
                cursor.execute(f"DROP TRIGGER IF EXISTS {table}_edition_{event}")
        cursor.execute(f"DROP TABLE {TABLE}")


def set_triggers(using: str = "default", **_signal: object) -> None:
    """After every migration: SQLite makes a table anew to alter it, and then it has none."""
    database = connections[using]
    if TABLE not in database.introspection.table_names():
        return
    is_postgres = database.vendor == "postgresql"
    with transaction.atomic(using), database.cursor() as cursor:
        for statement in (_for_postgres if is_postgres else _for_sqlite)(_tables(database)):
            cursor.execute(statement)


def _tables(database: BaseDatabaseWrapper) -> list[str]:
    """Those of the catalogue that are there; a migration may have stopped on the way."""
    there = set(database.introspection.table_names())
    models = apps.get_app_config("exercises").get_models(include_auto_created=True)
    wanted = [model._meta.db_table for model in models if model.__name__ not in OF_EDITORS]
    return [table for table in wanted if table in there]


def _for_postgres(tables: list[str]) -> Iterator[str]:
    yield (
        f"CREATE OR REPLACE FUNCTION {FUNCTION}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        f"UPDATE {TABLE} SET token = gen_random_uuid(); RETURN NULL; END $$"
    )
    for table in tables:
        yield (
            f"CREATE OR REPLACE TRIGGER {table}_edition AFTER {' OR '.join(EVENTS)} OR TRUNCATE "
            f"ON {table} FOR EACH STATEMENT EXECUTE FUNCTION {FUNCTION}()"
        )


def _for_sqlite(tables: list[str]) -> Iterator[str]:
    for table, event in product(tables, EVENTS):
        yield (
            f"CREATE TRIGGER IF NOT EXISTS {table}_edition_{event} AFTER {event} ON {table} BEGIN "
            f"UPDATE {TABLE} SET token = hex(randomblob(16)); END"
        )
