"""Writing an exercise: unfinished, from a copy, with its errors in sight, and never lost."""

import re
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django.asserts import assertContains, assertNotContains

from exercises.documents.into_rows import put
from exercises.models import Draft, Equipment, Exercise, Sketch
from tests.exercises.desk.admin.editing import (
    ADMIN,
    change_page,
    filled,
    propose,
    told,
    values_of,
)
from tests.exercises.desk.documents import draft, now
from tests.exercises.people import PASSWORD

pytestmark = pytest.mark.usefixtures("catalogue")
ADD = f"{ADMIN}exercise/add/"


def begin(editor: Client, **values: Any) -> Any:
    return editor.post(ADD, filled(editor, ADD) | values)


def test_a_name_is_enough_to_keep_a_sketch(editor: Client) -> None:
    kept = begin(editor, name="Bridge", summary="Hips up.")
    sketch = Sketch.objects.get()
    assert kept["Location"] == sketch.get_absolute_url()
    page = editor.get(kept["Location"])
    assertContains(page, "Kept as a sketch.")
    assertContains(page, "What is still missing before a review")
    assertContains(page, "Hips up.")
    assert not Exercise.objects.filter(name="Bridge").exists()
    assertContains(editor.get("/admin/"), sketch.get_absolute_url())


def test_what_is_made_from_the_name_is_not_marked_as_required(editor: Client) -> None:
    form = editor.get(ADD).context["adminform"].form
    required = {name for name in ("name", "key", "slug") if form.fields[name].required}
    assert required == {"name"}
    assert begin(editor, name="???", _review="Ask for review").status_code == 400
    assert not Exercise.objects.filter(key="").exists()


def test_a_sketch_is_kept_again_and_no_second_one_is_made(editor: Client) -> None:
    begin(editor, name="Bridge")
    sketch = Sketch.objects.get()
    data = filled(editor, sketch.get_absolute_url()) | {"_sketch": sketch.pk, "role": "hinge"}
    editor.post(ADD, data)
    assert Sketch.objects.get().form["role"] == ["hinge"]


def test_a_sketch_that_a_review_refuses_stays_one_sketch(editor: Client) -> None:
    begin(editor, name="Bridge")
    address = Sketch.objects.get().get_absolute_url()
    refused = editor.post(address, filled(editor, address) | {"_review": "Ask for review"})
    editor.post(address, values_of(refused) | {"role": "hinge"})
    assert Sketch.objects.get().form["role"] == ["hinge"]


def test_a_review_asks_for_what_is_missing(editor: Client) -> None:
    response = begin(editor, name="Bridge", _review="Ask for review")
    assert response.status_code == 400
    assertContains(response, "Not saved yet", status_code=400)
    assert not Sketch.objects.exists()
    assert begin(editor, name="").status_code == 400


def test_a_sketch_that_is_complete_becomes_an_exercise_and_waits_for_review(
    editor: Client,
) -> None:
    begin(editor, name="Bridge")
    sketch = Sketch.objects.get()
    lunge = filled(editor, change_page("lunge"))
    other = {"name": "Bridge", "slug": "", "key": "", "aliases": ""}
    data = {k: "" if k.endswith(("-id", "-exercise")) else v for k, v in lunge.items()}
    data |= {k: "0" for k in lunge if k.endswith("-INITIAL_FORMS")}
    data |= {k: f"br_{lunge[k]}" for k in lunge if k.startswith("modif") and k.endswith("-key")}
    base = editor.get(ADD).context["base"]
    data |= other | {"_base": base, "_sketch": sketch.pk, "_review": "Ask for review"}
    response = editor.post(ADD, data)
    assert response.status_code == 302, response.context["faults"]
    draft = Draft.objects.get()
    assert (draft.name, draft.state) == ("bridge", Draft.State.REVIEW)
    assert Exercise.objects.get(key="bridge").slug == "bridge"
    assert not Sketch.objects.exists()


def test_a_sketch_is_thrown_away(editor: Client) -> None:
    begin(editor, name="Bridge")
    drop = f"{ADMIN}exercise/drop-sketch/"
    assert editor.get(drop).status_code == 403
    said = told(editor, editor.post(drop, {"_sketch": Sketch.objects.get().pk}))
    assert said == "The sketch of Bridge is gone."
    assert editor.post(drop, {"_sketch": "x"}).status_code == 403


def test_a_sketch_is_for_its_author_alone(editor: Client, reviewer: Client) -> None:
    begin(editor, name="Bridge", summary="Hips up.")
    sketch = Sketch.objects.get()
    assertNotContains(reviewer.get(sketch.get_absolute_url()), "Hips up.")
    begin(reviewer, name="Plank", _sketch=sketch.pk)
    assert reviewer.post(f"{ADMIN}exercise/drop-sketch/", {"_sketch": sketch.pk}).status_code == 403
    assert [one.title for one in Sketch.objects.order_by("pk")] == ["Bridge", "Plank"]


def test_a_new_exercise_begins_as_a_copy(editor: Client) -> None:
    address = change_page("lunge").replace("change", "copy")
    assert editor.get(address).status_code == 200
    editor.post(address, {"name": "Single-leg bridge"})
    copy, lunge = now("single_leg_bridge"), now("lunge")
    assert (copy["slug"], copy["published"]) == ("single-leg-bridge", False)
    assert copy["steps"] == lunge["steps"]
    assert "aliases" not in copy
    keys = [one["key"] for one in copy["modifications"]]
    assert len(keys) == len(lunge["modifications"])
    assert not set(keys) & {one["key"] for one in lunge["modifications"]}
    editor.post(address, {"name": "Plank", "without": ["kit", "x"]})
    assert "equipment" not in now("plank")
    refused = editor.post(address, {"name": "", "without": ["kit"]})
    assertContains(refused, 'value="kit" checked', status_code=400)
    for wrong in ("", "!!", "Single-leg bridge", "Lunge"):
        assert editor.post(address, {"name": wrong}).status_code == 400


def test_what_the_exercise_as_a_whole_refuses_loses_nothing_that_was_typed(
    editor: Client,
) -> None:
    """An address that leads to another exercise is known to the catalogue, not to the form."""
    editor.post(change_page("romanian-deadlift").replace("change", "copy"), {"name": "Bridge"})
    put("exercise", now("lunge") | {"slug": "forward-lunge"})
    page = change_page("bridge")
    data = filled(editor, page) | {"summary": "Typed for an hour.", "slug": "lunge"}
    response = editor.post(page, data | {"_review": "Ask for review", "_note": "Why so."})
    assertContains(response, "Typed for an hour.", status_code=400)
    assertContains(response, "Why so.", status_code=400)
    (fault,) = response.context["faults"]
    assert (fault.where, fault.anchor) == ("Slug", "id_slug")
    assert fault.text == "this address leads to Lunge already"
    again = values_of(response) | {"slug": "bridge"}
    assert editor.post(page, again).status_code == 302
    assert now("bridge")["summary"] == "Typed for an hour."


def test_only_what_readers_see_is_viewed_on_the_site(editor: Client) -> None:
    editor.post(change_page("lunge").replace("change", "copy"), {"name": "Bridge"})
    page = change_page("bridge")
    assertNotContains(editor.get(page), "View on site")
    propose(editor, "bridge")
    assert Draft.objects.get().document.get("published", True)
    assertNotContains(editor.get(page), "View on site")
    draft("lunge", User.objects.get(username="edith"), slug="split-lunge")
    shown = editor.get(change_page("lunge"))
    assertContains(shown, 'href="/exercises/lunge/" class="viewsitelink"')


def test_a_label_of_equipment_that_is_left_empty_is_the_name_of_the_equipment(
    editor: Client,
) -> None:
    page = change_page("lunge")
    editor.post(page, filled(editor, page) | {"equipment-0-label": ""})
    slug = now("lunge")["equipment"][0]["equipment"]
    label = Draft.objects.get().document["equipment"][0]["label"]
    assert label == Equipment.objects.get(slug=slug).name


def test_who_sends_an_unchanged_exercise_on_is_not_told_that_nothing_happened(
    editor: Client,
) -> None:
    editor.post(change_page("lunge").replace("change", "copy"), {"name": "Bridge"})
    page = change_page("bridge")
    shown = editor.get(page)
    assertNotContains(shown, ">Publish<")
    said = told(editor, editor.post(page, values_of(shown) | {"_review": "Ask for review"}))
    assert said == "A reviewer will look at it."


def test_what_readers_see_is_sent_to_review_from_its_form_too(editor: Client) -> None:
    page = change_page("lunge")
    data = filled(editor, page) | {"_review": "Ask for review"}
    assert told(editor, editor.post(page, data)) == "Nothing was changed."
    assert not Draft.objects.exists()
    editor.post(page, data | {"summary": "Step out.", "_note": "Shorter"})
    draft = Draft.objects.get()
    assert (draft.state, draft.note) == (Draft.State.REVIEW, "Shorter")


def test_who_may_publish_alone_goes_on_to_publishing(admin_client: Client) -> None:
    page = change_page("lunge")
    shown = admin_client.get(page)
    assertContains(shown, "Check and publish")
    data = values_of(shown) | {"summary": "Step out.", "_review": "Check and publish"}
    draft_page = admin_client.post(page, data)["Location"]
    assert Draft.objects.get().state == Draft.State.WORK
    assertContains(admin_client.get(draft_page), "Publish now")


def test_a_copy_is_on_the_desk_of_whoever_made_it_until_it_is_sent_on(
    editor: Client, reviewer: Client
) -> None:
    editor.post(change_page("lunge").replace("change", "copy"), {"name": "Bridge"})
    desk = editor.get("/admin/")
    assertContains(desk, "saved; nobody has been asked for a review")
    assert desk.context["waiting"].mine_count == 1
    assert reviewer.get("/admin/").context["waiting"].unpublished == ()
    propose(editor, "bridge")
    waiting = editor.get("/admin/").context["waiting"]
    assert (waiting.unpublished, waiting.mine_count) == ((), 1)


def test_errors_and_lost_files_come_first_and_lead_to_their_fields(editor: Client) -> None:
    page = change_page("lunge")
    data = filled(editor, page) | {"summary": "", "modifications-1-name": ""}
    data["picture-0-upload"] = SimpleUploadedFile("bridge.jpg", b"x")
    response = editor.post(page, data)
    links = {(one.where, one.anchor) for one in response.context["faults"]}
    name = now("lunge")["modifications"][1]["name"]
    assert ("Summary", "id_summary") in links
    assert any(
        name in where and where.endswith(": Name") and anchor == "id_modifications-1-name"
        for where, anchor in links
    )
    assertContains(response, "bridge.jpg", status_code=400)
    assertContains(response, "choose it again before you save", status_code=400)
    content = response.content.decode()
    for _where, anchor in links:
        assert f'href="#{anchor}"' in content
        assert f'id="{anchor}"' in content


def test_parts_are_closed_and_say_what_is_in_them(editor: Client) -> None:
    content = editor.get(change_page("lunge")).content.decode()
    assert content.count("<details") > 12
    assert "<details open" not in content
    versions = now("lunge")["modifications"]
    assert f'<span class="sum">{len(versions)} · {versions[0]["name"]} · ' in content
    assert '<span class="sum">split-stance squat/hinge · Strength · ' in content


def test_closed_parts_say_what_was_typed_when_the_form_comes_back(editor: Client) -> None:
    page = change_page("lunge")
    data = filled(editor, page)
    total = int(data["mistakes-TOTAL_FORMS"])
    data |= {"summary": "", "pattern": "a typed pattern", "modifications-0-name": "Typed lunge"}
    data |= {f"mistakes-{total - 1}-mistake": "A typed mistake", f"mistakes-{total - 1}-fix": "x"}
    data |= {"mistakes-0-DELETE": "on"}
    content = editor.post(page, data).content.decode()
    sums = " ".join(re.findall(r'<span class="sum">(.*?)</span>', content))
    for text in ("a typed pattern", "8 · Typed lunge", f"{total - 1} · "):
        assert text in sums
    assert now("lunge")["mistakes"][0]["mistake"] not in sums
    heading = re.search(r"<h3>\s*(Typed lunge)\s*</h3>", content)
    assert heading


def test_what_was_added_to_a_sketch_is_there_after_the_session_has_ended(editor: Client) -> None:
    cache.clear()
    begin(editor, name="Bridge")
    page = Sketch.objects.get().get_absolute_url()
    data = filled(editor, page) | {"summary": "Written for an hour."}
    Session.objects.all().delete()
    response = editor.post(page, data)
    answers = {"username": "edith", "password": PASSWORD, "next": page}
    editor.post(response["Location"], answers)
    shown = editor.get(page)
    assertContains(shown, "Written for an hour.")
    assertContains(shown, "Your session had ended.")
    editor.post(page, values_of(shown))
    assert Sketch.objects.get().form["summary"] == ["Written for an hour."]


def test_what_was_written_is_there_after_the_session_has_ended(editor: Client) -> None:
    cache.clear()
    page = change_page("lunge")
    data = filled(editor, page) | {"summary": "Written for an hour."}
    Session.objects.all().delete()
    picture = SimpleUploadedFile("bridge.jpg", b"x")
    response = editor.post(page, data | {"picture-0-upload": picture})
    assert response.status_code == 302
    assertContains(editor.get(response["Location"]), "What you had written is kept")
    answers = {"username": "edith", "password": PASSWORD, "next": page}
    editor.post(response["Location"], answers)
    shown = editor.get(page)
    assertContains(shown, "Written for an hour.")
    assertContains(shown, "Your session had ended.")
    assertContains(shown, "The file bridge.jpg could not be kept: choose it again")
    assert now("lunge")["summary"] != "Written for an hour."
    assert not Draft.objects.exists()
    editor.post(page, filled(editor, page) | data | {"_base": shown.context["base"]})
    assert Draft.objects.get().document["summary"] == "Written for an hour."
    assertNotContains(editor.get(page), "Your session had ended.")


def test_a_strangers_form_is_not_kept(client: Client) -> None:
    for base in ("", "forged"):
        client.post(change_page("lunge"), {"_base": base, "summary": "x" * 100})
    assert not Session.objects.exists()


def test_a_sketch_goes_with_its_author(editor: Client) -> None:
    begin(editor, name="Bridge")
    assert Sketch.objects.count() == 1
    User.objects.get(username="edith").delete()
    assert Sketch.objects.count() == 0
