"""The short form of `make load`: one worker and one database die while runners save."""

import pytest
from django.db import connection

from tools.load.databases import Postgres
from tools.load.faults import Fault, kill_worker
from tools.load.reporting import Report
from tools.load.running import room, running, served, told

CALM_SECONDS, AFTER_SECONDS = 1, 3


@pytest.mark.postgres
@pytest.mark.skipif(connection.vendor != "postgresql", reason="restarts a PostgreSQL")
def test_a_killed_worker_and_a_restarted_database_lose_nothing() -> None:
    report = Report()
    with room() as folder, running(Postgres, folder) as (site, database):
        assert isinstance(database, Postgres)
        faults = (
            Fault(name="kill", happen=lambda: kill_worker(site), may_drop=8),
            Fault(name="restart", happen=lambda: database.restart("immediate")),
        )
        path = folder / "journal"
        with served(site):
            told(
                report,
                "PostgreSQL",
                site,
                path,
                faults,
                calm_seconds=CALM_SECONDS,
                after_seconds=AFTER_SECONDS,
            )
    assert report.failures == []
