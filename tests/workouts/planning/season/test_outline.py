"""The season at a glance."""

from dataclasses import replace
from typing import Any

import pytest

from exercises.vocabulary import SUBSTITUTE
from tests.workouts.planning.catalogue import exercises
from tests.workouts.planning.season.seasons import RUNS, Season, lived, notes, racing_in, runner
from workouts.planning import Outline, outline
from workouts.planning.measures.load import hardest_rpe
from workouts.planning.season.course import Course
from workouts.planning.season.doses.session_doses import Doses
from workouts.planning.season.placing import Placed, place
from workouts.planning.season.races import later
from workouts.planning.values.request import PainSite, Request
from workouts.planning.values.season import Distance, Phase, Priority, Race


def seen(first: Request, **facts: object) -> Outline:
    return outline(first, exercises(), **facts)  # type: ignore[arg-type]


def test_without_a_race_it_is_one_wave_of_twelve_weeks() -> None:
    found = seen(runner(block_week=None))
    assert len(found.weeks) == 12
    assert found.notes == ()
    assert [week.number for week in found.weeks if week.is_deload] == [4, 8, 12]


def test_it_ends_with_the_last_race() -> None:
    races = (racing_in(6, "half"), racing_in(10, "10k"))
    found = seen(runner(), races=races)
    assert len(found.weeks) == 11
    assert [week.number for week in found.weeks if week.races] == [7, 11]
    assert found.weeks[7].phase is Phase.RECOVERY
    assert {week.phase for week in found.weeks[8:10]} == {Phase.PEAK, Phase.TAPER}


def test_a_lesser_race_takes_the_easier_week() -> None:
    b_race = Race(day_offset=20, distance=Distance.TEN_K, priority=Priority.B)
    found = seen(runner(), races=(b_race, racing_in(14)))
    assert [week.number for week in found.weeks if week.is_deload] == [3, 7, 11]
    alone = seen(runner(), races=(b_race,))
    assert len(alone.weeks) == 3


def test_the_easier_week_waits_a_week_for_a_lesser_race_as_the_weeks_themselves_do() -> None:
    b_race = Race(day_offset=34, distance=Distance.TEN_K, priority=Priority.B)
    found = seen(runner(), races=(b_race, racing_in(16)))
    assert [week.number for week in found.weeks if week.is_deload][:2] == [5, 9]
    season = lived(runner(other_races=(b_race,), race=racing_in(16)), 5)
    assert [week.course for week in season.weeks] == [week.course for week in found.weeks[:5]]


def test_the_weeks_that_are_over_set_the_clock() -> None:
    season = lived(runner(race=racing_in(20)), 2)
    rest = seen(season.next().request, history=season.history, weeks=4)
    assert [week.course for week in rest.weeks[:3]] == [
        Course.ORDINARY,
        Course.DELOAD,
        Course.ORDINARY,
    ]


def test_too_little_time_is_said() -> None:
    assert notes(seen(runner(race=racing_in(4)))) == [
        "5 weeks leave no time for a base or a build: you keep what you have."
    ]
    assert notes(seen(runner(race=racing_in(1)))) == [
        "The race is close: only a taper, no training block."
    ]
    new = runner(level="beginner", program_week=1)
    late = seen(new, races=(Race(day_offset=16, distance=Distance.MARATHON),))
    assert notes(late) == ["3 weeks are too few to begin strength work: it starts after the race."]
    assert [week.sessions for week in late.weeks] == [0, 0, 0]
    assert notes(seen(new, races=(racing_in(7),))) == [
        "Lifting is new and the race 8 weeks away: a base, and no heavy block before it."
    ]
    assert notes(seen(new, races=(racing_in(14),))) == []
    assert notes(seen(runner(), races=(racing_in(14),))) == []


def test_what_nobody_can_do_counts_for_nothing() -> None:
    found = outline(runner(), (), weeks=1)
    assert found.weeks[0].ham_sets == 0
    assert SUBSTITUTE not in runner().equipment


def test_too_many_races_that_matter_most_are_said() -> None:
    many = tuple(racing_in(weeks) for weeks in (3, 8, 13, 18))
    [said] = [one for one in notes(seen(runner(), races=many)) if "races that" in one]
    assert said.startswith("4 races that matter most in 19 weeks: each takes a taper")


def test_two_races_close_to_each_other_are_said() -> None:
    close = (racing_in(12), racing_in(17))
    assert notes(seen(runner(), races=close)) == [
        "Two races that matter most within 6 weeks: between them you recover, and strength only "
        "keeps what you have."
    ]
    assert notes(seen(runner(), races=(racing_in(12), racing_in(19)))) == []


def test_with_a_strain_each_week_is_planned_by_itself() -> None:
    weeks = seen(runner(strain_stage=2, race=racing_in(9))).weeks
    assert {week.course for week in weeks} == {Course.OWN}


def test_a_later_wave_starts_where_the_first_one_was_in_its_second_week() -> None:
    weeks = seen(runner(), weeks=14).weeks
    assert weeks[12].phase is weeks[0].phase is Phase.BASE
    assert weeks[12].ham_sets == weeks[1].ham_sets


def test_pain_of_the_first_week_has_settled_by_the_next_but_that_of_the_sit_bone() -> None:
    weeks = seen(runner(pain=3, pain_site=PainSite.BACK), weeks=3).weeks
    assert [week.course for week in weeks] == [Course.AMBER, Course.ORDINARY, Course.ORDINARY]
    weeks = seen(runner(pain=2, pain_site=PainSite.SIT_BONE, clearance=True), weeks=2).weeks
    assert [week.course for week in weeks] == [Course.OWN] * 2


def test_a_race_of_the_season_that_is_a_run_of_its_week_is_one_race() -> None:
    first = runner("rest easy easy rest easy rest race:10k", block_week=None)
    weeks = seen(first, races=(racing_in(0),)).weeks
    assert [len(week.races) for week in weeks] == [1]
    assert weeks[0].races[0].priority is Priority.A


def test_between_near_races_that_matter_most_there_is_no_base() -> None:
    for first in (runner(), runner(level="beginner", program_week=1, foundation_weeks=0)):
        for weeks in (7, 8, 10):
            found = seen(first, races=(racing_in(5), racing_in(5 + weeks))).weeks[6:]
            phases = [week.phase for week in found]
            assert Phase.BASE not in phases
            assert phases.count(Phase.BUILD) >= 3
            assert phases[-2:] == [Phase.TAPER, Phase.RACE_WEEK]


def test_who_has_lifted_for_months_is_not_new_in_a_season() -> None:
    weeks = seen(runner(program_week=20, race=racing_in(5))).weeks
    assert [week.phase for week in weeks] == [*[Phase.PEAK] * 4, Phase.TAPER, Phase.RACE_WEEK]


def test_a_strain_is_planned_by_the_stage_of_each_week() -> None:
    season = Season(runner(RUNS, level="advanced", clearance=True)).live([None], strain_stage=1)
    first = replace(later(season.first, 1), strain_stage=3)
    weeks = seen(first, history=season.history, weeks=3).weeks
    assert [week.request.strain_stage for week in weeks] == [2, 3, 3]
    efforts = [hardest_rpe(week.proposed.week.items) for week in weeks]
    assert efforts[0] < efforts[1] == efforts[2]


def test_a_season_takes_the_work_of_one_week_and_then_its_last_weeks_are_rough(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Eighty weeks with a budget each took four seconds."""
    placed: list[Request] = []

    def counted(doses: Doses, request: Request, *more: Any) -> Placed | None:
        placed.append(request)
        return place(doses, request, *more)

    monkeypatch.setattr("workouts.planning.season.next_week.place", counted)
    first, races = runner(RUNS, level="advanced"), (racing_in(16, "half"),)
    whole, all_placed = seen(first, races=races), len(placed)
    placed.clear()
    monkeypatch.setattr("workouts.planning.season.outline.MOST_LOOKS", 500)
    rough = seen(first, races=races)
    assert (whole.is_rough, rough.is_rough) == (False, True)
    assert 0 < len(placed) < all_placed / 2
    assert [week.phase for week in rough.weeks] == [week.phase for week in whole.weeks]
    assert rough.weeks[0] == whole.weeks[0]
    assert rough.weeks[10].ham_sets > 0
