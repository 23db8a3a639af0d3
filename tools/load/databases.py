"""Where the weeks are kept while there is load: a folder of SQLite, or a PostgreSQL of its own."""

import os
import shutil
import sqlite3
import subprocess
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from tools.throwaway_postgres import Cluster

VOLUME = "size=500m"  # in memory, so that it can be filled
#: Durable, as on a real site; little of the log is kept, so that the small volume holds it.
SETTINGS = ("max_connections=60", "max_wal_size=64MB", "min_wal_size=32MB")


class Sqlite:
    name = "SQLite"

    def __init__(self, folder: Path) -> None:
        self.file = folder / "site.sqlite3"
        self.url = f"sqlite:///{self.file}"

    def start(self) -> None:
        """Its programs are the site's own."""

    def stop(self) -> None:
        """Nothing runs."""

    def give_back(self) -> None:
        """What its log keeps in reserve: otherwise it is some time until a full disk is felt."""
        with closing(sqlite3.connect(self.file, timeout=30)) as other:
            other.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def revive(self) -> str:
        return ""

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Somebody else writes, and does not come to an end."""
        with closing(sqlite3.connect(self.file, isolation_level=None, timeout=30)) as other:
            other.execute("BEGIN IMMEDIATE")
            yield
            other.execute("ROLLBACK")


class Postgres:
    name = "PostgreSQL"

    def __init__(self, folder: Path) -> None:
        home = folder / "postgres"
        home.mkdir()
        self.cluster = Cluster(home, SETTINGS)
        self.url = self.cluster.url

    def start(self) -> None:
        self.cluster.make()
        self.cluster.start()

    def stop(self) -> None:
        with suppress(subprocess.CalledProcessError):
            self.cluster.stop("immediate")

    def restart(self, how: str, *, away_seconds: float = 0) -> str:
        self.cluster.stop(how)
        time.sleep(away_seconds)
        self.cluster.start()
        return ""

    def give_back(self) -> None:
        """Pages in reserve are few; rows soon need new ones."""

    def revive(self) -> str:
        """PostgreSQL ends when it cannot write its log any more; then somebody starts it again."""
        time.sleep(1)  # it may be about to end
        if self._is_running():
            return ""
        self.cluster.start()
        return "PostgreSQL had ended and was started again"

    def _is_running(self) -> bool:
        file = self.cluster.data / "postmaster.pid"
        return file.exists() and Path(f"/proc/{file.read_text().split()[0]}").exists()


Database = Sqlite | Postgres


@contextmanager
def volume(folder: Path) -> Iterator[bool]:
    """A small disk at `folder`; says whether there is one (root alone can mount it)."""
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", VOLUME, "hamstrong-load", str(folder)]
    is_small = os.geteuid() == 0 and subprocess.run(mount, check=False).returncode == 0  # noqa: S603
    try:
        yield is_small
    finally:
        if is_small:
            subprocess.run(["umount", str(folder)], check=False)  # noqa: S603, S607
        else:
            shutil.rmtree(folder, ignore_errors=True)


class Filler:
    """Takes every free byte of a disk until it is removed."""

    def __init__(self, folder: Path) -> None:
        self.files = [folder / f"filler-{number}" for number in range(2000)]

    def fill(self) -> None:
        """Again and again: what others give back is taken as well."""
        for file in self.files:
            if not file.exists():
                size = _free(file.parent)
                if size == 0:
                    return
                with suppress(OSError), file.open("wb") as out:
                    os.posix_fallocate(out.fileno(), 0, size)

    def remove(self) -> None:
        for file in self.files:
            file.unlink(missing_ok=True)


def _free(folder: Path) -> int:
    found = os.statvfs(folder)
    return found.f_bavail * found.f_frsize
