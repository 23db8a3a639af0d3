"""A week that lives: each change through the client, and what comes of it."""

import json
import re
from typing import Any

import pytest
from django.db.models import Value
from django.db.models.functions import Concat
from django.test import Client

from exercises.models import Exercise
from tests.versions import commit_version
from tests.workouts.boards import Board, a_monday, move
from tests.workouts.builder import words_of
from workouts.models import Plan
from workouts.pages.week.controls import moves
from workouts.pages.week.suggestions import ways_for
from workouts.planning import review_week
from workouts.planning.values.week import Day
from workouts.services.week.weeks import open_week

pytestmark = pytest.mark.usefixtures("catalogue")


def test_a_session_moves_and_the_page_says_so(board: Board) -> None:
    answer = board.change(move(2, "Sat"))
    assert answer.status_code == 302
    assert board.days() == ["Tue", "Fri", "Sat"]
    page = words_of(board.client.get(board.here))
    assert "Strength B moved from Friday to Saturday." in page


def test_a_moved_session_is_explained_again(board: Board) -> None:
    board.change(move(2, "Thu"))
    session = board.week().on(Day.THU)[0]
    said = {reason.facts.get("days") for reason in session.reasons}
    assert 3 in said  # days to the long run on Sunday


def test_a_change_that_breaks_a_rule_is_refused_with_reason_source_and_ways(
    board: Board,
) -> None:
    before = board.version()
    answer = board.change(move(0, "Sat"))
    assert answer.status_code == 400
    page = words_of(answer)
    assert "That would break a rule" in page
    assert "You wanted: Move Strength A from Tuesday to Saturday. Nothing was changed." in page
    assert "It works together with one of these:" in page
    assert "Doma" in page
    assert board.version() == before
    ways = re.findall(r'name="edits"\s+value="([^"]+)"', answer.content.decode())
    together = ways[0].replace("&quot;", '"')
    assert board.post("changes/", edits=together).status_code == 302
    assert board.version() != before


def test_a_limit_of_ones_own_may_be_passed_knowingly(client: Client) -> None:
    board = Board(client, session_minutes="20")
    item = board.week().sessions[0].items[0]
    more = {
        "kind": "replace",
        "place": 0,
        "position": 0,
        "item": {
            "exercise": item.exercise.id,
            "sets": 4,
            "reps": item.reps,
            "rpe": item.rpe,
            "rest": 180,
            "equipment": item.equipment,
        },
    }
    refused = board.change(more)
    assert refused.status_code == 400
    assert "You may go past it" in words_of(refused)
    assert board.change(more, knowingly="R03").status_code == 400
    assert board.change(more, knowingly="R21").status_code == 302
    assert board.week().sessions[0].items[0].sets == 4


def test_a_rule_that_is_no_limit_of_ones_own_may_not_be_passed(client: Client) -> None:
    board = Board(client, session_minutes="20")
    before = board.week()
    item = board.week().sessions[0].items[0]
    many = {"exercise": item.exercise.id, "sets": 10, "reps": item.reps, "rest": 180}
    more = {"kind": "replace", "place": 0, "position": 0, "item": many | {"rpe": item.rpe}}
    refused = board.change(more, knowingly=["R21", "R19"])
    assert refused.status_code == 400
    assert "You may pass it" not in words_of(refused)
    assert board.week() == before


def test_a_run_slips_and_the_findings_come_with_remedies(board: Board) -> None:
    answer = board.change({"kind": "swap_runs", "day": "Sun", "to": "Wed"})
    assert answer.status_code == 302
    page = board.page()
    assert "The runs of Sunday and Wednesday changed places." in page
    assert "Must change:" in page
    ways = board.page(f"{board.here}remedies/?finding=0")
    buttons = re.findall(r'name="edits"\s+value="([^"]+)"\s*>\s*<span>Do this', ways)
    assert any("&quot;kind&quot;:&quot;move" in value for value in buttons)


def test_a_run_is_changed_in_a_form(board: Board) -> None:
    here = f"{board.here}runs/"
    assert "The run on Sunday" in words_of(board.client.get(f"{here}?day=Sun"))
    answer = board.post("runs/", day="Sun", run="long", quality="", distance="none", minutes="60")
    assert answer.status_code == 302
    assert open_week(board.plan).asked.week[Day.SUN].minutes == 60
    wrong = board.post("runs/", day="Sun", run="swim", minutes="5000")
    assert wrong.status_code == 400
    assert "Give a whole number from 1 to 600." in words_of(wrong)
    in_km = board.post("runs/", day="Sun", run="long", minutes="28 km")
    assert "Give minutes, from 1 to 600. An easy kilometre takes about 6." in words_of(in_km)


def test_a_dose_is_changed_and_its_reason_with_it(board: Board) -> None:
    where: dict[str, Any] = {"place": 0, "position": 0}
    item = board.week().sessions[0].items[0]
    page = board.client.get(f"{board.here}doses/", where)
    assert f'value="{item.reps}"' in page.content.decode()
    answer = board.post(
        "doses/", **where, sets="2", reps=str(item.reps), rpe="7", rest="120", weight="62.5"
    )
    assert answer.status_code == 302
    changed = board.week().sessions[0].items[0]
    assert (changed.sets, changed.rpe, changed.load_kg) == (2, 7.0, 62.5)
    shown = words_of(board.client.get(board.here))
    assert "62.5 kg" in shown
    assert "Stop with 3 left" in shown
    menu = words_of(board.client.get(f"{board.here}exercise-menu/", where))
    assert (
        "Short of failure: nearly the same strength, and far less soreness for the next run."
        in menu
    )


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"sets": "400"}, "Give a whole number from 1 to 10."),
        ({"rpe": "11"}, "Please choose one of these."),
        ({"rpe": "nan"}, "Please choose one of these."),
        ({"weight": "-1"}, "Give a number from 0 to 1000."),
        ({"reps": ""}, "This field is required."),
    ],
)
def test_an_impossible_dose_is_told_by_its_field(
    board: Board, wrong: dict[str, str], said: str
) -> None:
    dose: dict[str, Any] = {
        "place": 0,
        "position": 0,
        "sets": "2",
        "reps": "8",
        "rpe": "7",
        "rest": "90",
    }
    before = board.week()
    answer = board.post("doses/", **dose | wrong)
    assert answer.status_code == 400
    assert said in words_of(answer)
    assert board.week() == before


def test_an_exercise_is_swapped_with_a_dose_of_its_own(board: Board) -> None:
    page = board.client.get(f"{board.here}swaps/", {"place": 0, "position": 0}).content.decode()
    assert "Instead of Dumbbell deadlift" in page
    first = re.findall(r'name="edits"\s+value="([^"]+)"', page)[0].replace("&quot;", '"')
    answer = board.post("changes/", edits=first)
    assert answer.status_code == 302
    new = json.loads(first)[0]["item"]["exercise"]
    assert new in [item.exercise.id for item in board.week().sessions[0].items]


def test_no_swap_is_offered_that_the_change_would_refuse(board: Board) -> None:
    for position in range(len(board.week().sessions[0].items)):
        where = {"place": 0, "position": position}
        page = board.client.get(f"{board.here}swaps/", where).content.decode()
        for value in re.findall(r'name="edits"\s+value="([^"]+)"', page):
            answer = board.post("changes/", edits=value.replace("&quot;", '"'))
            assert answer.status_code == 302
            board.post("undo/")


def test_exercises_and_sessions_are_added_and_left_out(board: Board) -> None:
    page = board.client.get(f"{board.here}additions/", {"day": "Thu"})
    assert page.status_code == 200
    offers = re.findall(r'name="edits"\s+value="([^"]+)"', page.content.decode())
    board.post("changes/", edits=offers[0].replace("&quot;", '"'))
    assert "Thu" in board.days()
    page = board.client.get(f"{board.here}additions/", {"place": board.lift_on("Fri")})
    offered = re.findall("<h2[^>]*>(.*?)</h2>", page.content.decode())
    assert "Dumbbell deadlift" in offered
    assert "Romanian deadlift" not in offered  # it is in that session
    place = board.lift_on("Fri")
    count = len(board.week().sessions[place].items)
    board.change({"kind": "replace", "place": place, "position": 0, "item": None})
    assert len(board.week().sessions[place].items) == count - 1
    board.change({"kind": "drop", "place": 0})
    assert "Tue" not in board.days()


def test_a_missed_session_is_left_out_moved_or_merged(board: Board) -> None:
    monday = a_monday(1)  # a week to come: every day is still ahead
    here = f"{board.here}weeks/{monday.isoformat()}/"
    page = board.client.get(f"{here}missed/", {"place": 0})
    said = words_of(page)
    assert "Leave out Strength A on Tuesday." in said
    offers = re.findall(r'name="edits"\s+value="([^"]+)"', page.content.decode())
    assert len(offers) >= 2
    for value in offers:
        answer = board.post("changes/", here, edits=value.replace("&quot;", '"'))
        assert answer.status_code == 302
        assert "Tue" not in board.days(monday)
        board.post("undo/", here)


def test_a_missed_session_is_judged_as_the_menu_judges_its_move(board: Board) -> None:
    """A short warm-up is no news on another day."""
    monday = a_monday(1)
    here = f"{board.here}weeks/{monday.isoformat()}/"
    board.change({"kind": "warm_up", "place": 2, "minutes": 3}, here=here)
    opened = open_week(board.plan, monday)
    findings = review_week(opened.week, opened.request)
    assert "R22" in {finding.rule for finding in findings}
    menu = {one.edits: one.says for one in moves(opened, 2)}
    (to_thursday,) = [way for way in ways_for(opened, 2) if way.edits in menu]
    assert to_thursday.title == "Move Strength B from Friday to Thursday."
    assert menu[to_thursday.edits] == "fits"
    assert to_thursday.verdict == "Fits."
    assert to_thursday.is_fine


def test_a_note_and_the_warm_up_are_changed_together(board: Board) -> None:
    answer = board.post("sessions/", place=0, warm_up="8", note="Ask the coach <b>")
    assert answer.status_code == 302
    session = board.week().sessions[0]
    assert (session.warmup_minutes, session.note) == (8, "Ask the coach <b>")
    assert "Ask the coach &lt;b&gt;" in board.page()
    assert (
        board.post("sessions/", place=0, warm_up="8", note="Ask the coach <b>").status_code == 302
    )
    long = board.post("sessions/", place=0, warm_up="8", note="x" * 501)
    assert long.status_code == 400


NONSENSE: list[Any] = [
    "",
    "no json",
    "[" * 100_000,
    "{}",
    "[]",
    "[1]",
    '[{"kind":"fly"}]',
    '[{"kind":"move","place":0,"to":"Someday"}]',
    '[{"kind":"move","place":99,"to":"Mon"}]',
    '[{"kind":"move","place":7,"to":"Mon"}]',
    '[{"kind":"move","to":"Mon"}]',
    '[{"kind":"move","place":0,"to":"Mon","owner":1}]',
    '[{"kind":"replace","place":0,"position":9,"item":null}]',
    '[{"kind":"add","place":0,"item":{"exercise":"squat","sets":1,"reps":1,"rest":0}}]',
    '[{"kind":"add","place":0,"item":{"exercise":"lunge","sets":400,"reps":1,"rest":0}}]',
    '[{"kind":"add","place":0,"item":{"exercise":"lunge","sets":1,"reps":1e99,"rest":0}}]',
    '[{"kind":"add","place":0,"item":{"exercise":"lunge","sets":1,"reps":1,"rest":0,"kg":NaN}}]',
    '[{"kind":"run","day":"Mon","run":"swim"}]',
    '[{"kind":"note","place":0,"text":7}]',
    json.dumps([{"kind": "reorder", "place": 0}] * 13),
]


def test_nonsense_changes_nothing(board: Board) -> None:
    before = board.version()
    for text in NONSENSE:
        answer = board.post("changes/", edits=text, based_on=before)
        assert answer.status_code == 400, text[:50]
        assert "That change is not possible" in words_of(answer), text[:50]
    assert board.version() == before


def test_an_unpublished_exercise_is_no_swap(board: Board) -> None:
    used = {item.exercise.id for session in board.week().sessions for item in session.items}
    other = Exercise.objects.exclude(key__in=used).first()
    assert other is not None
    commit_version()
    Exercise.objects.filter(pk=other.pk).update(published=False)
    item = {"exercise": other.key, "sets": 1, "reps": 8, "rest": 60, "rpe": 5.5}
    answer = board.change({"kind": "replace", "place": 0, "position": 0, "item": item})
    assert answer.status_code == 400


@pytest.mark.parametrize(
    "address",
    [
        "weeks/2026-11-24/",
        "weeks/2026-13-01/",
        "weeks/2026-02-30/",
        "weeks/9999-01-01/",
        "swaps/?place=99&position=0",
        "swaps/?place=0&position=77",
        "swaps/",
        "doses/?place=-1&position=0",
        "runs/?day=Someday",
        "additions/?day=%00",
        "missed/?place=x",
        "versions/999999999999999999999999/",
    ],
)
def test_what_is_not_there_is_not_found(board: Board, address: str) -> None:
    assert board.client.get(f"{board.here}{address}").status_code == 404


@pytest.mark.parametrize("health", [{"pain": "8"}, {"red_flags": ["pop"]}], ids=str)
def test_a_plan_that_is_withheld_cannot_be_filled_by_hand(
    client: Client, health: dict[str, Any]
) -> None:
    board = Board(client, **health)
    assert board.week().withheld
    version = open_week(board.plan).version.pk
    item = {"exercise": "lunge", "sets": 1, "reps": 8, "rest": 60, "rpe": 5}
    edit = {"kind": "add_session", "day": "Tue", "warmup_minutes": 5, "item": item}
    answer = client.post(
        f"{board.here}changes/", {"based_on": version, "edits": json.dumps([edit])}
    )
    assert answer.status_code == 400
    assert board.week().sessions == ()
    kept = client.post(f"{board.here}both/", {"seen": version, "edits": json.dumps([edit])})
    assert kept.status_code == 400
    assert Plan.objects.count() == 1


def test_what_was_prescribed_keeps_its_words_through_a_change(board: Board) -> None:
    commit_version()
    Exercise.objects.update(name=Concat(Value("New "), "name"))
    board.change({"kind": "warm_up", "place": 0, "minutes": 9})
    names = {item.exercise.name for session in board.week().sessions for item in session.items}
    assert not [name for name in names if name.startswith("New ")]
