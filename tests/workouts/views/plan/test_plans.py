"""Plans as a whole: named, copied, put away, deleted; the cost of a long history."""

from datetime import timedelta
from io import StringIO
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.workouts.boards import Board, a_monday
from tests.workouts.builder import words_of
from tests.workouts.plans import sample_plan
from workouts.models import Plan, PlanWeek, Version
from workouts.services.plans import delete, forget_deleted, note_opened
from workouts.services.week.weeks import open_week
from workouts.storage.plans import read_week

pytestmark = pytest.mark.usefixtures("catalogue")


def test_the_board_takes_the_same_queries_however_long_its_history(
    board: Board, django_assert_num_queries: Any
) -> None:
    for minutes in (6, 7, 8, 9):
        board.change({"kind": "warm_up", "place": 0, "minutes": minutes})
    board.client.get(board.here)
    with django_assert_num_queries(3):
        board.client.get(board.here)
    dated = f"{board.here}weeks/{a_monday().isoformat()}/"
    with django_assert_num_queries(4):  # what is done as well
        board.client.get(dated)


def test_pages_about_a_week_take_the_same_queries_for_a_short_and_a_long_history(
    board: Board,
) -> None:
    addresses = (f"{board.here}versions/", "/plans/", "/account/hamstrong.json")
    counts = []
    for _round in range(2):
        for minutes in (6, 7, 8):
            board.change({"kind": "warm_up", "place": 0, "minutes": minutes})
        with CaptureQueriesContext(connection) as captured:
            for address in addresses:
                board.client.get(address)
        counts.append(len(captured))
    assert counts[0] == counts[1]


def test_plans_are_renamed_copied_put_away_deleted_and_brought_back(board: Board) -> None:
    board.client.post(f"{board.here}titles/", {"title": "Winter"})
    board.client.post(f"{board.here}duplicates/")
    listed = words_of(board.client.get("/plans/"))
    assert "Winter, copy" in listed
    copy = Plan.objects.get(title="Winter, copy")
    assert open_week(copy).week == board.week()
    board.client.post(f"{board.here}archive/")
    assert "Put away" in words_of(board.client.get("/plans/"))
    board.client.post(f"{board.here}deletions/")
    assert board.client.get(board.here).status_code == 404
    listed = words_of(board.client.get("/plans/", follow=True))
    assert "Gone for good on" in listed
    board.client.post(f"{board.here}returns/")
    assert board.client.get(board.here).status_code == 200
    too_long = board.client.post(f"{board.here}titles/", {"title": "x" * 81}, follow=True)
    assert "at most 80 characters" in words_of(too_long)


def test_deleted_plans_are_forgotten_after_their_grace(board: Board) -> None:
    plan = board.plan
    board.change({"kind": "warm_up", "place": 0, "minutes": 9})
    delete(plan)
    assert forget_deleted() == 0
    Plan.objects.update(deleted_at=timezone.now() - timedelta(days=31))
    call_command("forget_plans", stdout=(said := StringIO()))
    assert said.getvalue() == "Plans deleted for good: 1.\n"
    assert Version.objects.count() == PlanWeek.objects.count() == Plan.objects.count() == 0


@pytest.mark.parametrize(
    ("made", "opened", "is_kept"),
    [
        (29, None, True),
        (31, None, False),
        (500, 399, True),
        (500, 401, False),
    ],
)
def test_a_plan_of_nobody_is_forgotten_when_nobody_opens_it(
    board: Board, made: int, opened: int | None, *, is_kept: bool
) -> None:
    facts = {
        "created_at": timezone.now() - timedelta(days=made),
        "opened_on": opened and timezone.localdate() - timedelta(days=opened),
    }
    Plan.objects.update(**facts)
    mine = Plan.objects.get(pk=sample_plan(owner=User.objects.create(username="ann")).pk)
    Plan.objects.filter(pk=mine.pk).update(**facts)
    call_command("forget_plans", stdout=StringIO())
    assert set(Plan.objects.all()) >= {mine}
    assert Plan.objects.count() == 1 + is_kept


@pytest.mark.parametrize("where", ["", "week.csv", "versions/"])
def test_opening_a_plan_of_nobody_is_noted_once_a_day_and_not_on_its_first(
    board: Board, django_assert_num_queries: Any, where: str
) -> None:
    board.client.get(board.here + where)
    assert board.plan.opened_on is None
    Plan.objects.update(created_at=timezone.now() - timedelta(days=9))
    board.client.get(board.here + where)
    assert board.plan.opened_on == timezone.localdate()
    plan = board.plan
    with django_assert_num_queries(0):
        note_opened(plan)


def test_the_page_tells_how_long_a_plan_of_nobody_is_kept(board: Board) -> None:
    assert "Open it again within 30 days, or it is deleted" in words_of(
        board.client.get(board.here)
    )


def test_a_saved_week_with_a_start_and_a_weight_is_read_back(board: Board) -> None:
    version = Version.objects.get(pk=open_week(board.plan).version.pk)
    version.sessions.update(start=450)
    assert read_week(version).sessions[0].start == 450
