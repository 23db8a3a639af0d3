"""The phase of each week of a season: by the date of the race, as far as there is time."""

from itertools import groupby

import pytest

from exercises.vocabulary import Level
from tests.workouts.planning.weeks import request
from workouts.planning.values.request import Request
from workouts.planning.values.season import Distance, PastRace, Phase, Priority, Race
from workouts.planning.values.week import Day


def week_of(number: int, weeks: int, distance: Distance, *, new: bool, level: str) -> Request:
    """Week `number` of a season of so many weeks, race week included, to a race on Sunday."""
    offset = len(Day) * (weeks - number) + Day.SUN
    return request(
        level=level,
        block_week=number,
        program_week=number if new else None,
        race=Race(day_offset=offset, distance=distance),
    )


def phases(weeks: int, distance: str, *, new: bool = False, level: str = "intermediate") -> str:
    """`base 4, build 8`: the phases of a season and their weeks."""
    found = [
        week_of(number, weeks, Distance(distance), new=new, level=level).phase
        for number in range(1, weeks + 1)
    ]
    return ", ".join(f"{phase} {len(list(same))}" for phase, same in groupby(found))


@pytest.mark.parametrize(
    ("weeks", "distance", "told"),
    [
        (18, "marathon", "base 4, build 8, peak 4, taper 1, race_week 1"),
        (12, "half", "base 1, build 6, peak 3, taper 1, race_week 1"),
        (8, "marathon", "build 3, peak 3, taper 1, race_week 1"),
        (8, "10k", "build 3, peak 3, taper 1, race_week 1"),
        (7, "marathon", "peak 5, taper 1, race_week 1"),
        (5, "10k", "peak 3, taper 1, race_week 1"),
        (3, "10k", "taper 2, race_week 1"),
        (1, "5k", "race_week 1"),
    ],
)
def test_with_little_time_base_is_cut_first_and_the_taper_never(
    weeks: int, distance: str, told: str
) -> None:
    assert phases(weeks, distance) == told


@pytest.mark.parametrize(
    ("weeks", "distance", "level", "told"),
    [
        (13, "half", "beginner", "base 7, build 3, peak 1, taper 1, race_week 1"),
        (20, "half", "beginner", "base 9, build 6, peak 3, taper 1, race_week 1"),
        (12, "half", "beginner", "base 7, build 2, peak 1, taper 1, race_week 1"),
        (12, "10k", "beginner", "base 7, build 2, peak 1, taper 1, race_week 1"),
        (8, "10k", "beginner", "base 6, taper 1, race_week 1"),
        (12, "10k", "intermediate", "base 10, taper 1, race_week 1"),
        (16, "10k", "intermediate", "base 6, build 5, peak 3, taper 1, race_week 1"),
    ],
)
def test_newcomers_have_their_base_before_anything_heavy(
    weeks: int, distance: str, level: str, told: str
) -> None:
    assert phases(weeks, distance, new=True, level=level) == told


@pytest.mark.parametrize(
    ("weeks", "too_late"), [(2, {1, 2}), (3, {1, 2, 3}), (5, {4, 5}), (6, set())]
)
def test_a_newcomer_near_a_race_starts_after_it(weeks: int, too_late: set[int]) -> None:
    found = {
        number
        for number in range(1, weeks + 1)
        if week_of(number, weeks, Distance.MARATHON, new=True, level="beginner").is_too_late
    }
    assert found == too_late


def test_it_is_never_too_late_for_who_lifts_or_plans_a_single_week() -> None:
    near = Race(day_offset=13, distance=Distance.TEN_K)
    assert not request(block_week=1, race=near).is_too_late
    assert not request(program_week=1, race=near).is_too_late
    assert not request(program_week=1, block_week=1).is_too_late


def test_without_a_race_foundation_strength_and_power_come_round_again() -> None:
    weeks = [request(block_week=number) for number in range(1, 25)]
    found = ["base" if one.phase is Phase.BASE else "build" for one in weeks]
    assert found == (["base"] * 4 + ["build"] * 8) * 2
    assert [one.has_power_block for one in weeks] == ([False] * 8 + [True] * 4) * 2


def test_who_races_most_weeks_stays_in_season() -> None:
    assert request(block_week=3, said_phase=Phase.INSEASON).phase is Phase.INSEASON


@pytest.mark.parametrize(
    ("last", "ahead", "phase"),
    [
        (-8, 34, Phase.PEAK),
        (-8, 35, Phase.BUILD),
        (-15, 35, Phase.BUILD),
        (-8, 69, Phase.BUILD),
        (-15, 90, Phase.BASE),
    ],
)
def test_between_two_close_races_nothing_is_built(last: int, ahead: int, phase: Phase) -> None:
    asked = request(
        last_race=PastRace(day_offset=last, distance=Distance.HALF),
        race=Race(day_offset=ahead, distance=Distance.TEN_K),
    )
    assert asked.phase is phase


@pytest.mark.parametrize(
    ("priority", "phase"), [(Priority.A, Phase.PEAK), (Priority.B, Phase.BASE)]
)
def test_who_is_new_has_no_base_between_two_close_races_that_matter_most(
    priority: Priority, phase: Phase
) -> None:
    asked = request(
        program_week=7,
        block_week=7,
        last_race=PastRace(day_offset=-1, distance=Distance.TEN_K, priority=priority),
        race=Race(day_offset=34, distance=Distance.FIVE_K),
    )
    assert asked.phase is phase


def test_without_weeks_counted_the_date_alone_gives_the_phase() -> None:
    race = Race(day_offset=7 * 5, distance=Distance.TEN_K)
    assert request(program_week=1, race=race).phase is Phase.BUILD
    assert request(program_week=1, race=race).weeks_for_season == 6
    assert request(race=race).weeks_for_season is None
    assert request(level=Level.BEGINNER, block_week=2).weeks_for_season is None
