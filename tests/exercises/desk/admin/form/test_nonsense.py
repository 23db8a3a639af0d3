"""What no page of ours sends is refused."""

from typing import Any

import pytest
from django.core import signing
from django.test import Client

from exercises.desk.admin.form.fields import whole_number
from exercises.models import Draft, Exercise, Muscle
from tests.exercises.desk.admin.editing import ADMIN, change_page, draft_by, edit, filled

pytestmark = pytest.mark.usefixtures("catalogue")


def muscle_base(client: Client) -> Any:
    return client.get(f"{ADMIN}muscle/{Muscle.objects.all()[0].pk}/change/").context["base"]


def test_a_form_that_is_not_ours_is_refused(editor: Client) -> None:
    for wrong in ("", signing.dumps({"key": "lunge"}, salt="other")):
        assert edit(editor, "lunge", _base=wrong).status_code == 400
    resolve = f"{ADMIN}exercise/resolve/"
    assert editor.post(resolve, {"_clash": "nonsense"}).status_code == 400
    # What we have signed for one field or one kind of thing is nothing in another.
    base = filled(editor, change_page("lunge"))["_base"]
    assert editor.post(resolve, {"_clash": base}).status_code == 400
    assert edit(editor, "deadlift", _base=muscle_base(editor)).status_code == 400
    assert editor.get(resolve).status_code == 403
    assert not Draft.objects.exists()


@pytest.mark.parametrize("number", ["²", "9" * 40, "9" * 5000, "-1", "x", ""])
def test_a_number_is_a_few_ascii_digits(number: str) -> None:
    assert whole_number(number) is None


def test_numbers_that_our_pages_never_send_are_refused(editor: Client) -> None:
    asked = {"one": str(Exercise.objects.all()[0].pk), "other": "9" * 40}
    assert editor.get(f"{ADMIN}exercise/merge/", asked).status_code == 400
    assert editor.post(f"{ADMIN}exercise/merge/", asked).status_code == 400
    for page, action in (("exercise", "propose"), ("draft", "discard_chosen")):
        data = {"action": action, "_selected_action": ["²"]}
        assert editor.post(f"{ADMIN}{page}/", data).status_code == 400


def test_a_conflict_is_resolved_only_with_the_edition_that_was_seen(editor: Client) -> None:
    mine = filled(editor, change_page("lunge")) | {"summary": "Mine."}
    draft = draft_by(editor, summary="Theirs.")
    together = editor.post(change_page("lunge"), mine).context["clash"]
    sent = {"_clash": together, "_seen": "x"}
    assert editor.post(f"{ADMIN}exercise/resolve/", sent).status_code == 409
    draft.refresh_from_db()
    assert draft.document["summary"] == "Theirs."


def test_line_ends_and_characters_that_cannot_be_shown_are_put_right(editor: Client) -> None:
    edit(editor, "lunge", summary="One.\r\nTwo.", _note="a\x00b")
    draft = Draft.objects.get()
    assert (draft.document["summary"], draft.note) == ("One.\nTwo.", "ab")


def test_no_list_is_filtered_by_a_year_that_is_none(reviewer: Client) -> None:
    for name in ("created_at__year", "created_at__year__gte", "created_at__iso_year__in"):
        for year in ("-427", "0", "10000", "²026", "2026,-1", "x", ""):
            response = reviewer.get(f"{ADMIN}batch/", {name: year})
            assert response.status_code == 400, f"{name}={year}"
    assert reviewer.get(f"{ADMIN}batch/", {"created_at__year": "2026"}).status_code == 200
