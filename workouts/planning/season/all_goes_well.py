"""Decides what the weeks of a season would hold if all of them went as planned."""

from collections.abc import Iterator
from dataclasses import replace

from workouts.planning.season.history import History
from workouts.planning.season.next_week import NextWeek, next_week
from workouts.planning.season.outline import in_week
from workouts.planning.values.exercise import Exercise
from workouts.planning.values.report import week_as_planned
from workouts.planning.values.request import Request
from workouts.planning.values.season import Race


def if_all_goes_well(
    first: Request,
    exercises: tuple[Exercise, ...],
    *,
    races: tuple[Race, ...] = (),
    history: History = (),
    weeks: int,
) -> Iterator[NextWeek]:
    """So many weeks from that of `first`, one after the other, each after one without trouble."""
    own = () if first.race is None else (first.race,)
    all_races = tuple(sorted({*races, *own}, key=lambda race: race.day_offset))
    start = first if first.block_week is not None else replace(first, block_week=1)
    for number in range(weeks):
        proposed = next_week(history, in_week(start, all_races, number), exercises)
        yield proposed
        history = (*history, week_as_planned(proposed.week, proposed.request))
