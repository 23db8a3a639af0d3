"""A session on its page, as a runner does it on a phone."""

from collections.abc import Callable
from typing import Any

from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone
from playwright.sync_api import Page, expect

from tests.workouts.plans import sample_plan
from tests.workouts.trainings import first_session
from workouts.models import TrainingLog
from workouts.planning.training.fold import Training
from workouts.storage.trainings import read_training

EVENTS = "**/trainings/*/events/"
KEPT = """async () => {
  for (const name of await caches.keys()) {
    const kept = await (await caches.open(name)).keys()
    if (kept.some((one) => new URL(one.url).pathname.includes('/train/'))) return true
  }
  return false
}"""


class Gym:
    """A plan, and the page of its first session."""

    def __init__(self, site: str, open_page: Callable[..., Page]) -> None:
        self.plan, self.open_page = sample_plan(title="Autumn"), open_page
        session, today = first_session(self.plan), timezone.localdate()
        self.address = f"{site}/plans/{self.plan.code}/train/{session}/{today.isoformat()}/"

    def phone(self, *, worker: bool = False, **options: Any) -> Page:
        page = self.open_page(390, service_workers="allow" if worker else "block", **options)
        page.goto(f"{self.address}?step=1")
        return page

    def training(self) -> Training:
        return read_training(TrainingLog.objects.get())


def tick(page: Page, name: str) -> None:
    page.get_by_role("button", name=f"Tick {name}", exact=True).click()


def done(page: Page, name: str) -> None:
    row = page.locator(f'section:not([hidden]) li[data-label="{name}"]')
    expect(row).to_have_attribute("data-state", "done")


def waits(page: Page, count: int) -> None:
    mark = page.locator("[data-waiting]")
    if count:
        expect(mark).to_have_text(f"{count} not sent yet, kept on this phone")
    else:
        expect(mark).to_be_hidden()


def signed_in(page: Page, site: str, user: User) -> None:
    client = Client()
    client.force_login(user)
    key = client.cookies["sessionid"].value
    page.context.add_cookies([{"name": "sessionid", "value": key, "url": site}])


def kept_by_worker(page: Page) -> None:
    """The worker looks after the page, and has it."""
    page.wait_for_function("() => navigator.serviceWorker.controller")
    comes_true(page, KEPT)


def comes_true(page: Page, asked: str) -> None:
    """Waits for what is asked; `wait_for_function` takes a promise for a yes."""
    for _try in range(200):
        if page.evaluate(asked):
            return
        page.wait_for_timeout(100)
    raise AssertionError(asked)
