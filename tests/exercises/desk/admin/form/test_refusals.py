"""What the form refuses, by its field."""

import pytest
from django.test import Client

from exercises.models import Draft, Equipment, Source
from tests.exercises.desk.admin.editing import ADMIN, change_page, errors_of, filled, find

pytestmark = pytest.mark.usefixtures("catalogue")


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


@pytest.mark.parametrize("tempo", ["slow", "3-0-1", "3-0-1-0-1", "a-b-c-d", "3 0 1 0"])
def test_a_tempo_that_is_none(editor: Client, tempo: str) -> None:
    data = filled(editor, change_page("lunge"))
    beginner = find(data, "beginner", "-level")
    assert "X for fast" in errors_of(editor, "lunge", data | {f"{beginner}-tempo": tempo})


def test_a_claim_that_nobody_knows(editor: Client) -> None:
    data = filled(editor, change_page("lunge")) | {"benefits-0-claims": "c06 c99"}
    assert "There is no claim c99." in errors_of(editor, "lunge", data)


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
