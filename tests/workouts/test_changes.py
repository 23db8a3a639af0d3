"""A week that lives: each change through the client, and what comes of it."""

import json
import re
from datetime import date, timedelta
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection
from django.db.models import Value
from django.db.models.functions import Concat
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django.utils.formats import date_format

from exercises.models import Exercise
from tests.workouts.test_pages import save, words_of
from workouts import services, storage
from workouts.models import Plan, PlanWeek, Version
from workouts.planning.week import Day, Week

pytestmark = pytest.mark.usefixtures("catalogue")
KIT = {"equipment": ["dumbbells", "box", "hill"], "double_days": "on"}


class Board:
    """A plan of one's own, changed as its page does it."""

    def __init__(self, client: Client, **answers: Any) -> None:
        self.client = client
        self.here = save(client, **KIT | answers)["Location"]

    @property
    def plan(self) -> Plan:
        return Plan.objects.get(code=self.here.split("/")[2])

    def week(self, monday: date | None = None) -> Week:
        return services.open_week(self.plan, monday).week

    def days(self, monday: date | None = None) -> list[str]:
        return [session.day.code for session in self.week(monday).sessions]

    def shown(self, here: str = "") -> int:
        """The version that the page holds."""
        found = re.search(r'name="based_on" value="(\d+)"', self.page(here))
        assert found is not None
        return int(found[1])

    def page(self, here: str = "") -> str:
        return str(self.client.get(here or self.here).content.decode())

    def post(self, where: str, here: str = "", **data: Any) -> Any:
        here = here or self.here
        data = {"based_on": self.shown(here)} | data
        return self.client.post(f"{here}{where}", data)

    def change(self, *edits: dict[str, Any], here: str = "", **data: Any) -> Any:
        return self.post("changes/", here, edits=json.dumps(edits), **data)


@pytest.fixture
def board(client: Client) -> Board:
    return Board(client)


def move(place: int, to: str) -> dict[str, Any]:
    return {"kind": "move", "place": place, "to": to}


def a_monday(weeks: int = 0) -> date:
    today = timezone.localdate()
    return today - timedelta(days=today.weekday()) + timedelta(weeks=weeks)


def test_a_session_moves_and_the_page_says_so(board: Board) -> None:
    answer = board.change(move(1, "Sat"))
    assert answer.status_code == 302
    assert board.days() == ["Tue", "Fri", "Sat"]
    page = words_of(board.client.get(board.here))
    assert "Done: Move Friday to Saturday." in page


def test_a_moved_session_is_explained_anew(board: Board) -> None:
    board.change(move(1, "Thu"))
    session = board.week().on(Day.THU)[0]
    said = {reason.facts.get("days") for reason in session.reasons}
    assert 3 in said  # days to the long run on Sunday


def test_a_change_that_breaks_a_rule_is_refused_with_reason_source_and_ways(
    board: Board,
) -> None:
    before = board.shown()
    answer = board.change(move(0, "Sat"))
    assert answer.status_code == 400
    page = words_of(answer)
    assert "That would break a rule" in page
    assert "You wanted: Move Tuesday to Saturday. Nothing was changed." in page
    assert "It works together with one of these:" in page
    assert "Doma" in page
    assert board.shown() == before
    ways = re.findall(r'name="edits" value="([^"]+)"', answer.content.decode())
    together = ways[0].replace("&quot;", '"')
    assert board.post("changes/", edits=together).status_code == 302
    assert board.shown() != before


def test_a_limit_of_ones_own_may_be_passed_knowingly(client: Client) -> None:
    board = Board(client, session_minutes="20")
    item = board.week().sessions[0].items[0]
    more = {
        "kind": "replace",
        "place": 0,
        "position": 0,
        "item": {
            "exercise": item.exercise.id,
            "sets": 6,
            "reps": item.reps,
            "rpe": item.rpe,
            "rest": 180,
            "equipment": item.equipment,
        },
    }
    refused = board.change(more)
    assert refused.status_code == 400
    if "You may pass it" in words_of(refused):
        assert board.change(more, knowingly="R21").status_code == 302
    assert board.change(more, knowingly="R03").status_code in (302, 400)


def test_every_change_can_be_undone_and_done_again(board: Board) -> None:
    weeks = [board.week()]
    for edit in (move(1, "Sat"), {"kind": "note", "place": 0, "text": "Slept badly"}):
        assert board.change(edit).status_code == 302
        weeks.append(board.week())
    for before in reversed(weeks[:-1]):
        board.post("undo/")
        assert board.week() == before
    for after in weeks[1:]:
        board.post("redo/")
        assert board.week() == after
    assert "There is nothing to go to." in words_of(
        board.client.post(f"{board.here}redo/", {"based_on": board.shown()}, follow=True)
    )


def test_going_back_loses_no_later_version(board: Board) -> None:
    first = board.shown()
    board.change({"kind": "note", "place": 0, "text": "A later thought"})
    later = board.shown()
    answer = board.post(f"versions/{first}/restorations/")
    assert answer.status_code == 302
    assert board.week().sessions[0].note == ""
    board.change({"kind": "warm_up", "place": 0, "minutes": 9})
    board.post(f"versions/{later}/restorations/")
    assert board.week().sessions[0].note == "A later thought"
    assert board.page(f"{board.here}versions/").count('class="card"') == 3


def test_versions_have_names_and_say_what_lies_between(board: Board) -> None:
    first = board.shown()
    board.change(move(1, "Sat"))
    board.post(f"versions/{first}/names/", name="Before the race")
    assert "Before the race" in words_of(board.client.get(f"{board.here}versions/"))
    compared = words_of(board.client.get(f"{board.here}versions/{first}/"))
    assert re.search(r"moves from Saturday to Friday", compared)


def test_a_dated_week_leaves_the_plan_as_it_was(board: Board) -> None:
    monday = a_monday()
    here = f"{board.here}weeks/{monday.isoformat()}/"
    plan = board.week()
    assert board.change(move(1, "Sat"), here=here).status_code == 302
    assert board.week() == plan
    page = board.page(here)
    assert page.count("data-today") == 1
    assert f"<span>{date_format(monday, 'j M')}" in page
    assert board.days(monday)[-1] == "Sat"
    assert board.days(monday + timedelta(weeks=1)) == board.days()
    board.post("undo/", here)
    assert services.open_week(board.plan, monday).is_own is False
    board.post("redo/", here)
    assert board.days(monday)[-1] == "Sat"


def test_a_dated_week_becomes_the_plan_or_follows_it_again(board: Board) -> None:
    monday = a_monday(1)
    here = f"{board.here}weeks/{monday.isoformat()}/"
    board.change(move(1, "Sat"), here=here)
    board.post("following/", here)
    assert board.days(monday) == board.days()
    board.change(move(1, "Sat"), here=here)
    board.post("from-now-on/", here)
    assert board.days()[-1] == "Sat"
    board.post("undo/")
    assert board.days()[-1] == "Fri"


def test_a_dated_week_is_judged_beside_its_neighbours(board: Board) -> None:
    """Sunday looks round the corner to a Monday that is another week's."""
    monday = a_monday()
    next_week = f"{board.here}weeks/{(monday + timedelta(weeks=1)).isoformat()}/"
    change = {"kind": "run", "day": "Mon", "run": "quality:tempo"}
    assert board.change(change, here=next_week).status_code == 302
    this, other = (services.open_week(board.plan, day).request for day in (monday, None))
    assert this.run_on(7).detail == "tempo"
    assert other.run_on(7).detail == ""


def test_two_tabs_overwrite_nothing(board: Board) -> None:
    seen = board.shown()
    board.change({"kind": "warm_up", "place": 0, "minutes": 9})
    answer = board.change({"kind": "warm_up", "place": 1, "minutes": 8}, based_on=seen)
    assert answer.status_code == 409
    page = words_of(answer)
    assert "The week has changed meanwhile" in page
    assert "Warm up for 9 minutes on Tuesday." in page
    assert "Warm up for 8 minutes on Friday." in page
    assert [s.warmup_minutes for s in board.week().sessions][:2] == [9, 5]
    values = re.findall(r'name="edits" value="([^"]+)"', answer.content.decode())
    again, mine = (value.replace("&quot;", '"') for value in values)
    newest = re.search(r'name="based_on" value="(\d+)"', answer.content.decode())
    assert newest is not None
    assert board.post("both/", edits=mine, seen=seen).status_code == 302
    copy = Plan.objects.exclude(pk=board.plan.pk).get()
    assert [s.warmup_minutes for s in services.open_week(copy).week.sessions][:2] == [5, 8]
    assert board.post("changes/", edits=again, based_on=newest[1]).status_code == 302
    assert [s.warmup_minutes for s in board.week().sessions][:2] == [9, 8]


def test_a_conflict_about_what_is_gone_says_so(board: Board) -> None:
    seen = board.shown()
    board.change({"kind": "drop", "place": 0})
    answer = board.change({"kind": "warm_up", "place": 0, "minutes": 8}, based_on=seen)
    assert answer.status_code == 409
    assert "What it was about is no longer in the week." in words_of(answer)


def test_a_run_slips_and_the_findings_come_with_remedies(board: Board) -> None:
    answer = board.change({"kind": "swap_runs", "day": "Sun", "to": "Wed"})
    assert answer.status_code == 302
    page = board.page()
    assert "The runs of Sunday and Wednesday change places." in page
    assert "Must change:" in page
    buttons = re.findall(r'form="living" name="edits" value="([^"]+)">[A-Z]', page)
    fixes = [value for value in buttons if "&quot;kind&quot;:&quot;move" in value]
    assert fixes


def test_a_run_is_changed_in_a_form(board: Board) -> None:
    here = f"{board.here}runs/"
    assert "The run on Sunday" in words_of(board.client.get(f"{here}?day=Sun"))
    answer = board.post("runs/", day="Sun", run="long", quality="", distance="", minutes="60")
    assert answer.status_code == 302
    assert services.open_week(board.plan).asked.week[Day.SUN].minutes == 60
    wrong = board.post("runs/", day="Sun", run="swim", minutes="5000")
    assert wrong.status_code == 400
    assert "Give a whole number from 1 to 600." in words_of(wrong)


def test_a_dose_is_changed_and_its_reason_with_it(board: Board) -> None:
    where = {"place": 0, "position": 0}
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
    assert "RPE 7 leaves about 3 good reps in the tank." in shown


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"sets": "400"}, "Give a whole number from 1 to 10."),
        ({"rpe": "11"}, "Give a number from 1 to 10, in steps of 0.5."),
        ({"rpe": "nan"}, "Give a number from 1 to 10, in steps of 0.5."),
        ({"weight": "-1"}, "Give a number from 0 to 1000, in steps of 0.5."),
        ({"reps": ""}, "This field is required."),
    ],
)
def test_an_impossible_dose_is_told_by_its_field(
    board: Board, wrong: dict[str, str], said: str
) -> None:
    dose = {"place": 0, "position": 0, "sets": "2", "reps": "8", "rpe": "7", "rest": "90"}
    before = board.week()
    answer = board.post("doses/", **dose | wrong)
    assert answer.status_code == 400
    assert said in words_of(answer)
    assert board.week() == before


def test_an_exercise_is_swapped_with_a_dose_of_its_own(board: Board) -> None:
    page = board.client.get(f"{board.here}swaps/", {"place": 0, "position": 0}).content.decode()
    assert "Instead of Deadlift" in page
    first = re.findall(r'name="edits" value="([^"]+)"', page)[0].replace("&quot;", '"')
    answer = board.post("changes/", edits=first)
    assert answer.status_code == 302
    new = json.loads(first)[0]["item"]["exercise"]
    assert new in [item.exercise.id for item in board.week().sessions[0].items]


def test_no_swap_is_offered_that_the_change_would_refuse(board: Board) -> None:
    for place, session in enumerate(board.week().sessions):
        for position in range(len(session.items)):
            where = {"place": place, "position": position}
            page = board.client.get(f"{board.here}swaps/", where).content.decode()
            for value in re.findall(r'name="edits" value="([^"]+)"', page):
                answer = board.post("changes/", edits=value.replace("&quot;", '"'))
                assert answer.status_code == 302
                board.post("undo/")


def test_exercises_and_sessions_are_added_and_left_out(board: Board) -> None:
    page = board.client.get(f"{board.here}additions/", {"day": "Thu"})
    assert page.status_code == 200
    offers = re.findall(r'name="edits" value="([^"]+)"', page.content.decode())
    if offers:
        board.post("changes/", edits=offers[0].replace("&quot;", '"'))
        assert "Thu" in board.days()
    page = board.client.get(
        f"{board.here}additions/", {"place": board.days().index("Fri")}
    ).content.decode()
    assert "Romanian deadlift" not in re.findall("<h2 class=.as3.>(.*)</h2>", page)
    place = board.days().index("Fri")
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
    assert "Leave out the session on Tuesday." in said
    offers = re.findall(r'name="edits" value="([^"]+)"', page.content.decode())
    assert len(offers) >= 2
    for value in offers:
        answer = board.post("changes/", here, edits=value.replace("&quot;", '"'))
        assert answer.status_code == 302
        assert "Tue" not in board.days(monday)
        board.post("undo/", here)


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


@pytest.mark.parametrize("text", NONSENSE, ids=lambda text: str(text)[:30])
def test_nonsense_changes_nothing(board: Board, text: str) -> None:
    before = board.shown()
    answer = board.post("changes/", edits=text)
    assert answer.status_code == 400
    assert "That change is not possible" in words_of(answer)
    assert board.shown() == before


def test_an_unpublished_exercise_is_no_swap(board: Board) -> None:
    used = {item.exercise.id for session in board.week().sessions for item in session.items}
    other = Exercise.objects.exclude(key__in=used).first()
    assert other is not None
    Exercise.objects.filter(pk=other.pk).update(published=False)
    item = {"exercise": other.key, "sets": 1, "reps": 8, "rest": 60, "rpe": 5.5}
    answer = board.change({"kind": "replace", "place": 0, "position": 0, "item": item})
    assert answer.status_code == 400


@pytest.mark.parametrize("based_on", ["", "0", "-1", "x", "9" * 40, "\u0663"])
def test_a_change_from_no_version_is_a_conflict(board: Board, based_on: str) -> None:
    answer = board.change(move(0, "Sat"), based_on=based_on)
    assert answer.status_code == 409


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
    version = services.open_week(board.plan).version.pk
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
    Exercise.objects.update(name=Concat(Value("New "), "name"))
    board.change({"kind": "warm_up", "place": 0, "minutes": 9})
    names = {item.exercise.name for session in board.week().sessions for item in session.items}
    assert not [name for name in names if name.startswith("New ")]


def test_the_board_takes_the_same_queries_however_long_its_history(
    board: Board, django_assert_num_queries: Any
) -> None:
    for minutes in (6, 7, 8, 9):
        board.change({"kind": "warm_up", "place": 0, "minutes": minutes})
    board.client.get(board.here)
    with django_assert_num_queries(4):
        board.client.get(board.here)
    dated = f"{board.here}weeks/{a_monday().isoformat()}/"
    with django_assert_num_queries(4):
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
    assert services.open_week(copy).week == board.week()
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
    services.delete(plan)
    assert services.forget_deleted() == 0
    Plan.objects.update(deleted_at=timezone.now() - timedelta(days=31))
    call_command("forget_plans", stdout=(said := StringIO()))
    assert said.getvalue() == "Plans deleted for good: 1.\n"
    assert Version.objects.count() == PlanWeek.objects.count() == Plan.objects.count() == 0


def test_a_saved_week_with_a_start_and_a_weight_is_read_back(board: Board) -> None:
    opened = services.open_week(board.plan)
    version = opened.version
    version.sessions.update(start=450)
    assert storage.read_week(Version.objects.get(pk=version.pk)).sessions[0].start == 450
