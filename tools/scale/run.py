"""Fills, measures and prints; started by `python -m tools.scale` with its environment."""

import logging
import sys
import time

import django

django.setup()
logging.disable(logging.INFO)  # a line for each request

from tools.scale import filling, measuring  # noqa: E402
from tools.scale.tables import shown  # noqa: E402
from workouts.models import Plan  # noqa: E402


def main(sizes: list[int], pg_dump: str) -> int:
    measured: dict[int, measuring.Measured] = {}
    measuring.prepare()
    done = 0
    for size in sizes:
        start = time.monotonic()
        filling.seed(min(size, filling.GENUINE))
        if size > filling.GENUINE:
            filling.multiply(max(done, filling.GENUINE), size)
            done = size
        filled = Plan.objects.count()
        say(f"{filled} plans after {time.monotonic() - start:.0f} s")
        measured[size] = measuring.measure(size, pg_dump)
        say(f"measured after {time.monotonic() - start:.0f} s")
        print(shown(measured), flush=True)  # noqa: T201
    return 1 if any(one.scans for one in measured.values()) else 0


def say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)  # noqa: T201


if __name__ == "__main__":
    sys.exit(main([int(size) for size in sys.argv[1].split(",")], sys.argv[2]))
