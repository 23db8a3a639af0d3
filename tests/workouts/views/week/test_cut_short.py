"""Where not everything was looked at, the page says so."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from tests.workouts.boards import Board, a_monday
from tests.workouts.builder import NEW, answers, words_of
from workouts.models import PlanWeek
from workouts.planning import Builder
from workouts.planning.search.work import Work
from workouts.planning.values.exercise import Exercise
from workouts.planning.values.week import Week
from workouts.services import plans
from workouts.services.sharing import share
from workouts.services.week.own_weeks import own_weeks, weeks_built_again
from workouts.services.week.weeks import open_week
from workouts.storage.plans import add_version

pytestmark = pytest.mark.usefixtures("catalogue")

NOT_ALL_WAYS = "We did not compare every way to plan these weeks"
NOT_ALL_CHANGES = "We did not try every change"
CUT_SHORT = "This took a while to plan"


def hasty(exercises: tuple[Exercise, ...]) -> Builder:
    return Builder(exercises, work=Work(0))


@pytest.fixture
def hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plans, "Builder", hasty)


@pytest.mark.parametrize("race_in", [None, 3, 120])
@pytest.mark.usefixtures("hurried")
def test_the_builder_says_so_with_and_without_a_race(client: Client, race_in: int | None) -> None:
    race = {}
    if race_in is not None:
        when = timezone.localdate() + timedelta(days=race_in)
        race = {"race_date": when.isoformat(), "race_distance": "10k"}
    assert CUT_SHORT in words_of(client.post(NEW, answers(action="preview", **race)))


def test_a_week_that_was_looked_for_in_full_says_nothing(client: Client) -> None:
    assert CUT_SHORT not in words_of(client.post(NEW, answers(action="preview")))
    board = Board(client)
    assert NOT_ALL_WAYS not in words_of(client.get(f"{board.here}schools/"))
    assert NOT_ALL_CHANGES not in words_of(client.get("/exercises/lunge/my-week/"))


@pytest.mark.usefixtures("hurried")
def test_other_ways_to_place_it_say_so(client: Client) -> None:
    board = Board(client)
    assert NOT_ALL_WAYS in words_of(client.get(f"{board.here}schools/"))


def test_places_for_an_exercise_say_so(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    board = Board(client)
    monkeypatch.setattr("workouts.planning.answers.proposal.MOST_JUDGED", 0)
    said = words_of(client.get("/exercises/lunge/my-week/"))
    assert NOT_ALL_CHANGES in said
    assert "No session of this week can take it" not in said
    free = next(day for day in ("Mon", "Tue", "Wed", "Thu", "Fri") if day not in board.days())
    assert "Add strength" in words_of(client.get(f"{board.here}day-menu/?day={free}"))


def test_weeks_further_than_a_year_are_not_built_again(client: Client) -> None:
    """Other answers would otherwise build hundreds of weeks in one request."""
    board = Board(client)
    far, near = a_monday(80), a_monday(50)
    asked = open_week(board.plan).asked
    for monday in (near, far):  # as a file brings them in
        row = PlanWeek.objects.create(plan=board.plan, monday=monday)
        add_version(row, asked, Week())
    mondays = [one.monday for one in own_weeks(board.plan, asked, asked, None)]
    assert near in mondays
    assert far not in mondays


def test_once_the_time_is_over_a_dated_week_stays_as_it_was_unless_a_rule_forbids_it(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each further week would otherwise be looked for as long as one alone may take."""
    board = Board(client)
    opened = open_week(board.plan)
    for number in (2, 3):
        row = PlanWeek.objects.create(plan=board.plan, monday=a_monday(number))
        own = replace(opened.asked, weekly_km=30.0 + number)
        add_version(row, own, opened.week)
    monkeypatch.setattr("workouts.services.week.own_weeks.Builder", hasty)
    for minutes, stays in ((180, True), (10, False)):
        asked = replace(opened.asked, session_minutes=minutes)
        own_ones = own_weeks(board.plan, opened.asked, asked, None)
        *_built, (_own, last) = weeks_built_again(board.plan, own_ones, Week(), asked)
        assert "search-cut-short" in last.messages
        assert ([one.items for one in last.gym] == [one.items for one in opened.week.gym]) is stays


ROUGH = "The last weeks are a rough outline"
OUTLOOKS = ("season/", "changed/?what=time&asked=on&sessions=1&session_minutes=20")


def test_a_season_says_that_its_last_weeks_are_rough(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    board = Board(client)
    plan = board.plan
    plan.season_start = a_monday()
    plan.save()
    share(plan)
    addresses = [*(board.here + address for address in OUTLOOKS), f"{plan.share_address}season/"]
    assert not [one for one in addresses if ROUGH in words_of(client.get(one))]
    monkeypatch.setattr("workouts.planning.season.outline.MOST_LOOKS", 100)
    assert [one for one in addresses if ROUGH in words_of(client.get(one))] == addresses
