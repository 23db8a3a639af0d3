"""The cache in the database, which says so when it could not write.

Django's own answers False as if somebody else had been faster: then a locked database or a full
disk looks like a visitor who tries too often, and nobody is told.
"""

from typing import Any

from django.core.cache.backends import db
from django.db import InterfaceError, OperationalError, connections, router, transaction


class DatabaseCache(db.DatabaseCache):
    def _base_set(self, *arguments: Any, **more: Any) -> bool:
        """In a transaction around Django's, so that what fails when it ends is raised here."""
        using = router.db_for_write(self.cache_model_class)
        outages: list[Exception] = []

        def noting(execute: Any, *statement: Any) -> Any:
            try:
                return execute(*statement)
            except (OperationalError, InterfaceError) as error:
                outages.append(error)
                raise

        with transaction.atomic(using), connections[using].execute_wrapper(noting):
            is_set: bool = super()._base_set(*arguments, **more)  # type: ignore[misc]
            if outages:
                raise outages[0]
        return is_set
