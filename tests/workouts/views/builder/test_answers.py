"""Changing the answers of a saved plan: what would change is shown before it is taken."""

import re
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from tests.workouts.boards import Board, a_monday, move
from tests.workouts.builder import words_of
from tests.workouts.trainings import Phone, a_set
from workouts.forms.builder.answers import answers_of
from workouts.models import Plan, RaceDay, Version
from workouts.pages.week.weeks import dates_of
from workouts.planning.values.season import Distance
from workouts.services.season.races import set_race
from workouts.services.week.weeks import open_week

pytestmark = pytest.mark.usefixtures("catalogue")


def ask(board: Board, action: str = "preview", **changed: Any) -> Any:
    """The page as it was filled, with some answers changed."""
    given = answers_of(open_week(board.plan).asked, board.plan.race)
    shown = board.client.get(f"{board.here}answers/").content.decode()
    found = re.search(r'name="based_on"\s+value="(\d+)"', shown)
    assert found is not None
    data = {"based_on": found[1]} | given | changed | {"action": action}
    return board.client.post(f"{board.here}answers/", data)


def it_is(today: date, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = timezone.localdate
    monkeypatch.setattr(timezone, "localdate", lambda at=None: asked(at) if at else today)


def would_change(answer: Any) -> str:
    return words_of(answer).partition("What would change ")[2].partition(" Use this week")[0]


def test_the_form_holds_what_the_plan_was_built_from(client: Client) -> None:
    board = Board(client, session_minutes="25", run_mon="easy")
    page = client.get(f"{board.here}answers/")
    form = page.context["form"]
    assert form["session_minutes"].value() == "25"
    assert form["run_mon"].value() == "easy"
    assert form["equipment"].value() == ["dumbbells", "box", "hill"]
    assert "Use this week" not in words_of(page)


def test_what_was_answered_is_told_in_a_line_for_each_step(client: Client) -> None:
    board = Board(client, session_minutes="25", pain="3", pain_site="hamstring")
    said = words_of(client.get(f"{board.here}answers/"))
    assert "Your runs 5 runs a week, interval session, tempo run, 90-minute long run" in said
    assert "You and your kit Dumbbells, box or bench, hill; 2 days of 25 min" in said
    assert "Something that changes what you lift" in said
    fine = Board(Client(), equipment=[], sessions="1")
    said = words_of(fine.client.get(f"{fine.here}answers/"))
    assert "No kit; 1 day of 40 min" in said
    assert "Nothing that changes what you lift" in said


def test_the_same_answers_change_nothing(board: Board) -> None:
    assert would_change(ask(board)) == "The same sessions on the same days."
    assert Version.objects.count() == 1


def test_what_other_answers_would_change_is_said_and_not_done(board: Board) -> None:
    before = board.days()
    said = would_change(ask(board, sessions="1"))
    assert re.search(r"\w+day no longer has a session\.", said)
    assert board.days() == before


def test_taking_them_makes_a_version_that_can_be_undone(board: Board) -> None:
    before = board.days()
    answer = ask(board, "save", sessions="1")
    assert answer["Location"] == board.here
    assert len(board.days()) < len(before)
    assert open_week(board.plan).asked.sessions_per_week == 1
    assert "Your week is built from your new answers." in board.page()
    board.post("undo/")
    assert board.days() == before
    assert open_week(board.plan).asked.sessions_per_week == 2


def test_red_flags_take_the_exercises_away_until_they_are_lifted(board: Board) -> None:
    before = board.days()
    shown = ask(board, red_flags=["limp"], told="some")
    assert "no longer has a session" in would_change(shown)
    ask(board, "save", red_flags=["limp"], told="some")
    assert open_week(board.plan).week.withheld
    page = board.page()
    said = words_of(board.client.get(board.here))
    assert f'href="{board.here}answers/"' in page
    assert "There is a plan once a physician has looked at it" in said
    assert all(word not in said for word in ("Print", "Share"))
    ask(board, "save", red_flags=[], told="none")
    assert board.days() == before


def test_changes_by_hand_that_would_be_lost_are_named(board: Board) -> None:
    lift = board.lift_on(board.days()[0])
    board.change({"kind": "warm_up", "place": lift, "minutes": 9})
    board.change({"kind": "note", "place": lift, "text": "The blue band"})
    said = would_change(ask(board, session_minutes="30"))
    lost = said.partition("You would lose these changes of yours ")[2]
    assert "is 9 minutes now" in lost
    assert "note" not in lost
    ask(board, "save", session_minutes="30")
    assert "The blue band" in [session.note for session in board.week().sessions]
    assert "You would lose" not in words_of(ask(board, session_minutes="35"))


def test_weeks_of_their_own_from_this_one_on_get_the_new_answers_too(board: Board) -> None:
    here = f"{board.here}weeks/{a_monday(1)}/"
    board.change({"kind": "clear"}, here=here)
    said = words_of(ask(board, red_flags=["limp"], told="some"))
    assert f"{dates_of(a_monday(1))} becomes like every other week." in said
    assert "No strength work this week." in said
    ask(board, "save", red_flags=["limp"], told="some")
    assert board.week(a_monday(1)).withheld


def test_a_week_with_runs_of_its_own_keeps_them_and_undo_brings_all_back(board: Board) -> None:
    own, usual = a_monday(1), a_monday(2)
    here = f"{board.here}weeks/{own}/"
    board.change({"kind": "swap_runs", "day": "Sun", "to": "Sat"}, here=here)
    before, days = open_week(board.plan, own), board.days(own)
    said = words_of(ask(board, sessions="1"))
    assert f"{dates_of(own)} is built again, and keeps its own runs." in said
    assert "changed places" not in said
    ask(board, "save", sessions="1")
    after = open_week(board.plan, own)
    assert after.asked.week == before.asked.week
    assert after.asked.sessions_per_week == 1
    assert len(board.days(own)) < len(days)
    assert board.days(usual) == board.days()
    board.post("undo/")
    assert open_week(board.plan, own).version == before.version
    board.post("redo/")
    assert open_week(board.plan, own).version == after.version


def test_a_week_that_changed_since_is_not_brought_back(board: Board) -> None:
    here = f"{board.here}weeks/{a_monday(1)}/"
    board.change({"kind": "swap_runs", "day": "Sun", "to": "Sat"}, here=here)
    ask(board, "save", sessions="1")
    board.change({"kind": "clear"}, here=here)
    board.post("undo/")
    assert board.days(a_monday(1)) == []


def test_what_is_over_in_this_week_stays(board: Board, monkeypatch: pytest.MonkeyPatch) -> None:
    before = board.week()
    first = before.sessions[0]
    Plan.objects.update(created_at=timezone.now() - timedelta(weeks=3))
    today = a_monday() + timedelta(days=int(first.day) + 1)
    it_is(today, monkeypatch)
    assert "This week keeps its days that are over" in would_change(ask(board, equipment=[]))
    ask(board, "save", equipment=[])
    assert board.week(a_monday()).sessions[0].items == first.items
    assert board.week().sessions[0].items != first.items
    board.post("undo/")
    assert board.week(a_monday()).sessions == before.sessions


def test_days_before_there_was_a_plan_are_not_over(
    board: Board, monkeypatch: pytest.MonkeyPatch
) -> None:
    today = timezone.localdate(board.plan.created_at)
    it_is(today, monkeypatch)
    ask(board, "save", equipment=[])
    assert [one.items for one in board.week(a_monday()).sessions] == [
        one.items for one in board.week().sessions
    ]


def test_what_is_done_already_stays_on_its_day(
    board: Board, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also on a day before there was this plan."""
    session = board.week().sessions[0]
    it_is(a_monday() + timedelta(days=6), monkeypatch)
    monday = a_monday()
    Phone(board.client, board.plan, on=monday + timedelta(days=int(session.day))).send(a_set(1))
    ask(board, "save", equipment=[])
    assert session.items in [one.items for one in board.week(monday).sessions]
    assert session.items not in [one.items for one in board.week().sessions]


def test_the_race_comes_back_with_undo_too(board: Board) -> None:
    when = a_monday(2) + timedelta(days=6)
    ask(board, "save", race_date=when.isoformat(), race_distance="half", race_priority="A")
    board.post("undo/")
    assert board.plan.race is None
    assert open_week(board.plan, a_monday(2)).is_own is False
    board.post("redo/")
    assert board.plan.race == RaceDay(when=when, distance=Distance.HALF)
    assert open_week(board.plan, a_monday(2)).is_own


def test_a_race_is_planned_for_and_a_race_that_is_none_any_more_is_not(board: Board) -> None:
    when = a_monday(2) + timedelta(days=6)
    race = {"race_date": when.isoformat(), "race_distance": "half", "race_priority": "A"}
    said = would_change(ask(board, **race))
    assert "Half marathon in" in said
    assert "The weeks before it are planned for it." in said
    ask(board, "save", **race)
    assert board.plan.race == RaceDay(when=when, distance=Distance.HALF)
    assert open_week(board.plan, a_monday(2)).asked.race is not None
    said = words_of(ask(board, session_minutes="30"))
    assert f"{dates_of(a_monday(2))} is planned again for your race." in said
    ask(board, "save", race_date="", race_distance="")
    assert board.plan.race is None
    assert open_week(board.plan, a_monday(2)).is_own is False


def test_a_race_that_is_over_stays_known(board: Board) -> None:
    race = RaceDay(when=timezone.localdate() - timedelta(days=9), distance=Distance.HALF)
    set_race(board.plan, race)
    ask(board, "save", session_minutes="30")
    assert board.plan.race == race


def test_another_level_brings_its_own_doses(board: Board) -> None:
    ask(board, "save", trained="years")
    doses = [item.exercise.doses for item in board.week().items]
    assert all(set(dose) <= {"advanced"} for dose in doses)
    assert any(doses)


def test_wrong_answers_are_said_at_their_fields_and_change_nothing(board: Board) -> None:
    answer = ask(board, "save", session_minutes="500")
    assert answer.status_code == 400
    assert "Give a whole number from 10 to 180." in words_of(answer)
    assert ask(board, session_minutes="500").status_code == 200
    assert Version.objects.count() == 1


def test_a_week_that_changed_meanwhile_is_shown_again_before_anything_is_taken(
    board: Board,
) -> None:
    days = board.days()
    seen = board.version()
    board.change(move(board.lift_on(days[-1]), "Thu"))
    answer = ask(board, "save", session_minutes="30", based_on=str(seen))
    assert answer.status_code == 409
    assert "Your week has changed since. Please look again." in words_of(answer)
    assert open_week(board.plan).asked.session_minutes == 40


def test_a_copy_is_told_that_it_will_be_built_for_its_runner(board: Board) -> None:
    source = Plan.objects.create()
    Plan.objects.filter(pk=board.plan.pk).update(copied_from=source)
    assert "You copied this week from someone." in words_of(ask(board, session_minutes="30"))
