"""A season to read and to copy: nothing of what its runner did, and nothing of health."""

from dataclasses import replace

import pytest
from django.test import Client

from tests.workouts.boards import a_monday
from tests.workouts.views.season.season_pages import LONG_ENOUGH, in_season, race, words
from workouts.models import Plan
from workouts.services.plans import create_plan
from workouts.services.sharing import share

pytestmark = pytest.mark.usefixtures("catalogue")

MARATHON = race(13, "marathon")
TENDER = replace(LONG_ENOUGH, pain=3, weeks_off=3, age=62)
MINE = {
    **{f"run_{day}": "rest" for day in ("mon", "wed", "fri")},
    **{f"run_{day}": "easy" for day in ("tue", "thu", "sat")},
    "run_sun": "long",
    "minutes_sun": "80",
    "kit": "gym",
    "trained": "half-year",
    "sessions": "2",
    "session_minutes": "60",
    "told": "none",
    "age": "30",
    "pain": "0",
    "school": "hard_days_hard",
    "time_off": "0",
    "hill_sessions": "0",
    "action": "save",
}


def shared(plan: Plan) -> Plan:
    share(plan)
    return plan


def page_of(plan: Plan) -> str:
    response = Client().get(f"{plan.share_address}season/")
    assert response.status_code == 200
    return response.content.decode()


def strip_of(page: str) -> str:
    return page[page.index('class="card season"') :].split('aria-labelledby="turns"')[0]


def test_a_shared_season_shows_its_weeks_and_leads_to_no_week_of_the_plan() -> None:
    plan = shared(in_season(race(5, "10k", "B"), MARATHON, starts=-4))
    page = page_of(plan)
    assert "Marathon" in words(page)
    assert page.count('class="wk"') == 18
    assert plan.code not in page
    assert "You are here" not in page
    own = Client().get(f"{plan.get_absolute_url()}season/").content.decode()
    assert "You are here" in own
    assert "Its season" in Client().get(plan.share_address).content.decode()


def test_whose_season_it_is_makes_no_difference() -> None:
    hurt = shared(in_season(MARATHON, starts=-4, request=TENDER))
    well = shared(in_season(MARATHON, starts=-4, request=replace(LONG_ENOUGH, weeks_off=3)))
    assert strip_of(page_of(hurt)) == strip_of(page_of(well))


def test_without_a_season_or_a_link_there_is_none() -> None:
    plan = shared(create_plan(LONG_ENOUGH))
    assert Client().get(f"{plan.share_address}season/").status_code == 404
    assert Client().get("/shared/none/season/").status_code == 404
    hurt = shared(in_season(MARATHON, request=replace(LONG_ENOUGH, pain=8)))
    assert Client().get(f"{hurt.share_address}season/").status_code == 404


def test_a_copy_begins_the_season_now_and_leads_to_the_same_race(client: Client) -> None:
    plan = shared(in_season(race(-1), race(5, "10k", "B"), MARATHON, starts=-4))
    page = client.get(f"{plan.share_address}copies/").content.decode()
    assert "Bring its season too" in page
    client.post(f"{plan.share_address}copies/", {**MINE, "with_season": "on"})
    copy = Plan.objects.get(copied_from=plan)
    assert copy.season_start == a_monday(0)
    assert list(copy.races) == [race(5, "10k", "B"), MARATHON]
    assert client.get(f"{copy.get_absolute_url()}season/").status_code == 200


def test_a_copy_leads_to_ones_own_race_where_there_is_one(client: Client) -> None:
    plan = shared(in_season(MARATHON, starts=1))
    own = race(9, "half")
    answers = {"race_date": own.when.isoformat(), "race_distance": "half", "race_priority": "A"}
    client.post(f"{plan.share_address}copies/", {**MINE, **answers, "with_season": "on"})
    copy = Plan.objects.get(copied_from=plan)
    assert copy.season_start == a_monday(1)
    assert list(copy.races) == [own]


def test_a_copy_without_the_season_is_only_a_week(client: Client) -> None:
    plan = shared(in_season(MARATHON))
    client.post(f"{plan.share_address}copies/", MINE)
    copy = Plan.objects.get(copied_from=plan)
    assert copy.season is None
    assert copy.races == ()
