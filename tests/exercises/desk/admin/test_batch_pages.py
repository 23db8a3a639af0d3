"""Files of the catalogue: tried, shown, put in, taken out."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from pytest_django.asserts import assertContains, assertNotContains

from exercises.desk import history
from exercises.desk.files.export_files import as_json
from exercises.models import Batch, Change, Draft, Exercise
from tests.exercises.desk.admin.editing import ADMIN, draft_by, told, upload
from tests.exercises.desk.documents import now
from tests.exercises.people import new_exercises

pytestmark = pytest.mark.usefixtures("catalogue")


def test_a_tried_file_costs_the_same_for_few_and_many(
    editor: Client, django_assert_max_num_queries: Any
) -> None:
    author = User.objects.get(username="edith")
    editor.get("/admin/")  # the first page of a session notes where it is
    for count in (2, 60):
        items = [
            ("exercise", now("lunge") | {"summary": "Other."}),
            *new_exercises(now("lunge"), count),
        ]
        batch = Batch.objects.create(author=author, title="spring.json", documents=items)
        with django_assert_max_num_queries(24):
            assertContains(editor.get(batch.get_absolute_url()), f"New: {count}. Changed: 1.")


def test_a_file_is_tried_put_in_and_taken_out(editor: Client) -> None:
    page = upload(editor, as_json(new_exercises(now("lunge"), 3)))["Location"]
    assertContains(editor.get(page), "New: 3. Changed: 0. As they are: 0.")
    assert Exercise.objects.count() == 10
    assert "It is put in." in told(editor, editor.post(page, {"action": "apply"}))
    assert Exercise.objects.count() == 13
    assert "done already" in told(editor, editor.post(page, {"action": "apply"}))
    assert "Gone: Move 1, Move 2" in told(editor, editor.post(page, {"action": "revert"}))
    assert Exercise.objects.count() == 10


def test_what_a_file_would_change_is_shown_field_by_field(editor: Client) -> None:
    page = upload(editor, as_json([("exercise", now("lunge") | {"summary": "Step out."})]))
    assertContains(editor.get(page["Location"]), "Step out.</ins>")
    assert "Nothing was changed" in told(
        editor, editor.post(page["Location"], {"action": "discard"})
    )
    assert not Batch.objects.exists()


def test_a_wrong_file_is_refused_with_every_fault(editor: Client) -> None:
    bad = [("exercise", one | {"order_slot": 9}) for _kind, one in new_exercises(now("lunge"), 2)]
    response = upload(editor, as_json(bad))
    assertContains(response, "There are 2 faults in this file", status_code=400)
    assert upload(editor, b"", "a.csv").status_code == 400
    assert editor.post(f"{ADMIN}batch/add/").status_code == 400
    assert not Batch.objects.exists()


def test_what_was_published_since_a_file_was_read_stays(editor: Client) -> None:
    read = now("lunge") | {"summary": "From the file."}
    page = upload(editor, as_json([("exercise", read)]))["Location"]
    items = [("exercise", now("lunge") | {"role": "written since"})]
    history.write(items, as_kind=Change.Kind.PUBLISHED, by=None)
    shown = editor.get(page)
    assertContains(shown, "From the file.</ins>")
    assertNotContains(shown, "written since</del>")
    assertContains(shown, "becomes a draft")
    editor.post(page, {"action": "apply"})
    document = Draft.objects.get().document
    assert (document["summary"], document["role"]) == ("From the file.", "written since")


def test_what_both_have_changed_is_left_out_and_told(editor: Client) -> None:
    read = [("exercise", now(key) | {"summary": "From the file."}) for key in ("lunge", "step_up")]
    page = upload(editor, as_json(read))["Location"]
    items = [("exercise", now("lunge") | {"summary": "Written since."})]
    history.write(items, as_kind=Change.Kind.PUBLISHED, by=None)
    assertContains(editor.get(page), "Lunge: It was changed here since the file was read. summary")
    said = told(editor, editor.post(page, {"action": "apply"}))
    assert "Left out: Lunge. It was changed here since the file was read." in said
    assert [draft.name for draft in Draft.objects.all()] == ["step_up"]


def test_an_exercise_with_a_draft_is_left_out_and_the_rest_goes_in(
    editor: Client, reviewer: Client
) -> None:
    draft_by(reviewer)
    read = [("exercise", now(key) | {"summary": "From the file."}) for key in ("lunge", "step_up")]
    page = upload(editor, as_json(read))["Location"]
    shown = editor.get(page)
    assertContains(shown, "rob has a draft of it")
    assertContains(shown, "New: 0. Changed: 1. As they are: 0.")
    editor.post(page, {"action": "apply"})
    assert Draft.objects.get(name="lunge").document["summary"] == "Step out."
    assert Draft.objects.get(name="step_up").document["summary"] == "From the file."
