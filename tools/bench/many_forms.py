"""`python -m tools.bench.many_forms random COUNT SEED OUT | climb OUT FROM... | show FROM...`

How much CPU the answers to very many forms take: random ones, and those that a climb from the
slowest of them comes to. Each form is a line of OUT, so that a run that was stopped goes on from
there; several runs at once write to a file each.
"""

import gc
import json
import os
import sys
import time
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup()  # the planner's catalogue is made by a module that imports the models

from tests.workouts.planning.catalogue import exercises  # noqa: E402
from tools.bench.forms import (  # noqa: E402
    Form,
    climbed,
    preview,
    random_forms,
    request_of,
    told,
)

SLOW, TOO_SLOW = 0.2, 0.5  # seconds: of one form in a thousand at most, and of none
NOTED = 0.1  # seconds from which a form is kept, and measured again
AGAIN = 2  # times: the least counts, because other processes take the caches away
CLIMBS, STEPS = 20, 60  # the slowest that are climbed from at once, and how far


def measured(form: Form) -> dict[str, Any]:
    """Seconds of CPU and looks; the form too where it is slow."""
    request = request_of(form)
    times: list[float] = []
    while not times or (times[0] > NOTED and len(times) <= AGAIN):
        start = time.process_time()
        looks = preview(request)
        times.append(time.process_time() - start)
    row = {"seconds": round(min(times), 4), "looks": looks}
    return row | {"form": form} if min(times) > NOTED else row


def try_random(count: int, seed: int, out: Path) -> None:
    done = sum(1 for _ in out.open()) if out.exists() else 0
    with out.open("a", buffering=1) as file:
        for form in islice(random_forms(count, seed), done, None):
            print(json.dumps(measured(form)), file=file)


def climb(out: Path, sources: Iterable[Path]) -> None:
    """From the slowest forms of the sources, until it is stopped: each round from the slowest
    then."""
    sources = (*sources, out)
    with out.open("a", buffering=1) as file:

        def seconds(form: Form) -> float:
            row = measured(form)
            print(json.dumps(row), file=file)
            return float(row["seconds"])

        number = 0
        while True:
            slow = [row["form"] for row in slowest(rows_of(sources), CLIMBS)]
            for form in slow:
                number += 1
                climbed(form, seconds, steps=STEPS, seed=number)


def rows_of(sources: Iterable[Path]) -> Iterator[dict[str, Any]]:
    """The last line of a file that is being written may be half written."""
    for source in sources:
        for line in source.open() if source.exists() else ():
            if line.endswith("\n"):
                yield json.loads(line)


def slowest(rows: Iterable[dict[str, Any]], count: int) -> list[dict[str, Any]]:
    kept = (row for row in rows if "form" in row)
    return sorted(kept, key=lambda row: -row["seconds"])[:count]


def show(sources: Iterable[Path]) -> None:
    rows = list(rows_of(sources))
    took = sorted(row["seconds"] for row in rows)
    print(f"{len(took)} forms")
    for name, part in (("median", 0.5), ("99 %", 0.99), ("99.9 %", 0.999), ("slowest", 1.0)):
        print(f"{name:<8} {took[min(len(took) - 1, int(part * len(took)))]:.3f} s")
    for limit in (SLOW, TOO_SLOW):
        print(f"above {limit} s: {sum(seconds > limit for seconds in took)}")
    for row in slowest(rows, 10):
        print(told(row["form"], row["seconds"], row["looks"]))


def main(mode: str, *asked: str) -> None:
    exercises()
    gc.collect()
    gc.freeze()  # as a worker of the server does
    if mode == "random":
        count, seed, out = asked
        try_random(int(count), int(seed), Path(out))
    elif mode == "climb":
        climb(Path(asked[0]), map(Path, asked[1:]))
    elif mode == "show":
        show(map(Path, asked))
    else:
        sys.exit(__doc__)


if __name__ == "__main__":
    main(*sys.argv[1:])
