"""The board is never old, and never somebody else's."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from exercises.models import Exercise
from tests.versions import commit_version
from tests.workouts.boards import Board
from workouts.models import Plan
from workouts.services.week.weeks import open_week

pytestmark = pytest.mark.usefixtures("catalogue")


def words(client: Client, address: str) -> str:
    return client.get(address).content.decode()


def test_every_change_is_seen_at_once(board: Board) -> None:
    for minutes in (7, 9, 11):
        words(board.client, board.here)
        board.change({"kind": "warm_up", "place": 0, "minutes": minutes})
        assert f"is {minutes} minutes now." in words(board.client, board.here)
        menu = f"{board.here}session-menu/?place=0"
        assert f"{minutes} minutes of warm-up" in words(board.client, menu)
    board.client.post(f"{board.here}undo/", {"based_on": open_week(board.plan).version.pk})
    assert "9 minutes of warm-up" in words(board.client, f"{board.here}session-menu/?place=0")
    board.client.post(f"{board.here}titles/", {"title": "Winter"})
    assert "Winter" in words(board.client, board.here)


def test_a_retired_exercise_is_seen_at_once(board: Board) -> None:
    menu = f"{board.here}exercise-menu/?place=0&position=0"
    link = re.compile(r'href="/exercises/[a-z]')
    assert link.search(words(board.client, menu))
    used = {item.exercise.id for session in board.week().sessions for item in session.items}
    commit_version()
    Exercise.objects.filter(key__in=used).update(published=False)
    assert "The editors have taken it out" in words(board.client, board.here)
    assert not link.search(words(board.client, menu))


def test_each_visitor_has_a_token_of_their_own(board: Board) -> None:
    words(board.client, board.here)
    strict = Client(enforce_csrf_checks=True)
    for _time in range(2):
        page = words(strict, board.here)
        found = re.search(r'csrfmiddlewaretoken" value="(\w+)"', page)
        assert found
    assert found
    version = open_week(board.plan).version.pk
    edits = '[{"kind": "warm_up", "place": 0, "minutes": 8}]'
    change = {"based_on": version, "edits": edits}
    assert strict.post(f"{board.here}changes/", change).status_code == 403
    change["csrfmiddlewaretoken"] = found[1]
    assert strict.post(f"{board.here}changes/", change).status_code == 302


def test_the_board_of_a_person_opens_for_nobody_else(
    board: Board, django_user_model: type[User]
) -> None:
    ann = django_user_model.objects.create_user("ann")
    Plan.objects.update(owner=ann)
    board.client.force_login(ann)
    assert board.client.get(board.here).status_code == 200
    assert board.client.get(board.here).status_code == 200
    stranger = Client()
    assert stranger.get(board.here).status_code == 404
    stranger.force_login(django_user_model.objects.create_user("bob"))
    assert stranger.get(board.here).status_code == 404
    Plan.objects.update(deleted_at=timezone.now())
    assert board.client.get(board.here).status_code == 404


def test_each_visitor_sees_it_by_their_own_settings(board: Board) -> None:
    words(board.client, board.here)
    other = Client()
    other.get("/plans/new/")
    session = other.session
    session["settings"] = {"theme": "dark", "first_day": "sun"}
    session.save()
    other.cookies["sessionid"] = str(session.session_key)
    for _time in range(2):
        assert 'data-theme="dark"' in words(other, board.here)
        assert 'data-theme="dark"' not in words(board.client, board.here)


def test_today_is_the_day_of_the_visit(board: Board, monkeypatch: pytest.MonkeyPatch) -> None:
    today = timezone.localdate()
    monday = today - timedelta(days=today.weekday())
    dated = f"{board.here}weeks/{monday.isoformat()}/"
    before = re.findall(r'id="(\w+)" data-kind="\w+" data-today', words(board.client, dated))
    tomorrow = monday + timedelta(days=(today.weekday() + 1) % 7)
    monkeypatch.setattr(timezone, "localdate", lambda *_zone: tomorrow)
    after = re.findall(r'id="(\w+)" data-kind="\w+" data-today', words(board.client, dated))
    assert len(before) == len(after) == 1
    assert before != after


def test_the_board_takes_at_most_six_queries(
    board: Board, django_user_model: type[User], django_assert_max_num_queries: Any
) -> None:
    """For somebody who is signed in, the week that repeats or a dated one."""
    ann = django_user_model.objects.create_user("ann")
    Plan.objects.update(owner=ann)
    board.client.force_login(ann)
    today = timezone.localdate()
    monday = today - timedelta(days=today.weekday())
    for address in (board.here, f"{board.here}weeks/{monday.isoformat()}/"):
        board.client.get(address)
        with django_assert_max_num_queries(6):
            board.client.get(address)


def test_the_example_begins_with_the_day_that_the_reader_has_chosen(client: Client) -> None:
    def first_day(reader: Client) -> str:
        page = reader.get("/").content.decode()
        return page[page.index('<li class="day"') :].partition('id="')[2][:3]

    sunday = Client()
    session = sunday.session
    session["settings"] = {"first_day": "sun"}
    session.save()
    sunday.cookies["sessionid"] = str(session.session_key)
    assert [first_day(one) for one in (client, sunday, client)] == ["Mon", "Sun", "Mon"]


def test_who_made_a_week_and_who_has_its_address_are_offered_different_things(
    board: Board,
) -> None:
    maker, other = board.client, Client()
    made_here = maker.session["plans"]
    for client in (maker, other):
        client.force_login(User.objects.create_user(f"person {client is maker}"))
    session = maker.session
    session["plans"] = made_here
    session.save()
    for _time in range(2):
        assert "Keep it in my account" in words(maker, board.here)
        assert "Keep a copy in my account" in words(other, board.here)
