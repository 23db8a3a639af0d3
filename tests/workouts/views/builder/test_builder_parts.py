"""Parts of the builder come when they are asked for; until then their usual answers count."""

import re
from typing import Any

import pytest
from django.test import Client

from tests.workouts.builder import NEW, answers, words_of
from workouts.forms.builder.kit import PIECES
from workouts.models import Plan
from workouts.storage.plans import read_request

pytestmark = pytest.mark.usefixtures("catalogue")
CONTROL = re.compile(r"<(?:a|button|select|textarea|summary|input(?! type=.hidden))\b")
#: A field of each part, and what a runner sees of it.
PARTS = {
    "kinds": ("detail_tue", "Kind of hard run on Tuesday"),
    "pieces": ("equipment", "Barbell"),
    "training": ("time_off", "Time off until now"),
    "list": ("red_flags", "I cannot walk normally"),
}


def main_of(response: Any) -> str:
    page: str = response.content.decode()
    return page[page.index("<main") : page.index("</main>")]


def as_shown(client: Client, query: str = "", **changed: Any) -> dict[str, Any]:
    """What a browser sends of a page: answers to the questions that it has."""
    names = set(re.findall(r'name="(\w+)"', main_of(client.get(NEW + query))))
    return {name: value for name, value in answers(**changed).items() if name in names}


def saved_request() -> Any:
    return read_request(Plan.objects.get().weeks.get().current)


def test_the_first_page_has_few_controls(client: Client) -> None:
    assert len(CONTROL.findall(main_of(client.get(NEW)))) <= 75


@pytest.mark.parametrize("part", PARTS)
def test_a_part_is_there_once_it_is_opened_and_stays(client: Client, part: str) -> None:
    field, label = PARTS[part]
    assert f'name="{field}"' not in main_of(client.get(NEW))
    for opened in (
        client.get(f"{NEW}?open={part}"),
        client.post(NEW, as_shown(client) | {"open": part, "action": "preview"}),
    ):
        assert f'name="{field}"' in main_of(opened)
        assert label in words_of(opened)


@pytest.mark.parametrize(
    ("answer", "part"), [({"kit": PIECES}, "pieces"), ({"told": "some"}, "list")], ids=str
)
def test_an_answer_that_asks_for_a_list_brings_it(
    client: Client, answer: dict[str, str], part: str
) -> None:
    shown = client.post(NEW, as_shown(client) | answer)
    assert f'name="{PARTS[part][0]}"' in main_of(shown)
    assert shown["HX-Replace-Url"] == f"?open={part}"
    assert "HX-Replace-Url" not in client.post(NEW, as_shown(client))


def test_what_was_not_opened_has_its_usual_answer(client: Client) -> None:
    client.post(NEW, as_shown(client) | {"action": "save", "told": "none"})
    whole = Client()
    whole.post(NEW, answers(action="save"))
    first, second = (read_request(plan.weeks.get().current) for plan in Plan.objects.all())
    assert first == second


def test_an_opened_part_counts(client: Client) -> None:
    given = as_shown(client, "?open=kinds&open=list", detail_tue="hills", red_flags=["limp"])
    client.post(NEW, given | {"action": "save"})
    request = saved_request()
    assert request.red_flag == "limp"
    assert "hills" in {run.detail for run in request.week}


def test_pieces_start_from_the_usual_answer_before(client: Client) -> None:
    shown = client.post(NEW, as_shown(client) | {"kit": PIECES, "kit_before": "gym"})
    assert re.search(r'value="barbell"[^>]*checked', main_of(shown))
    assert not re.search(r'value="hill"[^>]*checked', main_of(shown))
    nonsense = client.post(NEW, as_shown(client) | {"kit": PIECES, "kit_before": "rocket"})
    assert 'name="equipment"' in main_of(nonsense)


def test_nobody_says_yes_and_saves_before_the_list_was_there(client: Client) -> None:
    answer = client.post(NEW, as_shown(client) | {"action": "save", "told": "some"})
    assert answer.status_code == 400
    assert "Tick what is true, then save." in words_of(answer)
    assert 'name="red_flags"' in main_of(answer)
    assert not Plan.objects.exists()
