"""The whole database as one file, and back, into SQLite or PostgreSQL alike.

A zip with a list of rows for each table (one JSON array a line, in the order of the primary keys)
and `manifest.json` with counts, checksums and the migrations it was written at. Sessions are in it,
so people stay signed in, and weeks without an account stay theirs.
"""

import json
import os
import zipfile
import zlib
from base64 import b64decode, b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from itertools import islice
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import IO, Any

from django.apps import apps
from django.core.exceptions import ValidationError
from django.core.management.color import no_style
from django.core.serializers.json import DjangoJSONEncoder
from django.db import DatabaseError, connection, models, transaction
from django.db.migrations.recorder import MigrationRecorder

from exercises import catalogue_version

FORMAT, VERSION = "hamstrong-backup", 1
MANIFEST = "manifest.json"
BATCH = 500  # rows at once
#: What a file that was not written by us, or not only, may lead to.
UNREADABLE = (
    *(KeyError, ValueError, TypeError, AttributeError, OverflowError, RecursionError),
    *(EOFError, OSError, RuntimeError, zlib.error, zipfile.BadZipFile, ValidationError),
)


class BackupError(Exception):
    """The file or the database is not as it must be; the message says what to do."""


@dataclass(frozen=True, kw_only=True)
class Table:
    count: int
    checksum: str


def tables() -> list[type[models.Model]]:
    """Everything that migrations have made, tables between two others too."""
    return [
        model
        for model in apps.get_models(include_auto_created=True)
        if model._meta.managed and not model._meta.proxy
    ]


def write(path: Path) -> dict[str, Table]:
    """Write the database of one moment, while the site goes on. Never overwrites a file.

    Only its owner may read it, and it gets its name when it is whole. Raises BackupError.
    """
    if path.exists():
        raise BackupError(f"{path} exists already.")
    try:
        with _unfinished(path) as out, transaction.atomic():
            _hold_still()
            return _write_tables(out)
    except FileExistsError:
        raise BackupError(f"{path} exists already.") from None
    except (OSError, DatabaseError) as error:
        raise BackupError(f"{path} could not be written: {error}") from error


@contextmanager
def _unfinished(path: Path) -> Iterator[IO[bytes]]:
    """A file next to `path` that becomes it when the block has come to its end, and else goes."""
    with NamedTemporaryFile(dir=path.parent, prefix=f"{path.name}.", suffix=".part") as out:
        yield out
        out.flush()
        os.fsync(out.fileno())
        os.link(out.name, path)  # unlike a new name, it replaces nothing


def _write_tables(out: IO[bytes]) -> dict[str, Table]:
    written: dict[str, Table] = {}
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for model in tables():
            with archive.open(_file(model), "w", force_zip64=True) as rows:
                written[model._meta.label] = _write_rows(model, rows)
        archive.writestr(MANIFEST, json.dumps(_manifest(written), indent=1))
    return written


def _hold_still() -> None:
    """PostgreSQL shows a single moment only when asked to; SQLite always does."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")


def _manifest(written: dict[str, Table]) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "version": VERSION,
        "migrations": _migrations(),
        "tables": {label: vars(table) for label, table in written.items()},
    }


def _migrations() -> list[str]:
    applied = MigrationRecorder(connection).applied_migrations()
    return sorted(f"{app}.{name}" for app, name in applied)


def _file(model: type[models.Model]) -> str:
    return f"{model._meta.label}.jsonl"


def _write_rows(model: type[models.Model], out: Any) -> Table:
    digest, count = sha256(), 0
    for line in _lines(model):
        out.write(line)
        digest.update(line)
        count += 1
    return Table(count=count, checksum=digest.hexdigest())


def _lines(model: type[models.Model]) -> Iterator[bytes]:
    columns = model._meta.concrete_fields
    rows = model._base_manager.order_by("pk").values_list(*(column.attname for column in columns))
    for row in rows.iterator(chunk_size=BATCH):
        values = [_packed(value) for value in row]
        text = json.dumps(values, cls=Encoder, ensure_ascii=False, sort_keys=True)
        yield text.encode() + b"\n"


class Encoder(DjangoJSONEncoder):
    """Writes times to the microsecond; Django's own encoder cuts them."""

    def default(self, o: Any) -> Any:
        return o.isoformat() if hasattr(o, "isoformat") else super().default(o)


def _packed(value: Any) -> Any:
    is_binary = isinstance(value, bytes | memoryview)
    return {"base64": b64encode(bytes(value)).decode()} if is_binary else value


def _unpacked(column: Any, value: Any) -> Any:
    is_binary = isinstance(column, models.BinaryField) and isinstance(value, dict)
    return b64decode(value["base64"]) if is_binary else column.to_python(value)


def restore(path: Path, *, replace: bool = False) -> dict[str, Table]:
    """Fill this database from a file, all of it or nothing; counts and checksums are compared.

    Raises BackupError, also for a database that has plans or people, unless it is to be replaced.
    """
    try:
        with _opened(path) as archive, transaction.atomic():
            return _restored(archive, replace=replace)
    except DatabaseError as error:  # also what refers to nothing, which is found at the end
        raise BackupError(f"The database did not take it, and is as it was: {error}") from error


def _restored(archive: zipfile.ZipFile, *, replace: bool) -> dict[str, Table]:
    expected = _checked_manifest(archive)
    number = catalogue_version.current()
    _make_room(replace=replace)
    for model in tables():
        _read_rows(model, archive)
    _reset_sequences()
    _compare(expected, tables_now())
    catalogue_version.raise_above(number)
    return expected


def tables_now() -> dict[str, Table]:
    """What the database has now."""
    return {model._meta.label: _write_rows(model, _Nowhere()) for model in tables()}


class _Nowhere:
    def write(self, line: bytes) -> None:
        """Only the checksum is wanted."""


def _opened(path: Path) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(path)
    except (OSError, ValueError, zipfile.BadZipFile) as error:
        raise BackupError(f"{path} cannot be read: {error}") from error


def _checked_manifest(archive: zipfile.ZipFile) -> dict[str, Table]:
    """What each table must be like; every table is named, or nothing would be compared."""
    try:
        manifest = json.loads(archive.read(MANIFEST))
        has_format = (manifest.get("format"), manifest.get("version")) == (FORMAT, VERSION)
    except UNREADABLE as error:
        raise BackupError(f"This is no backup of Hamstrong: {error}") from error
    if not has_format:
        raise BackupError("This is no backup that this version of Hamstrong reads.")
    try:
        migrations = {str(name) for name in manifest["migrations"]}
        expected = {str(name): Table(**table) for name, table in manifest["tables"].items()}
    except UNREADABLE as error:
        raise BackupError(f"{MANIFEST} is damaged: {error!r}") from error
    different = sorted(migrations ^ set(_migrations()))
    if different:
        raise BackupError(
            f"The backup and this database differ in migrations ({', '.join(different[:5])}): "
            "restore with the version of Hamstrong that wrote it, then migrate."
        )
    unnamed = sorted(expected.keys() ^ {model._meta.label for model in tables()})
    if unnamed:
        raise BackupError(f"{MANIFEST} and this database differ in tables: {', '.join(unnamed)}")
    return expected


def _make_room(*, replace: bool) -> None:
    people = apps.get_model("auth", "User"), apps.get_model("workouts", "Plan")
    if not replace and any(model._base_manager.exists() for model in people):
        raise BackupError("This database has plans or people. To replace them: --replace")
    for model in reversed(tables()):
        model._base_manager.all()._raw_delete(connection.alias)  # foreign keys are checked last


def _read_rows(model: type[models.Model], archive: zipfile.ZipFile) -> None:
    columns = model._meta.concrete_fields
    try:
        with archive.open(_file(model)) as lines:
            for batch in iter(lambda: list(islice(lines, BATCH)), []):
                rows = [_row(model, columns, json.loads(line)) for line in batch]
                # As save_base(raw=True) does for one row: values as they are, no pre_save.
                model._base_manager._insert(rows, fields=columns, raw=True, using=connection.alias)  # type: ignore[attr-defined]
    except (*UNREADABLE, DatabaseError) as error:
        raise BackupError(f"{_file(model)} is damaged: {error}") from error


def _row(model: type[models.Model], columns: Any, values: list[Any]) -> models.Model:
    pairs = zip(columns, values, strict=True)
    return model(**{column.attname: _unpacked(column, value) for column, value in pairs})


def _reset_sequences() -> None:
    """New rows must not get the numbers of restored ones."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), tables()):
            cursor.execute(statement)


def _compare(expected: dict[str, Table], found: dict[str, Table]) -> None:
    different = [name for name in expected if expected[name] != found.get(name)]
    if different:
        raise BackupError(f"These tables are not as in the backup: {', '.join(different)}")
