"""Lists and chosen rows: their cost, their filters, their links."""

import json
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from pytest_django.asserts import assertContains, assertNotContains

from exercises.desk import drafts, history
from exercises.models import Batch, Change, Exercise
from tests.exercises.desk.admin.editing import ADMIN, DRAFTS, change_page, draft_by
from tests.exercises.desk.documents import now
from tests.exercises.people import new_exercises, staff

UNSEEN = {"published": False, "modifications": []}
pytestmark = pytest.mark.usefixtures("catalogue")


def test_lists_cost_the_same_for_few_and_many(
    editor: Client, django_assert_max_num_queries: Any
) -> None:
    author = User.objects.get(username="edith")
    items = new_exercises(now("lunge"))
    batch = Batch.objects.create(author=author, title="spring.json", documents=items)
    history.write(
        [(kind, one | {"published": False}) for kind, one in items[:12]],
        as_kind=Change.Kind.IMPORTED,
        by=author,
    )
    for kind, document in items[:12]:
        drafts.save_draft(kind, document, by=author, seen=None, batch=batch)
    for page, most in (
        ("exercise/", 12),
        ("muscle/", 9),
        ("source/", 9),
        ("draft/", 11),
        ("change/", 11),
        ("batch/", 9),
    ):
        editor.get(ADMIN + page)
        with django_assert_max_num_queries(most):
            assert editor.get(ADMIN + page).status_code == 200


def test_the_first_page_knows_the_gaps_of_a_version_of_the_catalogue(
    editor: Client, django_assert_max_num_queries: Any
) -> None:
    draft_by(editor)
    editor.get("/admin/")
    with django_assert_max_num_queries(10):
        assertContains(editor.get("/admin/"), "no dose for beginner")


def test_filters_name_editors_and_no_runners(editor: Client) -> None:
    User.objects.create_user("runner")
    staff("eric", "editor")
    draft_by(editor)
    draft_by(editor, "step-up")
    history.write(
        [("exercise", now("step_up"))], as_kind=Change.Kind.SAVED, by=staff("ann", "editor")
    )
    for page in (DRAFTS, f"{ADMIN}change/"):
        assertNotContains(editor.get(page), "runner")


@pytest.mark.parametrize("page", ["exercise/", "muscle/", "equipment/"])
def test_a_list_shows_what_it_is_sorted_by(editor: Client, page: str) -> None:
    changelist = editor.get(ADMIN + page).context["cl"]
    sorted_by = {changelist.list_display[n] for n in changelist.get_ordering_field_columns()}
    assert sorted_by == {"position", "name"}


def test_drafts_are_not_filtered_by_a_state_that_none_of_the_list_has(editor: Client) -> None:
    draft_by(editor)
    page = editor.get(DRAFTS)
    assertContains(page, "?state__exact=review")
    assertNotContains(page, "?state__exact=discarded")


def test_chosen_sources_are_links_to_what_readers_get(editor: Client) -> None:
    source = Exercise.objects.get(key="lunge").sources.exclude(doi="")[0]
    page = editor.get(change_page("lunge"))
    assertContains(page, f'<a href="{source.link}">{source.short}</a>', html=True)
    assertContains(page, f"{source.short} ({source.slug})")


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


def test_retired_is_told_from_never_published(editor: Client, reviewer: Client) -> None:
    history.write(
        [("exercise", now("lunge") | {"key": "new", "slug": "new", "name": "New"} | UNSEEN)],
        as_kind=Change.Kind.SAVED,
        by=None,
    )
    drafts.publish([draft_by(editor, "lunge", published=False)], by=None)
    for state, name in (("new", "New"), ("retired", "Lunge")):
        rows = editor.get(f"{ADMIN}exercise/", {"state": state}).context["cl"].result_list
        assert [row.name for row in rows] == [name]
    page = editor.get(f"{ADMIN}exercise/")
    assertContains(page, "retired")
    assertContains(page, "never published")


def test_the_menu_says_what_waits(editor: Client, reviewer: Client) -> None:
    drafts.ask_for_review([draft_by(editor)], note="", by=None)
    assertContains(reviewer.get(f"{ADMIN}muscle/"), "1 waits for you")
    assertNotContains(editor.get(f"{ADMIN}muscle/"), "waits for you")
    drafts.send_back(draft_by(editor), answer="Why?", by=None)
    assertContains(editor.get(f"{ADMIN}muscle/"), "1 came back")


def test_a_filter_of_eighty_sources_is_closed_until_one_is_chosen(editor: Client) -> None:
    closed = '<details data-filter-title="sources" >'
    assertContains(editor.get(f"{ADMIN}exercise/"), closed)
    source = Exercise.objects.get(key="lunge").sources.all()[0]
    page = editor.get(f"{ADMIN}exercise/", {"sources__id__exact": source.pk})
    assertNotContains(page, closed)
    assert "Lunge" in {row.name for row in page.context["cl"].result_list}
