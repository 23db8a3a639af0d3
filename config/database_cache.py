"""The cache in the database, which writes in one statement and says so when it could not.

Django's own takes several, and answers False to a locked database or a full disk as if somebody
else had been faster: that looks like a visitor who tries too often, and nobody is told.
"""

from base64 import b64encode
from datetime import UTC, datetime
from pickle import dumps
from typing import Any

from django.core.cache.backends import db
from django.core.cache.backends.base import DEFAULT_TIMEOUT
from django.db import connections, router
from django.utils import timezone

COUNT = "SELECT COUNT(*) FROM {table}"
WRITE = """
INSERT INTO {table} (cache_key, value, expires) VALUES (%s, %s, %s)
ON CONFLICT (cache_key) DO UPDATE SET value = excluded.value, expires = excluded.expires
"""
IF_EXPIRED = "WHERE {table}.expires < %s"


class DatabaseCache(db.DatabaseCache):
    def set(
        self, key: Any, value: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None
    ) -> None:
        key = self.make_and_validate_key(key, version=version)
        self._write(key, value, timeout, only_if_expired=False)

    def add(
        self, key: Any, value: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None
    ) -> bool:
        key = self.make_and_validate_key(key, version=version)
        return self._write(key, value, timeout, only_if_expired=True)

    def _write(self, key: str, value: Any, timeout: Any, *, only_if_expired: bool) -> bool:
        """Whether anything was written."""
        using = router.db_for_write(self.cache_model_class)
        connection = connections[using]
        table = connection.ops.quote_name(self._table)  # type: ignore[attr-defined]
        at = connection.ops.adapt_datetimefield_value
        now, until = timezone.now().replace(microsecond=0), self.get_backend_timeout(timeout)
        expires = datetime.max if until is None else datetime.fromtimestamp(until, tz=UTC)
        written = b64encode(dumps(value, self.pickle_protocol)).decode()
        statement, values = WRITE, [key, written, at(expires.replace(microsecond=0))]
        if only_if_expired:
            statement += IF_EXPIRED
            values.append(at(now))
        with connection.cursor() as cursor:
            cursor.execute(COUNT.format(table=table))
            count = cursor.fetchone()[0]
            if count > self._max_entries:
                self._cull(using, cursor, now, count)  # type: ignore[attr-defined]
            cursor.execute(statement.format(table=table), values)
            return bool(cursor.rowcount)
