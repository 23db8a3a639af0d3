"""What is prescribed has one name wherever a runner meets it."""

import re

import pytest
from django.test import Client

from tests.workouts.boards import Board
from tests.workouts.builder import answers, words_of
from workouts.pages.exports.plain_text import week_text
from workouts.planning.values.week import Prescription
from workouts.services.week.weeks import open_week

pytestmark = pytest.mark.usefixtures("catalogue")


@pytest.fixture
def board(client: Client) -> Board:
    """Of a beginner with little kit: substitutes and simple versions."""
    return Board(client, level="beginner", equipment=["resistance_band"])


def prescribed(board: Board) -> list[tuple[int, int, Prescription]]:
    return [
        (place, position, item)
        for place, session in enumerate(board.week().sessions)
        for position, item in enumerate(session.items)
    ]


def test_the_week_has_substitutes_and_versions(board: Board) -> None:
    items = [item for _, _, item in prescribed(board)]
    assert any(item.substitute for item in items)
    assert any(item.modification for item in items)


def test_board_and_paper_swap_and_dose_table_and_text_say_the_same_name(board: Board) -> None:
    page, paper = board.page(), board.page(f"{board.here}paper/")
    table = board.client.get(f"{board.here}week.csv").content.decode()
    opened = open_week(board.plan)
    text = week_text(opened.week, opened.request, ())
    preview = words_of(
        board.client.post(
            "/plans/new/",
            answers(action="preview", level="beginner", equipment=["resistance_band"]),
        )
    )
    for place, position, item in prescribed(board):
        query = {"place": place, "position": position}
        swap, dose = (board.client.get(f"{board.here}{at}/", query) for at in ("swaps", "doses"))
        assert f"Instead of {item.name}" in words_of(swap)
        assert f"{item.name} on " in words_of(dose)
        assert re.search(rf">\s*{re.escape(item.name)}\s*<", page)
        assert re.search(rf"<th scope=.row.>\s*{re.escape(item.name)}\s*<span>", paper)
        assert f",{item.name}," in table
        assert f"* {item.name}:" in text
        assert item.name in preview
        others = {item.exercise.name} - {item.name}
        assert not [name for name in others if f"* {name}:" in text]


def test_a_version_leads_to_its_place_on_the_page_of_its_exercise(board: Board) -> None:
    for place, position, item in prescribed(board):
        menu = board.page(f"{board.here}exercise-menu/?place={place}&position={position}")
        (whole,) = re.findall(r'<a href="(/exercises/[^"?]+)">', menu)
        address, _, anchor = whole.partition("#")
        version = item.modification_id or ("substitute" if item.substitute else "")
        assert anchor == version
        detail = board.client.get(address).content.decode()
        assert not anchor or f'id="{anchor}"' in detail


def test_a_missed_session_is_told_by_the_same_name(board: Board) -> None:
    said = words_of(board.client.get(f"{board.here}missed/", {"place": 0}))
    lift = board.week().sessions[0].items[0]
    assert f"Add {lift.name}" in said or "Add " not in said
