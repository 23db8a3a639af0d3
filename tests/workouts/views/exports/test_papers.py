"""Several weeks and one session on paper, with a box for every set."""

from typing import Any

import pytest

from tests.workouts.boards import Board, a_monday
from tests.workouts.builder import words_of

pytestmark = pytest.mark.usefixtures("catalogue")


def test_one_session_alone_has_a_box_for_every_set(board: Board) -> None:
    session = board.week().sessions[0]
    page = board.page(f"{board.here}paper/{session.identity}/")
    boxes = sum(item.sets * (item.reps if item.seconds else 1) for item in session.items)
    assert page.count('class="cell"') == boxes
    assert page.count('class="plog"') == 1
    unknown = "00000000-0000-4000-8000-000000000000"
    assert board.client.get(f"{board.here}paper/{unknown}/").status_code == 404


@pytest.mark.parametrize(
    ("asked", "count"), [("", 4), ("8", 8), ("0", 1), ("999", 12), ("x", 4), ("9" * 50, 4)]
)
def test_several_weeks_come_one_a_sheet(board: Board, asked: str, count: int) -> None:
    page = board.page(f"{board.here}papers/?weeks={asked}")
    assert page.count('<article class="paper">') == count


def test_a_week_that_is_different_is_printed_as_it_is(board: Board) -> None:
    note = {"kind": "clear"}
    board.change(note, here=f"{board.here}weeks/{a_monday(1)}/")
    page = board.client.get(f"{board.here}papers/?weeks=2").content.decode()
    first, second = page.split('<article class="paper">')[1:]
    assert 'class="plog"' in first
    assert 'class="plog"' not in second


def test_twelve_weeks_take_as_many_queries_as_one(
    board: Board, django_assert_num_queries: Any, settings: Any
) -> None:
    settings.ACCOUNT_RATE_LIMITS = False
    for weeks in (1, 12):
        board.change({"kind": "clear"}, here=f"{board.here}weeks/{a_monday(weeks)}/")
    board.client.get(f"{board.here}papers/")  # which reads the catalogue
    for weeks in (2, 12):
        with django_assert_num_queries(3):  # of the browser, the weeks, their sessions
            board.client.get(f"{board.here}papers/?weeks={weeks}")


def test_the_page_of_paper_leads_to_both(board: Board) -> None:
    assert "The next four weeks" in words_of(board.client.get(f"{board.here}paper/"))
