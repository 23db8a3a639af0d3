"""What the form refuses, by its field."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from pytest_django.asserts import assertContains

from exercises.models import Dose, Draft, Equipment, Exercise, FormerAddress, Source
from tests.exercises.desk.admin.editing import ADMIN, change_page, draft_by, filled, find
from tests.exercises.desk.documents import now

pytestmark = pytest.mark.usefixtures("catalogue")


LEAST, MOST = "Ensure this value is greater than or equal to", "Ensure this value is less than"
TEMPO = "X for fast"


def test_each_field_says_what_is_wrong_with_it(editor: Client) -> None:
    """All of them in one form that is sent once."""
    data = filled(editor, change_page("lunge"))
    beginner, intermediate, advanced = (
        find(data, level, "-level") for level in ("beginner", "intermediate", "advanced")
    )
    knee, ankle = (
        find(data, job, "-job") for job in ("knee control and extension", "ankle control")
    )
    side = find(data, "lu_side", "-key")
    wrong: dict[str, tuple[Any, str]] = {
        "name": ("", "This field is required."),
        "slug": ("deadlift", "Exercise with this Slug already exists."),
        "summary": ("a\x0bb", "There is a character in it that cannot be shown."),
        "kind": ("yoga", "yoga is not one of the available choices"),
        "position": ("32768", f"{MOST} or equal to 32767."),
        "set_credit": (-1, f"{LEAST} 0."),
        "fatigue_cost": (9, f"{MOST} or equal to 5."),
        "sources": (["Nobody 1900"], "There is no source Nobody 1900: choose from the list."),
        f"{beginner}-rpe_high": (12, f"{MOST} or equal to 10."),
        f"{beginner}-sets_low": (0, f"{LEAST} 1."),
        f"{beginner}-reps_high": ("32768", f"{MOST} or equal to 32767."),
        f"{beginner}-tempo": ("slow", TEMPO),
        f"{intermediate}-tempo": ("3-0-1", TEMPO),
        f"{advanced}-tempo": ("3-0-1-0-1", TEMPO),
        f"{knee}-set_credit": (-1, f"{LEAST} 0."),
        f"{ankle}-set_credit": ("nan", "Enter a number."),
        f"{ankle}-role": ("best", "best is not one of the available choices"),
        f"{side}-direction": ("down", "down is not one of the available choices"),
        f"{side}-eccentric_factor": (-2, f"{LEAST} 0."),
        f"{side}-set_credit": ("11", f"{MOST} or equal to 10."),
        "benefits-0-claims": (["c06", "c99"], "There is no claim c99."),
    }
    sent = data | {field: value for field, (value, _text) in wrong.items()}
    pairs = {f"{intermediate}-reps_low": 8, f"{intermediate}-reps_high": 6}
    response = editor.post(change_page("lunge"), sent | pairs | {f"{advanced}-seconds_low": 8})
    faults = response.context["faults"]
    for field, (_value, text) in wrong.items():
        told = [one.text for one in faults if one.anchor.startswith(f"id_{field}")]
        assert any(text in one for one in told), field
        assertContains(response, f'id="id_{field}_error"', status_code=400)
    both = [one.where for one in faults if one.text == "Give both numbers, the lower one first."]
    assert [where[:8] for where in both] == ["Doses, 2", "Doses, 3"]
    assert not Draft.objects.exists()


@pytest.mark.parametrize("tempo", ["slow", "3-0-1", "3-0-1-0-1", "a-b-c-d", "3 0 1 0"])
def test_a_tempo_that_is_none(tempo: str) -> None:
    with pytest.raises(ValidationError, match=TEMPO):
        Dose._meta.get_field("tempo").run_validators(tempo)


def test_kit_that_the_exercise_does_not_have(editor: Client) -> None:
    """Whichever part of the form took it away, the row says so, by its name."""
    page = change_page("romanian-deadlift")
    data = filled(editor, page)
    barbell = find(data, Equipment.objects.get(slug="barbell").pk, "-equipment")
    response = editor.post(page, data | {f"{barbell}-DELETE": "on"})
    faults = {(one.where, one.text, one.anchor) for one in response.context["faults"]}
    text = "The exercise has no barbell: add that to its equipment options."
    assert ("Modifications, 1 (Heavier RDL): Done with", text, "id_modifications-0-kit") in faults
    assert 'id="id_modifications-0-kit"' in response.content.decode()


def test_two_modifications_whose_names_differ_only_in_case(editor: Client) -> None:
    """A draft with both could not be opened again."""
    page = change_page("romanian-deadlift")
    data = filled(editor, page)
    first, second = data["modifications-0-name"], "modifications-1"
    shouted = data | {f"{second}-name": first.upper()}
    (fault,) = editor.post(page, shouted).context["faults"]
    assert (fault.text, fault.anchor) == (f"“{first}” is called this already.", f"id_{second}-name")
    assert not Draft.objects.exists()
    editor.post(page, shouted | {"modifications-0-DELETE": "on"})
    assert editor.get(page).status_code == 200


def test_no_draft_is_saved_that_its_form_could_not_show(editor: Client) -> None:
    """What only the catalogue knows, and what only a merge brings together, is refused too."""
    FormerAddress.objects.create(exercise=Exercise.objects.get(key="deadlift"), slug="pull")
    page = change_page("lunge")
    data = filled(editor, page)
    refused = editor.post(page, data | {"slug": "pull"})
    assertContains(refused, "this address leads to Deadlift already", status_code=400)
    assert not Draft.objects.exists()
    first, *others = now("lunge")["modifications"]
    draft = draft_by(editor, modifications=[first | {"name": "Same lunge"}, *others])
    refused = editor.post(page, data | {"modifications-1-name": "SAME lunge"})
    assertContains(refused, "same lunge is used twice", status_code=400)
    assert Draft.objects.get().document == draft.document
    assert editor.get(page).status_code == 200


def test_equipment_whose_id_is_none(editor: Client) -> None:
    address = f"{ADMIN}equipment/add/"
    data = filled(editor, address) | {"slug": "nordic bench!", "name": "Nordic bench"}
    assert editor.post(address, data).status_code == 400
    assert not Equipment.objects.filter(name="Nordic bench").exists()


@pytest.mark.parametrize("doi", ["https://doi.org/10.1007/x1", "doi:10.1007/x1", "10.1007/x1"])
def test_a_doi_is_taken_as_an_address_too(editor: Client, doi: str) -> None:
    address = f"{ADMIN}source/add/"
    data = filled(editor, address) | {"slug": "x-2020", "citation": "X (2020). Y.", "doi": doi}
    editor.post(address, data)
    assert Source.objects.get(slug="x-2020").link == "https://doi.org/10.1007/x1"
    assert editor.post(address, data | {"slug": "y-2020", "doi": "none"}).status_code == 400
    assert not Draft.objects.exists()
