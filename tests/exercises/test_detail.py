"""`/exercises/<slug>/`: all there is to know of one exercise."""

from collections.abc import Callable

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from pytest_django.asserts import assertContains, assertNotContains

from exercises.documents.entries import ExerciseEntry
from exercises.documents.toml_files import read_catalogue
from exercises.models import Dose, Exercise, Modification, Precaution
from tests.versions import commit_version

pytestmark = pytest.mark.usefixtures("catalogue")
ENTRIES = read_catalogue().exercises
Read = Callable[[str], str]


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.slug)
def test_a_page_tells_all_that_the_files_know(read_page: Read, entry: ExerciseEntry) -> None:
    words = read_page(f"/exercises/{entry.slug}/")
    expected = [
        *(entry.name, entry.summary, entry.placement, entry.pattern),
        *entry.setup,
        *entry.steps,
        *entry.prerequisites,
        *entry.cautions,
        *entry.contraindications,
        *(text for row in entry.mistakes for text in (row.mistake, row.fix)),
        *(text for row in entry.modifications for text in (row.name, row.change, row.why)),
        *(row.text for row in entry.benefits),
        *(row.label for row in entry.equipment),
        *(row.job[1:] for row in entry.muscles),
        *((entry.substitute.name, entry.substitute.how) if entry.substitute else ()),
    ]
    assert [text for text in expected if text not in words] == []


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.slug)
def test_sources_are_shown_with_their_links(client: Client, entry: ExerciseEntry) -> None:
    response = client.get(f"/exercises/{entry.slug}/")
    for source in Exercise.objects.get(slug=entry.slug).sources.all():
        assertContains(response, f'id="{source.slug}"')
        if source.doi:
            assertContains(response, f'href="https://doi.org/{source.doi}"')


def test_muscles_have_their_common_and_anatomical_names(read_page: Read) -> None:
    words = read_page("/exercises/deadlift/")
    assert "Hamstrings biceps femoris (long and short head), semitendinosus" in words
    assert words.index("Primary") < words.index("Lower back erector spinae")
    assert words.index("Secondary") < words.index("Quads vastus lateralis")


def test_the_muscle_map_is_told_who_works(client: Client) -> None:
    response = client.get("/exercises/hamstring-curl/")
    assert response.context["primary_slugs"] == "hamstrings"
    assert response.context["secondary_slugs"] == "calves hip-stabilisers"


def test_doses_stand_by_level(read_page: Read) -> None:
    words = read_page("/exercises/romanian-deadlift/")
    assert "New to lifting 2 × 8 to 10 RPE 5 to 6.5 75 to 105 s 3-1-1-0" in words
    assert "Experienced 3 to 4 × 5 to 6 RPE 7.5 to 8.5 2 to 3 min 3-0-1-0" in words


def test_sprints_and_contacts_are_told(read_page: Read) -> None:
    assert "8 to 10 sprints of 8 to 10 s" in read_page("/exercises/hill-sprint/")
    assert "3 to 4 per side" in read_page("/exercises/plyometric-lunge/")
    assert "12 to 24 ground contacts a session" in read_page("/exercises/plyometric-lunge/")


def test_a_level_without_a_dose_says_so(read_page: Read) -> None:
    words = read_page("/exercises/plyometric-lunge/")
    assert "New to lifting Not at this level yet." in words


def test_a_family_shows_its_jumps_and_they_lead_back(client: Client) -> None:
    family = client.get("/exercises/plyometric-exercises/")
    for slug in ("jump-squat", "box-jump", "plyometric-lunge"):
        assertContains(family, f'href="/exercises/{slug}/"')
    assertContains(client.get("/exercises/box-jump/"), 'href="/exercises/plyometric-exercises/"')


@pytest.mark.parametrize(("slug", "queries"), [("deadlift", 15), ("plyometric-exercises", 20)])
def test_queries_do_not_grow_with_rows(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, slug: str, queries: int
) -> None:
    exercise = Exercise.objects.get(slug=slug)
    commit_version()
    for place in range(5):
        Precaution.objects.create(exercise=exercise, kind="caution", text=f"Caution {place}")
        Modification.objects.create(
            exercise=exercise, key=f"new-{place}", direction="easier", name="N", change="C", why="W"
        )
    with django_assert_num_queries(queries):
        client.get(f"/exercises/{slug}/")


def test_an_editor_s_changes_show_at_once(client: Client) -> None:
    client.get("/exercises/lunge/")
    commit_version()
    Exercise.objects.filter(key="lunge").update(summary="A step with a purpose.")
    Dose.objects.filter(exercise__key="lunge", level="advanced").update(reps_high=11)
    response = client.get("/exercises/lunge/")
    assertContains(response, "A step with a purpose.")
    assertContains(response, "6 to 11 per side")


def test_text_of_an_editor_cannot_break_the_page(client: Client) -> None:
    commit_version()
    Exercise.objects.filter(key="lunge").update(summary="<script>alert(1)</script>")
    assertNotContains(client.get("/exercises/lunge/"), "<script>alert")


def test_a_bare_exercise_has_a_page(client: Client) -> None:
    """An editor starts with the facts and one muscle alone."""
    lunge = Exercise.objects.get(key="lunge")
    commit_version()
    lunge.muscles.exclude(role="primary").delete()
    for section in ("equipment", "modifications", "benefits", "instructions"):
        getattr(lunge, section).all().delete()
    for section in ("mistakes", "precautions", "doses"):
        getattr(lunge, section).all().delete()
    commit_version()
    lunge.substitute.delete()
    lunge.sources.clear()
    assert client.get("/exercises/lunge/").status_code == 200


@pytest.mark.parametrize("address", ["/exercises/squat/", "/exercises/LUNGE/", "/exercises/%00/"])
def test_an_unknown_exercise_is_not_found(client: Client, address: str) -> None:
    assert client.get(address).status_code == 404


def test_an_unpublished_exercise_is_not_found(client: Client) -> None:
    commit_version()
    Exercise.objects.filter(key__in=["lunge", "plyometric"]).update(published=False)
    assert client.get("/exercises/lunge/").status_code == 404
    box_jump = client.get("/exercises/box-jump/")
    assertNotContains(box_jump, 'href="/exercises/plyometric-exercises/"')


def test_an_unpublished_variant_leaves_its_family(client: Client) -> None:
    commit_version()
    Exercise.objects.filter(key="box_jump").update(published=False)
    assertNotContains(client.get("/exercises/plyometric-exercises/"), "/exercises/box-jump/")


def test_how_far_a_source_was_read_is_for_editors(client: Client) -> None:
    page = client.get("/exercises/hamstring-curl/").content.decode()
    assert "Impellizzeri FM" in page
    assert "Summary only" not in page
    assert "Abstract or text read" not in page
