"""A week as JSON: by its own address, or by that of its page for who asks for it."""

import io
import json
from typing import Any

import pytest
from django.core.management import call_command

from tests.workouts.boards import Board, a_monday
from workouts.services.week.weeks import open_week

pytestmark = pytest.mark.usefixtures("catalogue")


def planned(document: Any, monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """What `plan_week` answers."""
    monkeypatch.setattr("sys.stdin", io.StringIO(json.dumps({"id": None, "input": document})))
    out = io.StringIO()
    call_command("plan_week", stdout=out)
    answer: dict[str, Any] = json.loads(out.getvalue())
    return answer


def test_a_week_by_its_address_is_what_plan_week_writes(
    board: Board, monkeypatch: pytest.MonkeyPatch
) -> None:
    by_address = board.client.get(f"{board.here}week.json").json()
    assert by_address == planned(open_week(board.plan).version.request, monkeypatch)


@pytest.mark.parametrize(
    ("accept", "is_json"),
    [
        ("application/json", True),
        ("application/json, text/html;q=0.5", True),
        ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", False),
        ("*/*", False),
        ("", False),
        ("text/html;q=0, application/json", True),
        ("nonsense", False),
    ],
)
def test_the_page_of_a_week_answers_who_asks_for_json(
    board: Board, accept: str, is_json: bool
) -> None:
    board.client.post(f"{board.here}links/")
    for here in (board.here, f"{board.here}weeks/{a_monday(1)}/", board.plan.share_address):
        answer = board.client.get(here, headers={"accept": accept})
        assert answer["Content-Type"].startswith("application/json") == is_json
        assert "Accept" in answer["Vary"]
        if is_json:
            assert answer.content == board.client.get(f"{here}week.json").content


def test_what_is_shared_tells_nothing_private(board: Board) -> None:
    board.change({"kind": "note", "place": 0, "text": "Sore knee"})
    mine = board.client.get(f"{board.here}week.json").json()
    assert mine.keys() == {"id", "plan", "messages", "findings", "relaxed", "cost"}
    assert len(mine["plan"]) == len(board.week().sessions)
    dated = board.client.get(f"{board.here}weeks/{a_monday(1)}/week.json").json()
    assert dated["id"] == a_monday(1).isoformat()
    board.client.post(f"{board.here}links/")
    share = board.plan.share_code
    theirs = board.client.get(f"/shared/{share}/week.json")
    assert theirs.json().keys() == mine.keys()
    assert "Sore knee" not in theirs.content.decode()
    assert board.client.get(f"/shared/{board.plan.code}/week.json").status_code == 404
