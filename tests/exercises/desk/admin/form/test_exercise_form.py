"""`/admin/`: an editor changes everything about an exercise, and nonsense is refused."""

import pytest
from django.contrib.auth.models import User
from django.db.models import Model
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from pytest_django.asserts import assertContains, assertRedirects

from exercises.documents.seed import differences_from_files
from exercises.documents.toml_files import read_catalogue
from exercises.models import Draft, Equipment, Exercise, Muscle, Source
from tests.exercises.desk.admin.editing import (
    change_page,
    draft_by,
    errors_of,
    filled,
    find,
    publish,
)

LIST = "/admin/exercises/exercise/"


@pytest.fixture
def editor(client: Client, catalogue: None) -> Client:
    client.force_login(User.objects.create_superuser("editor"))
    return client


def test_the_list_costs_the_same_for_one_as_for_ten(
    editor: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    editor.get(LIST)  # the first page of a session notes where it is
    with django_assert_max_num_queries(9):
        assertContains(editor.get(LIST), "Plyometric lunge")


def test_the_form_reads_an_exercise_once_with_a_draft_and_without(
    editor: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    editor.get(change_page("deadlift"))  # keeps what all forms choose from
    for slug in ("lunge", "hill-sprint"):
        for _times in range(2):
            with django_assert_max_num_queries(10):
                assertContains(editor.get(change_page(slug)), 'id="modifications-heading"')
            draft_by(editor, slug)


def test_a_save_asks_the_database_only_about_the_rows_that_were_changed(
    editor: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    address = change_page("lunge")
    data = filled(editor, address) | {"benefits-0-text": "May help on stairs."}
    with django_assert_max_num_queries(100):
        editor.post(address, data)
    assert Draft.objects.get().document["benefits"][0]["text"] == "May help on stairs."


def test_an_editor_finds_and_filters(editor: Client) -> None:
    names = {row.name for row in editor.get(f"{LIST}?q=RDL").context["cl"].result_list}
    assert names == {"Romanian deadlift"}
    found = editor.get(f"{LIST}?kind__exact=power&state=published").context["cl"].result_list
    assert len(found) == 4


@pytest.mark.parametrize("slug", ["lunge", "hill-sprint", "box-jump"])
def test_saving_untouched_changes_nothing(editor: Client, slug: str) -> None:
    address = change_page(slug)
    saved = editor.post(address, filled(editor, address))
    assertRedirects(saved, LIST, fetch_redirect_response=False)
    assert list(differences_from_files(read_catalogue())) == []


def test_text_muscles_modifications_doses_and_benefits_change_and_show(editor: Client) -> None:
    data = filled(editor, change_page("lunge"))
    data["summary"] = "A step with a purpose."
    quads = find(data, "knee control and extension", "-job")
    data |= {f"{quads}-role": "secondary", f"{quads}-job": "steadies the knee"}
    side = find(data, "lu_side", "-key")
    data[f"{side}-why"] = "Because hips move sideways too."
    beginner = find(data, "beginner", "-level")
    data |= {f"{beginner}-reps_low": 5, f"{beginner}-reps_high": 5}
    benefit = data["benefits-TOTAL_FORMS"]
    data |= {
        "benefits-TOTAL_FORMS": benefit + 1,
        f"benefits-{benefit}-text": "May help on stairs.",
        f"benefits-{benefit}-position": 9,
    }
    publish(editor, editor.post(change_page("lunge"), data))
    page = editor.get("/exercises/lunge/")
    for text in (
        *("A step with a purpose.", "Steadies the knee.", "Because hips move sideways too."),
        *("2 × 5 per side", "May help on stairs."),
    ):
        assertContains(page, text)


def test_retiring_takes_the_page_away(editor: Client) -> None:
    address = change_page("lunge")
    publish(editor, editor.post(address.replace("change", "retire")))
    assert editor.get("/exercises/lunge/").status_code == 404
    assert "View on site" not in editor.get(address).content.decode()


def test_a_new_exercise_appears(editor: Client) -> None:
    data = filled(editor, f"{LIST}add/")
    data |= {
        "name": "Good morning",
        "key": "good_morning",
        "slug": "good-morning",
        "position": 8,
        "summary": "A bow with a bar.",
        "pattern": "hip hinge",
        "kind": "strength",
        "role": "heavy compound",
        "body_position": "standing",
        "impact": "none",
        "hamstring_action": "hip-dominant",
        "hamstring_length": "long",
        "set_credit": 1,
        "eccentric": "high",
        "eccentric_why": "Slow.",
        "fatigue_cost": 4,
        "soreness_risk": 4,
        "technical_demand": 4,
        "order_slot": 3,
        "min_hours_before_key_run": 48,
        "placement": "As the Romanian deadlift.",
        "seconds_per_rep": 5,
        "setup_seconds": 60,
        "muscles-TOTAL_FORMS": 1,
        "muscles-0-muscle": Muscle.objects.get(slug="hamstrings").pk,
        "muscles-0-role": "primary",
        "muscles-0-job": "extends the hip",
        "muscles-0-set_credit": 1,
        "muscles-0-position": 1,
    }
    assertRedirects(editor.post(f"{LIST}add/", data), LIST)
    assert editor.get("/exercises/good-morning/").status_code == 404
    assertContains(editor.get(f"{LIST}?state=new"), "Good morning")
    address = change_page("good-morning")
    publish(
        editor, editor.post(address, filled(editor, address) | {"_review": "Check and publish"})
    )
    assertContains(editor.get("/exercises/good-morning/"), "A bow with a bar.")
    assertContains(editor.get("/exercises/"), "8 exercises")


def test_two_doses_for_a_level_are_refused(editor: Client) -> None:
    data = filled(editor, change_page("lunge"))
    data[find(data, "beginner", "-level") + "-level"] = "advanced"
    assert "Please correct the duplicate" in errors_of(editor, "lunge", data)


def test_an_exercise_without_a_primary_muscle_is_refused(editor: Client) -> None:
    data = filled(editor, change_page("hamstring-curl"))
    data[find(data, "primary", "-role") + "-DELETE"] = "on"
    assert "Name at least one primary muscle." in errors_of(editor, "hamstring-curl", data)


def test_a_key_and_the_id_of_a_modification_stay(editor: Client) -> None:
    data = filled(editor, change_page("lunge")) | {"key": "other"}
    data[find(data, "lu_side", "-key") + "-key"] = "other"
    editor.post(change_page("lunge"), data)
    lunge = Exercise.objects.get(slug="lunge")
    assert lunge.key == "lunge"
    assert lunge.modifications.filter(key="lu_side").exists()


def test_an_exercise_of_the_files_is_unpublished_not_deleted(editor: Client) -> None:
    lunge = Exercise.objects.get(slug="lunge")
    editor.post(f"{LIST}{lunge.pk}/delete/", {"post": "yes"})
    assert Exercise.objects.filter(key="lunge").exists()
    action = {"action": "delete_selected", "_selected_action": [lunge.pk], "post": "yes"}
    editor.post(LIST, action)
    assert Exercise.objects.filter(pk=lunge.pk).exists()


def test_a_stranger_is_sent_to_the_door(client: Client, catalogue: None) -> None:
    response = client.get(LIST)
    assert response.status_code == 302
    assert response["Location"].startswith("/admin/login/")


@pytest.mark.parametrize("model", [Muscle, Equipment, Source])
def test_references_have_their_pages(editor: Client, model: type[Model]) -> None:
    name, row = model._meta.model_name, model._default_manager.all()[0]
    assert editor.get(f"/admin/exercises/{name}/").status_code == 200
    assert editor.get(f"/admin/exercises/{name}/{row.pk}/change/").status_code == 200
