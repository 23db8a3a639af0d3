"""All weeks of a season on one page: those that are over, those that are planned, and the rest."""

import re
from dataclasses import replace
from typing import Any

import pytest
from django.test import Client

from exercises.vocabulary import Level
from tests.workouts.boards import a_monday
from tests.workouts.views.season.season_pages import LONG_ENOUGH, in_season, race, words
from workouts.models import Plan, PlanWeek
from workouts.planning.values.season import Distance
from workouts.services.plans import create_plan
from workouts.services.season.seasons import begin_season
from workouts.services.week.changes import undo
from workouts.services.week.weeks import open_week

pytestmark = pytest.mark.usefixtures("catalogue")
MOST_QUERIES = 3 + 6  # those of the page, and of what counts how often it is asked for

FIRST_TIMER = replace(
    LONG_ENOUGH, level=Level.BEGINNER, program_week=1, foundation_weeks=0, novel_eccentric=True
)


def page_of(plan: Plan, client: Client, status: int = 200) -> str:
    response = client.get(f"{plan.get_absolute_url()}season/")
    assert response.status_code == status
    return words(response.content.decode())


def states(plan: Plan, client: Client) -> list[str]:
    content = client.get(f"{plan.get_absolute_url()}season/").content.decode()
    return re.findall(r'class="wk"\s+data-state="(\w+)"', content)


def rows(plan: Plan, client: Client) -> list[str]:
    content = client.get(f"{plan.get_absolute_url()}season/").content.decode()
    table = content[content.index("<tbody>") : content.index("</tbody>")]
    return [words(row).strip() for row in table.split("</tr>")[:-1]]


def test_a_season_shows_every_week_to_the_race(client: Client) -> None:
    plan = in_season(race(5, "10k", "B"), race(13, "marathon"), starts=-4)
    assert states(plan, client) == [*["done"] * 4, "now", *["plan"] * 13]
    shown = page_of(plan, client)
    assert "You are in week 5 of 18, build." in shown
    assert "From here on: if all goes as planned" in shown
    phases = ("Base", "Build", "Peak", "Taper", "Race week")
    numbers = (1, 5, 14, 17, 18)
    for number, phase in zip(numbers, phases, strict=True):
        assert phase in rows(plan, client)[number - 1]
    assert "Marathon" in rows(plan, client)[-1]


def test_without_a_race_the_next_twelve_weeks_are_shown(client: Client) -> None:
    plan = in_season(starts=-2)
    assert states(plan, client) == ["done", "done", "now", *["plan"] * 11]
    assert "A season without a race" in page_of(plan, client)


def test_a_week_that_was_planned_by_itself_is_set(client: Client) -> None:
    plan = in_season(race(9), starts=1)
    begin_season(plan, a_monday(1))
    assert states(plan, client)[:2] == ["firm", "plan"]
    assert "The first week starts on" in page_of(plan, client)


def sets_told(shown: str) -> list[str]:
    return re.findall(r"Hamstring sets ([\w ]+) Strength", shown)


def test_lighter_weeks_and_the_taper_are_named(client: Client) -> None:
    plan = in_season(race(13, "marathon"), starts=-1)
    shown = page_of(plan, client)
    for title in ("A lighter week", "Taper: one short session", "5 days without strength"):
        assert title in shown
    assert sets_told(shown)[-2:] == ["2 sets", "2 sets"]
    assert sets_told(page_of(in_season(race(7), starts=-1), client))[-2:] == ["2 sets", "1 set"]


def test_a_first_timer_sixteen_days_before_a_marathon_hears_the_truth(client: Client) -> None:
    plan = create_plan(FIRST_TIMER)
    begin_season(plan, a_monday(0), race(2, "marathon"))
    plan.refresh_from_db()
    shown = page_of(plan, client)
    assert "3 weeks are too few to begin strength work: it starts after the race." in shown
    assert all(" 0 0 " in row or "Marathon" in row for row in rows(plan, client))
    assert "Week 1 No strength work It would only make you sore. Week 3" in shown
    assert not open_week(plan, a_monday(0)).week.sessions


@pytest.mark.parametrize("starts", [0, 1])
def test_a_race_that_the_plan_knew_already_leaves_no_strength_before_it(
    client: Client, starts: int
) -> None:
    plan = create_plan(FIRST_TIMER, race=race(2, "marathon"))
    begin_season(plan, a_monday(starts))
    plan.refresh_from_db()
    assert "are too few to begin strength work: it starts after the race." in page_of(plan, client)
    for weeks in range(starts, 3):
        assert not open_week(plan, a_monday(weeks)).week.sessions


def test_the_first_week_of_a_season_is_planned_and_can_be_undone() -> None:
    plan = create_plan(LONG_ENOUGH)
    begin_season(plan, a_monday(1), race(12))
    plan.refresh_from_db()
    opened = open_week(plan, a_monday(1))
    assert opened.is_own
    assert opened.asked.block_week == 1
    undo(plan, a_monday(1), based_on=opened.version.pk)
    assert not open_week(plan, a_monday(1)).is_own


def test_a_week_that_has_begun_stays_as_it_is() -> None:
    plan = create_plan(LONG_ENOUGH)
    begin_season(plan, a_monday(-1))
    assert not PlanWeek.objects.filter(plan=plan, monday=a_monday(-1)).exists()


def test_a_week_of_its_own_stays_as_it_is() -> None:
    plan = create_plan(LONG_ENOUGH)
    begin_season(plan, a_monday(1))
    version = open_week(plan, a_monday(1)).version
    begin_season(plan, a_monday(1), race(14))
    assert open_week(plan, a_monday(1)).version == version


def test_a_season_begins_and_ends_on_its_page(client: Client) -> None:
    plan = create_plan(LONG_ENOUGH)
    address = f"{plan.get_absolute_url()}season/"
    assert "one week grows out of the other" in page_of(plan, client)
    when = race(10).when.isoformat()
    begun = client.post(
        address, {"starts": "next", "race_date": when, "race_distance": "half"}, follow=True
    )
    assert "Your season has begun" in begun.content.decode()
    plan.refresh_from_db()
    assert plan.season_start == a_monday(1)
    assert [one.distance for one in plan.races] == [Distance.HALF]
    client.post(f"{address}endings/")
    plan.refresh_from_db()
    assert plan.season is None
    assert len(plan.races) == 1


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"starts": "soon"}, "Select a valid choice"),
        ({"starts": "this", "race_date": "2020-01-01"}, "That day is over."),
        ({"starts": "this", "race_distance": "half"}, "Say on which day the race is."),
        ({"starts": "this", "race_date": "yesterday"}, "Give a day such as"),
    ],
)
def test_what_makes_no_season_is_said_by_its_field(
    client: Client, given: dict[str, str], said: str
) -> None:
    plan = create_plan(LONG_ENOUGH)
    response = client.post(f"{plan.get_absolute_url()}season/", given)
    assert response.status_code == 400
    assert said in response.content.decode()
    plan.refresh_from_db()
    assert plan.season is None


def test_a_coming_week_says_that_the_season_has_not_planned_it_yet(client: Client) -> None:
    plan = create_plan(LONG_ENOUGH)

    def says_so(weeks: int) -> bool:
        page = client.get(f"{plan.get_absolute_url()}weeks/{a_monday(weeks).isoformat()}/")
        return "Your season has not planned this week yet." in words(page.content.decode())

    assert not says_so(1)
    begin_season(plan, a_monday(1), race(4))
    assert [weeks for weeks in range(-1, 6) if says_so(weeks)] == [2, 3, 4]


def test_nothing_must_change_in_a_race_week_that_nobody_has_planned_yet(client: Client) -> None:
    plan = create_plan(LONG_ENOUGH)
    begin_season(plan, a_monday(1), race(4))
    here = f"{plan.get_absolute_url()}weeks/{a_monday(4).isoformat()}/"
    page = words(client.get(here).content.decode())
    assert "Must change" not in page
    assert "What the rules say once it is planned" in page
    assert "Must change" in words(client.get(f"{here}findings/").content.decode())


def test_week_and_today_lead_to_the_season(client: Client) -> None:
    plan = in_season(race(12), starts=-3)
    assert "Week 4 of 16" in words(client.get(plan.get_absolute_url()).content.decode())
    session = client.session
    session["plans"] = [plan.code]
    session.save()
    assert "Week 4 of 16" in words(client.get("/today/").content.decode())


def test_a_season_of_twenty_weeks_takes_few_queries(
    client: Client, django_assert_max_num_queries: Any
) -> None:
    plan = in_season(race(9, "10k", "B"), race(15, "marathon"), starts=-4)
    page_of(plan, client)
    with django_assert_max_num_queries(MOST_QUERIES):
        page_of(plan, client)
