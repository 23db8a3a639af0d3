"""Speed of the planner, as the golden weeks are asked: `make bench`."""

import statistics
import time
from pathlib import Path

from tests.golden import check_golden
from tests.workouts.planning.catalogue import equipment, exercises
from workouts.planning import build_week, review_week
from workouts.planning.notation import parse_request

ROUNDS = 5


def main() -> None:
    cases = check_golden.load(str(Path(__file__).parent / "golden" / "golden_cases.md"))
    requests = [parse_request(case["input"], equipment=equipment()) for case in cases]
    built, reviewed = [], []
    for request in requests * ROUNDS:
        start = time.perf_counter()
        week = build_week(request, exercises())
        between = time.perf_counter()
        review_week(week, request)
        built.append(between - start)
        reviewed.append(time.perf_counter() - between)
    for name, seconds in (("build_week", built), ("review_week", reviewed)):
        ordered = sorted(1000 * second for second in seconds)
        print(
            f"{name}: median {statistics.median(ordered):.2f} ms, "
            f"p95 {ordered[int(0.95 * len(ordered))]:.2f} ms, slowest {ordered[-1]:.2f} ms"
        )


if __name__ == "__main__":
    main()
