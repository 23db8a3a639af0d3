"""An exercise from its page into the week that somebody trains by."""

import re

import pytest
from django.test import Client

from tests.workouts.boards import Board
from tests.workouts.builder import words_of

pytestmark = pytest.mark.usefixtures("catalogue")


def test_the_page_of_an_exercise_leads_to_the_week_in_use(client: Client) -> None:
    board = Board(client)
    shown = client.get("/exercises/lunge/").content.decode()
    assert 'href="/exercises/lunge/my-week/"' in shown
    answer = client.get("/exercises/lunge/my-week/")
    assert answer.status_code == 200
    assert board.here in answer.content.decode()


def test_it_is_put_where_the_page_offers_it(client: Client) -> None:
    board = Board(client, kit="gym", session_minutes="60", trained="years")

    def counted(key: str) -> int:
        return sum(item.exercise.id == key for one in board.week().sessions for item in one.items)

    offers = {
        key: re.search(r'name="edits"\s+value="([^"]+)"', page)
        for key in ("deadlift", "lunge", "step_up", "hamstring_curl", "romanian_deadlift")
        for page in [client.get(f"/exercises/{key}/my-week/").content.decode()]
    }
    key, edits = next((key, found[1]) for key, found in offers.items() if found)
    before = counted(key)
    assert board.post("changes/", edits=edits.replace("&quot;", '"')).status_code == 302
    assert counted(key) == before + 1


def test_without_a_plan_one_is_built_first_and_the_exercise_is_not_forgotten(
    client: Client,
) -> None:
    answer = client.get("/exercises/lunge/my-week/", follow=True)
    assert answer.redirect_chain == [("/plans/new/", 302)]
    assert "open Lunge again and choose “Put it in my week”" in words_of(answer)


def test_an_exercise_that_nobody_has_published_is_not_found(client: Client) -> None:
    assert client.get("/exercises/rocket/my-week/").status_code == 404


def test_a_week_on_hold_takes_nothing(client: Client) -> None:
    Board(client, red_flags=["pop"])
    answer = client.get("/exercises/lunge/my-week/")
    assert "on hold for now" in words_of(answer)
    assert "Put it here" not in words_of(answer)
