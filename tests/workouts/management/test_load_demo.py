"""A season half done, with its log, for those who look around."""

from io import StringIO

import pytest
from django.contrib.auth import get_user_model
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone

from tests.workouts.boards import a_monday
from workouts.models import Plan, TrainingLog
from workouts.planning import review_week
from workouts.services.week.weeks import open_week
from workouts.storage.trainings import read_training

pytestmark = pytest.mark.usefixtures("catalogue")


def test_the_demo_is_a_season_half_done_with_its_log_that_keeps_every_hard_rule() -> None:
    out = StringIO()
    call_command("load_demo", stdout=out)
    plan = Plan.objects.get()
    client = Client()
    password = out.getvalue().split("password ")[1].split()[0]
    given = {"login": "demo@example.org", "password": password}
    assert client.post("/account/login/", given).status_code == 302
    page = client.get(f"{plan.get_absolute_url()}season/").content.decode()
    assert "You are in week 9 of 18" in page
    assert client.get("/today/").status_code == 200
    for weeks in range(-8, 1):
        opened = open_week(plan, a_monday(weeks))
        assert opened.is_own
        found = review_week(opened.week, opened.request)
        assert [one.rule for one in found if one.is_must] == []
    logs = TrainingLog.objects.filter(plan=plan).prefetch_related("events")
    assert {log.owner for log in logs} == {plan.owner}
    assert all(log.date < timezone.localdate() for log in logs)
    trainings = [read_training(log) for log in logs]
    assert all(one.sets and one.finished_at and one.morning_pain == 0 for one in trainings)
    weights = {done.kg for one in trainings for done in one.sets if done.kg}
    assert max(weights) > 70
    assert weights == {round(kg, 2) for kg in weights}


def test_a_database_that_has_such_an_account_is_left_alone() -> None:
    get_user_model().objects.create_user("someone", "Demo@Example.org")
    with pytest.raises(CommandError, match="already"):
        call_command("load_demo")
    assert not Plan.objects.exists()
