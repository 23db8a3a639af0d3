"""A draft from the first edit to the page that readers see."""

from copy import deepcopy
from datetime import timedelta
from typing import Any, cast

import pytest
from django.contrib.auth import get_user
from django.test import Client
from django.utils import timezone
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from exercises.desk.admin.reviewing.wording import shown_differences
from exercises.desk.drafts import save_draft
from exercises.documents.comparison import differences
from exercises.models import Draft, Exercise
from tests.exercises.desk.admin.editing import (
    ADMIN,
    DRAFTS,
    change_page,
    draft_by,
    filled,
    press,
    told,
)
from tests.exercises.desk.documents import hidden, now
from tests.versions import commit_version
from tests.workouts.plans import sample_plan

pytestmark = pytest.mark.usefixtures("catalogue")


def test_a_draft_is_asked_reviewed_sent_back_and_published(
    editor: Client, reviewer: Client
) -> None:
    draft = draft_by(editor)
    assertContains(editor.get(draft.get_absolute_url()), "A reviewer publishes it.")
    assert press(editor, draft, "publish").status_code == 403
    press(editor, draft, "submit", note="Warmer")
    assertContains(reviewer.get(f"{DRAFTS}?state__exact=review"), "Lunge")
    press(reviewer, draft, "send_back", answer="Too short")
    assertContains(editor.get(draft.get_absolute_url()), "Too short")
    draft = draft_by(editor, summary="Step out and come back.")
    assert "Published: Lunge." in told(reviewer, press(reviewer, draft, "publish"))
    assert now("lunge")["summary"] == "Step out and come back."


def test_a_draft_that_cannot_stand_leads_to_the_page_that_says_why(editor: Client) -> None:
    draft = draft_by(editor, "step-up")
    draft.document["sources"] = ["gone-2020"]
    draft.save()
    address = change_page("step-up")
    for page in (address, address.replace("change", "preview")):
        assertRedirects(editor.get(page), draft.get_absolute_url(), fetch_redirect_response=False)
    assertContains(editor.get(draft.get_absolute_url()), "gone-2020 is not in the catalogue")


def test_author_and_reviewer_see_what_is_still_missing_and_where(
    editor: Client, reviewer: Client
) -> None:
    hidden("bridge", cast(Any, get_user(editor)), mistakes=[], sources=[])
    address = change_page("bridge")
    editor.post(address, filled(editor, address) | {"_review": "Ask for review"})
    draft = Draft.objects.get()
    for client in (editor, reviewer):
        page = client.get(draft.get_absolute_url())
        assertContains(page, f'<a href="{address}#mistakes-heading">no common mistakes</a>')
        assertContains(page, f'<a href="{address}#id_sources_new_0">no sources</a>')
    draft_by(editor, "bridge", mistakes=[{"mistake": "Too high.", "fix": "Stop earlier."}])
    assertNotContains(reviewer.get(draft.get_absolute_url()), "no common mistakes")
    complete = editor.get(draft_by(editor).get_absolute_url())
    assertNotContains(complete, "Still missing")
    new = now("bridge") | {"key": "plank", "slug": "plank", "name": "Plank", "published": True}
    imported = save_draft("exercise", new, by=get_user(editor), seen=None)
    assertContains(editor.get(imported.get_absolute_url()), "no common mistakes")


def test_what_nobody_sees_is_not_retired(editor: Client) -> None:
    author: Any = get_user(editor)
    hidden("bridge", author)
    said = told(editor, editor.post(change_page("bridge").replace("change", "retire")))
    assert said == "That has been done already."
    assert not Draft.objects.exists()


def test_who_wrote_it_last_does_not_publish_it(reviewer: Client) -> None:
    draft = draft_by(reviewer)
    assertContains(reviewer.get(draft.get_absolute_url()), "somebody else must look at it")
    assert press(reviewer, draft, "publish").status_code == 403


def test_a_draft_is_scheduled_for_a_time_to_come(editor: Client, reviewer: Client) -> None:
    draft = draft_by(editor)
    tomorrow = timezone.now() + timedelta(days=1)
    for wrong in (
        {"when_0": "2020-01-01", "when_1": "10:00"},
        {"when_0": "soon", "when_1": "10:00"},
        {},
    ):
        assert press(reviewer, draft, "schedule", **wrong).status_code == 400
    right = {"when_0": f"{tomorrow:%Y-%m-%d}", "when_1": "10:00"}
    assert press(editor, draft, "schedule", **right).status_code == 403
    press(reviewer, draft, "schedule", **right)
    draft.refresh_from_db()
    assert draft.state == Draft.State.SCHEDULED
    assertContains(editor.get(DRAFTS), f"will be published on {tomorrow:%Y-%m-%d} 10:00")
    assert draft_by(editor, summary="Changed again.").state == Draft.State.WORK


def test_buttons_of_an_old_page_do_nothing(editor: Client, reviewer: Client) -> None:
    draft = draft_by(editor)
    seen = draft.saves
    draft_by(editor, summary="Newer.")
    draft.saves = seen
    for name in ("publish", "discard", "submit"):
        assert "has changed meanwhile" in told(reviewer, press(reviewer, draft, name))
    assert Draft.objects.exists()


def test_a_draft_is_discarded(editor: Client) -> None:
    draft = draft_by(editor)
    assertContains(press(editor, draft, "discard"), "Discard this?")
    assert Draft.objects.exists()
    said = press(editor, draft, "discard", sure="yes", why="Said twice")
    assert "discarded" in told(editor, said)
    assert not Draft.objects.exists()
    assert "not there any more" in told(editor, editor.get(draft.get_absolute_url()))


def test_buttons_that_do_not_exist_are_refused(editor: Client) -> None:
    assert press(editor, draft_by(editor), "destroy").status_code == 403


def test_a_number_shows_its_effect_and_a_broken_week_cannot_be_published(
    editor: Client, reviewer: Client
) -> None:
    draft = draft_by(editor, "romanian-deadlift", set_credit=0.2)
    assertContains(editor.get(draft.get_absolute_url()), "of 12 example weeks")
    commit_version()
    Exercise.objects.exclude(key="lunge").update(published=False)
    lunge = Exercise.objects.get(key="lunge")
    editor.post(f"{ADMIN}exercise/{lunge.pk}/retire/")
    retired = Draft.objects.get(name="lunge")
    assertContains(reviewer.get(retired.get_absolute_url()), "It cannot be published like this:")
    said = told(reviewer, press(reviewer, retired, "publish"))
    assert "cannot be built" in said
    lunge.refresh_from_db()
    assert lunge.published


def test_chosen_drafts_are_published_together_or_not_at_all(
    editor: Client, reviewer: Client
) -> None:
    chosen = [draft_by(editor, slug).pk for slug in ("lunge", "step-up")]
    data = {"action": "publish_chosen", "_selected_action": chosen}
    assert "publish_chosen" not in editor.get(DRAFTS).content.decode()
    commit_version()
    Exercise.objects.filter(key="step_up").update(role="other")
    assert "Still being written" in told(reviewer, reviewer.post(DRAFTS, data))
    asked = told(editor, editor.post(DRAFTS, data | {"action": "ask_for_chosen"}))
    assert asked == "2 drafts wait for review."
    reviewer.post(DRAFTS, data)
    assert now("lunge")["summary"] != "Step out."
    press(editor, Draft.objects.get(name="step_up"), "update")
    reviewer.post(DRAFTS, data)
    assert (now("lunge")["summary"], now("step_up")["summary"]) == ("Step out.", "Step out.")


def test_the_draft_is_what_the_form_and_the_preview_show(editor: Client) -> None:
    draft_by(editor, summary="Step out.")
    address = change_page("lunge")
    assertContains(editor.get(address), "Step out.")
    assertContains(editor.get(address.replace("change", "preview")), "Step out.")
    assert "Step out." not in editor.get("/exercises/lunge/").content.decode()


def test_a_new_row_of_a_draft_is_found_again(editor: Client) -> None:
    address = change_page("lunge")
    data = filled(editor, address)
    number = data["benefits-TOTAL_FORMS"] - 1
    data |= {f"benefits-{number}-text": "May help on stairs.", f"benefits-{number}-position": 99}
    editor.post(address, data)
    again = filled(editor, address)
    (name,) = [name for name, value in again.items() if value == "May help on stairs."]
    assert int(again[name.replace("text", "id")]) < 0
    editor.post(address, again | {name: "May help on hills."})
    texts = [one["text"] for one in Draft.objects.get().document["benefits"]]
    assert texts[-1] == "May help on hills."
    assert "May help on stairs." not in texts


def test_the_effect_says_who_gets_what_instead_of_what(editor: Client) -> None:
    doses = now("romanian_deadlift")["doses"]
    doses["intermediate"] |= {"sets": [1, 1]}
    draft = draft_by(editor, "romanian-deadlift", doses=doses)
    page = editor.get(draft.get_absolute_url())
    assertContains(page, "of 12 example weeks something changes:")
    assertContains(page, "Thirteen days before a marathon")
    assertContains(page, "Thursday: Deadlift instead of Romanian deadlift.")
    told = [text for example in page.context["effect"].examples for text in example.changes]
    assert all("{" not in text for text in told)


def test_a_draft_page_costs_the_same_for_all(
    editor: Client, django_assert_max_num_queries: Any
) -> None:
    sample_plan()
    doses = now("romanian_deadlift")["doses"]
    doses["intermediate"] |= {"sets": [1, 1]}
    address = draft_by(editor, "romanian-deadlift", doses=doses).get_absolute_url()
    editor.get(address)
    with django_assert_max_num_queries(12):
        assertContains(editor.get(address), "1 saved plan holds it")


def test_the_page_is_shown_next_to_what_it_would_be(editor: Client) -> None:
    draft = draft_by(editor, summary="Step out, slowly.")
    page = editor.get(draft.get_absolute_url())
    compare = page.context["compare"]
    assertContains(page, compare)
    shown = editor.get(compare)
    assert "Step out, slowly." not in shown.context["now"]
    assert "Step out, slowly." in shown.context["then"]
    assert now("lunge")["summary"] != "Step out, slowly."


def test_a_preview_reads_as_little_for_a_draft_as_for_none(
    editor: Client, django_assert_max_num_queries: Any
) -> None:
    for slug, most in (("lunge", 10), ("plyometric-exercises", 14)):  # a family shows its variants
        address = change_page(slug).replace("change", "preview")
        editor.get(address)
        with django_assert_max_num_queries(most):
            editor.get(address)
        draft_by(editor, slug, summary="Step out, slowly.")
        with django_assert_max_num_queries(most):
            assertContains(editor.get(address), "Step out, slowly.")


def test_modifications_are_named_and_not_told_by_their_ids() -> None:
    changed = deepcopy(now("lunge")["modifications"])
    changed[0]["why"] = "Because."
    new = {"key": "lu_new", "direction": "harder", "name": "Quite new", "change": "x", "why": "y"}
    before, after = now("lunge"), now("lunge") | {"modifications": [new, *changed]}
    told = shown_differences("exercise", differences(before, after), before, after)
    labels = [one.label for one in told]
    assert f"modifications: {changed[0]['name']}: why" in labels
    assert "modifications: Quite new" in labels
