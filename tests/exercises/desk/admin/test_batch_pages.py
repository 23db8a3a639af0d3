"""Files of the catalogue: tried, shown, put in, taken out."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from pytest_django.asserts import assertContains

from exercises.desk.export_files import as_json
from exercises.models import Batch, Exercise
from tests.exercises.desk.admin.editing import ADMIN, told, upload
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
