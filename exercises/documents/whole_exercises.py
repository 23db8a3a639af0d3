"""Exercises with everything that belongs to them, read in one query.

Each of their sections comes as a list in JSON next to its exercise. A query for each of them made
half of the queries of the editors' pages.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from typing import Any

from django.db import models
from django.db.models import F, OuterRef, Subquery
from django.db.models.expressions import RawSQL
from django.db.models.functions import JSONObject
from django.db.models.query import ModelIterable

from exercises.documents.sections import SECTIONS
from exercises.models import Exercise, Source

LISTS: dict[str, type[models.Model]] = {
    **{name: model for name, model in SECTIONS.items() if name != "substitute"},
    "sources": Source,
}
#: What a row of a section refers to by its slug, and is read with it.
REFERENCES = ("muscle", "equipment")
PREFIX = "listed_"  # of the columns that hold the lists


def whole_exercises() -> models.QuerySet[Exercise]:
    """With everything a document says. Only `all()` may be asked of what belongs to them."""
    rows = Exercise.objects.select_related("parent", "merged_into", "substitute", "picture")
    rows = rows.annotate(**_columns(rows.db))
    rows._iterable_class = _WholeRows
    return rows


def is_whole(row: models.Model) -> bool:
    return LISTS.keys() <= getattr(row, "_prefetched_objects_cache", {}).keys()


def hold(row: Exercise, lists: Mapping[str, Iterable[models.Model]], **alone: Any) -> None:
    """Let the row have these rows, without writing. `alone`: its substitute and its picture."""
    kept = {name: tuple(lists.get(name, ())) for name in LISTS}
    row._prefetched_objects_cache = kept  # type: ignore[attr-defined]
    row._state.fields_cache.update(alone)


def let_go(row: models.Model) -> None:
    """Ask the database from now on."""
    row.__dict__.pop("_prefetched_objects_cache", None)


class _Listed(Subquery):
    """The rows of a query of one column of JSON, in their order, as one list."""

    output_field = models.TextField()

    def as_sqlite(self, compiler: Any, connection: Any) -> Any:
        template = "(SELECT json_group_array(json(one)) FROM (%(subquery)s))"
        return self.as_sql(compiler, connection, template=template)

    def as_postgresql(self, compiler: Any, connection: Any) -> Any:
        template = "(SELECT coalesce(json_agg(one), '[]')::text FROM (%(subquery)s) AS listed)"
        return self.as_sql(compiler, connection, template=template)


class _WholeRows(ModelIterable):  # type: ignore[type-arg]
    """Gives each exercise its lists, as `prefetch_related` would."""

    def __iter__(self) -> Iterator[Exercise]:
        for row in super().__iter__():
            listed = {name: json.loads(row.__dict__.pop(PREFIX + name)) for name in LISTS}
            hold(row, {name: _rows(LISTS[name], row, rows) for name, rows in listed.items()})
            yield row


@cache
def _columns(database: str) -> dict[str, RawSQL]:
    """Put into words once: each time, it takes Django longer than the database takes to answer."""
    query = Exercise.objects.annotate(
        **{PREFIX + name: _listed(model) for name, model in LISTS.items()}
    ).query
    compiler = query.get_compiler(database)
    columns = {}
    for name, column in query.annotations.items():
        statement, values = compiler.compile(column)
        columns[name] = RawSQL(statement, values, models.TextField())  # noqa: S611
    return columns


def _listed(model: type[models.Model]) -> _Listed:
    columns: dict[str, Any] = {name: F(name) for name in _names(model)}
    for name in REFERENCES:
        if name in _relations(model):
            other: Any = model._meta.get_field(name).related_model
            columns[name] = JSONObject(**{one: F(f"{name}__{one}") for one in _names(other)})
    rows = model._default_manager.filter(exercise=OuterRef("pk"))
    return _Listed(rows.values(one=JSONObject(**columns)))


def _rows(model: type[models.Model], exercise: Exercise, listed: list[Any]) -> tuple[Any, ...]:
    return tuple(_row(model, exercise, values) for values in listed)


def _row(model: type[models.Model], exercise: Exercise, values: dict[str, Any]) -> models.Model:
    row = model.from_db(exercise._state.db, _names(model), _read(model, values))
    for name in _relations(model):
        if name in values:
            other: Any = model._meta.get_field(name).related_model
            setattr(row, name, _row(other, exercise, values[name]))
        elif name == "exercise":
            setattr(row, name, exercise)
    return row


def _read(model: type[models.Model], values: dict[str, Any]) -> list[Any]:
    return [read(values[name]) for name, read in _readers(model)]


@cache
def _readers(model: type[models.Model]) -> list[tuple[str, Callable[[Any], Any]]]:
    """Databases write a yes as 1, whole numbers for fractions, and JSON as a text."""
    return [(field.attname, _reader(field)) for field in model._meta.concrete_fields]


def _reader(field: Any) -> Callable[[Any], Any]:
    if isinstance(field, models.JSONField):
        return lambda value: json.loads(value) if isinstance(value, str) else value
    return field.to_python if isinstance(field, models.BooleanField | models.FloatField) else _same


def _same(value: Any) -> Any:
    return value


@cache
def _names(model: type[models.Model]) -> list[str]:
    return [field.attname for field in model._meta.concrete_fields]


@cache
def _relations(model: type[models.Model]) -> list[str]:
    return [field.name for field in model._meta.concrete_fields if field.is_relation]
