"""A week for others to read and to copy: nothing private on it, and the copy is made for them."""

import re
from dataclasses import replace
from typing import Any

import pytest
from django.test import Client

from tests.workouts.boards import Board, a_monday
from tests.workouts.builder import answers, save, words_of
from tests.workouts.lived_weeks import plan_of, trained_week
from tests.workouts.plans import saved_plan
from tests.workouts.sessions import made_here
from tests.workouts.views.season.looking import today
from workouts.forms.builder.answers import answers_of
from workouts.models import Plan
from workouts.planning import review_week
from workouts.planning.screening import messages
from workouts.planning.search.reasons import explain_week
from workouts.planning.values.request import Condition, PainSite
from workouts.planning.values.week import Day
from workouts.services.plans import delete, keep_week, sample_request
from workouts.services.sharing import share
from workouts.services.week.weeks import open_week

pytestmark = pytest.mark.usefixtures("catalogue")
COPY = {
    "run_mon": "long",
    "minutes_mon": "90",
    "run_sun": "rest",
    "minutes_sun": None,
    "equipment": ["dumbbells"],
    "shown_as": "",
}


@pytest.fixture
def board(client: Client) -> Board:
    return Board(client, title="Ann's comeback", pain="3", pain_site="sit-bone", age="52")


def shared_address(board: Board) -> str:
    board.client.post(f"{board.here}links/")
    return board.plan.share_address


def test_the_shared_page_shows_the_week_and_nothing_private(board: Board) -> None:
    board.change({"kind": "note", "place": 0, "text": "Knee clicks"})
    dose: dict[str, Any] = {
        "place": 0,
        "position": 0,
        "sets": "1",
        "reps": "8",
        "rpe": "6",
        "rest": "90",
    }
    board.post("doses/", **dose, weight="41.5")
    address = shared_address(board)
    page = Client().get(address)
    assert page.status_code == 200
    text = page.content.decode()
    said = words_of(page)
    assert "Strength A" in said
    assert board.plan.code not in text
    for private in ("Ann", "Knee clicks", "41.5", "52", "pain", "sit bone", "hurts", "older"):
        assert private not in said.replace("The exercise is the same", "")
    assert 'name="edits"' not in text
    assert page["X-Robots-Tag"] == "noindex"
    assert "no-store" in page["Cache-Control"]


HURT: dict[str, dict[str, Any]] = {
    **{f"pain: {site.value}": {"pain": 4, "pain_site": site} for site in PainSite},
    **{f"strain stage {stage}": {"strain_stage": stage} for stage in range(5)},
    **{one.value: {"conditions": frozenset({one})} for one in Condition},
    "cleared": {"conditions": frozenset(Condition), "clearance": True},
    "healed": {"strain_months": 3},
    "pregnant": {"pregnant": True, "pregnancy_week": 30, "clearance": True},
    "sore": {"soreness": (8,) * 7},
    "red flag": {"red_flag": "numb-leg"},
    "under 13": {"age": 12, "supervised": True},
    "under 18": {"age": 15, "supervised": True},
    "alone": {"age": 15, "supervised": False},
    "older": {"age": 71},
}
EVERY_RUN = ["pain: sit-bone", "strain stage 2", "pregnant", "sore", "alone", "older"]


def shared_pages(board: Board, **health: Any) -> list[bytes]:
    """The pages that others see of the board's sessions, asked for by a runner in this state."""
    opened = open_week(board.plan)
    asked = replace(opened.asked, **health)
    week = replace(explain_week(opened.week, asked), messages=messages(asked))
    plan = keep_week(asked, week, title="A week")
    plan.share_code = "shared-by-somebody"
    plan.save()
    pages = [Client().get(f"{plan.share_address}{page}") for page in ("", "copies/")]
    preview = Client().post(f"{plan.share_address}copies/", answers(**COPY, action="preview"))
    plan.delete()
    assert [page.status_code for page in (*pages, preview)] == [200, 200, 200]
    return [
        re.sub(rb'name="csrfmiddlewaretoken" value="\w+"', b"", page.content)
        for page in (*pages, preview)
    ]


@pytest.mark.parametrize("kinds", [EVERY_RUN, pytest.param([*HURT], marks=pytest.mark.long)])
def test_a_shared_page_is_the_same_whatever_the_runner_suffers_from(
    client: Client, kinds: list[str]
) -> None:
    board = Board(client)
    of_a_healthy_runner = shared_pages(board)
    differing = [kind for kind in kinds if shared_pages(board, **HURT[kind]) != of_a_healthy_runner]
    assert not differing


def test_a_link_is_taken_back_and_a_new_one_is_another(board: Board) -> None:
    first = shared_address(board)
    board.client.post(f"{board.here}links/")
    second = board.plan.share_address
    assert first != second
    assert Client().get(first).status_code == 404
    assert Client().get(second).status_code == 200
    board.client.post(f"{board.here}revocations/")
    assert Client().get(second).status_code == 404
    assert Client().get(f"{second}copies/").status_code == 404


def test_a_deleted_or_withheld_week_is_shared_with_nobody(client: Client) -> None:
    board = Board(client)
    address = shared_address(board)
    delete(board.plan)
    assert Client().get(address).status_code == 404
    withheld = Board(client, pain="8")
    assert Client().get(shared_address(withheld)).status_code == 404


def test_a_copy_is_placed_around_my_runs_and_says_what_moved_and_why(client: Client) -> None:
    board = Board(client)
    address = shared_address(board)
    mine = Client()
    preview = mine.post(f"{address}copies/", answers(**COPY, action="preview"))
    assert preview.status_code == 200
    said = words_of(preview)
    assert "What is different from the shared week" in said
    assert re.search(r"moves? (from|to)|becomes|instead of|Nothing is left", said)
    assert Plan.objects.count() == 1
    made = mine.post(f"{address}copies/", answers(**COPY, action="save"))
    assert made.status_code == 302
    copy = Plan.objects.exclude(pk=board.plan.pk).get()
    opened = open_week(copy)
    assert copy.copied_from == board.plan
    assert str(opened.asked.week[0]) == "long:90min"
    kit = {item.equipment for session in opened.week.sessions for item in session.items}
    assert kit <= {"dumbbells", "none", "substitute"}
    assert not [f for f in review_week(opened.week, opened.request) if f.is_must]


def test_the_sharer_sees_only_those_who_let_it_be_known(client: Client) -> None:
    board = Board(client)
    address = shared_address(board)
    for name in ("", "Bea"):
        Client().post(f"{address}copies/", answers(**COPY | {"shown_as": name}, action="save"))
    page = words_of(client.get(f"{board.here}links/"))
    assert "Copied by Bea," in page
    assert board.plan.copies.count() == 2


def test_wrong_answers_of_a_copy_are_told_by_their_field(client: Client) -> None:
    address = shared_address(Board(client))
    wrong = Client().post(f"{address}copies/", answers(age="7000", action="save"))
    assert wrong.status_code == 400
    assert "Give a whole number from 5 to 110." in words_of(wrong)
    assert Plan.objects.count() == 1


def test_pain_withholds_a_copy_as_it_withholds_a_plan(client: Client) -> None:
    address = shared_address(Board(client))
    preview = Client().post(f"{address}copies/", answers(pain="8", action="preview"))
    assert "No plan for now" in words_of(preview)


def test_copying_a_plan_changes_nothing_of_the_one_that_is_shared(client: Client) -> None:
    board = Board(client)
    before: Any = board.week()
    address = shared_address(board)
    Client().post(f"{address}copies/", answers(**COPY, action="save"))
    assert board.week() == before
    save(client)


def test_the_page_of_a_copy_asks_for_all_that_it_needs(board: Board) -> None:
    board.client.post(f"{board.here}links/")
    here = f"{board.plan.share_address}copies/"
    page = Client().get(here)
    assert f'hx-post="{here}"' in page.content.decode()  # the week follows each answer
    form, shown = page.context["form"], page.content.decode()
    missing = [
        name
        for name, field in form.fields.items()
        if field.required and f'name="{form.add_prefix(name)}"' not in shown
    ]
    assert missing == []


def test_a_copy_of_my_own_week_is_made_for_the_runner_of_the_week(client: Client) -> None:
    """Also in what the form does not ask for, or not to the letter."""
    odd = replace(sample_request(), soreness=(0, 0, 2, 0, 0, 0, 0), program_week=9)
    plan = saved_plan(odd)
    made_here(client, plan)
    share(plan)
    given = answers_of(odd, None) | {"action": "save", "shown_as": ""}
    client.post(f"{plan.share_address}copies/", given)
    copy = Plan.objects.latest("pk")
    assert copy != plan
    assert open_week(copy).asked == odd
    assert [one.items for one in open_week(copy).week.sessions]


def test_a_copy_starts_without_a_pain_of_mine_that_is_over(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    today(monkeypatch, Day.SUN)
    plan = plan_of(0, replace(sample_request(), pain=3))
    made_here(client, plan)
    share(plan)
    page = f"{plan.share_address}copies/"
    assert client.get(page).context["form"]["pain"].value() == "3"
    trained_week(plan, a_monday())
    form = client.get(page).context["form"]
    assert (form["pain"].value(), form["told"].value()) == ("0", None)
