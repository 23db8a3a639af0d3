"""A plan knows its season by one Monday and its races; every dated week sees its place in it."""

from dataclasses import replace

import pytest

from tests.workouts.boards import a_monday
from tests.workouts.views.season.season_pages import in_season, race
from workouts.models import Plan, Season
from workouts.planning.values.season import Distance, Phase, Priority
from workouts.planning.values.week import Day, RunKind
from workouts.services.plans import duplicate, sample_request
from workouts.services.week.weeks import open_week

pytestmark = pytest.mark.usefixtures("catalogue")


def test_a_season_counts_its_weeks_from_its_first_monday() -> None:
    season = Season(start=a_monday(-2))
    assert [season.number_of(a_monday(week)) for week in (-3, -2, 0)] == [None, 1, 3]


def test_a_dated_week_knows_its_place_in_the_season() -> None:
    plan = in_season(race(17, "marathon"), starts=0)
    phases = [open_week(plan, a_monday(week)).request.phase for week in (0, 6, 13, 16, 17)]
    assert phases == [Phase.BASE, Phase.BUILD, Phase.PEAK, Phase.TAPER, Phase.RACE_WEEK]
    opened = open_week(plan, a_monday(6))
    assert opened.asked.block_week == 7
    assert opened.asked.said_phase is Phase.BUILD
    assert open_week(plan, a_monday(-1)).asked.block_week is None
    assert open_week(plan).asked.block_week is None


def test_a_race_on_the_way_is_in_its_week() -> None:
    plan = in_season(race(12, "half"), race(5, "10k", "B"))
    asked = open_week(plan, a_monday(5)).asked
    assert asked.week[Day.SUN].kind is RunKind.RACE
    assert [(one.distance, one.priority) for one in asked.races] == [
        (Distance.HALF, Priority.A),
        (Distance.TEN_K, Priority.B),
    ]
    assert open_week(plan, a_monday(6)).asked.last_race is not None


def test_the_weeks_of_a_newcomer_are_counted_on_from_the_first_of_the_season() -> None:
    plan = in_season(starts=-1, request=replace(sample_request(), program_week=1))
    assert open_week(plan, a_monday(2)).asked.program_week == 4


def test_a_plan_leads_to_the_next_race_that_matters_most() -> None:
    plan = in_season(race(-4, "half"), race(3, "10k", "B"), race(9, "marathon"))
    assert plan.race == race(9, "marathon")
    plan.races = [race(-4, "half"), race(3, "10k", "B")]
    assert plan.race == race(3, "10k", "B")
    plan.races = [race(-4, "half"), race(-8, "10k")]
    assert plan.race == race(-4, "half")


def test_another_race_replaces_the_one_that_the_plan_leads_to() -> None:
    past, minor = race(-4, "half"), race(3, "10k", "B")
    plan = in_season(past, minor, race(9, "marathon"))
    for given, left in (
        (race(10, "marathon"), [past, minor, race(10, "marathon")]),
        (minor, [past, minor, race(10, "marathon")]),
        (None, [past, minor]),
        (None, [past]),
        (None, [past]),
        (race(2), [past, race(2)]),
    ):
        plan.race = given
        assert list(plan.races) == left


def test_a_copy_of_ones_own_plan_is_in_the_same_season() -> None:
    plan = in_season(race(9), starts=-2)
    copy = Plan.objects.get(pk=duplicate(plan, title="Again", owner=None).pk)
    assert copy.season == plan.season == Season(start=a_monday(-2), races=(race(9),))
