"""What was changed, deleted or used: put back, and kept from harm."""

import pytest
from django.contrib.auth.models import User
from django.test import Client
from pytest_django.asserts import assertContains

from exercises.models import Change, Draft, Equipment, Exercise, Muscle
from tests.exercises.desk.admin.editing import (
    ADMIN,
    change_page,
    draft_by,
    filled,
    press,
    propose,
    told,
)
from tests.exercises.desk.documents import hidden, now

pytestmark = pytest.mark.usefixtures("catalogue")


def test_a_field_and_a_version_are_put_back(editor: Client, reviewer: Client) -> None:
    old = now("lunge")
    press(reviewer, draft_by(editor, summary="A.", role="B"), "publish")
    address = change_page("lunge").replace("change", "history")
    page = editor.get(address)
    assertContains(page, "B</ins>")
    newest, found = (change.version.pk for change, *_told in page.context["changes"])
    heading = page.content.decode().split("<h2>")[2].partition("</h2>")[0]
    assert " ".join(heading.split()).endswith(" · Hamstrong itself · found so")
    editor.post(address, {"version": newest, "field": "summary"})
    assert Draft.objects.get().document == now("lunge") | {"summary": old["summary"]}
    said = told(editor, editor.post(address, {"version": found}))
    assert "There is a draft of Lunge already" in said
    Draft.objects.all().delete()
    editor.post(address, {"version": found})
    assert Draft.objects.get().document == old
    for wrong in ("", "x", "999999"):
        assert editor.post(address, {"version": wrong}).status_code == 400


def test_a_muscle_is_edited_with_the_same_care(editor: Client, reviewer: Client) -> None:
    row = Muscle.objects.get(slug="calves")
    address = f"{ADMIN}muscle/{row.pk}/change/"
    editor.post(address, filled(editor, address) | {"name": "Calf muscles", "_note": "Clearer"})
    assert Muscle.objects.get(slug="calves").name == "Calves"
    draft = Draft.objects.get()
    press(reviewer, draft, "publish")
    assert Muscle.objects.get(slug="calves").name == "Calf muscles"
    assertContains(editor.get(address.replace("change", "history")), "Calf muscles</ins>")
    change = Change.objects.get(kind=Change.Kind.PUBLISHED)
    page = f"{ADMIN}change/{change.pk}/change/"
    assertContains(editor.get(page), "Clearer")
    assert "Waits as a draft: Calves." in told(editor, editor.post(page))
    assert Draft.objects.get().document["name"] == "Calves"


def test_what_a_draft_needs_is_not_deleted_by_another(editor: Client, reviewer: Client) -> None:
    address = f"{ADMIN}equipment/add/"
    editor.post(address, filled(editor, address) | {"slug": "bench", "name": "Nordic bench"})
    bench = Equipment.objects.get(slug="bench")
    option = {"equipment": "bench", "label": "Bench"}
    draft = draft_by(editor, equipment=[*now("lunge")["equipment"], option])
    delete = f"{ADMIN}equipment/{bench.pk}/delete/"
    said = told(reviewer, reviewer.post(delete, {"post": "yes"}))
    assert said == "Nordic bench cannot be deleted: it is in the draft of Lunge."
    unused = Equipment.objects.create(slug="abacus", name="Abacus", position=0)
    chosen = [unused.pk, bench.pk]
    reviewer.post(
        f"{ADMIN}equipment/",
        {"action": "delete_selected", "_selected_action": chosen, "post": "yes"},
    )
    assert Equipment.objects.filter(pk__in=chosen).count() == 2
    press(reviewer, draft, "publish")
    assert now("lunge")["equipment"][-1] == option


def test_the_draft_of_what_another_deletes_is_kept_with_all_that_was_said(
    editor: Client, reviewer: Client
) -> None:
    hidden("bridge", User.objects.get(username="edith"))
    propose(editor, "bridge")
    draft = Draft.objects.get()
    press(editor, draft, "say", text="Nearly done")
    row = Exercise.objects.get(key="bridge")
    reviewer.post(f"{ADMIN}exercise/{row.pk}/delete/", {"post": "yes"})
    assert not Exercise.objects.filter(key="bridge").exists()
    page = f"{ADMIN}draft/discarded/"
    assertContains(editor.get(page), "Nearly done")
    editor.post(page, {"draft": draft.pk})
    assert editor.get(draft.get_absolute_url()).status_code == 200


def test_what_is_used_is_not_deleted_and_what_was_deleted_comes_back(editor: Client) -> None:
    calves = Muscle.objects.get(slug="calves")
    answer = editor.post(f"{ADMIN}muscle/{calves.pk}/delete/", {"post": "yes"})
    assert "cannot be deleted while published exercises use it" in told(editor, answer)
    assert Muscle.objects.filter(slug="calves").exists()
    spare = Muscle.objects.create(slug="neck", name="Neck", anatomical_name="splenius")
    editor.post(f"{ADMIN}muscle/{spare.pk}/delete/", {"post": "yes"})
    assert not Muscle.objects.filter(slug="neck").exists()
    assertContains(editor.get(f"{ADMIN}muscle/deleted/"), "Neck")
    editor.post(f"{ADMIN}muscle/deleted/", {"name": "neck"})
    assert Muscle.objects.get(slug="neck").anatomical_name == "splenius"
    assert editor.post(f"{ADMIN}muscle/deleted/", {"name": "nothing"}).status_code == 400
