"""What is told of a week as a whole: how much was run, sleep, key runs."""

from dataclasses import replace
from datetime import date

import pytest
from django.contrib.auth.models import User
from django.test import Client

from tests.workouts.boards import a_monday
from tests.workouts.lived_weeks import plan_of, trained, trained_week
from tests.workouts.views.season.looking import Looking
from workouts.models import Plan, PlanWeek, RunnerSettings
from workouts.services.plans import sample_request
from workouts.services.week.weeks import open_week
from workouts.storage.plans import add_version

pytestmark = pytest.mark.usefixtures("catalogue", "sunday")


def with_kilometres(plan: Plan, monday: date, km: float) -> None:
    """Runs that were brought in for this week, with their kilometres."""
    opened = open_week(plan, monday)
    row = PlanWeek.objects.create(plan=plan, monday=monday)
    add_version(row, replace(opened.asked, weekly_km=km), opened.week, parent=opened.version)


@pytest.mark.parametrize(
    ("km", "said"),
    [
        (38.0, "Your running is lighter this week, so strength is too."),
        (60.0, "Your running grows this week, so strength does not."),
    ],
)
def test_the_kilometres_of_the_coming_week_are_taken_into_account(
    client: Client, km: float, said: str
) -> None:
    plan = plan_of(1, replace(sample_request(), weekly_km=50.0))
    for weeks in (-1, 0):
        trained_week(plan, a_monday(weeks))
    looking = Looking(client, plan)
    with_kilometres(plan, looking.monday, km)
    assert said in looking.page()


def test_sleep_and_key_runs_bring_the_easier_week_forward_with_the_other_signs(
    client: Client,
) -> None:
    plan = plan_of(2)
    for weeks in (-2, -1):
        for place in range(2):
            trained(plan, a_monday(weeks), place, soreness=4)
    looking = Looking(client, plan, a_monday())
    assert "An easier week" not in looking.page()
    told = {"poor_nights": "3", "slow_runs": "0"}
    here = f"/plans/{plan.code}/weeks/{a_monday(-1).isoformat()}/report/"
    answer = client.post(here, told, follow=True)
    assert "Noted. The proposal takes it into account." in answer.content.decode()
    assert "An easier week" in looking.page()
    client.post(here, {"poor_nights": "0", "slow_runs": "0"})
    plan.refresh_from_db()
    assert plan.week_reports == ()
    assert "An easier week" not in looking.page()


@pytest.mark.parametrize(("unit", "told"), [("km", "40"), ("mi", "25")])
def test_what_was_run_is_what_the_coming_week_is_compared_with(
    client: Client, unit: str, told: str
) -> None:
    owner = User.objects.create_user("ann")
    client.force_login(owner)
    RunnerSettings.objects.create(user=owner, preferences={"distance_unit": unit})
    plan = plan_of(0, replace(sample_request(), weekly_km=50.0), owner=owner)
    trained_week(plan, a_monday())
    looking = Looking(client, plan)
    grows = "Your running grows this week, so strength does not."
    assert grows not in looking.page()
    here = f"/plans/{plan.code}/weeks/{a_monday().isoformat()}/report/"
    said = {"poor_nights": "0", "slow_runs": "0", "distance": told}
    client.post(here, said)
    assert grows in looking.page()
    assert f'value="{told}"' in client.get(f"{looking.here}proposed/").content.decode()
    wrong = client.post(here, said | {"distance": "far"})
    assert wrong.status_code == 400
    assert "Give a whole number from 0 to 500." in wrong.content.decode()
    client.post(here, said | {"distance": ""})
    assert grows not in looking.page()


def test_nonsense_about_a_week_is_said_and_another_week_is_not_there(client: Client) -> None:
    plan = plan_of(2)
    here = f"/plans/{plan.code}/weeks/{{}}/report/"
    answer = client.post(here.format(a_monday(-1)), {"poor_nights": "many"})
    assert answer.status_code == 400
    assert "Select a valid choice" in answer.content.decode()
    assert client.post(here.format(a_monday(-3)), {}).status_code == 404
