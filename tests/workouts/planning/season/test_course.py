"""What kind of week comes next."""

from dataclasses import replace
from typing import Any

import pytest

from tests.workouts.planning.catalogue import exercises
from tests.workouts.planning.season.seasons import (
    Season,
    felt,
    lifted_as,
    lived,
    missed,
    notes,
    racing_in,
    runner,
    sets_of,
    unreported,
)
from workouts.planning import NextWeek, next_week
from workouts.planning.season.course import Course
from workouts.planning.season.races import later
from workouts.planning.values.report import PastWeek
from workouts.planning.values.request import PainSite
from workouts.planning.values.season import Distance, PastRace, Phase, Priority, Race
from workouts.planning.values.week import Day

BASE = runner(race=racing_in(20))


def test_a_deload_comes_after_three_weeks_and_may_be_skipped_after_clean_ones() -> None:
    season = lived(BASE, 3)
    due = season.next()
    assert due.course is Course.DELOAD
    assert due.may_skip
    assert notes(due) == ["3 weeks of work: an easier one lets the gains show."]
    asked = later(BASE, 3)
    from_here = Season(asked)
    from_here.history = season.history
    skipped = _next(season, skips_deload=True)
    assert skipped.course is Course.ORDINARY
    assert notes(skipped) == ["An easier week was due, and you skip it after two good ones."]


def _next(season: Season, **facts: Any) -> NextWeek:
    from tests.workouts.planning.catalogue import exercises
    from workouts.planning import next_week

    return next_week(season.history, later(season.first, len(season.history)), exercises(), **facts)


def test_after_a_week_that_was_not_clean_it_may_not_be_skipped() -> None:
    for report in (missed, unreported, lambda past: felt(past, soreness=4)):
        season = lived(BASE, 2).live([report])
        assert not season.next().may_skip


def test_it_falls_in_the_runners_own_cut_back_week() -> None:
    season = lived(replace(BASE, weekly_km=50.0), 2)
    early = season.next(weekly_km=40.0)
    assert early.course is Course.DELOAD
    assert notes(early) == ["Your running is lighter this week, so strength is too."]
    assert season.next(weekly_km=45.0).course is Course.ORDINARY


@pytest.mark.parametrize(
    ("planned", "ran", "coming", "grows"),
    [
        (50.0, None, 50.0, False),
        (50.0, 40.0, 50.0, True),  # back to the plan after a week with less
        (50.0, 60.0, 60.0, True),  # more than planned, and so much again
        (50.0, 60.0, 50.0, False),
        (None, 40.0, 50.0, True),
        (50.0, 40.0, None, False),
    ],
)
def test_the_running_of_a_week_is_compared_with_what_was_run(
    planned: float | None, ran: float | None, coming: float | None, grows: bool
) -> None:
    season = lived(replace(BASE, weekly_km=planned), 1)
    season.history = (replace(season.history[0], km=ran),)
    assert season.next(weekly_km=coming).request.raises_running is grows


def b_race(day: int) -> Race:
    return Race(day_offset=day, distance=Distance.TEN_K, priority=Priority.B)


def test_it_waits_a_week_for_a_lesser_race() -> None:
    season = lived(runner(block_week=5), 3)
    assert season.next(race=b_race(13)).course is Course.ORDINARY
    season = lived(runner(block_week=5), 2)
    early = season.next(race=b_race(6))
    assert notes(early) == ["You race this week, so the easier week falls here."]


def test_it_comes_early_for_who_sleeps_badly_and_runs_slowly() -> None:
    season = lived(BASE, 2)
    slow, sleepless = {"slow_runs": 1}, {"poor_nights": 2}

    def next_after(**signs: Any) -> Course:
        season.history = tuple(replace(past, **signs) for past in season.history)
        return season.next().course

    assert next_after(**slow) is Course.ORDINARY
    assert next_after(**sleepless, **slow) is Course.DELOAD


def test_it_comes_early_for_who_is_sore_and_short_of_reps() -> None:
    def tired(past: PastWeek) -> PastWeek:
        both = felt(felt(past, 0, soreness=4), 1, soreness=4)
        return lifted_as(both, "hamstring_curl", fewest_reps=1)

    season = lived(BASE, 0).live([tired, tired])
    assert season.next().course is Course.DELOAD
    assert notes(season.next()) == [
        "Several signs of tiredness in two weeks: the easier week comes early."
    ]


def test_the_runner_may_say_so_too() -> None:
    assert lived(BASE, 1).next(deload=True).course is Course.DELOAD


def test_a_season_of_races_has_an_easier_week_after_five() -> None:
    season = lived(runner(said_phase=Phase.INSEASON), 6)
    assert [one.course for one in season.weeks].index(Course.DELOAD) == 5


def test_a_missed_week_counts_as_the_easier_one() -> None:
    season = lived(BASE, 2).live([missed])
    proposed = season.next()
    assert proposed.course is Course.ORDINARY
    assert notes(proposed) == ["The week you missed counts as the easier one."]
    assert season.live([None]).next().course is Course.ORDINARY


def test_nothing_written_down_gives_the_same_week_again_and_says_so() -> None:
    season = lived(BASE, 1).live([unreported])
    again = season.next()
    assert notes(again) == ["Nothing was written down last week, so the doses stay the same."]
    assert sets_of(again) == sets_of(season.weeks[-1])
    assert {change.turn for change in again.changes} == {"same"}


def test_a_rise_in_pain_counts_like_pain_and_keeps_its_place() -> None:
    def rising(past: PastWeek) -> PastWeek:
        return felt(past, 1, pain=2, pain_site=PainSite.KNEE)

    proposed = lived(BASE, 1).live([rising]).next()
    assert proposed.course is Course.AMBER
    assert proposed.request.pain_site is PainSite.KNEE
    told = lived(BASE, 1).live([rising]).next(pain=3, pain_site=PainSite.BACK)
    assert told.request.pain_site is PainSite.BACK


def test_pain_of_a_session_that_was_given_up_counts_too() -> None:
    season = lived(BASE, 2).live([lambda past: felt(past, 1, pain=3, is_done=False)])
    assert season.next().course is Course.AMBER
    assert season.live([None]).next().course is Course.COMING_BACK


def test_pain_said_today_needs_no_history() -> None:
    assert Season(BASE).next(pain=3).course is Course.AMBER
    assert Season(BASE).next(weeks_off=3).course is Course.RESTART


def test_who_says_so_recovers() -> None:
    season = lived(runner(block_week=None), 2)
    proposed = season.next(said_phase=Phase.RECOVERY)
    assert proposed.course is Course.RECOVERY
    assert len(proposed.week.gym) <= 1


def test_a_race_of_the_week_before_is_known_without_being_told() -> None:
    race = Race(day_offset=Day.SUN, distance=Distance.HALF)
    season = lived(runner(block_week=None), 1).live([None], race=race)
    season.first = replace(season.first, race=None)
    last = PastRace(day_offset=-1, distance=Distance.HALF, priority=Priority.A)
    assert season.next().request.last_race == last
    season.live([None])
    assert season.next().request.last_race == replace(last, day_offset=-8)
    told = PastRace(day_offset=-3, distance=Distance.FIVE_K)
    assert season.next(last_race=told).request.last_race == told


def test_with_the_easier_week_over_nothing_is_made_up_for() -> None:
    season = lived(BASE, 3).live([missed])
    assert season.next().course is Course.ORDINARY
    assert season.next().request.weeks_off == 1


def test_a_single_week_without_a_season_keeps_the_phase_that_was_said() -> None:
    proposed = Season(runner(block_week=None, said_phase=Phase.PEAK)).next()
    assert proposed.request.phase is Phase.PEAK


def test_a_race_that_moves_after_the_taper_brings_no_heavier_week_for_a_fortnight() -> None:
    season = lived(runner(race=racing_in(5)), 5)
    moved = season.next(race=racing_in(3))
    assert moved.course is Course.DELOAD
    assert "The race has moved" in moved.notes[0].sentence
    far = season.next(race=racing_in(4))
    assert far.course is not Course.DELOAD
    season.live([None], race=racing_in(3)).live([None], race=racing_in(2))
    assert [one.course for one in season.weeks[-2:]] == [Course.DELOAD] * 2
    assert season.next(race=racing_in(1)).course is Course.TAPER


def test_after_a_race_that_was_run_the_taper_before_it_is_forgotten() -> None:
    season = lived(runner(race=racing_in(2)), 3)
    assert season.next(race=racing_in(3)).course is not Course.DELOAD


@pytest.mark.parametrize(
    ("before", "asked", "pain", "stage"),
    [(2, 4, 0, 3), (2, 4, 3, 2), (2, 1, 0, 1), (2, 2, 0, 2), (None, 3, 0, 3), (2, None, 0, None)],
)
def test_a_strain_goes_one_stage_further_after_two_sessions_without_pain(
    before: int | None, asked: int | None, pain: int, stage: int | None
) -> None:
    season = Season(runner(clearance=True))
    season.live([lambda past: felt(past, -1, pain=pain)], strain_stage=before)
    assert season.next(strain_stage=asked).request.strain_stage == stage


def test_without_a_session_to_tell_by_a_strain_goes_on_too() -> None:
    season = Season(runner(clearance=True, sessions_per_week=0)).live([None], strain_stage=1)
    assert season.next(strain_stage=4).request.strain_stage == 2


def test_more_than_four_weeks_off_begin_the_programme_again_without_a_history_too() -> None:
    first = Season(runner(weeks_off=10, hill_sessions_done=12))
    assert first.next().request.program_week == 1
    assert first.live([None]).next().request.program_week == 2
    assert Season(runner(weeks_off=4)).next().request.program_week is None


def test_the_week_after_a_missed_one_is_an_ordinary_one() -> None:
    season = lived(runner(race=racing_in(20)), 2).live([missed, None])
    assert season.next().request.weeks_since_deload == 1


def test_the_week_of_the_block_is_counted_from_the_history() -> None:
    season = lived(runner(), 3)
    for said, counted in ((1, 4), (9, 9), (None, 4)):
        asked = replace(season.first, block_week=said)
        assert next_week(season.history, asked, exercises()).request.block_week == counted
