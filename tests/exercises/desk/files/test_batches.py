"""A file that was put in is one change: all of it or nothing, and out again."""

from typing import Any

import pytest
from django.contrib.auth.models import User

from exercises.desk import drafts, history, reverting
from exercises.desk.files import batches
from exercises.models import Batch, Draft, Exercise
from exercises.records import RecordError
from tests.exercises.desk.documents import now

pytestmark = pytest.mark.usefixtures("catalogue")


def test_a_second_click_puts_nothing_in_again(editor: User) -> None:
    new = now("lunge") | {"key": "n", "slug": "n", "name": "N", "modifications": []}
    one = batch(editor, new | {"published": False})
    again = Batch.objects.get(pk=one.pk)
    batches.apply(one, by=editor)
    history.remove(Exercise.objects.get(key="n"), by=editor)
    batches.apply(again, by=editor)
    assert not Exercise.objects.filter(key="n").exists()


def batch(by: User, *documents: dict[str, Any]) -> Batch:
    items = [("exercise", document) for document in documents]
    return Batch.objects.create(author=by, title="spring.xlsx", documents=items)


def test_a_batch_is_put_in_and_taken_out_as_one(editor: User, reviewer: User) -> None:
    lunge = now("lunge")
    new = lunge | {"key": "n", "slug": "n", "name": "N", "modifications": [], "published": False}
    one = batch(editor, new, lunge | {"summary": "Changed."}, now("deadlift"))
    batches.apply(one, by=editor)
    assert now("n") == {name: value for name, value in new.items() if value != []}
    assert Draft.objects.get().document["summary"] == "Changed."
    drafts.publish(Draft.objects.all(), by=reviewer)
    result = reverting.revert_batch(one, by=editor, comment="No")
    assert (result.deleted, result.drafted) == (["N"], ["Lunge"])
    assert Draft.objects.get().document == lunge
    one.refresh_from_db()
    assert one.reverted_at


def test_all_of_a_batch_or_nothing(editor: User) -> None:
    lunge = now("lunge")
    new = lunge | {"key": "n", "slug": "n", "name": "N", "modifications": [], "published": False}
    with pytest.raises(RecordError) as refused:
        batches.apply(batch(editor, new, lunge | {"order_slot": 0}), by=editor)
    assert refused.value.messages == ("Lunge: order_slot: must be 1 to 5",)
    assert not Exercise.objects.filter(key="n").exists()
    assert not Draft.objects.exists()


def test_an_exercise_that_was_published_since_is_retired_not_deleted(
    editor: User, reviewer: User
) -> None:
    new = now("lunge") | {"key": "n", "slug": "n", "name": "N", "modifications": []}
    one = batch(editor, new | {"published": False})
    batches.apply(one, by=editor)
    drafts.publish([drafts.save_draft("exercise", new, by=editor, seen=None)], by=reviewer)
    assert reverting.revert_batch(one, by=editor, comment="No").drafted == ["N"]
    assert Draft.objects.get().document["published"] is False
