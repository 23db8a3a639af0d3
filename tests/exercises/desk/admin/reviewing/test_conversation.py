"""Who wrote, looked and published, and what they said: kept for good."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone
from pytest_django.asserts import assertContains, assertNotContains

from exercises.desk import drafts, history
from exercises.models import Change, Draft, Exercise, Note
from tests.exercises.desk.admin.editing import (
    ADMIN,
    DRAFTS,
    change_page,
    draft_by,
    edit,
    press,
    propose,
    signed_in,
    told,
)
from tests.exercises.desk.documents import hidden, now
from tests.exercises.people import staff

pytestmark = pytest.mark.usefixtures("catalogue")


def test_the_history_names_who_wrote_looked_and_published_with_every_note(
    editor: Client, reviewer: Client
) -> None:
    edit(editor, "lunge", summary="One.", _note="Shorter")
    draft = Draft.objects.get()
    press(editor, draft, "submit", note="Please look")
    press(reviewer, draft, "send_back", answer="Too short")
    press(editor, draft, "say", text="Is two better?")
    draft = draft_by(editor, summary="One and two.")
    press(editor, draft, "submit", note="Longer")
    press(reviewer, draft, "publish")
    change = Change.objects.get(kind=Change.Kind.PUBLISHED)
    said = [(note.author.username, note.deed, note.text) for note in change.notes.all()]
    assert said == [
        ("edith", "wrote", "Shorter"),
        ("edith", "asked", "Please look"),
        ("rob", "sent_back", "Too short"),
        ("edith", "said", "Is two better?"),
        ("edith", "wrote", ""),
        ("edith", "asked", "Longer"),
        ("rob", "published", ""),
    ]
    for address in (
        f"{ADMIN}change/{change.pk}/change/",
        change_page("lunge").replace("change", "history"),
    ):
        page = editor.get(address)
        for _name, _deed, text in said:
            assertContains(page, text)


def test_the_history_says_since_when_readers_see_it(editor: Client) -> None:
    edith = User.objects.get(username="edith")
    hidden("bridge", edith)
    history_page = change_page("bridge").replace("change", "history")
    for is_seen, told_there in (
        (True, "Readers see it from here on."),
        (False, "Readers do not see it any more."),
    ):
        document = now("bridge") | {"published": is_seen}
        history.write([("exercise", document)], as_kind=Change.Kind.PUBLISHED, by=edith)
        last = Change.objects.latest("pk").pk
        for address in (history_page, f"{ADMIN}change/{last}/change/"):
            page = editor.get(address)
            assertContains(page, told_there)
            assertNotContains(page, "No field was changed.")


def test_a_note_that_is_too_long_is_refused_and_nothing_is_cut(editor: Client) -> None:
    long = "x" * 301
    response = edit(editor, "lunge", summary="One.", _note=long)
    assertContains(response, "a note may have 300 characters", status_code=400)
    assertContains(response, long, status_code=400)
    assert not Draft.objects.exists()
    draft = draft_by(editor)
    for button, field in (("submit", "note"), ("say", "text"), ("discard", "why")):
        sent = {field: long, "sure": "yes"}
        said = told(editor, press(editor, draft, button, **sent))
        assert said == "Nothing was saved: a note may have 300 characters, and this has 301."
    draft.refresh_from_db()
    assert (draft.state, draft.note) == (Draft.State.WORK, "")


def test_who_wrote_a_draft_before_there_were_notes_does_not_publish_it(reviewer: Client) -> None:
    draft = draft_by(reviewer)
    press(reviewer, draft, "submit")
    draft.notes.all().delete()
    draft.refresh_from_db()
    why = drafts.why_not_publish(draft, User.objects.get(username="rob"))
    assert why == "You wrote some of it, so somebody else must look at it."
    assert reviewer.get("/admin/").context["waiting"].for_me == ()


def test_who_wrote_any_of_it_does_not_publish_it(editor: Client, reviewer: Client) -> None:
    draft_by(reviewer, summary="Mine.")
    draft = draft_by(editor, summary="Mine and yours.")
    assertContains(reviewer.get(draft.get_absolute_url()), "You wrote some of it")
    assert press(reviewer, draft, "publish").status_code == 403
    other = signed_in(staff("rosa", "reviewer"))
    press(other, draft, "publish")
    assert now("lunge")["summary"] == "Mine and yours."


def test_only_a_reviewer_sends_back_and_only_what_waits(editor: Client, reviewer: Client) -> None:
    draft = draft_by(editor)
    assert press(reviewer, draft, "send_back", answer="Why?").status_code == 403
    press(editor, draft, "submit")
    assert press(editor, draft, "send_back", answer="Mine").status_code == 403
    said = told(reviewer, press(reviewer, draft, "send_back", answer=""))
    assert said.startswith("Say what should be different")
    assert Draft.objects.get().state == Draft.State.REVIEW
    press(reviewer, draft, "send_back", answer="Shorter")
    assert Draft.objects.get().answer == "Shorter"


def test_many_drafts_are_sent_to_review_at_once(editor: Client) -> None:
    written = [draft_by(editor, slug) for slug in ("lunge", "deadlift", "step-up")]
    press(editor, written[0], "submit")
    data = {"action": "ask_for_chosen", "_selected_action": [draft.pk for draft in written]}
    assert told(editor, editor.post(DRAFTS, data)).endswith("2 drafts wait for review.")
    assert {draft.state for draft in Draft.objects.all()} == {Draft.State.REVIEW}


def test_what_was_discarded_is_remembered_and_comes_back(editor: Client) -> None:
    draft = draft_by(editor, summary="Lost and found.")
    press(editor, draft, "discard", sure="yes", why="Said twice")
    assertContains(editor.get(change_page("lunge").replace("change", "history")), "Said twice")
    page = f"{DRAFTS}discarded/"
    assertContains(editor.get(page), "Said twice")
    assert "It is a draft again" in told(editor, editor.post(page, {"draft": draft.pk}))
    assert Draft.objects.get().document["summary"] == "Lost and found."
    draft.refresh_from_db()
    press(editor, draft, "discard", sure="yes")
    newer = draft_by(editor, summary="Newer.")
    assert "There is a draft of Lunge already" in told(
        editor, editor.post(page, {"draft": draft.pk})
    )
    press(editor, newer, "discard", sure="yes")
    assert len(editor.get(page).context["drafts"]) == 2
    assert "not there any more" in told(editor, editor.post(page, {"draft": "x"}))


def test_a_second_field_that_is_put_back_joins_the_draft_that_waits(
    editor: Client, reviewer: Client
) -> None:
    old = now("lunge")
    press(reviewer, draft_by(editor, summary="New.", role="new role"), "publish")
    address = change_page("lunge").replace("change", "history")
    newest = editor.get(address).context["changes"][0][0].version.pk
    for field in ("summary", "role"):
        editor.post(address, {"version": newest, "field": field})
    assert Draft.objects.get().document == old


def test_what_is_scheduled_can_be_taken_off(editor: Client, reviewer: Client) -> None:
    draft = draft_by(editor)
    chief = User.objects.get(username="rob")
    drafts.schedule(draft, timezone.now() + timedelta(days=1), by=chief)
    page = reviewer.get(draft.get_absolute_url())
    assertContains(page, f"{timezone.localtime():%H:%M}"[:3])
    assert press(editor, draft, "take_off").status_code == 403
    press(reviewer, draft, "take_off")
    draft.refresh_from_db()
    assert (draft.state, draft.publish_at) == (Draft.State.REVIEW, None)
    assert Note.Deed.TAKEN_OFF in draft.notes.values_list("deed", flat=True)


def test_messages_say_what_happened(editor: Client, reviewer: Client) -> None:
    author = User.objects.get(username="edith")
    for key in ("bridge", "thrust", "slide"):
        hidden(key, author)
    chosen = list(Exercise.objects.filter(published=False).values_list("pk", flat=True))
    lunge = Exercise.objects.get(key="lunge")
    data = {"action": "propose", "_selected_action": [*chosen, lunge.pk]}
    said = told(editor, editor.post(f"{ADMIN}exercise/", data))
    assert said == "3 drafts made. Left out, as they are published or merged: 1."
    said = told(editor, editor.get(f"{ADMIN}exercise/{lunge.pk}/delete/"))
    assert said == "Lunge cannot be deleted while it is published: retire it first."
    editor.post(f"{ADMIN}exercise/{lunge.pk}/retire/")
    retired = Draft.objects.get(name="lunge")
    page = reviewer.get(retired.get_absolute_url())
    assertContains(page, "It will be retired: new plans do without it, saved plans keep it.")
    assertNotContains(page, "Nothing: it is as on the site.")
    said = told(reviewer, press(reviewer, retired, "publish"))
    assert said == "Retired: Lunge. Saved plans keep it."


def test_what_readers_have_not_seen_is_reviewed_as_a_whole(
    editor: Client, reviewer: Client
) -> None:
    hidden("bridge", User.objects.get(username="edith"), summary="Hips up, slowly.")
    propose(editor, "bridge")
    page = reviewer.get(Draft.objects.get().get_absolute_url())
    assertContains(page, "It will be published")
    assertContains(page, "Hips up, slowly.")
    labels = [one.label for one in page.context["differences"]]
    assert labels[:3] == ["key", "slug", "name"]
    assert "published</th>" not in page.content.decode()
