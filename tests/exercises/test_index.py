"""`/exercises/`: the seven at a glance, why these, and a way to find one."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from exercises.models import Exercise
from tests.versions import commit_version

pytestmark = pytest.mark.usefixtures("catalogue")
QUERIES = 11  # the first since the catalogue has changed


def names_on(client: Client, query: str, heading: str = "") -> set[str]:
    """The exercises on the shelf with that heading; without one, those that fit."""
    response = client.get(f"/exercises/?{query}")
    assert response.status_code == 200
    return names_in(response, heading)


def names_in(response: Any, heading: str = "") -> set[str]:
    """As the page was made; one that is kept tells nothing of it."""
    shelves = [shelf for shelf in response.context["shelves"] if shelf.heading == heading]
    return {card.name for shelf in shelves for card, _note in shelf.cards}


def test_the_seven_are_shown_and_variants_are_not(client: Client) -> None:
    response = client.get("/exercises/")
    assertContains(response, "7 exercises")
    for exercise in Exercise.objects.filter(parent=None):
        assertContains(response, f'href="/exercises/{exercise.slug}/"')
    assertNotContains(response, "/exercises/box-jump/")


def test_queries_do_not_grow_with_exercises(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(QUERIES):
        client.get("/exercises/?q=lunge")
    commit_version()
    Exercise.objects.exclude(key="lunge").update(published=False)
    with django_assert_num_queries(QUERIES):
        client.get("/exercises/?q=lunge")


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("q=RDL", {"Romanian deadlift"}),
        ("muscle=hip-flexors", {"Hill sprint", "Box jump", "Plyometric lunge"}),
        ("muscle=hip-flexors&hardest=on", set()),
        ("muscle=lower-back&hardest=on", {"Deadlift", "Romanian deadlift"}),
        ("equipment=none", {"Lunge", "Jump squat", "Plyometric lunge"}),
        ("equipment=box&muscle=quads&impact=low", {"Lunge", "Step-up", "Box jump"}),
        ("equipment=hill&legs=one&quality=speed", {"Hill sprint", "Plyometric lunge"}),
        ("soreness=little", {"Step-up", "Box jump"}),
        ("q=deadlift&impact=none&impact=low", {"Deadlift", "Romanian deadlift"}),
    ],
)
def test_a_reader_finds_an_exercise(client: Client, query: str, names: set[str]) -> None:
    assert names_on(client, query) == names


def test_a_count_beside_a_choice_is_what_it_will_leave(client: Client) -> None:
    shown = client.get("/exercises/?muscle=hamstrings&impact=none").context
    for facet in ("legs", "quality", "soreness", "equipment"):
        for value, _label in shown["form"].choices(facet):
            query = f"muscle=hamstrings&impact=none&{facet}={value}"
            assert len(names_on(client, query)) == shown["finding"].count(facet, value), query


def test_the_muscle_asked_for_is_worked_hardest_first(client: Client) -> None:
    finding = client.get("/exercises/?muscle=hamstrings").context["finding"]
    rows = [one.exercise.muscles.get(muscle__slug="hamstrings") for one in finding.fits]
    shares = [row.set_credit for row in rows]
    assert shares == sorted(shares, reverse=True)


def test_kit_one_has_not_got_leaves_the_version_without(client: Client) -> None:
    query = "muscle=hamstrings&hardest=on&equipment=none&soreness=little"
    response = client.get(f"/exercises/?{query}")
    assert names_in(response) == set()
    assert names_in(response, "Without that kit, in another form") == {"Step-up"}
    assertContains(response, "Instead: Stair step-up.")


def test_nothing_fits_is_said_with_what_comes_nearest(client: Client) -> None:
    query = "muscle=hip-flexors&impact=none"
    response = client.get(f"/exercises/?{query}")
    assert names_in(response) == set()
    assert "Hill sprint" in names_in(response, "The nearest to it")
    assertContains(response, "No exercise fits all of that.")
    assertContains(response, "Not as asked: impact.")


def test_nothing_near_says_so(client: Client) -> None:
    response = client.get("/exercises/?q=swimming")
    assertContains(response, "No exercise fits all of that.")
    assertContains(response, "Nothing comes near it either.")


def test_each_answer_can_be_taken_back(client: Client) -> None:
    response = client.get("/exercises/?q=lunge&muscle=glutes&impact=low")
    addresses = {str(link.label): link.address for link in response.context["chosen"]}
    assert addresses == {
        "“lunge”": "?muscle=glutes&impact=low",
        "Glutes": "?q=lunge&impact=low",
        "Low impact": "?q=lunge&muscle=glutes",
    }


def test_what_is_often_asked_for_is_one_tap_away(client: Client) -> None:
    shown = client.get("/exercises/").context
    assert [link.is_on for link in shown["most_wanted"]] == [False] * 4
    taps = [client.get(f"/exercises/{link.address}").context for link in shown["most_wanted"]]
    counts = [link.count for link in shown["most_wanted"]]
    assert [len(one["finding"].fits) for one in taps] == counts
    two_taps = client.get(f"/exercises/{taps[0]['most_wanted'][1].address}").context
    assertContains(client.get(f"/exercises/{two_taps['most_wanted'][2].address}"), "Step-up")


def test_every_muscle_of_the_map_keeps_the_other_answers(client: Client) -> None:
    response = client.get("/exercises/?impact=low&muscle=quads")
    assertContains(response, 'href="?impact=low&amp;muscle=hamstrings"')
    assertContains(response, 'data-primary="quads"')


def test_empty_answers_of_a_form_leave_the_address(client: Client) -> None:
    response = client.get("/exercises/?q=&muscle=quads&legs=")
    assertRedirects(response, "/exercises/?muscle=quads")
    assertRedirects(client.get("/exercises/?q="), "/exercises/")


@pytest.mark.parametrize(
    "query",
    ["muscle=wings", "equipment=%00", "q=%00", "q=" + "x" * 500, "muscle=%ff", "impact=low&legs=3"],
)
def test_nonsense_is_answered_by_the_field(client: Client, query: str) -> None:
    response = client.get(f"/exercises/?{query}", follow=True)
    assert response.status_code == 400
    assert response.context["form"].errors
    assertContains(response, 'id="form-errors"', status_code=400)


def test_a_search_is_shown_back_as_text(client: Client) -> None:
    response = client.get("/exercises/", {"q": "<script>alert(1)</script>"})
    assertNotContains(response, "<script>alert")


def test_an_unpublished_exercise_disappears(client: Client) -> None:
    commit_version()
    Exercise.objects.filter(key="lunge").update(published=False)
    response = client.get("/exercises/")
    assertContains(response, "6 exercises")
    assertNotContains(response, "/exercises/lunge/")


def test_safety_comes_with_the_list(read_page: Callable[[str], str]) -> None:
    assert "see a physician or physiotherapist" in read_page("/exercises/")


def test_only_reading_is_allowed(client: Client) -> None:
    assert client.post("/exercises/").status_code == 405
    assert client.head("/exercises/").status_code == 200
