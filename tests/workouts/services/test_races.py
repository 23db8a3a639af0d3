"""A plan knows its race by date: every dated week sees it from there, and is planned for it."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import timezone

from tests.workouts.boards import a_monday
from workouts.models import Plan, PlanWeek, RaceDay, Version
from workouts.planning import review_week
from workouts.planning.measures.load import ham_sets
from workouts.planning.values.season import Distance, Phase, Priority
from workouts.planning.values.week import Day, Run, RunKind, Week
from workouts.services.plans import create_plan, duplicate, preview_for, sample_request
from workouts.services.season.races import RaceChange, plan_race, race_mondays, set_race, weeks_with
from workouts.services.week.changes import undo
from workouts.services.week.weeks import first_to_open, open_week

pytestmark = pytest.mark.usefixtures("catalogue")


def race(weeks: int, day: Day = Day.SUN, distance: str = "half", priority: str = "A") -> RaceDay:
    """So many weeks after this one."""
    when = a_monday(weeks) + timedelta(days=int(day))
    return RaceDay(when=when, distance=Distance(distance), priority=Priority(priority))


def mondays(plan: Plan) -> list[date]:
    weeks = PlanWeek.objects.filter(plan=plan).exclude(monday=None).exclude(current=None)
    return [week.monday for week in weeks if week.monday]


def doses(week: Week) -> list[tuple[Any, ...]]:
    items = ((session.day, item) for session in week.sessions for item in session.items)
    return [(day, item.exercise.id, item.sets, item.reps, item.rpe) for day, item in items]


def musts(plan: Plan, monday: date) -> list[str]:
    opened = open_week(plan, monday)
    return [one.rule for one in review_week(opened.week, opened.request) if one.is_must]


@pytest.mark.parametrize(
    ("facts", "weeks"),
    [
        ({"distance": "800m"}, [5, 6]),
        ({"distance": "10k"}, [5, 6]),
        ({"distance": "half"}, [5, 6]),
        ({"distance": "marathon"}, [5, 6]),
        ({"distance": "marathon", "day": Day.MON}, [4, 5, 6]),
        ({"distance": "ultra"}, [4, 5, 6]),
        ({"distance": "ultra", "priority": "B"}, [6]),
        ({"distance": "5k", "priority": "C"}, [6]),
    ],
    ids=str,
)
def test_a_race_changes_its_week_and_those_of_its_taper(
    facts: dict[str, Any], weeks: list[int]
) -> None:
    assert race_mondays(race(6, **facts)) == tuple(map(a_monday, weeks))


def test_weeks_that_are_over_are_not_planned_again() -> None:
    assert race_mondays(race(0)) == (a_monday(),)
    assert race_mondays(race(-2)) == ()


def test_a_new_plan_with_a_race_has_a_usual_week_and_its_race_weeks() -> None:
    plan = create_plan(sample_request(), race=race(3))
    assert plan.race == race(3)
    assert mondays(plan) == [a_monday(2), a_monday(3)]
    usual = open_week(plan)
    assert usual.asked.race is None
    assert usual.asked.said_phase is Phase.PEAK  # by the date of the race
    race_week = open_week(plan, a_monday(3))
    assert race_week.request.week[Day.SUN] == Run(kind=RunKind.RACE, detail="half")
    assert race_week.request.phase is Phase.RACE_WEEK
    assert first_to_open(plan) is None


def test_every_dated_week_counts_its_own_days_to_the_race() -> None:
    plan = create_plan(sample_request(), race=race(5))
    for weeks in range(-1, 6):
        seen = open_week(plan, a_monday(weeks)).request.race
        assert seen is not None
        assert seen.day_offset == (5 - weeks) * 7 + Day.SUN
    behind = open_week(plan, a_monday(6)).request
    assert behind.race is None
    assert behind.last_race is not None
    assert behind.last_race.day_offset == -1
    assert open_week(plan, a_monday(20)).request.last_race is None


@pytest.mark.parametrize("distance", Distance)
def test_the_weeks_of_a_race_break_no_rule_and_grow_lighter(distance: Distance) -> None:
    plan = create_plan(sample_request(), race=race(5, distance=distance.value))
    planned = mondays(plan)
    assert planned
    for monday in planned:
        assert musts(plan, monday) == []
        assert ham_sets(open_week(plan, monday).week) < ham_sets(open_week(plan).week)


def test_a_race_this_week_is_what_a_new_runner_sees_first() -> None:
    request, week, findings = preview_for(sample_request(), race(0))
    assert request.phase is Phase.RACE_WEEK
    assert [one for one in findings if one.is_must] == []
    plan = create_plan(sample_request(), race=race(0))
    assert first_to_open(plan) == a_monday()
    assert doses(open_week(plan, a_monday()).week) == doses(week)


def test_a_phase_that_the_date_contradicts_is_said_before_and_not_after() -> None:
    _request, week, _findings = preview_for(sample_request(), race(30, distance="marathon"))
    assert "phase-differs" in week.messages  # the sample runner is in build
    plan = create_plan(sample_request(), race=race(30, distance="marathon"))
    for version in Version.objects.filter(week__plan=plan):
        assert "phase-differs" not in version.messages


def test_a_race_that_moves_takes_its_weeks_along() -> None:
    plan = create_plan(sample_request(), race=race(2))
    change = RaceChange(race=race(6, Day.SAT))
    planned = {one.monday: one for one in weeks_with(plan, change)}
    assert [*planned] == [a_monday(weeks) for weeks in (1, 2, 5, 6)]
    usual = open_week(plan)
    assert planned[a_monday(2)].week.sessions == usual.week.sessions
    assert planned[a_monday(2)].asked.week == usual.asked.week
    assert plan_race(plan, change)
    plan.refresh_from_db()
    assert plan.race == race(6, Day.SAT)
    assert open_week(plan, a_monday(2)).asked.week == usual.asked.week
    assert open_week(plan, a_monday(6)).asked.week[Day.SAT].kind is RunKind.RACE
    assert all(musts(plan, monday) == [] for monday in planned)


def test_the_week_after_a_race_that_moves_forward_is_one_of_recovery() -> None:
    """It was a week of the taper, and is none like the others now."""
    plan = create_plan(sample_request(), race=race(5))
    assert plan_race(plan, RaceChange(race=race(3)))
    after = open_week(plan, a_monday(4))
    assert after.request.phase is Phase.RECOVERY
    assert ham_sets(after.week) < ham_sets(open_week(plan).week)
    assert min(session.day for session in after.week.sessions) >= Day.WED
    assert musts(plan, a_monday(4)) == []


def test_a_race_taken_out_gives_the_usual_weeks_back_with_the_run_instead() -> None:
    plan = create_plan(sample_request(), race=race(2))
    easy = Run(kind=RunKind.EASY)
    assert plan_race(plan, RaceChange(race=None, instead=easy))
    plan.refresh_from_db()
    assert plan.race is None
    again = open_week(plan, a_monday(2))
    assert again.asked.week[Day.SUN] == easy
    assert again.request.race is None
    assert again.request.phase is open_week(plan).request.phase


def test_each_week_can_be_undone_by_itself() -> None:
    plan = create_plan(sample_request())
    before = open_week(plan, a_monday(3)).week
    plan_race(plan, RaceChange(race=race(3)))
    for weeks in (2, 3):
        opened = open_week(plan, a_monday(weeks))
        assert opened.week != before
        said = undo(plan, a_monday(weeks), based_on=opened.version.pk)
        assert [one.sentence for one in said] == ["Planned for the {race} on {day}."]
        assert open_week(plan, a_monday(weeks)).week == before


def test_one_more_race_is_a_run_of_its_week_and_the_plan_keeps_its_own() -> None:
    plan = create_plan(sample_request(), race=race(8, distance="marathon"))
    tune_up = race(3, Day.SAT, "10k", "B")
    change = RaceChange(race=plan.race, also=tune_up)
    assert [one.monday for one in weeks_with(plan, change)] == [a_monday(3)]
    assert plan_race(plan, change)
    plan.refresh_from_db()
    assert plan.race == race(8, distance="marathon")
    assert open_week(plan, a_monday(3)).asked.week[Day.SAT] == tune_up.run
    assert musts(plan, a_monday(3)) == []


def test_a_week_that_changed_meanwhile_is_not_planned_over() -> None:
    plan = create_plan(sample_request())
    seen = [one.opened.version.pk for one in weeks_with(plan, RaceChange(race=race(3)))]
    plan_race(plan, RaceChange(race=race(3)))
    assert not plan_race(plan, RaceChange(race=race(3, Day.SAT)), based_on=seen)
    plan.refresh_from_db()
    assert plan.race == race(3)


def test_a_plan_that_is_withheld_keeps_its_race_and_plans_nothing() -> None:
    plan = create_plan(replace(sample_request(), pain=8), race=race(2))
    assert plan.race == race(2)
    assert mondays(plan) == []


def test_a_race_can_be_known_without_planning_and_a_copy_knows_it_too() -> None:
    plan = create_plan(sample_request())
    set_race(plan, race(2))
    assert mondays(plan) == []
    copy = duplicate(plan, title="Again", owner=None)
    assert Plan.objects.get(pk=copy.pk).race == race(2)
    assert race(2).when >= timezone.localdate()


def test_the_work_of_a_race_is_bounded(django_assert_max_num_queries: Any) -> None:
    plan = create_plan(sample_request(), race=race(3, distance="ultra"))
    with django_assert_max_num_queries(30):
        found = weeks_with(plan, RaceChange(race=race(20, distance="ultra")))
    assert len(found) <= 6
