"""History: who did what, and back again."""

import pytest
from django.contrib.auth.models import User

from exercises.desk import drafts, history, reverting
from exercises.models import Change, Draft, Exercise
from exercises.records import RecordError
from tests.exercises.desk.documents import draft, hidden, now

pytestmark = pytest.mark.usefixtures("catalogue")


def test_the_history_says_who_did_what_field_by_field(editor: User, reviewer: User) -> None:
    old = now("lunge")["summary"]
    drafts.publish([draft("lunge", editor, summary="Step out.")], by=reviewer)
    newest, found = history.changes_of("exercise", "lunge")
    assert newest.version.revision.user == reviewer
    assert newest.version.revision.comment == "Clearer words"
    (one,) = newest.differences
    assert (one.path, one.before, one.after) == (("summary",), old, "Step out.")
    assert found.version.revision.change.kind == Change.Kind.FOUND


def test_a_whole_version_and_a_single_field_come_back_as_a_draft(
    editor: User, reviewer: User
) -> None:
    old = now("lunge")
    drafts.publish([draft("lunge", editor, summary="A.", role="B")], by=reviewer)
    newest, found = history.changes_of("exercise", "lunge")
    result = reverting.revert_field(newest, ("summary",), by=editor, comment="Back")
    assert result.drafted == ["Lunge"]
    assert Draft.objects.get().document == now("lunge") | {"summary": old["summary"]}
    Draft.objects.all().delete()
    reverting.restore(found, by=editor, comment="Back")
    assert Draft.objects.get().document == old


def test_what_would_be_impossible_by_now_does_not_come_back(editor: User, reviewer: User) -> None:
    """A draft of it could be neither shown nor published."""
    first, second, *others = now("lunge")["modifications"]
    swapped = {"modifications": [first | {"name": second["name"]}, *others]}
    swapped["modifications"].append(second | {"name": first["name"]})
    drafts.publish([draft("lunge", editor, **swapped)], by=reviewer)
    newest, found = history.changes_of("exercise", "lunge")
    path = next(one.path for one in newest.differences if one.path[-1] == "name")
    for is_waiting in (False, True):
        if is_waiting:
            draft("lunge", editor, summary="A.")
        with pytest.raises(RecordError, match="is used twice"):
            reverting.revert_field(newest, path, by=editor, comment="Back")
        assert Draft.objects.count() == is_waiting
    Draft.objects.all().delete()
    assert reverting.restore(found, by=editor, comment="Back").drafted == ["Lunge"]


def test_what_nobody_sees_goes_back_at_once_and_keeps_what_came_since(editor: User) -> None:
    first = hidden("bridge", editor)
    history.write(
        [("exercise", first | {"summary": "Worse."})], as_kind=Change.Kind.SAVED, by=editor
    )
    worse = history.versions_of("exercise", "bridge")[0].revision
    history.write(
        [("exercise", first | {"summary": "Worse.", "role": "Since"})],
        as_kind=Change.Kind.SAVED,
        by=editor,
    )
    assert reverting.revert_change(worse, by=editor, comment="No").restored == ["Bridge"]
    assert now("bridge") == first | {"role": "Since"}


def test_a_deleted_exercise_comes_back_whole(editor: User) -> None:
    before = hidden("bridge", editor)
    row = Exercise.objects.get(key="bridge")
    history.remove(row, by=editor)
    assert not Exercise.objects.filter(key="bridge").exists()
    (last,) = history.deleted("exercise")
    assert (last.object_id, last.revision.user) == ("bridge", editor)
    reverting.restore(history.changes_of("exercise", "bridge")[0], by=editor, comment="Back")
    assert now("bridge") == before
    assert not history.deleted("exercise")


def test_a_deletion_is_taken_back_like_any_change(editor: User) -> None:
    before = hidden("bridge", editor)
    history.remove(Exercise.objects.get(key="bridge"), by=editor)
    last = history.deleted("exercise")[0].revision
    assert reverting.revert_change(last, by=editor, comment="Back").restored == ["Bridge"]
    assert now("bridge") == before


def test_what_was_deleted_once_is_new_when_it_comes_again(editor: User) -> None:
    hidden("bridge", editor)
    history.remove(Exercise.objects.get(key="bridge"), by=editor)
    hidden("bridge", editor, summary="Another.")
    newest = history.changes_of("exercise", "bridge")[0]
    assert newest.before is None
    revision = newest.version.revision
    assert reverting.revert_change(revision, by=editor, comment="No").deleted == ["Bridge"]
