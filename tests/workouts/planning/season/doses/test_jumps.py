"""How much jumping and sprinting the coming week holds."""

from dataclasses import replace
from typing import Any

import pytest

from exercises.vocabulary import Level
from tests.workouts.planning.season.seasons import (
    GYM,
    Season,
    contacts,
    lived,
    missed,
    racing_in,
    runner,
    sprints,
    unreported,
)
from workouts.planning.season.course import Course
from workouts.planning.season.doses.jumps import contacts_wanted
from workouts.planning.values.season import Distance, Phase, Race

HILLY = GYM | {"hill"}


def jumping(weeks: int, **facts: Any) -> Season:
    """In a build phase long before a 10 km."""
    return lived(runner(**{"race": racing_in(10)} | facts), weeks)


def test_landings_climb_in_small_steps() -> None:
    counts = [contacts(one) for one in jumping(8).weeks]
    assert counts == [20, 24, 25, 0, 25, 30, 30, 30]


def test_from_fifty_and_under_eighteen_there_are_fewer() -> None:
    assert [contacts_wanted((), runner(age=age)) for age in (30, 55, 16)] == [20, 14, 12]


def test_more_running_or_no_report_holds_them() -> None:
    season = jumping(2, weekly_km=40.0)
    assert contacts(season.next(weekly_km=60.0)) == 24
    assert contacts(jumping(1).live([unreported]).next()) == 24


def test_two_weeks_without_take_a_step_back_and_three_begin_again() -> None:
    season = jumping(3)
    last = contacts(season.weeks[-1])
    season.live([missed, missed])
    assert contacts_wanted(season.history, season.next().request) == int(0.8 * last)
    again = jumping(3).live([missed] * 3).live([None, None])
    assert contacts(again.next()) <= 20


def test_jumps_are_not_begun_right_before_a_race() -> None:
    race = Race(day_offset=14, distance=Distance.TEN_K)
    proposed = Season(runner(block_week=None, race=race)).next()
    assert proposed.request.phase is Phase.PEAK
    assert contacts(proposed) == 0


def test_an_ultra_has_no_jumps_near_the_race() -> None:
    season = lived(runner(race=racing_in(7, "ultra")), 3)
    assert [contacts(one) > 0 for one in season.weeks] == [True, False, False]


def test_a_marathon_has_jumps_or_hills_and_no_hills_near_the_race() -> None:
    both = lived(runner(equipment=HILLY, race=racing_in(10, "marathon")), 1).weeks[0]
    assert contacts(both)
    assert not sprints(both)
    unearned = runner(
        equipment=HILLY,
        foundation_weeks=0,
        hill_sessions_done=4,
        race=racing_in(5, "marathon"),
    )
    found = [sprints(one) > 0 for one in lived(unearned, 3).weeks]
    assert found == [True, True, False]


def test_the_peak_has_few_sprints() -> None:
    first = runner(equipment=HILLY, foundation_weeks=0, hill_sessions_done=9, race=racing_in(4))
    assert 0 < sprints(lived(first, 1).weeks[0]) <= 6


def test_sprints_begin_again_after_three_weeks_without() -> None:
    first = runner(equipment=HILLY, foundation_weeks=0, hill_sessions_done=9)
    season = lived(first, 1)
    assert sprints(season.weeks[0]) == 6
    season.live([missed] * 3).live([None])
    assert sprints(season.next()) == 2


def test_a_taper_keeps_some_of_the_jumps_far_enough_from_the_race() -> None:
    season = lived(runner(race=racing_in(9)), 10)
    *_, peak, taper, race_week = season.weeks
    assert (taper.course, race_week.course) == (Course.TAPER, Course.RACE_WEEK)
    assert [contacts(one) for one in (peak, taper, race_week)] == [30, 15, 0]
    beginner = replace(taper.request, level=Level.BEGINNER)
    assert contacts_wanted(season.history[:-2], beginner) == 0


def test_a_taper_keeps_a_few_sprints_and_begins_with_none() -> None:
    first = runner(equipment=HILLY, foundation_weeks=0, race=racing_in(9))
    assert [sprints(one) for one in lived(first, 10).weeks[-3:]] == [6, 4, 0]
    short = runner(equipment=HILLY, foundation_weeks=0, race=racing_in(4))
    assert [sprints(one) for one in lived(short, 5).weeks] == [0] * 5


@pytest.mark.parametrize("phase", [Phase.TAPER, Phase.RECOVERY])
def test_quiet_weeks_have_no_power(phase: Phase) -> None:
    proposed = Season(runner(block_week=None, said_phase=phase, equipment=HILLY)).next()
    assert contacts(proposed) == sprints(proposed) == 0


def test_who_has_not_earned_them_does_not_jump() -> None:
    assert contacts(jumping(1, foundation_weeks=2).weeks[0]) == 0
