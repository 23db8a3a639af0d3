"""Two editors on one exercise: nothing is lost."""

import pytest
from django.test import Client
from pytest_django.asserts import assertContains

from exercises.models import Draft, Exercise, Muscle
from tests.exercises.desk.admin.editing import (
    ADMIN,
    change_page,
    draft_by,
    filled,
    press,
    told,
)

pytestmark = pytest.mark.usefixtures("catalogue")


def test_what_was_published_meanwhile_comes_into_the_draft(
    editor: Client, reviewer: Client
) -> None:
    draft = draft_by(editor)
    Exercise.objects.filter(key="lunge").update(role="other", summary="Theirs.")
    response = press(reviewer, draft, "publish")
    assert "has changed on the site since the draft was begun" in told(reviewer, response)
    said = told(editor, press(editor, draft, "update"))
    assert "it stands as in the draft: summary." in said
    draft.refresh_from_db()
    assert draft.document["role"] == "other"
    assert "Published" in told(reviewer, press(reviewer, draft, "publish"))


def test_what_two_change_apart_comes_together(editor: Client, reviewer: Client) -> None:
    address = change_page("lunge")
    mine, yours = filled(editor, change_page("lunge")), filled(reviewer, change_page("lunge"))
    editor.post(address, mine | {"summary": "Mine."})
    reviewer.post(address, yours | {"role": "Yours"})
    document = Draft.objects.get().document
    assert (document["summary"], document["role"]) == ("Mine.", "Yours")


def test_what_two_change_both_is_asked(editor: Client, reviewer: Client) -> None:
    address = change_page("lunge")
    mine, yours = filled(editor, change_page("lunge")), filled(reviewer, change_page("lunge"))
    editor.post(address, mine | {"summary": "Mine."})
    conflict = reviewer.post(address, yours | {"summary": "Yours.", "role": "Yours"})
    assert conflict.status_code == 409
    assertContains(conflict, "Mine.", status_code=409)
    assertContains(conflict, "Yours.", status_code=409)
    assert Draft.objects.get().document["summary"] == "Mine."
    context = conflict.context
    data = {"_together": context["together"], "_seen": context["seen"]}
    reviewer.post(context["resolve"], data)
    document = Draft.objects.get().document
    assert (document["summary"], document["role"]) == ("Yours.", "Yours")
    assert reviewer.post(context["resolve"], data).status_code == 409


def test_a_third_editor_is_not_lost_behind_a_conflict(editor: Client, reviewer: Client) -> None:
    """Of a muscle that nobody uses, so that each saves at once."""
    neck = Muscle.objects.create(slug="neck", name="Neck", anatomical_name="splenius")
    address = f"{ADMIN}muscle/{neck.pk}/change/"
    data = filled(editor, address)
    reviewer.post(address, filled(reviewer, address) | {"name": "First"})
    conflict = editor.post(address, data | {"name": "Second"})
    assert conflict.status_code == 409
    reviewer.post(address, filled(reviewer, address) | {"anatomical_name": "third"})
    sent = {"_together": conflict.context["together"], "_seen": conflict.context["seen"]}
    again = editor.post(conflict.context["resolve"], sent)
    assert again.status_code == 409
    sent = {"_together": again.context["together"], "_seen": again.context["seen"]}
    editor.post(again.context["resolve"], sent)
    neck.refresh_from_db()
    assert (neck.name, neck.anatomical_name) == ("Second", "third")
