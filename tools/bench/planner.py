"""Speed of the planner, without a database.

A thousand generated runners, with the exercises of the catalogue and with a synthetic catalogue of
sixty exercises and two hundred modifications; an enumerator of all weeks of a tiny menu for scale.
"""

import statistics
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial

from exercises.vocabulary import Level
from tests.golden.runners import random_inputs
from tests.workouts.planning.catalogue import equipment, exercises
from tests.workouts.planning.enumerator import least_cost, small_menu, small_request
from tests.workouts.planning.season.seasons import RUNS, Season, runner
from tools.bench.forms import climbed, preview, random_forms, request_of, told
from tools.bench.forms import timed as seconds_of
from workouts.planning import (
    alternatives,
    build_week,
    day_table,
    outline,
    remedies,
    review_week,
)
from workouts.planning.notation.requests import parse_request
from workouts.planning.values.exercise import Exercise
from workouts.planning.values.request import Request
from workouts.planning.values.season import Distance, Race
from workouts.planning.values.week import Week

RUNNERS, SEED = 1000, 2026
FORMS, CLIMBS, STEPS = 200, 5, 100  # random forms, the slowest that are climbed from, and how far
LARGE_CATALOGUE, MODIFICATIONS = 60, 200
SEASON_WEEKS = 20


def large_catalogue() -> tuple[Exercise, ...]:
    """Copies of our exercises under other names, with more modifications each."""
    ours = [exercise for exercise in exercises() if not exercise.is_family]
    copies = []
    for number in range(LARGE_CATALOGUE):
        one = ours[number % len(ours)]
        extra = MODIFICATIONS // LARGE_CATALOGUE + (number < MODIFICATIONS % LARGE_CATALOGUE)
        wanted = (one.modifications * 2)[: max(extra, 1)]
        key = f"{one.id}_{number}"
        copies.append(replace(one, id=key, slug=key, modifications=wanted))
    return tuple(copies)


def timed(ask: Callable[[], object], seconds: list[float]) -> object:
    start = time.perf_counter()
    answer = ask()
    seconds.append(time.perf_counter() - start)
    return answer


def row(name: str, seconds: list[float]) -> str:
    if not seconds:
        return f"{name:<34} never"
    ordered = sorted(1000 * second for second in seconds)
    p99 = ordered[min(len(ordered) - 1, int(0.99 * len(ordered)))]
    return (
        f"{name:<34} {len(ordered):>6} {statistics.median(ordered):>9.2f} {p99:>9.2f} "
        f"{ordered[-1]:>9.2f}"
    )


def measure(requests: list[Request], catalogue: tuple[Exercise, ...]) -> dict[str, list[float]]:
    found: dict[str, list[float]] = {
        name: [] for name in ("build", "review", "swap", "remedies", "day table")
    }
    for request in requests:
        start = time.perf_counter()
        week = build_week(request, catalogue)
        found["build"].append(time.perf_counter() - start)
        timed(partial(review_week, week, request), found["review"])
        timed(partial(day_table, request), found["day table"])
        _measure_changes(week, request, catalogue, found)
    return found


def _measure_changes(
    week: Week, request: Request, catalogue: tuple[Exercise, ...], found: dict[str, list[float]]
) -> None:
    if week.sessions:
        timed(lambda: alternatives(week, request, catalogue, place=0, position=0), found["swap"])
    for finding in review_week(week, request):
        timed(partial(remedies, finding, week, request), found["remedies"])


def main(count: int) -> None:
    requests = [parse_request(i, equipment=equipment()) for i in random_inputs(count, SEED)]
    print(f"{'milliseconds':<34} {'times':>6} {'median':>9} {'p99':>9} {'slowest':>9}")
    for name, catalogue in (
        (f"{len(exercises())} exercises", exercises()),
        (f"{LARGE_CATALOGUE} exercises", large_catalogue()),
    ):
        for task, seconds in measure(requests, catalogue).items():
            print(row(f"{task}, {name}", seconds))
    _measure_forms()
    _measure_seasons()
    built: list[float] = []
    tried: list[float] = []
    timed(lambda: build_week(small_request(), small_menu()), built)
    timed(lambda: least_cost(small_request(), small_menu()), tried)
    print(row("build, 2 exercises", built))
    print(row("enumerator, 2 exercises", tried))


def _measure_seasons() -> None:
    """Each week of twenty, all as planned, and the outline of all of them."""
    weeks: list[float] = []
    outlines: list[float] = []
    for level in Level:
        race = Race(day_offset=7 * SEASON_WEEKS - 1, distance=Distance.MARATHON)
        first = runner(RUNS, level=level, race=race)
        season = Season(first)
        timed(partial(outline, first, exercises()), outlines)
        for _ in range(SEASON_WEEKS):
            timed(season.next, weeks)
            season.live([None])
    print(row("next week", weeks))
    print(row(f"outline of {SEASON_WEEKS} weeks", outlines))


def _measure_forms() -> None:
    """Random forms, and the slowest that a climb from the slowest of them comes to."""
    took = seconds_of(preview)
    forms = list(random_forms(FORMS, SEED))
    print(row("preview, random forms", [took(form) for form in forms]))
    starts = sorted(forms, key=took)[-CLIMBS:]
    slow = [climbed(form, took, steps=STEPS, seed=n) for n, form in enumerate(starts)]
    print(row("preview, climbed forms", [took(form) for form in slow]))
    for form in slow:
        print(told(form, took(form), preview(request_of(form))))
