"""The pages of the desk: who may open them, what their buttons do, and what they refuse."""

import json
import re
from datetime import timedelta
from typing import Any

import pytest
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.contrib.auth.models import User
from django.core import signing
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from exercises.desk import drafts, history
from exercises.desk.writing import as_json
from exercises.documents import document_of, find
from exercises.models import Batch, Change, Draft, Exercise, Muscle
from tests.exercises.people import PASSWORD, sixty, staff
from tests.exercises.test_admin import change_page, filled

pytestmark = pytest.mark.usefixtures("catalogue")
ADMIN = "/admin/exercises/"
DRAFTS = f"{ADMIN}draft/"


@pytest.fixture
def editor(db: None) -> Client:
    return signed_in(staff("edith", "editor"))


@pytest.fixture
def reviewer(db: None) -> Client:
    return signed_in(staff("rob", "reviewer"))


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def now(key: str, kind: str = "exercise") -> dict[str, Any]:
    row = find(kind, key)
    assert row is not None
    return document_of(row)


def edit(client: Client, slug: str, **changes: Any) -> Any:
    address = change_page(slug)
    return client.post(address, filled(client, address) | changes)


def draft_by(client: Client, slug: str = "lunge", **changes: Any) -> Draft:
    edit(client, slug, **(changes or {"summary": "Step out."}))
    return Draft.objects.get(kind="exercise", name=Exercise.objects.get(slug=slug).key)


def step(client: Client, draft: Draft, name: str, **data: Any) -> Any:
    address = draft.get_absolute_url()
    return client.post(address, {"step": name, "edition": draft.edition} | data)


def told(client: Client, response: Any) -> str:
    """What the next page says at its top."""
    page = client.get(response["Location"]).content.decode()
    found = re.search(r'<ul class="messagelist">(.+?)</ul>', page, re.DOTALL)
    return " ".join(re.sub("<[^>]+>", " ", found[1]).split()) if found else ""


# Coming in


def test_wrong_passwords_are_counted(client: Client) -> None:
    cache.clear()
    staff("edith", "editor")
    data = {"username": "edith", "password": "wrong"}
    said = [client.post("/admin/login/?next=/admin/", data).content.decode() for _try in range(12)]
    assert "Please enter the correct username and password" in said[0]
    assert "Too many failed login attempts" in said[-1]
    data["password"] = PASSWORD
    assert client.post("/admin/login/?next=/admin/", data).status_code == 200
    cache.clear()


def test_an_editor_comes_in_where_they_wanted_to_go(client: Client) -> None:
    cache.clear()
    staff("edith", "editor")
    data = {"username": "edith", "password": PASSWORD, "next": DRAFTS}
    assertRedirects(client.post(f"/admin/login/?next={DRAFTS}", data), DRAFTS)


def test_who_is_no_editor_stays_out(client: Client) -> None:
    cache.clear()
    User.objects.create_user("runner", password=PASSWORD)
    data = {"username": "runner", "password": PASSWORD}
    assert client.post("/admin/login/?next=/admin/", data).status_code == 200
    assert client.get("/admin/").status_code == 302


def test_a_second_factor_can_be_required(client: Client, settings: Any) -> None:
    cache.clear()
    settings.STAFF_TWO_FACTOR = True
    user = staff("edith", "editor")
    client.post("/admin/login/?next=/admin/", {"username": "edith", "password": PASSWORD})
    response = client.get("/admin/", follow=True)
    assert response.redirect_chain[-1][0] == "/account/2fa/"
    assertContains(response, "Set up a second factor first")
    assert client.get(DRAFTS).status_code == 302
    TOTP.activate(user, generate_totp_secret())
    assert client.get(DRAFTS).status_code == 200
    client.logout()
    response = client.post(
        "/admin/login/?next=/admin/", {"username": "edith", "password": PASSWORD}
    )
    assert response["Location"].startswith("/account/2fa/authenticate/")
    assert client.get(DRAFTS).status_code == 302


def pages() -> list[str]:
    lunge = Exercise.objects.get(key="lunge").pk
    return [
        *(f"{ADMIN}exercise/", f"{ADMIN}exercise/{lunge}/change/", f"{ADMIN}exercise/add/"),
        *(f"{ADMIN}exercise/{lunge}/history/", f"{ADMIN}exercise/{lunge}/preview/"),
        *(f"{ADMIN}exercise/deleted/", f"{ADMIN}muscle/", f"{ADMIN}source/", f"{ADMIN}equipment/"),
        *(DRAFTS, f"{ADMIN}change/", f"{ADMIN}batch/", f"{ADMIN}batch/add/"),
        *(f"{ADMIN}batch/export/{ending}/" for ending in ("json", "csv", "xlsx")),
    ]


def test_editors_open_every_page(editor: Client) -> None:
    for address in pages():
        assert editor.get(address).status_code == 200, address


def test_staff_without_a_group_open_none(db: None) -> None:
    client = signed_in(User.objects.create_user("nobody", is_staff=True))
    for address in pages():
        assert client.get(address).status_code == 403, address
        assert client.post(address).status_code in (403, 405), address


def test_strangers_are_sent_to_the_door(client: Client) -> None:
    for address in pages():
        assert client.get(address)["Location"].startswith("/admin/login/"), address


# Queries


@pytest.mark.parametrize(
    ("page", "most"),
    [
        ("exercise/", 9),
        ("muscle/", 8),
        ("source/", 8),
        ("draft/", 10),
        ("change/", 10),
        ("batch/", 8),
    ],
)
def test_lists_cost_the_same_for_few_and_many(
    editor: Client, page: str, most: int, django_assert_max_num_queries: Any
) -> None:
    author = User.objects.get(username="edith")
    sayings = sixty(now("lunge"))
    batch = Batch.objects.create(author=author, title="spring.json", documents=sayings)
    history.write(
        [(kind, one | {"published": False}) for kind, one in sayings[:20]],
        as_kind=Change.Kind.IMPORTED,
        by=author,
    )
    for kind, document in sayings[:20]:
        drafts.keep(kind, document, by=author, seen=None, batch=batch)
    editor.get(ADMIN + page)
    with django_assert_max_num_queries(most):
        assert editor.get(ADMIN + page).status_code == 200


# Drafts


def test_a_draft_is_asked_reviewed_sent_back_and_published(
    editor: Client, reviewer: Client
) -> None:
    draft = draft_by(editor)
    assertContains(editor.get(draft.get_absolute_url()), "A reviewer publishes it.")
    assert step(editor, draft, "publish").status_code == 403
    step(editor, draft, "submit", note="Warmer")
    assertContains(reviewer.get(f"{DRAFTS}?state__exact=review"), "Lunge")
    step(reviewer, draft, "send_back", answer="Too short")
    assertContains(editor.get(draft.get_absolute_url()), "Too short")
    draft = draft_by(editor, summary="Step out and come back.")
    assert "Published: Lunge." in told(reviewer, step(reviewer, draft, "publish"))
    assert now("lunge")["summary"] == "Step out and come back."


def test_filters_name_editors_and_no_runners(editor: Client) -> None:
    User.objects.create_user("runner")
    staff("eric", "editor")
    draft_by(editor)
    edit(editor, "step-up", _note="x", summary="Up.")
    history.write(
        [("exercise", now("step_up"))], as_kind=Change.Kind.SAVED, by=staff("ann", "editor")
    )
    for page in (DRAFTS, f"{ADMIN}change/"):
        assertNotContains(editor.get(page), "runner")


def test_a_draft_that_cannot_stand_leads_to_the_page_that_says_why(editor: Client) -> None:
    draft = draft_by(editor, "step-up")
    draft.document["sources"] = ["gone-2020"]
    draft.save()
    address = change_page("step-up")
    for page in (address, address.replace("change", "preview")):
        assertRedirects(editor.get(page), draft.get_absolute_url(), fetch_redirect_response=False)
    assertContains(editor.get(draft.get_absolute_url()), "gone-2020 is not in the catalogue")


def test_an_old_button_does_not_retire_what_was_published_meanwhile(editor: Client) -> None:
    address = change_page("lunge").replace("change", "publishing")
    said = told(editor, editor.post(address, {"published": "yes"}))
    assert said == "That has been done already."
    assert not Draft.objects.exists()


def test_a_tried_file_costs_the_same_for_few_and_many(
    editor: Client, django_assert_max_num_queries: Any
) -> None:
    author = User.objects.get(username="edith")
    editor.get("/admin/")  # the first page of a session notes where it is
    for count in (2, 60):
        sayings = [("exercise", now("lunge") | {"summary": "Other."}), *sixty(now("lunge"))[:count]]
        batch = Batch.objects.create(author=author, title="spring.json", documents=sayings)
        with django_assert_max_num_queries(24):
            assertContains(editor.get(batch.get_absolute_url()), f"New: {count}. Changed: 1.")


def test_chosen_sources_are_links_to_what_readers_get(editor: Client) -> None:
    source = Exercise.objects.get(key="lunge").sources.exclude(doi="")[0]
    page = editor.get(change_page("lunge"))
    assertContains(page, f'<a href="{source.link}">{source.short}</a>', html=True)
    assertContains(page, f"{source.short} ({source.slug})")


def test_who_wrote_it_last_does_not_publish_it(reviewer: Client) -> None:
    draft = draft_by(reviewer)
    assertContains(reviewer.get(draft.get_absolute_url()), "somebody else must look at it")
    assert step(reviewer, draft, "publish").status_code == 403


def test_a_draft_is_scheduled_for_a_time_to_come(editor: Client, reviewer: Client) -> None:
    draft = draft_by(editor)
    tomorrow = timezone.now() + timedelta(days=1)
    for wrong in (
        {"when_0": "2020-01-01", "when_1": "10:00"},
        {"when_0": "soon", "when_1": "10:00"},
        {},
    ):
        assert step(reviewer, draft, "schedule", **wrong).status_code == 400
    right = {"when_0": f"{tomorrow:%Y-%m-%d}", "when_1": "10:00"}
    assert step(editor, draft, "schedule", **right).status_code == 403
    step(reviewer, draft, "schedule", **right)
    draft.refresh_from_db()
    assert draft.state == Draft.State.SCHEDULED
    assertContains(editor.get(DRAFTS), f"will be published on {tomorrow:%Y-%m-%d} 10:00")
    assert draft_by(editor, summary="Changed again.").state == Draft.State.WORK


def test_what_was_published_meanwhile_comes_into_the_draft(
    editor: Client, reviewer: Client
) -> None:
    draft = draft_by(editor)
    Exercise.objects.filter(key="lunge").update(role="other", summary="Theirs.")
    response = step(reviewer, draft, "publish")
    assert "has changed on the site since the draft was begun" in told(reviewer, response)
    said = told(editor, step(editor, draft, "update"))
    assert "it stands as in the draft: summary." in said
    draft.refresh_from_db()
    assert draft.document["role"] == "other"
    assert "Published" in told(reviewer, step(reviewer, draft, "publish"))


def test_buttons_of_an_old_page_do_nothing(editor: Client, reviewer: Client) -> None:
    draft = draft_by(editor)
    seen = draft.edition
    draft_by(editor, summary="Newer.")
    draft.edition = seen
    for name in ("publish", "discard", "submit"):
        assert "has changed meanwhile" in told(reviewer, step(reviewer, draft, name))
    assert Draft.objects.exists()


def test_a_draft_is_discarded(editor: Client) -> None:
    draft = draft_by(editor)
    assert "discarded" in told(editor, step(editor, draft, "discard"))
    assert not Draft.objects.exists()
    assert "not there any more" in told(editor, editor.get(draft.get_absolute_url()))


def test_steps_that_do_not_exist_are_refused(editor: Client) -> None:
    assert step(editor, draft_by(editor), "destroy").status_code == 403


def test_a_number_shows_its_effect_and_a_broken_week_cannot_be_published(
    editor: Client, reviewer: Client
) -> None:
    draft = draft_by(editor, "romanian-deadlift", set_credit="0.2")
    assertContains(editor.get(draft.get_absolute_url()), "Of the 12 golden weeks")
    Exercise.objects.exclude(key="lunge").update(published=False)
    lunge = Exercise.objects.get(key="lunge")
    editor.post(f"{ADMIN}exercise/{lunge.pk}/publishing/", {"published": "no"})
    retired = Draft.objects.get(name="lunge")
    assertContains(reviewer.get(retired.get_absolute_url()), "It cannot be published like this:")
    said = told(reviewer, step(reviewer, retired, "publish"))
    assert "cannot be built" in said
    lunge.refresh_from_db()
    assert lunge.published


def test_chosen_drafts_are_published_together_or_not_at_all(
    editor: Client, reviewer: Client
) -> None:
    chosen = [draft_by(editor, slug).pk for slug in ("lunge", "step-up")]
    data = {"action": "publish_chosen", "_selected_action": chosen}
    assert "publish_chosen" not in editor.get(DRAFTS).content.decode()
    Exercise.objects.filter(key="step_up").update(role="other")
    reviewer.post(DRAFTS, data)
    assert now("lunge")["summary"] != "Step out."
    step(editor, Draft.objects.get(name="step_up"), "update")
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


# Two at once


def test_what_two_change_apart_comes_together(editor: Client, reviewer: Client) -> None:
    address = change_page("lunge")
    mine, yours = filled(editor, address), filled(reviewer, address)
    editor.post(address, mine | {"summary": "Mine."})
    reviewer.post(address, yours | {"role": "Yours"})
    document = Draft.objects.get().document
    assert (document["summary"], document["role"]) == ("Mine.", "Yours")


def test_what_two_change_both_is_asked(editor: Client, reviewer: Client) -> None:
    address = change_page("lunge")
    mine, yours = filled(editor, address), filled(reviewer, address)
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


def muscle_base(client: Client) -> Any:
    return client.get(f"{ADMIN}muscle/{Muscle.objects.all()[0].pk}/change/").context["base"]


def test_a_form_that_is_not_ours_is_refused(editor: Client) -> None:
    for wrong in ("", "nonsense", signing.dumps({"key": "lunge"}, salt="other")):
        assert edit(editor, "lunge", _base=wrong).status_code == 400
    resolve = f"{ADMIN}exercise/resolve/"
    assert editor.post(resolve, {"_together": "nonsense"}).status_code == 400
    # What we have signed for one field or one kind of thing is nothing in another.
    base = editor.get(change_page("lunge")).context["base"]
    assert editor.post(resolve, {"_together": base}).status_code == 400
    assert edit(editor, "deadlift", _base=muscle_base(editor)).status_code == 400
    assert editor.get(resolve).status_code == 403
    assert not Draft.objects.exists()


def test_a_third_editor_is_not_lost_behind_a_conflict(editor: Client, reviewer: Client) -> None:
    document = now("lunge") | {"key": "b", "slug": "b", "name": "B", "published": False}
    document |= {"modifications": [], "aliases": []}
    history.write([("exercise", document)], as_kind=Change.Kind.SAVED, by=None)
    address = change_page("b")
    data = filled(editor, address)
    reviewer.post(address, filled(reviewer, address) | {"summary": "First."})
    conflict = editor.post(address, data | {"summary": "Second."})
    assert conflict.status_code == 409
    reviewer.post(address, filled(reviewer, address) | {"role": "Third."})
    sent = {"_together": conflict.context["together"], "_seen": conflict.context["seen"]}
    again = editor.post(conflict.context["resolve"], sent)
    assert again.status_code == 409
    sent = {"_together": again.context["together"], "_seen": again.context["seen"]}
    editor.post(again.context["resolve"], sent)
    assert (now("b")["summary"], now("b")["role"]) == ("Second.", "Third.")


@pytest.mark.parametrize("number", ["²", "9" * 40, "9" * 5000, "-1", "x", ""])
def test_numbers_that_our_pages_never_send_are_refused(editor: Client, number: str) -> None:
    one = Exercise.objects.all()[0].pk
    asked = {"one": one, "other": number}
    assert editor.get(f"{ADMIN}exercise/merge/", asked).status_code == 400
    assert editor.post(f"{ADMIN}exercise/merge/", asked).status_code == 400
    for page, action in (("exercise", "propose"), ("draft", "discard_chosen")):
        data = {"action": action, "_selected_action": [number]}
        assert editor.post(f"{ADMIN}{page}/", data).status_code == 400
    draft = draft_by(editor)
    data = filled(editor, change_page("lunge")) | {"summary": "Mine."}
    draft_by(editor, summary="Theirs.")
    together = editor.post(change_page("lunge"), data).context["together"]
    sent = {"_together": together, "_seen": number}
    assert editor.post(f"{ADMIN}exercise/resolve/", sent).status_code == 409
    draft.refresh_from_db()
    assert draft.document["summary"] == "Theirs."


def test_what_no_document_can_hold_is_refused_by_its_field(editor: Client) -> None:
    for field, value in (
        ("summary", "a\x0bb"),
        ("position", "32768"),
        ("set_credit", "11"),
        ("muscles-0-set_credit", "11"),
        ("doses-0-reps_high", "32768"),
    ):
        response = edit(editor, "lunge", **{field: value})
        assert response.status_code == 400, field
        assertContains(response, f'id="id_{field}_error"', status_code=400)
    draft = draft_by(editor, summary="One.\r\nTwo.", _note="a\x00b")
    assert (draft.document["summary"], draft.note) == ("One.\nTwo.", "ab")


# History


def test_a_field_and_a_version_are_put_back(editor: Client, reviewer: Client) -> None:
    old = now("lunge")
    step(reviewer, draft_by(editor, summary="A.", role="B"), "publish")
    address = change_page("lunge").replace("change", "history")
    page = editor.get(address)
    assertContains(page, "B</ins>")
    newest, found = page.context["steps"]
    editor.post(address, {"version": newest.number, "field": "summary"})
    assert Draft.objects.get().document == now("lunge") | {"summary": old["summary"]}
    said = told(editor, editor.post(address, {"version": found.number}))
    assert "There is a draft of Lunge already" in said
    Draft.objects.all().delete()
    editor.post(address, {"version": found.number})
    assert Draft.objects.get().document == old
    for wrong in ("", "x", "999999"):
        assert editor.post(address, {"version": wrong}).status_code == 400


def test_a_muscle_is_edited_with_the_same_care(editor: Client, reviewer: Client) -> None:
    row = Muscle.objects.get(slug="calves")
    address = f"{ADMIN}muscle/{row.pk}/change/"
    editor.post(address, filled(editor, address) | {"name": "Calf muscles", "_note": "Clearer"})
    assert Muscle.objects.get(slug="calves").name == "Calves"
    draft = Draft.objects.get()
    step(reviewer, draft, "publish")
    assert Muscle.objects.get(slug="calves").name == "Calf muscles"
    assertContains(editor.get(address.replace("change", "history")), "Calf muscles</ins>")
    change = Change.objects.get(kind=Change.Kind.PUBLISHED)
    page = f"{ADMIN}change/{change.pk}/change/"
    assertContains(editor.get(page), "Clearer")
    assert "Waits as a draft: Calves." in told(editor, editor.post(page))
    assert Draft.objects.get().document["name"] == "Calves"


def test_what_is_used_is_not_deleted_and_what_was_deleted_comes_back(editor: Client) -> None:
    calves = Muscle.objects.get(slug="calves")
    assert editor.post(f"{ADMIN}muscle/{calves.pk}/delete/", {"post": "yes"}).status_code == 403
    spare = Muscle.objects.create(slug="neck", name="Neck", anatomical_name="splenius")
    editor.post(f"{ADMIN}muscle/{spare.pk}/delete/", {"post": "yes"})
    assert not Muscle.objects.filter(slug="neck").exists()
    assertContains(editor.get(f"{ADMIN}muscle/deleted/"), "Neck")
    editor.post(f"{ADMIN}muscle/deleted/", {"name": "neck"})
    assert Muscle.objects.get(slug="neck").anatomical_name == "splenius"
    assert editor.post(f"{ADMIN}muscle/deleted/", {"name": "nothing"}).status_code == 400


# Files and merging


def upload(client: Client, content: bytes, name: str = "a.json") -> Any:
    return client.post(f"{ADMIN}batch/add/", {"file": SimpleUploadedFile(name, content)})


def test_a_file_is_tried_put_in_and_taken_out(editor: Client) -> None:
    page = upload(editor, as_json(sixty(now("lunge"))))["Location"]
    assertContains(editor.get(page), "New: 60. Changed: 0. As they are: 0.")
    assert Exercise.objects.count() == 10
    assert "It is put in." in told(editor, editor.post(page, {"step": "apply"}))
    assert Exercise.objects.count() == 70
    assert "done already" in told(editor, editor.post(page, {"step": "apply"}))
    assert "Gone: Move 1, Move 2" in told(editor, editor.post(page, {"step": "revert"}))
    assert Exercise.objects.count() == 10


def test_what_a_file_would_change_is_shown_field_by_field(editor: Client) -> None:
    page = upload(editor, as_json([("exercise", now("lunge") | {"summary": "Step out."})]))
    assertContains(editor.get(page["Location"]), "Step out.</ins>")
    assert "Nothing was changed" in told(editor, editor.post(page["Location"], {"step": "discard"}))
    assert not Batch.objects.exists()


def test_a_wrong_file_is_refused_with_every_fault(editor: Client) -> None:
    bad = [("exercise", one | {"order_slot": 9}) for _kind, one in sixty(now("lunge"))[:2]]
    response = upload(editor, as_json(bad))
    assertContains(response, "There are 2 faults in this file", status_code=400)
    assert upload(editor, b"", "a.csv").status_code == 400
    assert editor.post(f"{ADMIN}batch/add/").status_code == 400
    assert not Batch.objects.exists()


def test_the_chosen_ones_are_exported(editor: Client) -> None:
    chosen = list(
        Exercise.objects.filter(key__in=["lunge", "step_up"]).values_list("pk", flat=True)
    )
    data = {"action": "export_json", "_selected_action": chosen}
    response = editor.post(f"{ADMIN}exercise/", data)
    whole = json.loads(response.content)
    assert {one["key"] for one in whole["exercises"]} == {"lunge", "step_up"}
    assert "attachment" in response["Content-Disposition"]
    assert editor.get(f"{ADMIN}batch/export/exe/").status_code == 403


def test_merging_needs_two_and_one_that_stays(editor: Client) -> None:
    chosen = list(Exercise.objects.values_list("pk", flat=True))[:2]
    one, other = chosen
    assert "Choose the two" in told(
        editor,
        editor.post(f"{ADMIN}exercise/", {"action": "merge_two", "_selected_action": [one]}),
    )
    page = f"{ADMIN}exercise/merge/?one={one}&other={other}"
    assert editor.get(page).status_code == 200
    assert editor.get(f"{ADMIN}exercise/merge/?one={one}&other={one}").status_code == 400
    assert editor.get(f"{ADMIN}exercise/merge/?one=x").status_code == 400
    data = {"one": one, "other": other}
    assert "Choose the one that stays" in told(editor, editor.post(page, data))
    said = told(editor, editor.post(page, data | {"survivor": one}))
    assert "published together" in said
    assert Draft.objects.count() == 2


def test_a_merge_is_published_as_one(editor: Client, reviewer: Client) -> None:
    lunge, step_up = (Exercise.objects.get(key=key).pk for key in ("lunge", "step_up"))
    data = {"one": lunge, "other": step_up, "survivor": lunge}
    editor.post(f"{ADMIN}exercise/merge/", data)
    draft = Draft.objects.get(name="step_up")
    assertContains(reviewer.get(draft.get_absolute_url()), "Published together with:")
    step(reviewer, draft, "publish")
    assert not Draft.objects.exists()


def test_half_a_merge_is_neither_published_nor_discarded(editor: Client, reviewer: Client) -> None:
    keys = {key: Exercise.objects.get(key=key).pk for key in ("lunge", "step_up")}
    merge = {"one": keys["lunge"], "other": keys["step_up"], "survivor": keys["lunge"]}
    editor.post(f"{ADMIN}exercise/merge/", merge)
    half = Draft.objects.get(name="step_up")
    when = {"when_0": "2099-01-01", "when_1": "10:00"}
    assert step(reviewer, half, "schedule", **when).status_code == 403
    chosen = {"action": "discard_chosen", "_selected_action": [half.pk]}
    editor.post(DRAFTS, chosen)
    assert not Draft.objects.exists()
    editor.post(f"{ADMIN}exercise/merge/", merge)
    step(editor, Draft.objects.get(name="lunge"), "discard")
    assert not Draft.objects.exists()
    editor.post(f"{ADMIN}exercise/merge/", merge)
    half = Draft.objects.get(name="step_up")
    reviewer.post(DRAFTS, {"action": "publish_chosen", "_selected_action": [half.pk]})
    assert not Draft.objects.exists()
    assert now("step_up")["merged_into"] == "lunge"
    assert now("step_up")["merged_into"] == "lunge"
    assert "Step-up" in now("lunge")["aliases"]
