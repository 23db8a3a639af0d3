"""Sources and claims are chosen by search, without scripts; new rows need no id."""

import pytest
from django.test import Client
from pytest_django.asserts import assertContains

from exercises.models import Draft, Source
from tests.exercises.desk.admin.editing import ADMIN, change_page, edit, filled

pytestmark = pytest.mark.usefixtures("catalogue")
LUNGE_SOURCES = ["bezerra-2021", "farrokhi-2008", "mendiguchia-2013", "muyor-2020"]


def test_a_source_is_added_without_scripts(editor: Client) -> None:
    source = Source.objects.get(slug="riebe-2015")
    page = editor.get(change_page("lunge"))
    offered = f"{source.short} ({source.slug})"
    assertContains(page, f'<option value="{offered}">')
    data = filled(editor, change_page("lunge"))
    assert data["sources"] == LUNGE_SOURCES
    editor.post(change_page("lunge"), data | {"sources": [*data["sources"], offered, "", ""]})
    assert Draft.objects.get().document["sources"] == [*LUNGE_SOURCES, "riebe-2015"]


def test_a_source_is_taken_off(editor: Client) -> None:
    edit(editor, "lunge", sources=[*LUNGE_SOURCES[1:], ""])
    assert Draft.objects.get().document["sources"] == LUNGE_SOURCES[1:]


def test_claims_are_chosen_by_their_words(editor: Client) -> None:
    claim = "Curls isolate the hamstrings. (c17)"
    assertContains(editor.get(change_page("lunge")), f'<option value="{claim}">')
    edit(editor, "lunge", **{"benefits-0-claims": ["c06", claim]})
    assert Draft.objects.get().document["benefits"][0]["claims"] == ["c06", "c17"]


def test_a_new_modification_gets_its_id_from_its_name_and_comes_last(editor: Client) -> None:
    data = filled(editor, change_page("lunge"))
    place = data["modifications-INITIAL_FORMS"]
    new = {"name": "Onto a box", "direction": "harder", "change": "Step up.", "why": "Higher."}
    data |= {f"modifications-{place}-{name}": value for name, value in new.items()}
    editor.post(change_page("lunge"), data)
    last = Draft.objects.get().document["modifications"][-1]
    assert (last["key"], last["name"]) == ("lunge_onto_a_box", "Onto a box")


def test_modifications_have_a_grip_like_other_rows(editor: Client) -> None:
    page = editor.get(change_page("lunge")).content.decode()
    part = page.partition('id="modifications-group" data-rows')[2].partition("inline-group")[0]
    rows, grips = (part.count(mark) for mark in ("data-row\n", "data-grip"))
    assert grips == rows > 3


def test_the_desk_is_searched_by_benefits_and_modifications(editor: Client) -> None:
    for words, name in (("Side lunge", "Lunge"), ("one leg at a time", "Lunge")):
        found = editor.get(f"{ADMIN}exercise/", {"q": words}).context["cl"].result_list
        assert name in {row.name for row in found}, words
