"""What a phone keeps of a session for a gym without a network, and for whom."""

import json
from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone
from playwright.sync_api import expect

from tests.browser.gym import KEPT, Gym, comes_true, kept_by_worker, signed_in, tick, waits
from workouts.services.plans import claim

long = pytest.mark.long
UNSENT = """() => new Promise((done) => {
  const asked = indexedDB.open('trainings', 1)
  asked.onsuccess = () => {
    const all = asked.result.transaction('events').objectStore('events').getAll()
    all.onsuccess = () => done(all.result.filter((entry) => !entry.kept).length)
  }
})"""


@long
def test_the_app_that_is_opened_without_a_network_leads_to_the_sessions_it_keeps(
    gym: Gym, site: str
) -> None:
    page = gym.phone(worker=True)
    kept_by_worker(page)
    page.context.set_offline(True)
    page.goto(f"{site}/today/")
    expect(page.get_by_role("heading", name="No network")).to_be_visible()
    page.get_by_role("link", name="Heavy").click()
    page.get_by_role("link", name="Start", exact=True).click()
    tick(page, "Set 1")
    page.get_by_role("link", name="Leave").click()
    expect(page.get_by_role("heading", name="No network")).to_be_visible()
    page.context.set_offline(False)
    page.goto(f"{site}/plans/{gym.plan.code}/")
    comes_true(page, f"async () => (await ({UNSENT})()) === 0")
    assert len(gym.training().sets) == 1


@long
def test_the_site_can_be_installed(gym: Gym, site: str) -> None:
    page = gym.open_page(390, service_workers="allow")
    page.goto(f"{site}/today/")
    page.wait_for_function("() => navigator.serviceWorker.controller")
    asked = page.context.new_cdp_session(page)
    manifest = asked.send("Page.getAppManifest")
    assert manifest["errors"] == []
    assert manifest["url"].endswith("/manifest.webmanifest")
    found = asked.send("Page.getInstallabilityErrors")["installabilityErrors"]
    assert [one["errorId"] for one in found if one["errorId"] != "in-incognito"] == []


KEPT_PAGES = """async () => {
  const kept = await Promise.all((await caches.keys()).map((name) => caches.open(name)))
  const found = await Promise.all(kept.map(async (one) => {
    const asked = (await one.keys()).filter((request) => request.url.includes('/train/'))
    return Promise.all(asked.map(async (request) => (await one.match(request)).text()))
  }))
  return found.flat().toSorted()
}"""


@long
def test_a_session_is_kept_again_when_its_week_was_changed(gym: Gym, site: str) -> None:
    page, client = gym.open_page(390, service_workers="allow"), Client()
    here = gym.plan.get_absolute_url()
    page.goto(f"{site}{here}")
    comes_true(page, f"async () => (await ({KEPT_PAGES})()).length === 3")
    kept = page.evaluate(KEPT_PAGES)
    page.reload()
    page.wait_for_timeout(1000)
    assert page.evaluate(KEPT_PAGES) == kept
    based_on = page.locator("[name=based_on]").first.input_value()
    move = json.dumps([{"kind": "move", "place": 2, "to": "Sat"}])
    changed = client.post(f"{here}changes/", {"based_on": based_on, "edits": move})
    assert changed.status_code == 302
    page.reload()
    before = json.dumps(kept)
    comes_true(
        page, f"async () => (await ({KEPT_PAGES})()).every((one) => !{before}.includes(one))"
    )


@long
def test_signing_out_leaves_no_session_on_the_device(gym: Gym, site: str) -> None:
    ann = User.objects.create_user("ann", "ann@example.org", "x")
    claim(ann, [gym.plan.code])
    page = gym.open_page(390, service_workers="allow")
    signed_in(page, site, ann)
    page.goto(f"{gym.address}?step=1")
    kept_by_worker(page)
    page.goto(f"{site}/account/logout/")
    page.get_by_role("button", name="Sign out").click()
    page.wait_for_load_state()
    comes_true(page, f"async () => !(await ({KEPT})())")


@long
def test_a_page_of_somebody_else_does_not_stay_on_the_device(gym: Gym, site: str) -> None:
    page = gym.phone(worker=True)
    kept_by_worker(page)
    signed_in(page, site, User.objects.create_user("bob"))
    page.goto(f"{site}/today/")
    comes_true(page, f"async () => !(await ({KEPT})())")


STORED = """() => new Promise((done) => {
  const asked = indexedDB.open('trainings', 1)
  asked.onsuccess = () => {
    const all = asked.result.transaction('events').objectStore('events').getAllKeys()
    all.onsuccess = () => done(all.result.length)
  }
})"""


@long
def test_what_was_sent_does_not_stay_on_the_device_for_ever(gym: Gym) -> None:
    page = gym.phone()
    tick(page, "Set 1")
    waits(page, 0)
    assert page.evaluate(STORED) == 1
    today = timezone.localdate()
    page.goto(gym.address.replace(f"{today}", f"{today + timedelta(days=1)}"))
    expect(page.get_by_role("link", name="Start", exact=True)).to_be_visible()
    comes_true(page, f"async () => (await ({STORED})()) === 0")
    assert len(gym.training().sets) == 1
