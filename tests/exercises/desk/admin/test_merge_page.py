"""Two that are one become one."""

import pytest
from django.test import Client
from pytest_django.asserts import assertContains

from exercises.models import Batch, Draft, Exercise, Muscle
from tests.exercises.desk.admin.editing import ADMIN, DRAFTS, press, told
from tests.exercises.desk.documents import now

pytestmark = pytest.mark.usefixtures("catalogue")


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
    press(reviewer, draft, "publish")
    assert not Draft.objects.exists()


def test_half_a_merge_is_neither_published_nor_discarded(editor: Client, reviewer: Client) -> None:
    keys = {key: Exercise.objects.get(key=key).pk for key in ("lunge", "step_up")}
    merge = {"one": keys["lunge"], "other": keys["step_up"], "survivor": keys["lunge"]}
    editor.post(f"{ADMIN}exercise/merge/", merge)
    half = Draft.objects.get(name="step_up")
    when = {"when_0": "2099-01-01", "when_1": "10:00"}
    assert press(reviewer, half, "schedule", **when).status_code == 403
    chosen = {"action": "discard_chosen", "_selected_action": [half.pk], "sure": "yes"}
    editor.post(DRAFTS, chosen)
    assert not Draft.objects.exists()
    editor.post(f"{ADMIN}exercise/merge/", merge)
    press(editor, Draft.objects.get(name="lunge"), "discard", sure="yes")
    assert not Draft.objects.exists()
    editor.post(f"{ADMIN}exercise/merge/", merge)
    half = Draft.objects.get(name="step_up")
    both = list(Draft.objects.values_list("pk", flat=True))
    editor.post(DRAFTS, {"action": "ask_for_chosen", "_selected_action": both})
    reviewer.post(DRAFTS, {"action": "publish_chosen", "_selected_action": [half.pk]})
    assert not Draft.objects.exists()
    assert now("step_up")["merged_into"] == "lunge"
    assert now("step_up")["merged_into"] == "lunge"
    assert "Step-up" in now("lunge")["aliases"]


def test_a_merge_of_muscles_says_what_becomes_of_them(editor: Client) -> None:
    spare = Muscle.objects.create(slug="spare", name="Spare", anatomical_name="the same")
    core, back = (Muscle.objects.get(slug=slug) for slug in ("core", "lower-back"))
    page = f"{ADMIN}muscle/merge/"
    assertContains(editor.get(f"{page}?one={core.pk}&other={back.pk}"), "will use the one that")
    data = {"one": core.pk, "other": spare.pk, "survivor": core.pk}
    assert told(editor, editor.post(page, data)) == "Nothing uses Spare; delete it instead."
    editor.post(page, data | {"other": back.pk})
    waiting = ", ".join(draft.title for draft in Draft.objects.all())
    said = told(editor, editor.post(Batch.objects.get().get_absolute_url(), {"action": "revert"}))
    assert said.endswith(f" Discarded as a draft: {waiting}.")
    assert not Draft.objects.exists()
