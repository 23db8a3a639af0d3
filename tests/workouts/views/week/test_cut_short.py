"""Where not everything was looked at, the page says so."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from tests.workouts.boards import Board, a_monday
from tests.workouts.builder import NEW, answers, words_of
from tests.workouts.views.season.season_pages import in_season
from workouts.models import PlanWeek, RaceDay
from workouts.planning import Builder, next_week, outline, review_week
from workouts.planning.search.work import Work
from workouts.planning.values.exercise import Exercise
from workouts.planning.values.request import Request
from workouts.planning.values.rule import Finding
from workouts.planning.values.season import Distance, Phase
from workouts.planning.values.week import Day, Week
from workouts.services import plans
from workouts.services.plans import preview_week
from workouts.services.season.race_moves import RaceMove, weeks_moved
from workouts.services.sharing import share
from workouts.services.week.own_weeks import MOST_JUDGED, own_weeks, weeks_built_again
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
    plan = in_season()
    share(plan)
    here = plan.get_absolute_url()
    addresses = [*(here + address for address in OUTLOOKS), f"{plan.share_address}season/"]
    assert not [one for one in addresses if ROUGH in words_of(client.get(one))]
    monkeypatch.setattr("workouts.services.season.seasons.outline", outline)  # asked again
    monkeypatch.setattr("workouts.planning.season.outline.MOST_LOOKS", 100)
    assert [one for one in addresses if ROUGH in words_of(client.get(one))] == addresses


def test_a_year_of_weeks_that_all_break_a_rule_is_planned_again_in_bounded_work(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each had sessions looked for, and was judged with seventy exercises: seconds for a page."""
    board = Board(client)
    opened = open_week(board.plan)
    heaviest = replace(opened.week.gym[0].items[0], sets=10, reps=50, rpe=10.0)
    full = tuple(
        replace(opened.week.gym[0], day=day, identity="", letter="", items=(heaviest,) * 10)
        for day in Day
    )
    for number in range(1, 41):
        row = PlanWeek.objects.create(plan=board.plan, monday=a_monday(number))
        own = replace(opened.asked, weekly_km=30.0 + number, age=20 + number)
        add_version(row, own, Week(sessions=full))
    asked = replace(opened.asked, session_minutes=25)
    usual, _findings = preview_week(asked)
    own_ones = own_weeks(board.plan, opened.asked, asked, None)
    judged: list[int] = []
    built: list[Request] = []

    def counted(week: Week, request: Request) -> tuple[Finding, ...]:
        judged.append(len(week.items))
        return review_week(week, request)

    def noted(builder: Builder, request: Request) -> Week:
        built.append(request)
        return build(builder, request)

    build = Builder.build
    monkeypatch.setattr("workouts.services.week.own_weeks.review_week", counted)
    monkeypatch.setattr(Builder, "build", noted)
    weeks = [week for _own, week in weeks_built_again(board.plan, own_ones, usual, asked)]
    assert len(weeks) == 40
    assert 0 < len(built) < 20
    assert 0 < sum(judged) <= MOST_JUDGED
    rest = weeks[len(built) :]
    assert all("search-cut-short" in week.messages for week in rest)
    for week in weeks:
        assert not any(one.is_must for one in review_week(replace(week, relaxed=()), asked))


def test_a_race_that_moves_plans_a_year_of_weeks_again_in_bounded_work(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Hundreds of weeks of a file would each be judged, and looked for as long as one alone."""
    board = Board(client)
    plan, opened = board.plan, open_week(board.plan)
    plan.season_start = a_monday()
    plan.save()
    for number in (*range(1, 30), 80):
        row = PlanWeek.objects.create(plan=plan, monday=a_monday(number))
        add_version(row, replace(opened.asked, said_phase=Phase.BASE), opened.week)
    move = RaceMove(race=RaceDay(when=a_monday(40), distance=Distance.HALF))
    monkeypatch.setattr("workouts.services.season.race_moves.next_week", next_week)
    whole = weeks_moved(plan, move)
    monkeypatch.setattr("workouts.services.season.race_moves.MOST_LOOKS", 1000)
    *_others, last = weeks_moved(plan, move)
    assert a_monday(10) < whole[-1].monday < a_monday(80)
    assert last.monday < whole[-1].monday
    assert "search-cut-short" in last.week.messages
    query = "what=race&asked=on&race_distance=half&race_priority=A&race_date="
    page = words_of(client.get(f"{board.here}changed/?{query}{a_monday(40)}"))
    assert NOT_ALL_WAYS in page
