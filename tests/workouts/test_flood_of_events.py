"""The short form of `make load --only flood`: phones tell of sets while the server is killed."""

import pytest
from django.db import connection

from tools.load.databases import Postgres, Sqlite
from tools.load.flood import flood
from tools.load.reporting import Report
from tools.load.running import room

PHONES, KILLS = 3, 2


def killed(kind: type[Sqlite] | type[Postgres]) -> Report:
    report = Report()
    with room() as folder:
        flood(report, kind, folder, phones=PHONES, kills=KILLS)
    return report


@pytest.mark.postgres
@pytest.mark.skipif(connection.vendor != "postgresql", reason="starts a PostgreSQL")
def test_a_server_that_is_killed_keeps_each_acknowledged_set_once() -> None:
    assert killed(Postgres).failures == []


@pytest.mark.long
def test_a_server_that_is_killed_keeps_each_acknowledged_set_once_in_a_file() -> None:
    assert killed(Sqlite).failures == []
