"""Which day it is for a reader: by the settings, else by the browser, else by the site."""

from datetime import UTC, datetime

import pytest
from django.test import Client
from django.utils import timezone

from tests.workouts.builder import words_of
from tests.workouts.plans import sample_plan
from tests.workouts.sessions import made_here

pytestmark = pytest.mark.usefixtures("catalogue")
MONDAY_NOON = datetime(2026, 11, 30, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _noon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "now", lambda: MONDAY_NOON)


@pytest.fixture
def runner(client: Client) -> Client:
    made_here(client, sample_plan())
    return client


def today(client: Client) -> str:
    return words_of(client.get("/today/")).partition(" You ")[2].partition(" ")[0]


@pytest.mark.parametrize(
    ("zone", "day"),
    [
        ("Pacific/Kiritimati", "Tuesday"),
        ("Pacific/Pago_Pago", "Monday"),
        ("", "Monday"),
        ("Middle/Earth", "Monday"),
        ("../../etc/passwd", "Monday"),
        ("x" * 4000, "Monday"),
    ],
)
def test_a_day_is_the_browsers_own_where_its_zone_is_one(
    runner: Client, zone: str, day: str
) -> None:
    runner.cookies["time_zone"] = zone
    assert today(runner) == day


def test_the_zone_that_somebody_has_set_counts_more(runner: Client) -> None:
    runner.cookies["time_zone"] = "Pacific/Pago_Pago"
    page = runner.get("/account/")
    given = page.context["form"].initial | {"time_zone": "Pacific/Kiritimati"}
    runner.post("/account/", given, follow=True)
    assert today(runner) == "Tuesday"


def test_a_public_page_is_the_same_in_every_zone(client: Client) -> None:
    client.cookies["time_zone"] = "Pacific/Kiritimati"
    here = client.get("/")
    assert "public" in here["Cache-Control"]
    assert here.content == Client().get("/").content
