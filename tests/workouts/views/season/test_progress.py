"""What became of the weeks so far, in numbers and in plain words."""

import re
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from tests.workouts.boards import a_monday
from tests.workouts.builder import words_of
from tests.workouts.lived_weeks import plan_of, trained, trained_week
from workouts.models import Plan, RunnerSettings, TrainingLog
from workouts.planning.training.events import EventKind
from workouts.services.week.weeks import open_week
from workouts.storage.plans import add_version

pytestmark = pytest.mark.usefixtures("catalogue")
MOST_QUERIES = 8


@pytest.fixture(autouse=True)
def monday(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing of this week is over."""
    when = a_monday()
    monkeypatch.setattr(
        timezone,
        "localdate",
        lambda moment=None, *_: timezone.localtime(moment).date() if moment else when,
    )


def progress(client: Client, plan: Plan) -> str:
    answer = client.get(f"/plans/{plan.code}/progress/")
    assert answer.status_code == 200
    return words_of(answer)


def test_without_anything_done_it_says_what_will_show_here(client: Client) -> None:
    said = progress(client, plan_of(3))
    assert "Nothing yet. What you tick in a session is kept, and shows here week by week." in said
    assert "of" not in said.partition("Nothing yet")[2].partition("Everything I did")[0].split()


def test_sessions_and_sets_are_counted_week_by_week(client: Client) -> None:
    plan = plan_of(3)
    gym = len(open_week(plan).week.gym)
    for weeks in (-3, -1):
        trained_week(plan, a_monday(weeks))
    said = progress(client, plan)
    assert f"Strength sessions {2 * gym} of {2 * gym} planned" in said
    assert f"{gym} of {gym}" in said
    assert said.count("nothing written down") == 2  # this week too
    assert "in all 2 usual weeks" in said


def test_the_weeks_before_anything_was_written_down_are_left_out(client: Client) -> None:
    plan = plan_of(5)
    trained_week(plan, a_monday(-1))
    assert "nothing written down" in progress(client, plan)
    assert progress(client, plan).count("nothing written down") == 1


def test_a_week_that_was_meant_to_be_lower_is_marked_and_is_no_failure(client: Client) -> None:
    plan = plan_of(2)
    monday = a_monday(-1)
    trained_week(plan, a_monday(-2))
    opened = open_week(plan, monday)
    eased = replace(opened.asked, deload=True, weeks_since_deload=3)
    row = plan.weeks.create(monday=monday)
    add_version(row, eased, opened.week, parent=opened.version)
    trained(plan, monday, len(opened.week.sessions) - 1)
    said = progress(client, plan)
    assert "easier week" in said
    assert "in their range in the one usual week so far." in said


def test_a_best_set_is_named_by_its_set(client: Client) -> None:
    plan = plan_of(2)
    trained_week(plan, a_monday(-2), kg=40.0, reps=8, rpe=7)
    trained_week(plan, a_monday(-1), kg=45.0, reps=6, rpe=8)
    said = progress(client, plan)
    assert "45 kg × 6, 2 left" in said
    assert "Good for about 57 kg once." in said
    assert ": from 40 kg × 8, 3 left on" in said


def test_many_reps_and_jumps_are_no_ground_for_an_estimate(client: Client) -> None:
    plan = plan_of(1)
    trained_week(plan, a_monday(-1), kg=20.0, reps=15, rpe=7)
    said = progress(client, plan)
    assert "20 kg × 15, 3 left" in said
    assert "Good for about" not in said
    assert "Do the same lift once more, and this says whether you are getting stronger." in said


def test_pounds_are_told_in_pounds(client: Client) -> None:
    plan = plan_of(1)
    trained_week(plan, a_monday(-1), kg=None, lb=100.0, reps=6, rpe=8)
    owner = User.objects.create_user("ann")
    Plan.objects.filter(pk=plan.pk).update(owner=owner)
    client.force_login(owner)
    RunnerSettings.objects.create(user=owner, preferences={"weight_unit": "lb"})
    assert "100 lb × 6, 2 left" in progress(client, plan)


@pytest.mark.parametrize(
    ("pains", "says"),
    [
        ((0, 1), "Pain the next morning was 1 at most."),
        ((4, 2, 1), "and has been 2 at most since."),
        ((3,), "has not settled: ask a physiotherapist."),
    ],
)
def test_pain_is_told_with_what_became_of_it(
    client: Client, pains: tuple[int, ...], says: str
) -> None:
    plan = plan_of(len(pains))
    for weeks, pain in enumerate(pains):
        trained(plan, a_monday(weeks - len(pains)), pain=pain)
    said = progress(client, plan)
    assert says in said
    assert f"{max(pains)} at most" in said


def test_no_pain_is_not_told_as_a_number_at_most(client: Client) -> None:
    plan = plan_of(1)
    trained(plan, a_monday(-1), pain=0)
    said = progress(client, plan)
    assert "You had no pain the next morning." in said
    assert "0 at most" not in said


def test_a_morning_without_an_answer_is_no_pain_of_none(client: Client) -> None:
    plan = plan_of(1)
    log = trained(plan, a_monday(-1))
    log.events.filter(kind="morning").delete()
    said = progress(client, plan)
    assert "Answer the two questions the morning after, and your pain shows here." in said
    assert "Pain the next morning" not in said


def test_pain_of_a_session_without_a_set_is_told_with_its_week(client: Client) -> None:
    plan = plan_of(1)
    given_up = trained(plan, a_monday(-1), pain=4)
    given_up.events.filter(told__kind=EventKind.SET).delete()
    assert re.search(r"0 of \d 0 \d+–\d+ 4 ", progress(client, plan))


def test_what_its_owner_did_by_another_plan_counts_for_the_best_sets_only(client: Client) -> None:
    owner = User.objects.create_user("ann")
    client.force_login(owner)
    plan, other = plan_of(2, owner=owner), plan_of(2, owner=owner)
    trained_week(other, a_monday(-2), kg=70.0, reps=5, rpe=8)
    trained_week(plan, a_monday(-1), kg=50.0, reps=5, rpe=8)
    said = progress(client, plan)
    assert "70 kg × 5, 2 left" in said
    gym = len(open_week(plan).week.gym)
    assert f"{gym} of {gym} planned" in said


def test_only_half_a_year_is_read_in_a_fixed_number_of_queries(
    client: Client, django_assert_max_num_queries: Any
) -> None:
    plan = plan_of(40)
    for weeks in (30, 20, 10, 1):
        trained_week(plan, a_monday(-weeks))
    long_ago = a_monday(-30)
    with django_assert_max_num_queries(MOST_QUERIES):
        said = progress(client, plan)
    first = TrainingLog.objects.filter(date__gte=long_ago + timedelta(weeks=5)).earliest("date")
    assert f"{first.date.day} " in said
    assert "2 of 2" in said or "3 of 3" in said
    assert f"{long_ago.day}–" not in said.partition("Week Sessions")[2][:20]
