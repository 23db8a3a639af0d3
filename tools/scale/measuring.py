"""What each thing a runner does costs, and whether it looks at a whole table for it."""

import json
import re
import statistics
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import timedelta
from functools import partial
from pathlib import Path
from random import Random
from typing import Any

from django.contrib.auth import get_user_model
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.workouts.builder import answers
from tools.scale.filling import BASE, GENUINE, GROWING
from workouts.management import site_backup as archive
from workouts.models import Plan
from workouts.pages import catalogue_effect
from workouts.services.plans import forget_deleted, remove
from workouts.services.sharing import share
from workouts.services.week.weeks import open_week

SAMPLES, WRITES, RARE = 250, 120, 20
FORGOTTEN = 50
MOST_ROWS_PACKED = 20_000  # plans; a larger backup is estimated from a smaller one
JUDGED_FROM = 100_000  # plans; PostgreSQL rightly scans what is smaller
PLAN_TABLES = GROWING[:5]


@dataclass
class Measured:
    size: int
    milliseconds: dict[str, list[float]] = field(default_factory=dict)
    blocks: dict[str, list[float]] = field(default_factory=dict)  # of 8 KiB; no neighbour disturbs
    scans: list[str] = field(default_factory=list)
    bytes: dict[str, tuple[int, int]] = field(default_factory=dict)  # of the table, of all of it
    backups: dict[str, tuple[float, int]] = field(default_factory=dict)  # seconds, bytes

    def timed(self, name: str, act: Callable[[], object]) -> None:
        _forget_blocks()
        start = time.perf_counter()
        act()
        taken = (time.perf_counter() - start) * 1000
        self.milliseconds.setdefault(name, []).append(taken)
        self.blocks.setdefault(name, []).append(_blocks())

    def looked_at(self, name: str, act: Callable[[], object]) -> None:
        """Once more, to ask the database how it finds what it is asked for."""
        with CaptureQueriesContext(connection) as asked:
            act()
        if self.size >= JUDGED_FROM:
            found = {scan for one in asked.captured_queries for scan in _scans(one["sql"])}
            self.scans += sorted(f"{name}: {scan}" for scan in found)


def prepare() -> None:
    with connection.cursor() as cursor:
        cursor.execute("CREATE EXTENSION IF NOT EXISTS pg_stat_statements")


def _forget_blocks() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_stat_statements_reset()")


def _blocks() -> float:
    """How many were looked at since, in memory or on disk."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT coalesce(sum(shared_blks_hit + shared_blks_read), 0) FROM pg_stat_statements"
        )
        return float(cursor.fetchone()[0])


def measure(size: int, pg_dump: str) -> Measured:
    measured = Measured(size=size)
    before = set(Plan.objects.filter(pk__lt=BASE).values_list("pk", flat=True))
    newest = Plan.objects.order_by("-pk").values_list("pk", flat=True)[0]
    _look_around(measured)
    saved = _save(measured)
    known = _known(size) or saved
    _open(measured, known)
    _change(measured, known)
    _list(measured, size, saved)
    _share(measured, known)
    _recent(measured)
    _forget(measured, saved)
    _support(measured)
    for plan in Plan.objects.filter(pk__gt=newest).exclude(pk__in=before):
        remove(plan)
    _weigh(measured)
    _back_up(measured, pg_dump)
    return measured


def _known(size: int) -> list[Plan]:
    """Of nobody, so that the address is enough: some hundred at random."""
    if size <= GENUINE:
        return []
    chance = Random(size)  # noqa: S311 (nothing secret)
    blocks = range(1, size // 200)
    numbers = [BASE + 200 * chance.choice(blocks) + chance.randrange(20) for _ in range(SAMPLES)]
    return list(Plan.objects.filter(pk__in=numbers, deleted_at=None))


def _look_around(measured: Measured) -> None:
    """What no plan can slow down: it tells how much the machine is worth just now."""
    client = visitor()
    for _time in range(WRITES):
        measured.timed("for comparison: an exercise", lambda: _ok(client, "/exercises/deadlift/"))


def _save(measured: Measured) -> list[Plan]:
    client = visitor()

    def save() -> None:
        response = client.post("/plans/new/", answers(action="save"))
        assert response.status_code == 302, response.status_code

    save()
    for _time in range(WRITES):
        measured.timed("save a new plan", save)
    measured.looked_at("save a new plan", save)
    return list(Plan.objects.filter(owner=None).order_by("-pk")[:WRITES])


def _open(measured: Measured, known: list[Plan]) -> None:
    client = visitor()
    for plan in known:
        measured.timed("open a plan", partial(_ok, client, plan.get_absolute_url()))
    measured.looked_at("open a plan", lambda: _ok(client, known[0].get_absolute_url()))


def _change(measured: Measured, known: list[Plan]) -> None:
    client = visitor()
    for number, plan in enumerate(known[:WRITES]):
        opened = open_week(plan)
        if not opened.week.sessions:
            continue
        note = json.dumps([{"kind": "note", "place": 0, "text": f"note {number}"}])
        given = {"edits": note, "based_on": opened.version.pk}
        address = plan.get_absolute_url()
        act = measured.looked_at if number < 3 else measured.timed
        act("change a week", partial(_redirect, client, f"{address}changes/", given))
        given = {"based_on": open_week(plan).version.pk}
        act("undo", partial(_redirect, client, f"{address}undo/", given))


def _list(measured: Measured, size: int, saved: list[Plan]) -> None:
    """Of people with twenty plans; of a browser that remembers sixty."""
    chance = Random(size)  # noqa: S311
    for number in range(WRITES):
        client = visitor()
        client.force_login(_owner(chance, size) or _somebody(saved))
        act = measured.timed if number else measured.looked_at
        act("list of 20 plans", partial(_ok, client, "/plans/"))
    client, session = visitor(), Client().session
    session["plans"] = [plan.code for plan in (_known(size) or saved)[:60]]
    session.save()
    client.cookies["sessionid"] = str(session.session_key)
    for number in range(RARE):
        act = measured.timed if number else measured.looked_at
        act("list of 60 plans of nobody", lambda: _ok(client, "/plans/"))


def _owner(chance: Random, size: int) -> Any:
    """One of those with twenty plans, when there are as many."""
    if size <= GENUINE:
        return None
    number = 1000 + 7 * chance.choice(range(1, size // 200)) + 1 + chance.randrange(6)
    return get_user_model().objects.get(pk=number)


def _somebody(saved: list[Plan]) -> Any:
    person, _is_new = get_user_model().objects.get_or_create(username="somebody")
    Plan.objects.filter(pk__in=[plan.pk for plan in saved[60:80]]).update(owner=person)
    return person


def _share(measured: Measured, known: list[Plan]) -> None:
    client = visitor()
    for number, plan in enumerate(known[:WRITES]):
        share(plan)
        act = measured.timed if number else measured.looked_at
        act("open a shared week", partial(client.get, plan.share_address))
        if number < 2:
            measured.looked_at("page of the link", partial(_ok, client, _links(plan)))


def _links(plan: Plan) -> str:
    return f"{plan.get_absolute_url()}links/"


def _recent(measured: Measured) -> None:
    for number in range(RARE):
        act = measured.timed if number else measured.looked_at
        act("recent plans (effect of a catalogue)", catalogue_effect.recent_requests)


def _forget(measured: Measured, saved: list[Plan]) -> None:
    long_ago = timezone.now() - timedelta(days=40)
    gone = [plan.pk for plan in saved[-FORGOTTEN - 1 : -1]]
    Plan.objects.filter(pk__in=gone).update(deleted_at=long_ago)
    measured.timed(f"forget_plans ({FORGOTTEN} plans)", forget_deleted)
    Plan.objects.filter(pk=saved[-1].pk).update(deleted_at=long_ago)
    measured.looked_at("forget_plans", forget_deleted)
    for _time in range(RARE):
        measured.timed("forget_plans (nothing to do)", forget_deleted)


def _support(measured: Measured) -> None:
    """The list that a superuser sees in the admin."""
    person, _is_new = get_user_model().objects.get_or_create(
        username="support", is_staff=True, is_superuser=True
    )
    client = visitor()
    client.force_login(person)
    for number in range(RARE):
        act = measured.timed if number else measured.looked_at
        act("support's list of plans", lambda: _ok(client, "/admin/workouts/plan/"))


def visitor() -> Client:
    """As behind a proxy that ends TLS."""
    return Client(headers={"x-forwarded-proto": "https"})


def _ok(client: Client, address: str) -> None:
    response = client.get(address)
    assert response.status_code == 200, (address, response.status_code)


def _redirect(client: Client, address: str, given: dict[str, object]) -> None:
    response = client.post(address, given)
    assert response.status_code == 302, (address, response.status_code)


def _scans(sql: str) -> Iterable[str]:
    if not re.match(r"\s*(\(?SELECT|UPDATE|DELETE)", sql):
        return
    with suppress(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("EXPLAIN (FORMAT JSON) " + sql.replace("%", "%%"), [])
        plan = cursor.fetchone()[0]
        for node in _nodes((plan if isinstance(plan, list) else json.loads(plan))[0]["Plan"]):
            if node["Node Type"].endswith("Seq Scan") and node["Relation Name"] in GROWING:
                yield f"sequential scan of {node['Relation Name']}: {sql[:160]}"


def _nodes(node: dict[str, Any]) -> Iterable[dict[str, Any]]:
    yield node
    for child in node.get("Plans", []):
        yield from _nodes(child)


def _weigh(measured: Measured) -> None:
    with connection.cursor() as cursor:
        for table in GROWING:
            cursor.execute(
                "SELECT pg_table_size(%s::regclass), pg_total_relation_size(%s::regclass)",
                [table, table],
            )
            measured.bytes[table] = cursor.fetchone()


def _back_up(measured: Measured, pg_dump: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        if measured.size <= MOST_ROWS_PACKED:
            path = Path(folder) / "site.zip"
            measured.backups["manage.py backup"] = _written(path, lambda: archive.write(path))
        path = Path(folder) / "site.dump"
        settings = connection.settings_dict
        url = f"postgres://{settings['USER']}@{settings['HOST']}:{settings['PORT']}/{settings['NAME']}"
        dump = [pg_dump, "-Fc", "-Z", "1", "-f", str(path), url]
        measured.backups["pg_dump -Fc -Z1"] = _written(
            path,
            lambda: subprocess.run(dump, check=True),  # noqa: S603
        )


def _written(path: Path, write: Callable[[], object]) -> tuple[float, int]:
    start = time.monotonic()
    write()
    return time.monotonic() - start, path.stat().st_size


def summary(milliseconds: list[float]) -> tuple[float, float]:
    """Median and p99."""
    ordered = sorted(milliseconds)
    return statistics.median(ordered), ordered[min(len(ordered) - 1, int(0.99 * len(ordered)))]
