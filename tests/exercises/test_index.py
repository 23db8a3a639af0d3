"""`/exercises/`: the seven at a glance, why these, and a way to find one."""

from collections.abc import Callable

import pytest
from django.test import Client
from pytest_django.asserts import assertContains, assertNotContains

from exercises.models import Exercise

pytestmark = pytest.mark.usefixtures("catalogue")


def test_the_seven_are_shown_and_variants_are_not(client: Client) -> None:
    response = client.get("/exercises/")
    assertContains(response, "7 exercises")
    for exercise in Exercise.objects.without_variants():
        assertContains(response, f'href="/exercises/{exercise.slug}/"')
    assertNotContains(response, "/exercises/box-jump/")


def test_queries_do_not_grow_with_exercises(client: Client, django_assert_num_queries) -> None:
    with django_assert_num_queries(7):
        client.get("/exercises/")
    Exercise.objects.exclude(key="lunge").update(published=False)
    with django_assert_num_queries(7):
        client.get("/exercises/")


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("q=RDL", {"Romanian deadlift"}),
        ("q=hinge", {"Deadlift", "Lunge", "Romanian deadlift"}),
        ("muscle=hip-flexors", {"Hill sprint"}),
        ("equipment=none", {"Lunge", "Plyometric exercises"}),
        ("equipment=box&muscle=quads", {"Step-up", "Plyometric exercises"}),
        ("q=&muscle=&equipment=hill", {"Hill sprint"}),
    ],
)
def test_a_reader_finds_an_exercise(client: Client, query: str, names: set[str]) -> None:
    response = client.get(f"/exercises/?{query}")
    assert {exercise.name for exercise in response.context["exercises"]} == names


def test_nothing_found_says_so(client: Client) -> None:
    assertContains(client.get("/exercises/?q=swimming"), "No exercise fits all of that")


@pytest.mark.parametrize(
    "query", ["muscle=wings", "equipment=%00", "q=%00", "q=" + "x" * 500, "muscle=%ff"]
)
def test_nonsense_is_answered_by_the_field(client: Client, query: str) -> None:
    response = client.get(f"/exercises/?{query}")
    assert response.status_code == 400
    assert response.context["form"].errors


def test_a_search_is_shown_back_as_text(client: Client) -> None:
    response = client.get("/exercises/", {"q": "<script>alert(1)</script>"})
    assertNotContains(response, "<script>alert")


def test_an_unpublished_exercise_disappears(client: Client) -> None:
    Exercise.objects.filter(key="lunge").update(published=False)
    response = client.get("/exercises/")
    assertContains(response, "6 exercises")
    assertNotContains(response, "/exercises/lunge/")


def test_safety_comes_with_the_list(read_page: Callable[[str], str]) -> None:
    assert "see a physician or physiotherapist" in read_page("/exercises/")


def test_only_reading_is_allowed(client: Client) -> None:
    assert client.post("/exercises/").status_code == 405
    assert client.head("/exercises/").status_code == 200
