"""Inside the site: plans to look at, and what each page costs in queries and bytes, as JSON."""

import json
import sys
import time
from collections.abc import Iterator

import django


def main(plans: int, seconds: float) -> None:
    django.setup()
    from django.test import Client

    from tests.golden.runners import random_inputs
    from tests.workouts.answers import answers
    from workouts import services, storage
    from workouts.planning.notation import parse_request

    services.create_plan(services.sample_request())
    equipment = storage.known_equipment()
    inputs = random_inputs(plans, 2026)
    requests = [parse_request(one, equipment=equipment) for one in inputs]
    began = time.perf_counter()
    made = []
    for request in requests:
        made.append(services.create_plan(request).get_absolute_url())
        if time.perf_counter() - began > seconds:
            break
    rate = len(made) / (time.perf_counter() - began)
    while len(made) < plans:
        plan = services.create_plan(services.sample_request())
        made.append(plan.get_absolute_url())
    sample = services.create_plan(services.sample_request()).get_absolute_url()
    addresses = ["/", "/exercises/", "/exercises/deadlift/", "/how-plans-are-made/"]
    addresses += ["/plans/new/", sample, "/plans/"]
    counts = {address: list(_counted(Client(), address)) for address in addresses}
    counts = {name.replace(sample, "a plan"): count for name, count in counts.items()}
    told = {"plans": made, "sample": sample, "rate": rate, "counts": counts}
    print(json.dumps(told | {"answers": answers(action="save")}))


def _counted(client: object, address: str) -> Iterator[int]:
    """Queries the first time, queries again, bytes as sent."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    for _time in range(2):
        with CaptureQueriesContext(connection) as queries:
            response = client.get(address, headers={"accept-encoding": "br, gzip"})  # type: ignore[attr-defined]
        assert response.status_code == 200, address
        yield len(queries)
    yield len(response.content)


if __name__ == "__main__":
    main(int(sys.argv[1]), float(sys.argv[2]))
