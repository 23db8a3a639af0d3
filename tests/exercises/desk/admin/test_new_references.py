"""New muscles, equipment and sources: readers see them with the first exercise that needs them."""

from typing import Any

import pytest
from django.test import Client

from exercises.catalogue import equipment_in_use, muscles_in_use
from exercises.desk import history
from exercises.models import Change, Equipment, Exercise, Muscle
from tests.exercises.desk.admin.editing import ADMIN, filled, upload
from tests.exercises.desk.documents import now
from tests.versions import commit_version

pytestmark = pytest.mark.usefixtures("catalogue")
PUBLIC = ("/exercises/", "/plans/new/")
NEW: tuple[tuple[str, dict[str, str]], ...] = (
    ("equipment", {"slug": "nordic_bench", "name": "Nordic bench"}),
    ("muscle", {"slug": "popliteus", "name": "Knee unlocker", "anatomical_name": "Popliteus"}),
)


def make(editor: Client, kind: str, values: dict[str, str]) -> Any:
    address = f"{ADMIN}{kind}/add/"
    return editor.post(address, filled(editor, address) | values)


@pytest.mark.parametrize(("kind", "values"), NEW)
def test_readers_see_it_only_when_a_published_exercise_uses_it(
    editor: Client, client: Client, kind: str, values: dict[str, str]
) -> None:
    make(editor, kind, values)
    commit_version()
    for page in PUBLIC:
        assert values["name"] not in client.get(page).content.decode(), page
    lunge = now("lunge")
    name = values["slug"]
    if kind == "equipment":
        lunge["equipment"] += [{"equipment": name, "label": "On the bench"}]
    else:
        row = {"muscle": name, "role": "secondary", "job": "unlocks it", "set_credit": 0.1}
        lunge["muscles"] += [row]
    hidden = lunge | {"key": "h", "slug": "h", "name": "H", "aliases": [], "modifications": []}
    written = [("exercise", hidden | {"published": False})]
    history.write(written, as_kind=Change.Kind.SAVED, by=None)
    commit_version()
    assert name not in equipment_in_use()
    assert name not in muscles_in_use()
    history.write([("exercise", lunge)], as_kind=Change.Kind.PUBLISHED, by=None)
    commit_version()
    assert name in (equipment_in_use() if kind == "equipment" else muscles_in_use())
    assert values["name"] in client.get("/exercises/").content.decode()


@pytest.mark.parametrize(
    ("kind", "values", "name"),
    [(*NEW[0], "Dumbbells"), (*NEW[1], "Hamstrings"), ("exercise", {"slug": "new"}, "Lunge")],
)
def test_a_name_that_differs_only_in_case_is_refused_by_its_field(
    editor: Client, kind: str, values: dict[str, str], name: str
) -> None:
    answer = make(editor, kind, values | {"name": name.upper()})
    told = answer.context["adminform"].form.errors["name"]
    assert told == [f"“{name}” is called this already."]


@pytest.mark.parametrize(("kind", "values"), NEW)
def test_a_new_one_comes_last(editor: Client, kind: str, values: dict[str, str]) -> None:
    make(editor, kind, values)
    model = {"equipment": Equipment, "muscle": Muscle}[kind]
    assert list(model._default_manager.all())[-1].slug == values["slug"]  # type: ignore[attr-defined]


def test_a_new_one_of_a_file_comes_last(editor: Client) -> None:
    content = b"slug,name\nnordic_bench,Nordic bench"
    editor.post(upload(editor, content, "equipment.csv")["Location"], {"action": "apply"})
    assert list(Equipment.objects.all())[-1].slug == "nordic_bench"


def test_a_new_exercise_comes_last(editor: Client) -> None:
    form = editor.get(f"{ADMIN}exercise/add/").context["adminform"].form
    last = Exercise.objects.order_by("-position")[0].position
    assert form["position"].value() == last + 1


def test_a_modification_may_name_new_equipment(editor: Client) -> None:
    make(editor, *NEW[0])
    page = editor.get(f"{ADMIN}exercise/add/").content.decode()
    assert "Nordic bench" in page
