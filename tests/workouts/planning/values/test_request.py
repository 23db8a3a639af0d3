"""What a request says of its races: the phase in force, which race matters, and recovery."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.workouts.planning.runners import REQUESTS
from tests.workouts.planning.weeks import QUIET, a_week, request
from workouts.planning.values.request import Request
from workouts.planning.values.season import Distance, PastRace, Phase, Priority, Race
from workouts.planning.values.week import Day

SIX_EASY = "easy " * 6
#: Weeks to the race, race week first, in which each phase begins: blocks.md, section 1.
TABLE = {
    Distance.EIGHT_HUNDRED: (1, 2, 5, 11),
    Distance.FIFTEEN_HUNDRED: (1, 2, 5, 11),
    Distance.THREE_K: (1, 2, 5, 11),
    Distance.FIVE_K: (1, 2, 5, 11),
    Distance.TEN_K: (1, 2, 5, 11),
    Distance.HALF: (1, 2, 5, 11),
    Distance.MARATHON: (1, 2, 6, 14),
    Distance.ULTRA: (1, 3, 7, 15),
}
PHASES = (Phase.RACE_WEEK, Phase.TAPER, Phase.PEAK, Phase.BUILD, Phase.BASE)


def racing(offset: int, distance: Distance, said: Phase = Phase.BASE) -> Request:
    return request(said_phase=said, race=Race(day_offset=offset, distance=distance))


def by_table(weeks: int, distance: Distance) -> Phase:
    return PHASES[sum(weeks >= first for first in TABLE[distance])]


@pytest.mark.parametrize("distance", Distance)
@pytest.mark.parametrize("weeks", range(20))
def test_the_date_of_a_sunday_race_gives_the_phase_of_the_table(
    distance: Distance, weeks: int
) -> None:
    sunday = len(Day) * weeks + Day.SUN
    assert racing(sunday, distance).phase is by_table(weeks, distance)


@pytest.mark.parametrize(
    ("offset", "phase"), [(14, Phase.TAPER), (17, Phase.TAPER), (18, Phase.PEAK)]
)
def test_a_marathon_early_in_the_week_tapers_for_two_weeks(offset: int, phase: Phase) -> None:
    assert racing(offset, Distance.MARATHON).phase is phase


@given(
    said=st.sampled_from([phase for phase in Phase if phase is not Phase.RECOVERY]),
    offset=st.integers(0, 366),
    distance=st.sampled_from(Distance),
)
def test_the_date_rules_whatever_phase_was_said(
    said: Phase, offset: int, distance: Distance
) -> None:
    assert racing(offset, distance, said).phase is racing(offset, distance).phase


def test_a_week_without_a_race_is_what_the_runner_says() -> None:
    for said in Phase:
        assert request(said_phase=said).phase is said


def test_one_who_recovers_is_hurried_by_the_taper_only() -> None:
    assert racing(13, Distance.HALF, Phase.RECOVERY).phase is Phase.TAPER
    assert racing(40, Distance.HALF, Phase.RECOVERY).phase is Phase.RECOVERY


@pytest.mark.parametrize("priority", [Priority.B, Priority.C])
def test_only_the_race_that_matters_gives_the_phase(priority: Priority) -> None:
    race = Race(day_offset=6, distance=Distance.TEN_K, priority=priority)
    assert request(said_phase=Phase.BUILD, race=race).phase is Phase.BUILD


def test_the_first_of_two_races_gives_the_phase() -> None:
    runner = request(SIX_EASY + "race:marathon", race=Race(day_offset=27, distance=Distance.HALF))
    assert runner.phase is Phase.RACE_WEEK


@pytest.mark.parametrize(
    ("distance", "priority"),
    [
        ("marathon", Priority.A),
        ("ultra", Priority.A),
        ("half", Priority.B),
        ("10k", Priority.B),
        ("5k", Priority.B),
        ("1500m", Priority.B),
    ],
)
def test_a_race_written_as_a_run_matters_by_its_distance(distance: str, priority: Priority) -> None:
    (race,) = request(f"{SIX_EASY}race:{distance}").races
    assert (race.distance, race.priority) == (Distance(distance), priority)


@pytest.mark.parametrize("other", ["previous_week", "next_week"])
def test_the_same_short_race_next_week_or_last_week_makes_it_a_training_run(other: str) -> None:
    def priorities(race: str, there: str) -> set[Priority]:
        around: dict[str, Any] = {other: a_week(there)}
        return {race.priority for race in request(SIX_EASY + race, **around).races}

    assert priorities("race:5k", SIX_EASY + "race:5k") == {Priority.C}
    assert Priority.B in priorities("race:5k", "race:5k " + SIX_EASY)
    assert priorities("race:10k", SIX_EASY + "race:10k") == {Priority.B}


def test_a_race_the_runner_named_keeps_its_priority() -> None:
    named = Race(day_offset=6, distance=Distance.MARATHON, priority=Priority.C)
    assert request(SIX_EASY + "race:marathon", race=named).races == (named,)


@pytest.mark.parametrize(
    ("distance", "weeks"),
    [("3k", 0), ("5k", 0), ("10k", 0), ("half", 1), ("marathon", 3), ("ultra", 4)],
)
def test_after_a_long_race_the_week_is_one_of_recovery(distance: str, weeks: int) -> None:
    for week in range(1, 7):
        past = PastRace(day_offset=Day.SUN - len(Day) * week, distance=Distance(distance))
        runner = request(said_phase=Phase.BUILD, last_race=past)
        assert runner.phase is (Phase.RECOVERY if week <= weeks else Phase.BUILD)
    runner = request(QUIET, previous_week=a_week(SIX_EASY + f"race:{distance}"))
    assert runner.phase is (Phase.RECOVERY if weeks else Phase.BASE)


@given(request=REQUESTS)
def test_saying_the_phase_in_force_changes_nothing(request: Request) -> None:
    assert replace(request, said_phase=request.phase).phase is request.phase


@given(request=REQUESTS)
def test_a_day_holds_one_race_at_most(request: Request) -> None:
    assert len({race.day_offset for race in request.races}) == len(request.races)
