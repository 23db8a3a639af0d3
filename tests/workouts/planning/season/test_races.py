"""Which races a week of a season leads to, and which it comes from."""

from dataclasses import replace

from tests.workouts.planning.season.seasons import racing_in, runner
from tests.workouts.planning.weeks import request
from workouts.planning.notation.requests import parse_request, request_document
from workouts.planning.season.races import in_season, in_week, later, with_races
from workouts.planning.values.season import Distance, PastRace, Phase, Priority, Race
from workouts.planning.values.week import Day, RunKind

MARATHON = racing_in(12, "marathon")
ON_THE_WAY = replace(racing_in(4), priority=Priority.B)


def test_a_week_leads_to_the_race_that_matters_most_and_knows_the_others() -> None:
    asked = with_races(runner(), [MARATHON, ON_THE_WAY])
    assert asked.race == MARATHON == asked.main_race
    assert asked.other_races == (ON_THE_WAY,)
    assert asked.races == (MARATHON, ON_THE_WAY)


def test_without_one_that_matters_most_it_leads_to_the_next() -> None:
    asked = with_races(runner(), [replace(MARATHON, priority=Priority.B), ON_THE_WAY])
    assert asked.race == ON_THE_WAY
    assert asked.main_race is None


def test_a_race_is_the_run_of_its_day() -> None:
    asked = later(with_races(runner(), [MARATHON, ON_THE_WAY]), 4)
    assert asked.week[Day.SUN].kind is RunKind.RACE
    assert asked.week[Day.SUN].detail == "10k"
    assert asked.race == replace(MARATHON, day_offset=8 * len(Day) + Day.SUN)
    on_the_way = asked.races[1]
    assert (on_the_way.day_offset, on_the_way.priority) == (Day.SUN, Priority.B)


def test_what_is_asked_of_a_week_far_from_its_race_can_be_written_and_read() -> None:
    races = [Race(day_offset=days, distance=Distance.HALF) for days in (-400, -366, 366, 367)]
    asked = with_races(runner(), races)
    assert asked.races == (races[2],)
    assert parse_request(request_document(asked), equipment=asked.equipment) == asked


def test_a_race_that_is_over_is_remembered() -> None:
    asked = later(with_races(runner(), [ON_THE_WAY]), 5)
    assert asked.race is None
    assert asked.last_race == PastRace(day_offset=-1, distance=Distance.TEN_K)


def test_a_short_race_does_not_end_the_recovery_from_a_long_one() -> None:
    short = racing_in(2, "5k")
    asked = in_week(runner(), (racing_in(0, "marathon"), short), 3)
    assert asked.last_race == PastRace(
        day_offset=-15, distance=Distance.MARATHON, priority=Priority.A
    )
    assert asked.phase is Phase.RECOVERY


def test_a_weekly_run_and_what_is_long_over_are_no_last_race() -> None:
    weekly = Race(day_offset=-1, distance=Distance.FIVE_K, priority=Priority.C)
    long_over = Race(day_offset=-400, distance=Distance.MARATHON)
    assert with_races(runner(), [weekly, long_over]).last_race is None


def test_what_was_true_of_one_week_is_over_in_the_next() -> None:
    sore = runner(weeks_off=3, soreness=(6,) * 7, run_spike_day=Day.SUN, novel_eccentric=True)
    after = later(sore, 1)
    assert (after.weeks_off, after.soreness, after.run_spike_day) == (0, (0,) * 7, None)
    assert after.novel_eccentric
    assert not later(sore, 2).novel_eccentric
    assert later(sore, 0) == sore


def test_weeks_are_counted_on() -> None:
    after = later(runner(block_week=3, program_week=1), 4)
    assert (after.block_week, after.program_week) == (7, 5)
    alone = later(request("rest rest rest rest rest rest rest"), 4)
    assert (alone.block_week, alone.program_week) == (None, None)


def test_the_place_in_the_season_says_the_phase() -> None:
    asked = in_season(runner(block_week=None), [MARATHON], number=3)
    assert asked.block_week == 3
    assert asked.said_phase is asked.phase is Phase.BUILD


def test_other_races_are_written_and_read() -> None:
    asked = with_races(runner(), [MARATHON, ON_THE_WAY])
    document = request_document(asked)
    assert parse_request(document, equipment=asked.equipment) == asked
