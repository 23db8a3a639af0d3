"""Migrations run while the version before them still serves, so they only add.

What takes away or renames is split in two: one version stops using it, a later one removes it, and
then names the migration in `REMOVES`.
"""

from collections.abc import Iterator
from typing import Any, TypeAlias

import pytest
from django.db import connection, migrations, models
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ModelState, ProjectState

OURS = ("exercises", "workouts")
REMOVES: frozenset[str] = frozenset()
ADDS = (migrations.CreateModel, migrations.AddIndex, migrations.RunPython, migrations.RunSQL)
CHANGES_NOTHING = (migrations.AlterModelOptions, migrations.AlterModelManagers)


AnyField: TypeAlias = "models.Field[Any, Any]"


def faults(
    operation: Operation, before: ProjectState, app: str, older: ProjectState
) -> Iterator[str]:
    """`older` is the state that the older version knows."""
    if isinstance(operation, migrations.AddConstraint):
        known = older.models.get((app, operation.model_name_lower))  # None: a new table
        if known is not None and binds_older(operation, known):
            yield f"{operation.constraint.name} binds what the older version writes"
    elif isinstance(operation, migrations.AddField | migrations.AlterField):
        yield from column_faults(operation, before.models[app, operation.model_name_lower])
    elif isinstance(operation, migrations.SeparateDatabaseAndState):
        for one in operation.database_operations:
            yield from faults(one, before, app, older)
    elif not isinstance(operation, (*ADDS, *CHANGES_NOTHING)):
        yield f"{type(operation).__name__} is no mere addition"


def column_faults(
    operation: migrations.AddField | migrations.AlterField, model: ModelState
) -> Iterator[str]:
    if isinstance(operation, migrations.AddField):
        if not is_filled_for_older(operation.field):
            yield f"{operation.name} is NOT NULL without a default of the database's own"
    elif is_another_column(operation.name, model.fields[operation.name], operation.field):
        yield f"{operation.name} becomes another column"


def is_filled_for_older(field: AnyField) -> bool:
    return bool(field.null or field.has_db_default() or field.many_to_many)


def binds_older(operation: migrations.AddConstraint, model: ModelState) -> bool:
    """Whether the older version knows a column of it: it writes nothing into the others."""
    condition = getattr(operation.constraint, "condition", None)
    bound = condition.referenced_base_fields if condition else model.fields
    return not model.fields.keys().isdisjoint(bound)


def is_another_column(name: str, old: AnyField, new: AnyField) -> bool:
    for field in (old, new):
        field.set_attributes_from_name(name)
    editor: Any = connection.schema_editor()  # its stubs leave this method out
    return bool(editor._field_should_be_altered(old, new))


def checked(app: str) -> list[tuple[str, migrations.Migration]]:
    loader = MigrationLoader(None)
    names = sorted(name for one, name in loader.disk_migrations if one == app)
    later = names[1:]  # nothing runs yet while the first one does
    return [(f"{app}.{name}", loader.disk_migrations[app, name]) for name in later]


@pytest.mark.django_db
@pytest.mark.parametrize("app", OURS)
def test_migrations_leave_the_older_version_what_it_needs(app: str) -> None:
    loader = MigrationLoader(None)
    for name, migration in checked(app):
        if name in REMOVES:
            continue
        state = loader.project_state((app, migration.name), at_end=False)
        older = state.clone()
        for operation in migration.operations:
            assert list(faults(operation, state, app, older)) == [], name
            operation.state_forwards(app, state)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "operation",
    [
        migrations.RemoveField("plan", "title"),
        migrations.RenameField("plan", "title", "name"),
        migrations.DeleteModel("plan"),
        migrations.AddField("plan", "colour", models.CharField(max_length=9)),
        migrations.AddField("plan", "colour", models.CharField(max_length=9, default="red")),
        migrations.AlterField("plan", "title", models.CharField(max_length=8)),
        migrations.AddConstraint(
            "plan", models.CheckConstraint(condition=~models.Q(title="x"), name="no_x")
        ),
        migrations.AddConstraint(
            "plan", models.UniqueConstraint(fields=["title"], name="one_of_a_title")
        ),
    ],
    ids=lambda one: one.describe(),
)
def test_what_the_older_version_would_miss_is_found(operation: Operation) -> None:
    state = MigrationLoader(None).project_state()
    assert list(faults(operation, state, "workouts", state))


@pytest.mark.django_db
@pytest.mark.parametrize(
    "operation",
    [
        migrations.AddField("plan", "colour", models.CharField(max_length=9, null=True)),
        migrations.AddField("plan", "colour", models.CharField(max_length=9, db_default="red")),
        migrations.AddIndex("plan", models.Index("created_at", name="by_age")),
    ],
    ids=lambda one: one.describe(),
)
def test_what_only_adds_is_fine(operation: Operation) -> None:
    state = MigrationLoader(None).project_state()
    assert list(faults(operation, state, "workouts", state)) == []
