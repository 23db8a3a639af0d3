"""Plans for many random runners under the eyes of the experts' own checker: `make sweep`."""

import os
import sys
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from typing import Any

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup()  # the planner's catalogue is made by a module that imports the models

from tests.golden import check_golden  # noqa: E402
from tests.golden.facts import checker_facts  # noqa: E402
from tests.golden.runners import random_inputs  # noqa: E402
from tests.workouts.planning.catalogue import equipment, exercises  # noqa: E402
from workouts.planning import build_week, review_week  # noqa: E402
from workouts.planning.notation.answers import answer_document  # noqa: E402
from workouts.planning.notation.requests import parse_request  # noqa: E402

RUNNERS, BATCH = 20_000, 500
REPEATING = ("hard-day-cap",)  # what the checker judges as if the week repeated, whatever is known
MOST_SOFT = 12  # cost above which the rule book asks for another plan


def faults(document: dict[str, Any]) -> Iterator[str]:
    """What speaks against the week built for this runner; violations by the runs alone are the
    runner's own."""
    request = parse_request(document, equipment=equipment())
    week = build_week(request, exercises())
    findings = review_week(week, request)
    answer = answer_document(week, request, findings, lambda text, facts: text)
    yield from (f"MUST {finding.rule}" for finding in findings if finding.is_must)
    judged = {"input": document | {"phase": request.phase.value}}  # the date of a race rules it
    own = check_golden.violations(judged, [], checker_facts())
    found = check_golden.violations(judged, answer["plan"], checker_facts())
    if not {"prevWeek", "nextWeek"}.isdisjoint(document):
        found = [violation for violation in found if violation[0] not in REPEATING]
    if not any(violation[1] == "hard" for violation in own):
        yield from (f"hard: {violation}" for violation in found if violation[1] == "hard")
    soft = _soft(found) - _soft(own)
    if week.sessions and soft > MOST_SOFT:
        yield f"soft cost {soft}"


def _soft(violations: list[tuple[Any, ...]]) -> float:
    return sum(float(violation[2]) for violation in violations if violation[1] == "soft")


def sweep(count: int, seed: int) -> list[str]:
    return [
        f"{fault}: {document}"
        for document in random_inputs(count, seed)
        for fault in faults(document)
    ]


def main(count: int) -> int:
    seeds = range(1, count // BATCH + 1)
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        found = [fault for part in pool.map(sweep, [BATCH] * len(seeds), seeds) for fault in part]
    print(f"{len(seeds) * BATCH} runners, {len(found)} faults")
    for fault in found[:20]:
        print(fault)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else RUNNERS))
