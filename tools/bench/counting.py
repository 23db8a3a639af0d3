"""Inside the site: plans to look at, and what each page costs in queries and bytes, as JSON."""

import json
import time
from collections.abc import Iterator

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.golden.runners import random_inputs
from tests.workouts.builder import answers
from workouts.planning.notation.requests import parse_request
from workouts.planning.values.request import Request
from workouts.services.plans import create_plan, sample_request
from workouts.storage.catalogue import known_equipment

PAGES = ("/", "/exercises/", "/exercises/deadlift/", "/how-plans-are-made/", "/plans/new/")
SEED = 2026


def main(plans: int, seconds: float) -> None:
    """Run by the shell of manage.py."""
    sample = _saved(sample_request())
    made, rate = _built(plans, seconds)
    counts = {address: list(_counted(address)) for address in (*PAGES, "/plans/")}
    counts["a plan"] = list(_counted(sample))
    told = {"plans": made, "sample": sample, "rate": rate, "counts": counts}
    print(json.dumps(told | {"answers": answers(action="save")}))


def _saved(request: Request) -> str:
    return str(create_plan(request).get_absolute_url())


def _built(plans: int, seconds: float) -> tuple[list[str], float]:
    """Plans of random runners, as many as fit into the time, and how many a second; then copies."""
    equipment = known_equipment()
    requests = [parse_request(one, equipment=equipment) for one in random_inputs(plans, SEED)]
    made: list[str] = []
    began = time.perf_counter()
    while len(made) < plans and time.perf_counter() - began < seconds:
        made.append(_saved(requests[len(made)]))
    rate = len(made) / (time.perf_counter() - began)
    while len(made) < plans:
        made.append(_saved(sample_request()))
    return made, rate


def _counted(address: str) -> Iterator[int]:
    """Queries the first time, queries again, bytes as sent."""
    client = Client()
    for _time in range(2):
        with CaptureQueriesContext(connection) as queries:
            response = client.get(address, headers={"accept-encoding": "br, gzip"})
        assert response.status_code == 200, address
        yield len(queries)
    yield len(response.content)
