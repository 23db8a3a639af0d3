"""Inside the site: plans to look at, and what each page costs in queries and bytes, as JSON."""

import json
import time
from collections.abc import Iterator

from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.golden.runners import random_inputs
from tests.workouts.builder import answers
from workouts.models import this_monday
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
    runner, own = _signed_in()
    this_week = f"{own}weeks/{this_monday()}/"
    counts = {address: list(_counted(Client(), address)) for address in (*PAGES, "/plans/")}
    counts["a plan"] = list(_counted(Client(), sample))
    for name, address in (("a plan", own), ("this week", this_week), ("/today/", "/today/")):
        counts[f"{name}, signed in"] = list(_counted(runner, address))
    told = {
        "plans": made,
        "sample": sample,
        "this week": this_week,
        "cookie": f"{settings.SESSION_COOKIE_NAME}={runner.session.session_key}",
        "rate": rate,
        "counts": counts,
        "answers": answers(action="save"),
    }
    print(json.dumps(told))


def _signed_in() -> tuple[Client, str]:
    """A runner, and the address of the plan that is theirs."""
    client, person = Client(), get_user_model().objects.create_user("runner")
    client.force_login(person)
    return client, str(create_plan(sample_request(), owner=person).get_absolute_url())


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


def _counted(client: Client, address: str) -> Iterator[int]:
    """Queries the first time, queries again, bytes as sent."""
    for _time in range(2):
        with CaptureQueriesContext(connection) as queries:
            response = client.get(address, headers={"accept-encoding": "br, gzip"})
        assert response.status_code == 200, address
        yield len(queries)
    yield len(response.content)
