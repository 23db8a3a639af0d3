"""Versions, dated weeks, two tabs: nothing that was kept is lost."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from django.utils.formats import date_format

from tests.workouts.boards import Board, a_monday, move
from tests.workouts.builder import words_of
from workouts.models import Plan, Version
from workouts.services.week.weeks import open_week

pytestmark = pytest.mark.usefixtures("catalogue")


def test_every_change_can_be_undone_and_done_again(board: Board) -> None:
    weeks = [board.week()]
    for edit in (move(2, "Sat"), {"kind": "note", "place": 0, "text": "Slept badly"}):
        assert board.change(edit).status_code == 302
        weeks.append(board.week())
    for before in reversed(weeks[:-1]):
        board.post("undo/")
        assert board.week() == before
    for after in weeks[1:]:
        board.post("redo/")
        assert board.week() == after
    assert "There is nothing to undo or redo." in words_of(
        board.client.post(f"{board.here}redo/", {"based_on": board.version()}, follow=True)
    )


def test_going_back_loses_no_later_version(board: Board) -> None:
    first = board.version()
    board.change({"kind": "note", "place": 0, "text": "A later thought"})
    later = board.version()
    answer = board.post(f"versions/{first}/restorations/")
    assert answer.status_code == 302
    assert board.week().sessions[0].note == ""
    board.change({"kind": "warm_up", "place": 0, "minutes": 9})
    board.post(f"versions/{later}/restorations/")
    assert board.week().sessions[0].note == "A later thought"
    assert board.page(f"{board.here}versions/").count('class="card"') == 3


def test_versions_have_names_and_say_what_lies_between(board: Board) -> None:
    first = board.version()
    board.change(move(2, "Sat"))
    board.post(f"versions/{first}/names/", name="Before the race")
    assert "Before the race" in words_of(board.client.get(f"{board.here}versions/"))
    compared = words_of(board.client.get(f"{board.here}versions/{first}/"))
    assert re.search(r"moves from Saturday to Friday", compared)


def test_a_dated_week_leaves_the_plan_as_it_was(board: Board) -> None:
    monday = a_monday()
    here = f"{board.here}weeks/{monday.isoformat()}/"
    plan = board.week()
    assert board.change(move(2, "Sat"), here=here).status_code == 302
    assert board.week() == plan
    page = board.page(here)
    assert page.count("data-today") == 1
    days = [date_format(monday + timedelta(days=number), "j M") for number in range(7)]
    assert sum(f"<small>{day}</small>" in page for day in days) == 6  # and today
    assert board.days(monday)[-1] == "Sat"
    assert board.days(monday + timedelta(weeks=1)) == board.days()
    board.post("undo/", here)
    assert open_week(board.plan, monday).is_own is False
    board.post("redo/", here)
    assert board.days(monday)[-1] == "Sat"


def test_a_dated_week_becomes_the_plan_or_follows_it_again(board: Board) -> None:
    monday = a_monday(1)
    here = f"{board.here}weeks/{monday.isoformat()}/"
    board.change(move(2, "Sat"), here=here)
    board.post("following/", here)
    assert board.days(monday) == board.days()
    board.change(move(2, "Sat"), here=here)
    board.post("from-now-on/", here)
    assert board.days()[-1] == "Sat"
    board.post("undo/")
    assert board.days()[-1] == "Fri"


def test_a_dated_week_is_judged_with_its_neighbours(board: Board) -> None:
    """Sunday looks round the corner to a Monday that is another week's."""
    monday = a_monday()
    next_week = f"{board.here}weeks/{(monday + timedelta(weeks=1)).isoformat()}/"
    change = {"kind": "run", "day": "Mon", "run": "quality:tempo"}
    assert board.change(change, here=next_week).status_code == 302
    this, other = (open_week(board.plan, day).request for day in (monday, None))
    assert this.run_on(7).detail == "tempo"
    assert other.run_on(7).detail == ""


def test_two_tabs_overwrite_nothing(board: Board) -> None:
    seen = board.version()
    board.change({"kind": "warm_up", "place": 0, "minutes": 9})
    answer = board.change({"kind": "warm_up", "place": 1, "minutes": 8}, based_on=seen)
    assert answer.status_code == 409
    page = words_of(answer)
    assert "The week has changed since" in page
    assert "Warm up for 9 minutes on Tuesday." in page
    assert "Warm up for 8 minutes on Friday." in page
    assert [s.warmup_minutes for s in board.week().sessions][:2] == [9, 5]
    values = re.findall(r'name="edits"\s+value="([^"]+)"', answer.content.decode())
    again, mine = (value.replace("&quot;", '"') for value in values)
    newest = re.search(r'name="based_on"\s+value="(\d+)"', answer.content.decode())
    assert newest is not None
    assert board.post("both/", edits=mine, seen=seen).status_code == 302
    copy = Plan.objects.exclude(pk=board.plan.pk).get()
    assert [s.warmup_minutes for s in open_week(copy).week.sessions][:2] == [5, 8]
    assert board.post("changes/", edits=again, based_on=newest[1]).status_code == 302
    assert [s.warmup_minutes for s in board.week().sessions][:2] == [9, 8]


def test_a_conflict_about_what_is_gone_says_so(board: Board) -> None:
    seen = board.version()
    board.change({"kind": "drop", "place": 0})
    answer = board.change({"kind": "warm_up", "place": 0, "minutes": 8}, based_on=seen)
    assert answer.status_code == 409
    assert "The session or exercise it was about is no longer in the week." in words_of(answer)


@pytest.mark.parametrize("based_on", ["", "0", "-1", "x", "9" * 40, "\u0663"])
def test_a_change_from_no_version_is_a_conflict(board: Board, based_on: str) -> None:
    answer = board.change(move(0, "Sat"), based_on=based_on)
    assert answer.status_code == 409


def test_a_week_that_is_over_shows_what_it_was_and_is_not_changed_by_accident(
    board: Board,
) -> None:
    over = f"{board.here}weeks/{a_monday(-1).isoformat()}/"
    Version.objects.update(created_at=timezone.now() - timedelta(weeks=3))
    before = board.days()
    board.change(move(2, "Sat"))
    assert board.days(a_monday(-1)) == before
    assert board.days(a_monday()) == board.days() != before
    page = words_of(board.client.get(over))
    assert "This week is over: it shows what was planned." in page
    assert "Change Strength A" not in page
    assert "Correct this week" in words_of(board.client.get(f"{over}week-menu/"))
    assert "Change Strength A" in words_of(board.client.get(f"{over}?correcting=on"))
    assert board.change({"kind": "drop", "place": 0}, here=over).status_code == 302
    assert len(board.days(a_monday(-1))) == len(before) - 1
    board.post("undo/", over)
    assert board.days(a_monday(-1)) == before


def test_weeks_before_and_after_are_reached_without_end(board: Board) -> None:
    page = board.page(f"{board.here}weeks/{a_monday(30).isoformat()}/")
    for weeks in (29, 31):
        assert f'weeks/{a_monday(weeks).isoformat()}/"' in page
    assert "In 30 weeks" in page
