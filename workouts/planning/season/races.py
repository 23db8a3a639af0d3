"""Decides which of the races of a season a week leads to, and which it comes from."""

from collections.abc import Iterable
from dataclasses import replace

from workouts.planning.values.request import Request
from workouts.planning.values.season import (
    INTRO_WEEKS,
    MOST_RACE_DAYS,
    RECOVERY_WEEKS,
    PastRace,
    Priority,
    Race,
)
from workouts.planning.values.week import Day, Run, RunKind


def with_races(request: Request, races: Iterable[Race]) -> Request:
    """The week on the way to the next of these that matters most, else to the next, with the days
    of its own as races. They count their days from its Monday, fewer than none once they are over;
    those that are more than a year away are not known yet, or any more.
    """
    races = sorted(races, key=lambda race: race.day_offset)
    ahead = [race for race in races if 0 <= race.day_offset <= MOST_RACE_DAYS]
    behind = [race for race in races if -MOST_RACE_DAYS <= race.day_offset < 0]
    main = next((race for race in ahead if race.priority is Priority.A), None)
    race = main or next(iter(ahead), None)
    return replace(
        request,
        week=_with_race_days(request.week, ahead),
        race=race,
        other_races=tuple(one for one in ahead if one is not race),
        last_race=_last_race(behind) or request.last_race,
    )


def later(request: Request, weeks: int) -> Request:
    """The same runner so many weeks later, with the same runs; what was true of one week only, a
    break or sore legs, is over."""
    days = weeks * len(Day)
    last = request.last_race
    races = (*(() if request.race is None else (request.race,)), *request.other_races)
    if weeks:
        request = replace(request, weeks_off=0, soreness=(0,) * len(Day), run_spike_day=None)
    moved = replace(
        request,
        last_race=None if last is None else replace(last, day_offset=last.day_offset - days),
        program_week=_plus(request.program_week, weeks),
        block_week=_plus(request.block_week, weeks),
        novel_eccentric=request.novel_eccentric and weeks < INTRO_WEEKS,
    )
    return with_races(moved, (replace(one, day_offset=one.day_offset - days) for one in races))


def in_week(first: Request, races: tuple[Race, ...], weeks: int) -> Request:
    """The runner so many weeks later: on the way to the next race that matters, after the last."""
    days = weeks * len(Day)
    request = later(replace(first, race=None, other_races=()), weeks)
    return with_races(request, (replace(one, day_offset=one.day_offset - days) for one in races))


def _plus(count: int | None, more: int) -> int | None:
    return None if count is None else count + more


def in_season(asked: Request, races: Iterable[Race], *, number: int) -> Request:
    """What a runner asked of a week, in the week of this number of a season: its place in it and
    its races say which phase it is."""
    request = with_races(replace(asked, block_week=number), races)
    return replace(request, said_phase=request.phase)


def _with_race_days(week: tuple[Run, ...], ahead: Iterable[Race]) -> tuple[Run, ...]:
    runs = list(week)
    for race in ahead:
        if race.day_offset < len(Day) and runs[race.day_offset].kind is not RunKind.RACE:
            runs[race.day_offset] = Run(kind=RunKind.RACE, detail=race.distance.value)
    return tuple(runs)


def _last_race(behind: Iterable[Race]) -> PastRace | None:
    """The one whose recovery lasts longest: a short race soon after a marathon does not end it."""
    past = [race for race in behind if not race.is_training_run]
    if not past:
        return None
    last = max(past, key=lambda race: (_recovered(race), race.day_offset))
    return PastRace(day_offset=last.day_offset, distance=last.distance, priority=last.priority)


def _recovered(race: Race) -> int:
    """The day from which nothing is left of it to recover from."""
    return race.day_offset + len(Day) * RECOVERY_WEEKS[race.distance]
