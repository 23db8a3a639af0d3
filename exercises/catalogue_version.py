"""The version of the catalogue: a number that every change raises, in its own transaction.

What is kept in memory is kept for one number, so nobody sees an older catalogue than the database
has.
"""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from contextvars import ContextVar
from functools import lru_cache, wraps
from typing import Any, ParamSpec, TypeVar

from django.db import connection, models, transaction
from django.db.models import F, Q
from django.urls import get_script_prefix
from django.utils.translation import get_language

#: The version as an expression, to read it in the same query as something else.
IN_QUERY = "COALESCE((SELECT number FROM exercises_catalogueversion), 0)"

P = ParamSpec("P")
T = TypeVar("T")
NOT_ASKED = -1
_known: ContextVar[int | None] = ContextVar("known", default=None)


class CatalogueVersion(models.Model):
    """One row; none as long as nothing was written."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    number = models.PositiveBigIntegerField(default=1)

    class Meta:
        default_permissions = ()
        constraints = [models.CheckConstraint(condition=Q(id=1), name="one_catalogue_version")]

    def __str__(self) -> str:
        return str(self.number)


def raise_version() -> None:
    """Called by whatever writes rows that readers see. Once in a transaction is enough."""
    if is_raised():
        return
    if not CatalogueVersion.objects.update(number=F("number") + 1):
        CatalogueVersion.objects.create()
    transaction.on_commit(_raised)


def raise_above(number: int) -> None:
    """After a restore: no process may take the restored catalogue for one it remembers."""
    higher = max(number, current()) + 1
    CatalogueVersion.objects.update_or_create(id=1, defaults={"number": higher})
    transaction.on_commit(_raised)


def is_raised() -> bool:
    """Whether this transaction has raised the version and may still be rolled back.

    The number is then not final: after a rollback another change will get the same one. Django
    forgets `_raised` when the transaction, or the savepoint of the change, is rolled back.
    """
    return any(_raised in entry for entry in connection.run_on_commit)


def _raised() -> None:
    """Does nothing: a mark among what is to be done on commit."""


def current() -> int:
    """In one query, or none where it is known. By hand, as every page that is kept asks for it."""
    known_number = _known.get()
    if known_number is not None and known_number != NOT_ASKED:
        return known_number
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT number FROM {CatalogueVersion._meta.db_table}")
        row = cursor.fetchone()
    number = int(row[0]) if row else 0
    if known_number == NOT_ASKED:
        _known.set(number)
    return number


@contextmanager
def known(number: int) -> Iterator[None]:
    """For code that has just read the version and changes nothing."""
    token = _known.set(number)
    try:
        yield
    finally:
        _known.reset(token)


def asked_at_most_once() -> AbstractContextManager[None]:
    """For code that changes nothing, and may not need the version at all."""
    return known(NOT_ASKED)


def asked_once(view: Callable[P, T]) -> Callable[P, T]:
    """For a view that does not change the catalogue: it asks for the version once."""

    @wraps(view)
    def wrapped(*args: P.args, **kwargs: P.kwargs) -> T:
        with known(current()):
            return view(*args, **kwargs)

    return wrapped


def per_version(most: int) -> Callable[[Callable[P, T]], Callable[P, T]]:
    """Keeps the `most` recent answers of a function in memory until the catalogue changes.

    For what depends on nothing but the catalogue, the language, the path the site is at (which
    links begin with) and the arguments. All callers get the same object, so none may change it.
    """

    def decorate(read: Callable[P, T]) -> Callable[P, T]:
        @lru_cache(most)
        def read_once(number: int, _language: str | None, _path: str, *args: Any) -> T:
            with known(number):
                return read(*args)  # type: ignore[call-arg]

        @wraps(read)
        def wrapped(*args: Any) -> T:
            if is_raised():
                return read(*args)  # type: ignore[call-arg]
            return read_once(current(), get_language(), get_script_prefix(), *args)

        return wrapped  # type: ignore[return-value]

    return decorate
