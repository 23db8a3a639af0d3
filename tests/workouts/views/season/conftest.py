"""The Sunday on which a week is over, and the next one is looked at."""

import pytest
from django.test import Client

from tests.workouts.boards import a_monday
from tests.workouts.lived_weeks import plan_of, trained_week
from tests.workouts.views.season.looking import Looking, today
from workouts.planning.values.week import Day


@pytest.fixture
def sunday(monkeypatch: pytest.MonkeyPatch) -> None:
    today(monkeypatch, Day.SUN)


@pytest.fixture
def done(client: Client) -> Looking:
    """All of the first week was done as planned."""
    plan = plan_of(0)
    trained_week(plan, a_monday())
    return Looking(client, plan)
