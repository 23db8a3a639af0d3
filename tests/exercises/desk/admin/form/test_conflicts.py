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
from tests.exercises.desk.documents import now

pytestmark = pytest.mark.usefixtures("catalogue")


def test_what_was_published_meanwhile_comes_into_the_draft(
    editor: Client, reviewer: Client
) -> None:
    draft = draft_by(editor)
    Exercise.objects.filter(key="lunge").update(role="other", summary="Theirs.")
    response = press(reviewer, draft, "publish")
    assert "has changed on the site since the draft was begun" in told(reviewer, response)
    said = told(editor, press(editor, draft, "update"))
    assert "the draft keeps its own: summary." in said
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
    yours = filled(reviewer, address)
    draft_by(editor, summary="Mine.")
    conflict = reviewer.post(address, yours | {"summary": "Yours.", "role": "Yours"})
    assert conflict.status_code == 409
    assertContains(conflict, "Mine.", status_code=409)
    assertContains(conflict, "Yours.", status_code=409)
    assert Draft.objects.get().document["summary"] == "Mine."
    context = conflict.context
    data = {"_clash": context["clash"], "_seen": context["seen"]}
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
    sent = {"_clash": conflict.context["clash"], "_seen": conflict.context["seen"]}
    again = editor.post(conflict.context["resolve"], sent)
    assert again.status_code == 409
    sent = {"_clash": again.context["clash"], "_seen": again.context["seen"]}
    editor.post(again.context["resolve"], sent)
    neck.refresh_from_db()
    assert (neck.name, neck.anatomical_name) == ("Second", "third")


def test_a_choice_that_cannot_be_saved_is_asked_again_and_kept(
    editor: Client, reviewer: Client
) -> None:
    """Of a muscle that nobody uses, so that each saves at once."""
    neck = Muscle.objects.create(slug="neck", name="Neck", anatomical_name="splenius")
    address = f"{ADMIN}muscle/{neck.pk}/change/"
    data = filled(editor, address)
    theirs = {"name": "First", "anatomical_name": "theirs"}
    reviewer.post(address, filled(reviewer, address) | theirs)
    conflict = editor.post(address, data | {"name": "Second", "anatomical_name": "mine"})
    Muscle.objects.create(slug="nape", name="Second", anatomical_name="nucha")
    labels = [one.label for one in conflict.context["differences"]]
    number = labels.index("anatomical name")
    sent = {"_clash": conflict.context["clash"], f"keep-{number}": "theirs"}
    refused = editor.post(conflict.context["resolve"], sent)
    assert refused.status_code == 400
    assertContains(refused, "messagelist", status_code=400)
    assert refused.context["kept"] == {number}
    assert editor.get(refused.context["stay"]).status_code == 200
    again = {"_clash": refused.context["clash"], "keep-0": "theirs", "keep-1": "theirs"}
    editor.post(refused.context["resolve"], again)
    neck.refresh_from_db()
    assert (neck.name, neck.anatomical_name) == ("First", "theirs")


def test_each_field_that_both_have_changed_is_chosen_by_itself(
    editor: Client, reviewer: Client
) -> None:
    address = change_page("lunge")
    yours = filled(reviewer, address)
    draft_by(editor, summary="Mine.", role="mine", pattern="kept")
    conflict = reviewer.post(address, yours | {"summary": "Yours.", "role": "yours"})
    labels = [one.label for one in conflict.context["differences"]]
    assert labels == ["summary", "role"]
    context = conflict.context
    data = {"_clash": context["clash"], "_seen": context["seen"], "keep-0": "theirs"}
    reviewer.post(context["resolve"], data | {"keep-1": "mine"})
    document = Draft.objects.get().document
    found = document["summary"], document["role"], document["pattern"]
    assert found == ("Mine.", "yours", "kept")


def test_lists_are_merged_by_row_and_only_true_clashes_are_asked(
    editor: Client, reviewer: Client
) -> None:
    address = change_page("lunge")
    yours = filled(reviewer, address)
    first, *others = now("lunge")["mistakes"]
    draft_by(editor, summary="Mine.", mistakes=[first | {"fix": "Mine."}, *others])
    conflict = reviewer.post(address, yours | {"mistakes-1-fix": "Yours.", "summary": "Yours."})
    assert [one.label for one in conflict.context["differences"]] == ["summary"]
    context = conflict.context
    reviewer.post(context["resolve"], {"_clash": context["clash"], "_seen": context["seen"]})
    fixes = [one["fix"] for one in Draft.objects.get().document["mistakes"]]
    assert fixes[:2] == ["Mine.", "Yours."]
