"""`python -m tests.load [--minutes N] [--database NAME] [--only quiet|faults]`.

Loopback only, and bounded: `traffic.MOST_REQUESTS`, so many minutes, a timeout for each wait.
"""

import argparse
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.load import journal, reporting
from tests.load.databases import Database, Postgres, Sqlite, volume
from tests.load.faults import Clock, Fault, faults
from tests.load.reporting import Phase, Report, Samples
from tests.load.site import ROOT, Site

CALM_SECONDS = 5.0  # before a fault
AFTER_SECONDS = 20.0  # in which the site gets well again and shows it
SAMPLE_SECONDS = 5.0
MOST_FAULT_SECONDS = 900.0
DATABASES = {"sqlite": Sqlite, "postgres": Postgres}


@contextmanager
def running(kind: type[Sqlite] | type[Postgres], folder: Path) -> Iterator[tuple[Site, Database]]:
    database = kind(folder)
    database.start()
    try:
        site = Site(folder, database.url)
        site.prepare()
        yield site, database
    finally:
        database.stop()


@contextmanager
def traffic(site: Site, seconds: float, path: Path) -> Iterator[None]:
    """While the block runs, and no longer than so many seconds."""
    command = [sys.executable, "-m", "tests.load.traffic", str(site.port), str(seconds), str(path)]
    process = subprocess.Popen(command, cwd=ROOT)  # noqa: S603
    try:
        yield
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(120)


@contextmanager
def room() -> Iterator[Path]:
    """A folder that PostgreSQL, which runs as a user of its own, can get to."""
    with tempfile.TemporaryDirectory(prefix="hamstrong-load-") as name:
        Path(name).chmod(0o755)
        yield Path(name)


@contextmanager
def served(site: Site, **more: str) -> Iterator[None]:
    site.start(**more)
    try:
        yield
    finally:
        site.stop()


def quiet(report: Report, kind: type[Sqlite] | type[Postgres], seconds: float) -> None:
    """Nothing breaks: no error, and memory that stays as it is."""
    with room() as folder, running(kind, folder) as (site, database):
        path = folder / "journal"
        with served(site), traffic(site, seconds, path):
            samples = sampled(site, seconds)
        reporting.load(report, database.name, journal.read(path), seconds)
        reporting.memory(report, database.name, samples)
        reporting.kept(report, database.name, site.kept(path))


def sampled(site: Site, seconds: float) -> Samples:
    samples: Samples = {}
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        for worker, sizes in site.memory().items():
            samples.setdefault(worker, []).append(sizes)
        time.sleep(min(SAMPLE_SECONDS, max(seconds / 20, 0.5)))
    return samples


def faulty(report: Report, kind: type[Sqlite] | type[Postgres]) -> None:
    """Everything that a fault touches is on a small disk, the journal is not."""
    with room() as outside, volume(outside / "disk") as can_fill:
        if not can_fill:
            report.say("Skipped, only root can mount a small disk: the disk is full.")
        with running(kind, outside / "disk") as (site, database):
            broken = faults(site, database, outside / "disk", can_fill=can_fill)
            with served(site):
                told(report, database.name, site, outside / "journal", broken)
            _jump(report, site, database.name, outside)


def _jump(report: Report, site: Site, database: str, outside: Path) -> None:
    clock = Clock(outside)
    if not clock.can_be_set:
        report.say("Skipped, it needs a C compiler (cc): the clock jumps.")
        return
    with served(site, **clock.env):
        told(report, database, site, outside / "journal-of-jumps", clock.faults(site))


def told(report: Report, database: str, site: Site, path: Path, broken: Iterable[Fault]) -> None:
    with traffic(site, MOST_FAULT_SECONDS, path):
        phases = [suffered(report, database, fault) for fault in broken]
    found = journal.read(path)
    reporting.faults(report, database, found, phases)
    reporting.kept(report, database, site.kept(path))


def suffered(report: Report, database: str, fault: Fault) -> Phase:
    time.sleep(CALM_SECONDS)
    begin = time.monotonic()
    try:
        said = fault.happen()
    except (AssertionError, OSError, subprocess.CalledProcessError) as error:
        said = str(error)
        report.expect(False, f"{database}, {fault.name}: {said}")
    lifted = time.monotonic()
    time.sleep(AFTER_SECONDS)
    return Phase(
        name=fault.name,
        begin=begin,
        lifted=lifted,
        end=time.monotonic(),
        said=said,
        may_drop=fault.may_drop,
        is_felt=fault.is_felt,
    )


def main() -> int:
    parser = argparse.ArgumentParser(prog="tests.load")
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--database", choices=DATABASES, action="append")
    parser.add_argument("--only", choices=("quiet", "faults"))
    given = parser.parse_args()
    found = Report()
    for name in given.database or DATABASES:
        if given.only != "faults":
            quiet(found, DATABASES[name], given.minutes * 60)
        if given.only != "quiet":
            faulty(found, DATABASES[name])
    found.say("\nAs expected." if not found.failures else "\nNot as expected:")
    for failure in found.failures:
        found.say(f"- {failure}")
    return 1 if found.failures else 0


if __name__ == "__main__":
    sys.exit(main())
