"""A second tap makes nothing twice: what a form makes is made once for each look at its page."""

import json
import re
from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from tests.workouts.boards import Board
from tests.workouts.builder import NEW, answers
from workouts.models import CalendarFeed, Plan, Version
from workouts.services.once import made_once
from workouts.services.plans import delete
from workouts.services.sharing import share

pytestmark = pytest.mark.usefixtures("catalogue")
TOKEN = "t" * 64


@pytest.fixture
def plan(client: Client) -> Plan:
    return Board(client).plan


def _save(plan: Plan) -> tuple[str, dict[str, Any]]:
    return NEW, answers(action="save", title="Once")


def _copy(plan: Plan) -> tuple[str, dict[str, Any]]:
    share(plan)
    return f"/shared/{plan.share_code}/copies/", answers(action="save", title="Once")


def _duplicate(plan: Plan) -> tuple[str, dict[str, Any]]:
    return f"{plan.get_absolute_url()}duplicates/", {}


def _both(plan: Plan) -> tuple[str, dict[str, Any]]:
    edits = json.dumps([{"kind": "swap_runs", "day": "Sun", "to": "Wed"}])
    seen = Version.objects.filter(week__plan=plan).latest("pk").pk
    return f"{plan.get_absolute_url()}both/", {"edits": edits, "seen": str(seen)}


def _import(plan: Plan) -> tuple[str, dict[str, Any]]:
    content = Client().get(f"{plan.get_absolute_url()}plan.json").content
    return reverse("workouts:imports"), {"file": SimpleUploadedFile("plan.json", content)}


MAKERS = [_save, _copy, _duplicate, _both, _import]


@pytest.mark.parametrize("maker", MAKERS, ids=lambda maker: str(maker.__name__))
def test_a_second_tap_leads_to_what_the_first_one_made(
    client: Client, plan: Plan, maker: Callable[[Plan], tuple[str, dict[str, Any]]]
) -> None:
    address, given = maker(plan)
    before = Plan.objects.count()
    led = []
    for _tap in range(2):
        for value in given.values():
            if isinstance(value, SimpleUploadedFile):
                value.seek(0)
        led.append(client.post(address, {**given, "csrfmiddlewaretoken": TOKEN}))
    assert [answer.status_code for answer in led] == [302, 302], led[0].content[:500]
    assert led[0]["Location"] == led[1]["Location"]
    assert Plan.objects.count() == before + 1


def test_other_answers_or_another_look_at_the_page_make_another_plan(client: Client) -> None:
    for change in ({"title": "One"}, {"title": "Two"}, {"title": "Two", "token": "u" * 64}):
        token = change.pop("token", TOKEN)
        client.post(NEW, answers(action="save", csrfmiddlewaretoken=token, **change))
    assert Plan.objects.count() == 3


def test_the_same_answers_of_another_person_make_another_plan(client: Client) -> None:
    client.post(NEW, answers(action="save", csrfmiddlewaretoken=TOKEN))
    client.force_login(User.objects.create_user("runner"))
    client.post(NEW, answers(action="save", csrfmiddlewaretoken=TOKEN))
    assert Plan.objects.count() == 2


def test_what_was_deleted_meanwhile_is_made_again(client: Client) -> None:
    given = answers(action="save", csrfmiddlewaretoken=TOKEN)
    client.post(NEW, given)
    delete(Plan.objects.get())
    client.post(NEW, given)
    assert Plan.objects.filter(deleted_at=None).count() == 1


def test_of_two_that_arrive_together_one_plan_stays(plan: Plan) -> None:
    """Both have looked before either was done: the database decides."""

    def while_the_other_is_faster() -> list[Plan]:
        made_once("same", lambda: [plan])
        return [Board(Client()).plan]

    assert made_once("same", while_the_other_is_faster) == [plan]
    assert Plan.objects.get() == plan


def test_a_link_to_read_is_made_once_for_each_look_at_its_page(board: Board) -> None:
    where, codes = f"{board.here}links/", []
    for seen in ("", ""):
        board.client.post(where, {"seen": seen})
        codes.append(board.plan.share_code)
    assert codes[0]
    assert codes[0] == codes[1]
    for _tap in range(2):
        board.client.post(where, {"seen": codes[0]})
        codes.append(board.plan.share_code)
    assert codes[2] == codes[3] != codes[0]
    assert f'name="seen" value="{codes[2]}"' in board.page(where)


def test_an_address_for_a_calendar_is_made_once_for_each_look_at_its_page(board: Board) -> None:
    where = f"{board.here}calendar/"
    for count in (1, 2):
        found = re.search(r'name="seen" value="(\d+)"', board.page(where))
        assert found is not None
        for _tap in range(2):
            board.client.post(where, {"seen": found[1], "with_runs": "on"})
        assert CalendarFeed.objects.count() == count
    board.client.post(where, {"seen": "0"})
    assert CalendarFeed.objects.count() == 3  # another one: of strength alone


def test_a_change_that_is_sent_twice_is_made_once(board: Board) -> None:
    shown = board.version()
    edits = re.search(
        r'name="edits"\s+value="([^"]+)"',
        board.client.get(f"{board.here}additions/?place=0").content.decode(),
    )
    assert edits is not None
    given = {"based_on": shown, "edits": edits[1].replace("&quot;", '"')}
    led = [board.client.post(f"{board.here}changes/", given) for _tap in range(2)]
    assert [answer.status_code for answer in led] == [302, 302]
    assert Version.objects.filter(week__plan=board.plan).count() == 2


def test_another_change_of_a_week_that_has_changed_still_asks(board: Board) -> None:
    shown = board.version()
    for day, status in (("Wed", 302), ("Tue", 409)):
        edits = json.dumps([{"kind": "swap_runs", "day": "Sun", "to": day}])
        answer = board.client.post(f"{board.here}changes/", {"based_on": shown, "edits": edits})
        assert answer.status_code == status
