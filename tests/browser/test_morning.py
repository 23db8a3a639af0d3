"""The morning after a session, on Today: two taps and it is saved."""

from collections.abc import Callable
from datetime import timedelta

from django.test import Client
from django.utils import timezone
from playwright.sync_api import Page, expect

from tests.workouts.plans import sample_plan
from tests.workouts.trainings import Phone, a_set
from workouts.models import TrainingLog
from workouts.storage.trainings import read_training


def test_the_second_tap_saves_and_a_keyboard_takes_its_time(
    site: str, open_page: Callable[..., Page]
) -> None:
    plan = sample_plan(title="Autumn")
    Phone(Client(), plan, on=timezone.localdate() - timedelta(days=1)).send(a_set(0))
    page = open_page(390)
    client = Client()
    session = client.session
    session["plans"] = [plan.code]
    session.save()
    key = str(session.session_key)
    page.context.add_cookies([{"name": "sessionid", "value": key, "url": site}])
    page.goto(f"{site}/today/")
    pain, soreness = (page.get_by_role("group", name=name) for name in ("Pain", "Soreness"))
    pain.get_by_label("1", exact=True).click()
    soreness.get_by_label("0", exact=True).focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("button", name="Save")).to_be_visible()
    assert read_training(TrainingLog.objects.get()).morning_soreness is None
    soreness.get_by_label("4", exact=True).click()
    expect(page.get_by_text("The morning after Strength A: pain 1, soreness 4.")).to_be_visible()
    training = read_training(TrainingLog.objects.get())
    assert (training.morning_pain, training.morning_soreness) == (1, 4)
