"""`python -m tools.load [--minutes N] [--database NAME] [--only quiet|faults|flood]`.

Loopback only, and bounded: `traffic.MOST_REQUESTS`, so many minutes, a timeout for each wait.
"""

import argparse
import sys
from pathlib import Path

from tools.load import journal, reporting
from tools.load.databases import Postgres, Sqlite, volume
from tools.load.faults import Clock, faults
from tools.load.flood import flood
from tools.load.reporting import Report
from tools.load.running import room, running, sampled, served, told, traffic
from tools.load.site import Site

DATABASES: dict[str, type[Sqlite] | type[Postgres]] = {"sqlite": Sqlite, "postgres": Postgres}


def quiet(report: Report, kind: type[Sqlite] | type[Postgres], seconds: float) -> None:
    """Nothing breaks: no error, and memory that stays as it is."""
    with room() as folder, running(kind, folder) as (site, database):
        path = folder / "journal"
        with served(site), traffic(site, seconds, path):
            samples = sampled(site, seconds)
        reporting.load(report, database.name, journal.read(path), seconds)
        reporting.memory(report, database.name, samples, seconds)
        reporting.kept(report, database.name, site.kept(path))


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


def main() -> int:
    parser = argparse.ArgumentParser(prog="tools.load")
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--database", choices=DATABASES, action="append")
    parser.add_argument("--only", choices=("quiet", "faults", "flood"))
    given = parser.parse_args()
    found = Report()
    for name in given.database or DATABASES:
        if given.only in (None, "quiet"):
            quiet(found, DATABASES[name], given.minutes * 60)
        if given.only in (None, "faults"):
            faulty(found, DATABASES[name])
        if given.only in (None, "flood"):
            with room() as folder:
                flood(found, DATABASES[name], folder)
    found.say("\nAs expected." if not found.failures else "\nNot as expected:")
    for failure in found.failures:
        found.say(f"- {failure}")
    return 1 if found.failures else 0


if __name__ == "__main__":
    sys.exit(main())
