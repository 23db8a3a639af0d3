"""What is broken on purpose. Each says what it did; it is lifted when it returns."""

import os
import shutil
import signal
import struct
import subprocess
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tools.load.databases import Database, Filler, Postgres, Sqlite
from tools.load.site import Site
from tools.site import WORKERS

HOLD_SECONDS = 12  # longer than the patience of the site
AWAY_SECONDS = 20
FULL_SECONDS = 25
HOUR = 3600
CLOCK_SECONDS = 10  # within which the site's clock must be what we say it is


@dataclass(frozen=True, kw_only=True)
class Fault:
    name: str
    happen: Callable[[], str]  # what is to be said of it; raises AssertionError
    is_felt: bool = False  # some requests must meet it, or it was none
    may_drop: int = 0  # requests that have no answer, at most


def faults(site: Site, database: Database, folder: Path, *, can_fill: bool) -> Iterator[Fault]:
    in_flight = WORKERS * 4
    yield Fault(name="a worker is killed", happen=lambda: kill_worker(site), may_drop=in_flight)
    if isinstance(database, Postgres):
        yield from _restarts(database)
    if isinstance(database, Sqlite):
        yield Fault(name="the database is locked", is_felt=True, happen=lambda: lock(database))
    if can_fill:
        yield Fault(name="the disk is full", is_felt=True, happen=lambda: fill(folder, database))


def _restarts(database: Postgres) -> Iterator[Fault]:
    yield Fault(name="restart, fast", happen=lambda: database.restart("fast"))
    yield Fault(name="restart, immediate", happen=lambda: database.restart("immediate"))
    yield Fault(
        name=f"away for {AWAY_SECONDS} s",
        happen=lambda: database.restart("fast", away_seconds=AWAY_SECONDS),
        is_felt=True,
    )


def kill_worker(site: Site) -> str:
    victim = site.workers()[0]
    os.kill(victim, signal.SIGKILL)
    deadline = time.monotonic() + HOLD_SECONDS
    while victim in site.workers() or len(site.workers()) < WORKERS:
        assert time.monotonic() < deadline, "no new worker"
        time.sleep(0.1)
    return "a new one came"


def lock(database: Sqlite) -> str:
    with database.locked():
        time.sleep(HOLD_SECONDS)
    return f"for {HOLD_SECONDS} s"


def fill(folder: Path, database: Database) -> str:
    filler = Filler(folder)
    end = time.monotonic() + FULL_SECONDS
    database.give_back()
    try:
        while time.monotonic() < end:
            filler.fill()
            time.sleep(0.05)
    finally:
        filler.remove()
    return database.revive()


class Clock:
    """The site's own clock, which can be set while it runs. Needs a C compiler."""

    def __init__(self, folder: Path) -> None:
        self.file, self.library = folder / "shift", folder / "clock.so"
        self._shift(0)
        compiler = shutil.which("cc")
        if compiler:
            source = Path(__file__).with_name("clock.c")
            command = [compiler, "-shared", "-fPIC", "-O2", "-o", str(self.library), str(source)]
            subprocess.run(command, check=True)  # noqa: S603

    @property
    def can_be_set(self) -> bool:
        return self.library.exists()

    @property
    def env(self) -> dict[str, str]:
        return {"LD_PRELOAD": str(self.library), "SHIFT_FILE": str(self.file)}

    def _shift(self, seconds: int) -> None:
        """In place: the site has the file in its memory."""
        with self.file.open("r+b" if self.file.exists() else "wb") as file:
            file.write(struct.pack("l", seconds))

    def faults(self, site: Site) -> Iterator[Fault]:
        for name, seconds in (
            ("the clock jumps an hour forward", HOUR),
            ("the clock jumps back", 0),
            ("the clock jumps an hour back", -HOUR),
            ("the clock jumps forward again", 0),
        ):
            yield Fault(name=name, happen=lambda s=seconds: self.jump(site, s))  # type: ignore[misc]

    def jump(self, site: Site, seconds: int) -> str:
        self._shift(seconds)
        shown = site.clock() - time.time()
        assert abs(shown - seconds) < CLOCK_SECONDS, f"the site's clock is {shown:.0f} s off"
        return f"the site is {shown:+.0f} s off"
