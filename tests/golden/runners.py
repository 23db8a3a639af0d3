"""Random realistic runners as requests in JSON, the same for the same seed."""

from collections.abc import Iterator
from random import Random
from typing import Any

from exercises.vocabulary import NO_EQUIPMENT
from tests.workouts.planning.catalogue import equipment
from workouts.planning.values.request import PainSite

DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
QUALITY = ("quality:intervals", "quality:tempo", "quality:hills", "quality:race5k")
LONG = ("long:60min", "long:80min", "long:90min", "long:120min", "long:150min", "long")
PAIN_SITES = tuple(site.value for site in PainSite if site)
KIT = tuple(sorted({*equipment(), "hill"} - {NO_EQUIPMENT}))


def random_inputs(count: int, seed: int) -> Iterator[dict[str, Any]]:
    chance = Random(seed)  # noqa: S311 (nothing secret)
    for _ in range(count):
        yield _input(chance)


def _input(chance: Random) -> dict[str, Any]:
    phases = ("base", "build", "peak", "taper", "inseason", "recovery", "race_week")
    neighbours = (
        {name: _week(chance)} if chance.random() < 0.4 else {} for name in ("prevWeek", "nextWeek")
    )
    before, after = neighbours
    return {
        "runner": _runner(chance),
        "phase": chance.choice(phases),
        "week": _week(chance),
        **before,
        **after,
        "context": _context(chance),
        "school": chance.choice(("hard_days_hard", "easy_days", "separate_days")),
    }


def _week(chance: Random) -> dict[str, str]:
    return {day: _run(chance) for day in DAYS}


def _run(chance: Random) -> str:
    roll = chance.random()
    if roll < 0.25:
        return "rest"
    if roll < 0.65:
        return chance.choice(("easy", "easy", "easy:45min"))
    return chance.choice(QUALITY) if roll < 0.85 else chance.choice(LONG)


def _runner(chance: Random) -> dict[str, Any]:
    runner: dict[str, Any] = {
        "level": chance.choice(("beginner", "intermediate", "advanced")),
        "age": chance.choice((14, 16, 25, 35, 45, 52, 66, 80)),
        "foundationWeeks": chance.choice((0, 5, 20)),
        "doubleDays": chance.random() < 0.4,
        "equipment": chance.sample(KIT, chance.randint(0, 6)),
        "sessionMinutes": chance.choice((20, 30, 40, 60)),
        "hillSessionsDone": chance.choice((0, 2, 10)),
    }
    if chance.random() < 0.3:
        runner |= {"sessionsPerWeek": chance.choice((1, 2, 3, 4))}
    if chance.random() < 0.2:
        runner |= {"novelEccentric": True, "programWeek": 1}
    if chance.random() < 0.1:
        runner |= {"pregnant": True, "clearance": True, "pregnancyWeek": chance.choice((8, 24))}
    if chance.random() < 0.1:
        runner |= {"deload": True, "usualHamSets": chance.choice((6, 9))}
    return runner


def _context(chance: Random) -> dict[str, Any]:
    day = chance.choice
    troubles: tuple[tuple[float, dict[str, Any]], ...] = (
        (0.2, {"pain": day((1, 2, 3, 4)), "painSite": day(PAIN_SITES)}),
        (0.1, {"strainStage": day((1, 2, 3, 4))}),
        (0.1, {"lastRace": {"dayOffset": day((-1, -4)), "distance": day(("5k", "marathon"))}}),
        (0.1, {"sorenessByDay": {day(DAYS): 5, day(DAYS): 6}}),
        (0.1, {"runSpikeDay": day(DAYS)}),
        (
            0.2,
            {
                "race": {
                    "dayOffset": day((2, 6, 8, 13, 20, 41, 90)),
                    "distance": day(("5k", "10k", "half", "marathon", "ultra")),
                    "priority": day("ABC"),
                }
            },
        ),
    )
    context: dict[str, Any] = {}
    for share, trouble in troubles:
        if chance.random() < share:
            context |= trouble
    return context
