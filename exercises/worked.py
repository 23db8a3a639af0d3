"""The database's own word that a published exercise has a primary muscle.

No constraint looks at two tables. So triggers keep two lists, of the exercises that are public and
of those with a primary muscle, and a foreign key from the one to the other is looked at when a
transaction ends: on the way, an editor may take a muscle out and put another in.
"""

from collections.abc import Iterator
from itertools import product

from django.db import connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from exercises.catalogue_version import EVENTS

PUBLIC, WORKED = "exercises_public", "exercises_worked"
EXERCISES, MUSCLES = "exercises_exercise", "exercises_exercisemuscle"
#: Two who take out one muscle each at the same time wait for each other.
HOLD = f"PERFORM 1 FROM {WORKED} WHERE exercise_id = OLD.exercise_id FOR UPDATE"


def make_tables(database: BaseDatabaseWrapper) -> None:
    with database.cursor() as cursor:
        cursor.execute(f"CREATE TABLE {WORKED} (exercise_id bigint NOT NULL PRIMARY KEY)")
        cursor.execute(
            f"CREATE TABLE {PUBLIC} (exercise_id bigint NOT NULL PRIMARY KEY "
            f"REFERENCES {WORKED} (exercise_id) DEFERRABLE INITIALLY DEFERRED)"
        )


def drop_tables(database: BaseDatabaseWrapper) -> None:
    with database.cursor() as cursor:
        for table, event in product((EXERCISES, MUSCLES), (*EVENTS, "TRUNCATE")):
            name = _name(table, event)
            if database.vendor == "postgresql":
                cursor.execute(f"DROP FUNCTION IF EXISTS {name} CASCADE")
            else:
                cursor.execute(f"DROP TRIGGER IF EXISTS {name}")
        cursor.execute(f"DROP TABLE {PUBLIC}")
        cursor.execute(f"DROP TABLE {WORKED}")


def set_triggers(using: str = "default", **_signal: object) -> None:
    """After every migration: SQLite makes a table anew to alter it, and then it has none."""
    database = connections[using]
    if not {PUBLIC, WORKED} <= set(database.introspection.table_names()):
        return
    triggers = _for_postgres() if database.vendor == "postgresql" else _for_sqlite()
    with transaction.atomic(using), database.cursor() as cursor:
        for statement in (*_lists(), *triggers):
            cursor.execute(statement)


def _lists() -> Iterator[str]:
    """Both as the rows are now. What was published long ago without a primary muscle is let be."""
    yield f"DELETE FROM {PUBLIC}"
    yield f"DELETE FROM {WORKED}"
    yield f"INSERT INTO {WORKED} SELECT DISTINCT exercise_id FROM {MUSCLES} WHERE role = 'primary'"
    yield (
        f"INSERT INTO {PUBLIC} SELECT id FROM {EXERCISES} WHERE published "
        f"AND id IN (SELECT exercise_id FROM {WORKED})"
    )


def _duties() -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """What is to be done after each event of a table, for one row."""
    publish = _listed(PUBLIC, "NEW.id", "NEW.published")
    retire = f"DELETE FROM {PUBLIC} WHERE exercise_id = NEW.id AND NOT NEW.published"
    yield EXERCISES, "INSERT", (publish,)
    yield EXERCISES, "UPDATE", (publish, retire)
    yield EXERCISES, "DELETE", (f"DELETE FROM {PUBLIC} WHERE exercise_id = OLD.id",)
    work = _listed(WORKED, "NEW.exercise_id", "NEW.role = 'primary'")
    rest = (
        f"DELETE FROM {WORKED} WHERE exercise_id = OLD.exercise_id AND NOT EXISTS (SELECT 1 "
        f"FROM {MUSCLES} WHERE exercise_id = OLD.exercise_id AND role = 'primary')"
    )
    yield MUSCLES, "INSERT", (work,)
    yield MUSCLES, "UPDATE", (work, rest)
    yield MUSCLES, "DELETE", (rest,)


def _listed(table: str, key: str, when: str) -> str:
    return (
        f"INSERT INTO {table} SELECT {key} WHERE {when} "
        f"AND NOT EXISTS (SELECT 1 FROM {table} WHERE exercise_id = {key})"
    )


def _name(table: str, event: str) -> str:
    return f"{table}_worked_{event.lower()}"


def _for_sqlite() -> Iterator[str]:
    for table, event, statements in _duties():
        body = "".join(f"{statement}; " for statement in statements)
        yield (
            f"CREATE TRIGGER IF NOT EXISTS {_name(table, event)} AFTER {event} ON {table} "
            f"BEGIN {body}END"
        )


def _for_postgres() -> Iterator[str]:
    for table, event, statements in _duties():
        held = (HOLD, *statements) if table == MUSCLES and event != "INSERT" else statements
        body = "".join(f"{statement}; " for statement in held)
        yield from _postgres_trigger(_name(table, event), f"{event} ON {table} FOR EACH ROW", body)
    for table, listed in ((EXERCISES, PUBLIC), (MUSCLES, WORKED)):
        when = f"TRUNCATE ON {table} FOR EACH STATEMENT"
        yield from _postgres_trigger(_name(table, "TRUNCATE"), when, f"DELETE FROM {listed}; ")


def _postgres_trigger(name: str, when: str, body: str) -> Iterator[str]:
    yield (
        f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql "
        f"AS $$ BEGIN {body}RETURN NULL; END $$"
    )
    yield f"CREATE OR REPLACE TRIGGER {name} AFTER {when} EXECUTE FUNCTION {name}()"
