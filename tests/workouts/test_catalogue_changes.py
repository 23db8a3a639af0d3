"""What an editor does to the catalogue, seen from a saved plan."""

import re
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from pytest_django.asserts import assertContains, assertNotContains

from exercises.desk import drafts, merging
from exercises.models import Exercise
from exercises.vocabulary import Kind
from tests.versions import commit_version
from workouts.models import Plan, PlannedExercise
from workouts.services.plans import create_plan, sample_request
from workouts.services.sharing import share
from workouts.services.week.weeks import open_week
from workouts.storage.plans import read_week

pytestmark = pytest.mark.usefixtures("catalogue")


@pytest.fixture
def plan(db: Any) -> Plan:
    return create_plan(sample_request())


def used(plan: Plan) -> Exercise:
    """The first lift of its week; a sprint or a jump has no other of its kind."""
    lifts = PlannedExercise.objects.filter(exercise__kind=Kind.STRENGTH)
    rows = lifts.filter(session__version__week__plan=plan)
    exercise: Exercise = rows.order_by("session__day", "position")[0].exercise
    return exercise


def test_a_retired_exercise_stays_and_a_swap_is_offered(client: Client, plan: Plan) -> None:
    exercise, address = used(plan), plan.get_absolute_url()
    assertNotContains(client.get(address), "The editors have taken it out")
    commit_version()
    Exercise.objects.filter(pk=exercise.pk).update(published=False)
    page = client.get(address)
    assert exercise.name.lower() in page.content.decode().lower()
    assertContains(page, "The editors have taken it out of the catalogue. Your week keeps it.")
    link = re.search(
        r'href="([^"]+)"\s+data-sheet\s*>\s*See what fits instead', page.content.decode()
    )
    assert link is not None
    swaps = client.get(link[1].replace("&amp;", "&"))
    (edits, *_more) = re.findall(r'name="edits"\s+value="([^"]+)"', swaps.content.decode())
    assert "replace" in edits
    assert f"&quot;{exercise.key}&quot;" not in edits


def test_those_who_only_read_are_offered_nothing(client: Client, plan: Plan) -> None:
    share(plan)
    commit_version()
    Exercise.objects.filter(pk=used(plan).pk).update(published=False)
    assertNotContains(client.get(plan.share_address), "See what fits instead")


def test_a_new_plan_does_without_a_retired_exercise(plan: Plan) -> None:
    exercise = used(plan)
    commit_version()
    Exercise.objects.filter(pk=exercise.pk).update(published=False)
    newer = create_plan(sample_request())
    rows = PlannedExercise.objects.filter(session__version__week__plan=newer)
    assert not rows.filter(exercise=exercise).exists()


def test_plans_follow_a_merge_and_its_way_back(client: Client, plan: Plan) -> None:
    chief = User.objects.create_superuser("chief")
    goes = used(plan)
    stays = Exercise.objects.exclude(pk=goes.pk).filter(is_family=False, kind=goes.kind)[0]
    version = open_week(plan).version
    before = read_week(version)
    one = merging.merge(stays, goes, by=chief)
    drafts.publish(one.drafts.all(), by=chief)
    after = read_week(open_week(plan).version)
    assert {i.exercise.id for s in after.sessions for i in s.items} & {goes.key, stays.key} == {
        stays.key
    }
    page = client.get(plan.get_absolute_url())
    assert goes.name.lower() in page.content.decode().lower()
    place, position = next(
        (place, position)
        for place, session in enumerate(before.sessions)
        for position, item in enumerate(session.items)
        if item.exercise.id == goes.key
    )
    where = {"place": place, "position": position}
    menu = client.get(f"{plan.get_absolute_url()}exercise-menu/", where)
    assertContains(menu, f'href="/exercises/{goes.slug}/')
    assertNotContains(page, "The editors have taken it out")
    commit_version()
    Exercise.objects.filter(pk=goes.pk).update(merged_into=None)
    again = read_week(open_week(plan).version)
    assert [s.items for s in again.sessions] == [s.items for s in before.sessions]
