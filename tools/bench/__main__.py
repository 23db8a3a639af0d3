"""`python -m tools.bench [planner] [sqlite] [postgres] [session]`; all when none is named."""

import os
import shutil
import sys

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup()  # the planner's catalogue is made by a module that imports the models

from tools.bench import pages, planner, session  # noqa: E402
from tools.throwaway_postgres import postgres  # noqa: E402

DURABLE = ("shared_buffers=256MB",)  # otherwise as PostgreSQL comes: what is acknowledged is kept
PARTS = {"planner", "sqlite", "postgres", "session"}


def main(asked: set[str]) -> None:
    if unknown := asked - PARTS:
        sys.exit(f"unknown: {', '.join(unknown)}; there are {', '.join(sorted(PARTS))}")
    wanted = asked or PARTS
    if "planner" in wanted:
        planner.main(planner.RUNNERS)
    if "session" in wanted:
        session.main()
    if wanted & {"sqlite", "postgres"} and not shutil.which("wrk"):
        sys.exit("wrk is not installed; on Debian: apt-get install wrk")
    if "sqlite" in wanted:
        pages.main("SQLite", url=None)
    if "postgres" in wanted:
        with postgres(*DURABLE) as cluster:
            pages.main("PostgreSQL", url=cluster.url)


if __name__ == "__main__":
    main(set(sys.argv[1:]))
