"""A site with its database and its traffic, for as long as a block lasts."""

import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from tools.load import journal, reporting
from tools.load.databases import Database, Postgres, Sqlite
from tools.load.faults import Fault
from tools.load.reporting import Phase, Report, Samples
from tools.load.site import Site
from tools.site import ROOT
from tools.site import Site as Served

CALM_SECONDS = 5.0  # before a fault
AFTER_SECONDS = 20.0  # in which the site gets well again and shows it
SAMPLE_SECONDS = 5.0
MOST_AFTER_SECONDS = 60.0
MOST_FAULT_SECONDS = 900.0


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
    command = [sys.executable, "-m", "tools.load.traffic", str(site.port), str(seconds), str(path)]
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
def served(site: Served, **more: str) -> Iterator[None]:
    site.start(environment=more)
    try:
        yield
    finally:
        site.stop()


def sampled(site: Site, seconds: float) -> Samples:
    samples: Samples = {}
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        for worker, sizes in site.memory().items():
            samples.setdefault(worker, []).append(sizes)
        time.sleep(min(SAMPLE_SECONDS, max(seconds / 20, 0.5)))
    return samples


def told(
    report: Report,
    database: str,
    site: Site,
    path: Path,
    broken: Iterable[Fault],
    *,
    calm_seconds: float = CALM_SECONDS,
    after_seconds: float = AFTER_SECONDS,
) -> None:
    """One fault after the other while there is traffic, and whether anything is lost."""
    with traffic(site, MOST_FAULT_SECONDS, path):
        phases = []
        for fault in broken:
            time.sleep(calm_seconds)
            phases.append(suffered(report, database, fault, path, after_seconds))
    found = journal.read(path)
    reporting.faults(report, database, found, phases)
    reporting.kept(report, database, site.kept(path))


def suffered(
    report: Report, database: str, fault: Fault, path: Path, after_seconds: float
) -> Phase:
    begin = time.monotonic()
    try:
        said = fault.happen()
    except (AssertionError, OSError, subprocess.CalledProcessError) as error:
        said = str(error)
        report.expect(False, f"{database}, {fault.name}: {said}")
    lifted = time.monotonic()
    time.sleep(after_seconds)
    while not _is_well(path, lifted) and time.monotonic() < lifted + MOST_AFTER_SECONDS:
        time.sleep(1)  # a machine that is busy has not come to an answer yet
    return Phase(
        name=fault.name,
        begin=begin,
        lifted=lifted,
        end=time.monotonic(),
        said=said,
        may_drop=fault.may_drop,
        is_felt=fault.is_felt,
    )


def _is_well(path: Path, since: float) -> bool:
    answers = journal.read(path).between(since, time.monotonic())
    return any(one.kind == journal.OK for one in answers)
