"""The page to open before training, which plan it is of, and the ways to it."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from tests.workouts.boards import Board, a_monday
from tests.workouts.builder import words_of
from tests.workouts.plans import sample_plan, saved_plan
from tests.workouts.sessions import made_here
from tests.workouts.trainings import Phone, a_set, told
from workouts.models import Plan, RaceDay
from workouts.planning.values.request import Request
from workouts.planning.values.season import Distance
from workouts.planning.values.week import Day, Run, RunKind
from workouts.services.plans import put_away, sample_request
from workouts.services.season.races import set_race
from workouts.services.week.weeks import open_week

pytestmark = pytest.mark.usefixtures("catalogue")
MOST_QUERIES = 7  # one of them asks for the session of yesterday
REST = Run(kind=RunKind.REST)


def is_today(monkeypatch: pytest.MonkeyPatch, day: Day, weeks: int = 0) -> date:
    when = a_monday(weeks) + timedelta(days=int(day))
    monkeypatch.setattr(timezone, "localdate", lambda *_zone: when)
    return when


def today(client: Client) -> str:
    words = words_of(client.get("/today/"))
    return words.partition(" You ")[2].partition(" Hamstrong plans strength")[0]


@pytest.fixture
def sample(client: Client) -> Plan:
    """Intervals on Tuesday, the long run on Sunday; strength on Tuesday and one more day."""
    plan = sample_plan(title="Autumn")
    made_here(client, plan)
    return plan


def test_a_day_with_a_session_has_its_run_its_exercises_and_one_button(
    client: Client, sample: Plan, monkeypatch: pytest.MonkeyPatch
) -> None:
    when = is_today(monkeypatch, Day.TUE)
    (lift,) = [one for one in open_week(sample).week.sessions if one.day is Day.TUE]
    page = client.get("/today/").content.decode()
    said = today(client)
    assert said.startswith("Tuesday ")
    assert "Interval session" in said
    assert "Strength A" in said
    assert "RPE" not in said
    assert page.count('class="btn big') == 1
    start = f"/plans/{sample.code}/train/{lift.identity}/{when}/"
    assert f'href="{start}"' in page
    assert client.get(start).status_code == 200


def test_what_comes_next_is_tomorrow_and_the_next_key_run(
    client: Client, sample: Plan, monkeypatch: pytest.MonkeyPatch
) -> None:
    is_today(monkeypatch, Day.WED)
    said = today(client)
    assert "Tomorrow Easy run" in said
    assert "Next key run, in 4 days Sunday, 90-minute long run" in said
    is_today(monkeypatch, Day.SUN)
    said = today(client)
    assert "Tomorrow Rest day" in said
    assert "Next key run, in 2 days Tuesday, interval session" in said
    is_today(monkeypatch, Day.MON)
    assert "Next key run, tomorrow Tuesday, interval session" in today(client)


def test_a_rest_day_names_the_next_session_in_one_line(
    client: Client, sample: Plan, monkeypatch: pytest.MonkeyPatch
) -> None:
    is_today(monkeypatch, Day.MON)
    assert "No strength today. Next is Strength A tomorrow." in today(client)
    week = f"/plans/{sample.code}/weeks/{a_monday()}/#Tue"
    assert f'href="{week}"' in client.get("/today/").content.decode()
    is_today(monkeypatch, Day.SUN)
    assert "No strength today. Next is Strength A on Tuesday next week." in today(client)


def test_a_dated_week_is_shown_as_it_was_changed(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    board = Board(client)
    here = f"{board.here}weeks/{a_monday(1)}/"
    board.change({"kind": "clear"}, here=here)
    is_today(monkeypatch, Day.SUN)
    assert "There is no strength session in the coming days." in today(client)
    is_today(monkeypatch, Day.SUN, weeks=1)
    assert "Next is Strength A on Tuesday next week." in today(client)


def test_the_countdown_goes_to_the_day_of_the_race_and_no_further(
    client: Client, sample: Plan, monkeypatch: pytest.MonkeyPatch
) -> None:
    when = is_today(monkeypatch, Day.WED)
    for days, expected in ((32, "32 days to your half marathon"), (1, "1 day to your half")):
        set_race(sample, RaceDay(when=when + timedelta(days=days), distance=Distance.HALF))
        assert expected in today(client)
    set_race(sample, RaceDay(when=when, distance=Distance.HALF))
    assert "Race day: half marathon" in today(client)
    set_race(sample, RaceDay(when=when - timedelta(days=1), distance=Distance.HALF))
    assert "half marathon" not in today(client)


def test_a_withheld_week_shows_the_run_and_leads_to_the_reason(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    is_today(monkeypatch, Day.TUE)
    made_here(client, saved_plan(Request(week=sample_request().week, pain=8)))
    said = today(client)
    assert "Interval session" in said
    assert "No strength for now. See why, and what would change that" in said
    assert "Start" not in said


def test_who_has_no_week_is_told_how_to_get_one(client: Client) -> None:
    for address in ("/today/", "/week/"):
        page = client.get(address, follow=True)
        assert "No week yet" in words_of(page)
        assert "Build my week" in words_of(page)
        assert "Sign in" in words_of(page)


def test_home_is_today_for_who_has_a_week(client: Client, sample: Plan) -> None:
    answer = client.get("/")
    assert (answer.status_code, answer["Location"]) == (302, "/today/")
    assert "private" in answer["Cache-Control"]
    assert Client().get("/").status_code == 200
    put_away(sample, away=True)
    assert client.get("/").status_code == 200


def test_week_opens_this_week_of_the_plan_in_use(client: Client, sample: Plan) -> None:
    assert client.get("/week/")["Location"] == f"/plans/{sample.code}/weeks/{a_monday()}/"


def test_the_plan_in_use_is_the_one_changed_last_until_another_is_chosen(client: Client) -> None:
    old, new = sample_plan(title="Old"), sample_plan(title="New")
    made_here(client, old, new)
    assert "From New " in today(client)
    assert client.post(f"/plans/{old.code}/choices/")["Location"] == "/today/"
    assert "From Old " in today(client)
    listed = words_of(client.get("/plans/"))
    assert listed.count("Show it on Today") == 1
    put_away(old, away=True)
    assert "From New " in today(client)


def test_a_plan_that_is_saved_becomes_the_one_in_use(client: Client, board: Board) -> None:
    first = board.plan
    client.post(f"{board.here}choices/")
    client.post(f"{board.here}duplicates/")
    assert Plan.objects.exclude(pk=first.pk).get().code in client.get("/week/")["Location"]


def test_an_account_has_its_own_plan_and_nobody_elses(client: Client) -> None:
    ann, ben = (User.objects.create_user(name) for name in ("ann", "ben"))
    sample_plan(title="Of Ben", owner=ben)
    client.force_login(ann)
    assert "No week yet" in today(client)
    assert "Sign in" not in today(client)
    sample_plan(title="Of Ann", owner=ann)
    assert "From Of Ann " in today(client)


def test_nobody_chooses_a_plan_of_somebody_else(client: Client) -> None:
    plan = sample_plan(owner=User.objects.create_user("ben"))
    assert client.post(f"/plans/{plan.code}/choices/").status_code == 404


@pytest.mark.parametrize("day", [Day.MON, Day.TUE, Day.SUN])
def test_a_page_asks_the_database_at_most_seven_times(
    client: Client,
    day: Day,
    monkeypatch: pytest.MonkeyPatch,
    django_assert_max_num_queries: Any,
) -> None:
    ann = User.objects.create_user("ann")
    client.force_login(ann)
    for _plan in range(3):
        sample_plan(owner=ann)
    board = Board(client)
    board.change({"kind": "clear"}, here=f"{board.here}weeks/{a_monday(1)}/")
    is_today(monkeypatch, day)
    client.get("/today/")
    with django_assert_max_num_queries(MOST_QUERIES):
        assert client.get("/today/").status_code == 200


def test_a_session_that_is_done_is_not_to_be_started_again(
    client: Client, sample: Plan, monkeypatch: pytest.MonkeyPatch
) -> None:
    when = is_today(monkeypatch, Day.TUE)
    phone = Phone(client, sample, on=when)
    phone.send(a_set(0))
    assert "Continue Strength A" in today(client)
    phone.send(told("finish", feel="right"))
    said = today(client)
    assert "Start" not in said
    assert "Done" in said
    assert "See what you did" in said
    assert "The morning after" not in said


def test_a_session_of_another_day_is_told_on_the_day_on_which_it_was_done(
    client: Client, sample: Plan, monkeypatch: pytest.MonkeyPatch
) -> None:
    phone = Phone(client, sample, on=is_today(monkeypatch, Day.MON))
    phone.send(a_set(0))
    begun = "Begun today, not finished: Strength A Next is Strength A tomorrow."
    assert begun in today(client)
    phone.send(told("finish", feel="right"))
    said = today(client)
    assert "Done today: Strength A Next is Strength A tomorrow." in said
    assert "No strength today" not in said
    phone.send(told("delete"))
    assert "No strength today. Next is Strength A tomorrow." in today(client)


def test_the_navigation_says_where_one_is(client: Client, board: Board) -> None:
    lit = {
        "/today/": "Today",
        board.here: "Week",
        "/plans/": "Week",
        "/plans/new/": "Week",
        "/exercises/": "Exercises",
        "/exercises/lunge/": "Exercises",
        "/account/": "You",
        "/account/login/": "You",
        "/nowhere/": "",
    }
    for address, expected in lit.items():
        page = client.get(address).content.decode()
        nav = page.partition('aria-label="Main"')[2].partition("</nav>")[0]
        _before, is_lit, after = nav.partition("aria-current=")
        assert nav.count("aria-current") == bool(expected), address
        assert after.partition("</a>")[0].rpartition(">")[2].strip() == expected, address
        assert bool(is_lit) is bool(expected)
