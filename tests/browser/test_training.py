"""A session done on a phone in a basement: whatever happens to the network, every set arrives once.

Each walk is one that others lose people's training on. Three of them run every time; the rest
depends on the same few lines and runs with `make test-long`.
"""

import json
from collections.abc import Callable
from datetime import timedelta
from time import sleep
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from django.contrib.auth.models import User
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone
from playwright.sync_api import Page, Route, expect

from tests.workouts.plans import sample_plan
from tests.workouts.trainings import first_session
from workouts.models import Plan, TrainingEvent, TrainingLog
from workouts.planning.training.fold import Training
from workouts.services.plans import claim, delete
from workouts.storage.trainings import read_training

EVENTS = "**/trainings/*/events/"
long = pytest.mark.long


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


@pytest.fixture
def gym(site: str, open_page: Callable[..., Page]) -> Gym:
    return Gym(site, open_page)


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


KEPT = """async () => {
  for (const name of await caches.keys()) {
    const kept = await (await caches.open(name)).keys()
    if (kept.some((one) => new URL(one.url).pathname.includes('/train/'))) return true
  }
  return false
}"""


UNSENT = """() => new Promise((done) => {
  const asked = indexedDB.open('trainings', 1)
  asked.onsuccess = () => {
    const all = asked.result.transaction('events').objectStore('events').getAll()
    all.onsuccess = () => done(all.result.filter((entry) => !entry.kept).length)
  }
})"""


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


def test_sets_ticked_in_airplane_mode_survive_a_reload_and_arrive_once(gym: Gym) -> None:
    page = gym.phone(worker=True)
    kept_by_worker(page)
    page.context.set_offline(True)
    tick(page, "Set 1")
    done(page, "Set 1")
    waits(page, 1)
    page.reload()
    done(page, "Set 1")
    tick(page, "Set 2")
    waits(page, 2)
    assert not TrainingLog.objects.exists()
    posted: list[str] = []
    page.on("requestfinished", lambda one: posted.append(one.method))
    page.context.set_offline(False)
    waits(page, 0)
    assert [one.set for one in gym.training().sets] == [0, 1]
    assert posted.count("POST") == 1


def test_an_answer_that_is_lost_after_the_set_was_kept_makes_no_second_set(
    gym: Gym, complaints: list[str]
) -> None:
    page = gym.phone()

    def lose(route: Route) -> None:
        route.fetch()
        route.abort()

    page.route(EVENTS, lose, times=1)
    with page.expect_event("requestfailed"):
        tick(page, "Set 1")
    waits(page, 1)
    assert len(gym.training().sets) == 1
    page.evaluate("dispatchEvent(new Event('online'))")
    waits(page, 0)
    assert TrainingEvent.objects.count() == 1
    complaints.clear()  # the request that was lost


def test_one_refused_event_goes_to_the_drawer_and_holds_back_no_other(gym: Gym) -> None:
    page = gym.phone()
    page.locator("[data-todo]:visible [name=reps]").fill("999")
    tick(page, "Set 1")
    expect(page.get_by_text("This could not be saved")).to_be_visible()
    expect(page.locator("[data-refused]")).to_contain_text("reps must be")
    page.locator("[data-todo]:visible [name=reps]").fill("5")
    tick(page, "Set 1")
    waits(page, 0)
    assert [one.reps for one in gym.training().sets] == [5]
    with page.expect_download() as download:
        page.get_by_role("button", name="Keep it as a file").click()
    assert '"reps": 999' in download.value.path().read_text()
    page.get_by_role("button", name="Remove it from here").click()
    expect(page.get_by_text("This could not be saved")).to_be_hidden()
    page.reload()
    done(page, "Set 1")
    expect(page.get_by_text("This could not be saved")).to_be_hidden()


@long
def test_what_a_device_cannot_write_down_is_posted(gym: Gym) -> None:
    page = gym.phone()
    page.evaluate("() => { IDBObjectStore.prototype.put = () => { throw new Error('full') } }")
    with page.expect_navigation():
        tick(page, "Set 1")
    done(page, "Set 1")
    assert [one.set for one in gym.training().sets] == [0]


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


@long
def test_a_weight_that_is_no_number_is_not_taken_for_none(gym: Gym) -> None:
    page = gym.phone()
    weight = page.locator("[data-todo]:visible [data-weight]")
    weight.fill("60 kg")
    tick(page, "Set 1")
    waits(page, 0)
    assert not TrainingEvent.objects.exists()
    weight.fill("62,5")
    tick(page, "Set 1")
    done(page, "Set 1")
    waits(page, 0)
    assert [one.kg for one in gym.training().sets] == [62.5]


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


@long
def test_a_tab_killed_during_the_request_sends_again(gym: Gym) -> None:
    page = gym.phone()
    page.route(EVENTS, lambda route: None)
    with page.expect_request(EVENTS):
        tick(page, "Set 1")
    waits(page, 1)
    again = page.context.new_page()
    page.close()
    again.goto(f"{gym.address}?step=1")
    done(again, "Set 1")
    waits(again, 0)
    assert len(gym.training().sets) == 1


@long
def test_the_same_events_in_reverse_change_nothing(gym: Gym) -> None:
    page = gym.phone()
    sent: list[Any] = []
    page.on("request", lambda one: sent.append(one) if one.url.endswith("/events/") else None)
    tick(page, "Set 1")
    waits(page, 0)
    tick(page, "Set 2")
    waits(page, 0)
    for one in reversed(sent):
        page.request.post(one.url, data=one.post_data, headers=one.headers)
    assert len(gym.training().sets) == 2


def signed_in(page: Page, site: str, user: User) -> None:
    client = Client()
    client.force_login(user)
    key = client.cookies["sessionid"].value
    page.context.add_cookies([{"name": "sessionid", "value": key, "url": site}])


@long
def test_an_expired_session_keeps_every_set_until_one_signs_in_again(gym: Gym, site: str) -> None:
    ann = User.objects.create_user("ann", "ann@example.org", "x")
    claim(ann, [gym.plan.code])
    page = gym.open_page(390, service_workers="block")
    signed_in(page, site, ann)
    page.goto(f"{gym.address}?step=1")
    Session.objects.all().delete()
    with page.expect_response(EVENTS) as answer:
        tick(page, "Set 1")
    assert answer.value.status == 401
    waits(page, 1)
    signed_in(page, site, ann)
    page.evaluate("dispatchEvent(new Event('online'))")
    waits(page, 0)
    assert len(gym.training().sets) == 1


@long
def test_somebody_else_who_signs_in_gets_none_of_the_sets(gym: Gym, site: str) -> None:
    ann, bob = (User.objects.create_user(name) for name in ("ann", "bob"))
    claim(ann, [gym.plan.code])
    page = gym.open_page(390, service_workers="block")
    signed_in(page, site, ann)
    page.goto(f"{gym.address}?step=1")
    signed_in(page, site, bob)
    with page.expect_response(EVENTS) as answer:
        tick(page, "Set 1")
    assert answer.value.status == 404
    waits(page, 1)
    assert not TrainingLog.objects.exists()
    signed_in(page, site, ann)
    page.evaluate("dispatchEvent(new Event('online'))")
    waits(page, 0)
    assert TrainingLog.objects.get().owner == ann


@long
def test_who_signs_in_in_another_tab_goes_on_in_the_first(gym: Gym, site: str) -> None:
    ann = User.objects.create_user("ann", "ann@example.org", "sturdy-hamstring")
    EmailAddress.objects.create(user=ann, email=ann.email, verified=True, primary=True)
    page = gym.phone()
    tick(page, "Set 1")
    waits(page, 0)
    other = page.context.new_page()
    other.goto(f"{site}/plans/{gym.plan.code}/")
    other.goto(f"{site}/account/login/")
    other.locator("[name=login]").fill(ann.email)
    other.locator("[name=password]").fill("sturdy-hamstring")
    other.locator("main form button[type=submit]").first.click()
    other.wait_for_url("**/today/")
    tick(page, "Set 2")
    waits(page, 0)
    assert [one.set for one in gym.training().sets] == [0, 1]


@long
def test_two_tabs_tell_of_one_training(gym: Gym) -> None:
    page = gym.phone()
    other = page.context.new_page()
    other.goto(f"{gym.address}?step=1")
    tick(page, "Set 1")
    tick(other, "Set 1")
    waits(page, 0)
    waits(other, 0)
    tick(other, "Set 2")
    waits(other, 0)
    assert [one.set for one in gym.training().sets] == [0, 1]


@long
def test_a_session_begun_on_a_phone_is_finished_on_a_laptop(gym: Gym) -> None:
    phone = gym.phone()
    phone.context.set_offline(True)
    tick(phone, "Set 1")
    laptop = gym.open_page(1280, service_workers="block")
    laptop.goto(f"{gym.address}?step=1")
    tick(laptop, "Set 1")
    tick(laptop, "Set 2")
    waits(laptop, 0)
    laptop.goto(f"{gym.address}?step=finish")
    laptop.locator("section:not([hidden]) .scale label").nth(0).click()
    laptop.get_by_role("button", name="Save session").click()
    expect(laptop.get_by_text("Done: ")).to_be_visible()
    waits(laptop, 0)
    phone.context.set_offline(False)
    waits(phone, 0)
    assert TrainingLog.objects.count() == 1
    assert gym.training().finished_at


@long
def test_sets_after_the_finish_are_taken(gym: Gym) -> None:
    page = gym.phone()
    tick(page, "Set 1")
    page.get_by_role("link", name="Finish").first.click()
    page.locator("section:not([hidden]) .scale label").nth(1).click()
    page.get_by_role("button", name="Save session").click()
    expect(page.get_by_text("Done: ")).to_be_visible()
    page.goto(f"{gym.address}?step=1")
    tick(page, "Set 2")
    waits(page, 0)
    assert len(gym.training().sets) == 2
    assert gym.training().finished_at


@long
def test_a_plan_deleted_meanwhile_keeps_what_was_done(gym: Gym) -> None:
    page = gym.phone()
    page.context.set_offline(True)
    tick(page, "Set 1")
    delete(Plan.objects.get(pk=gym.plan.pk))
    page.context.set_offline(False)
    waits(page, 0)
    assert len(gym.training().sets) == 1


@long
def test_the_rest_is_right_after_ninety_seconds_in_the_background(gym: Gym) -> None:
    page = gym.open_page(390, service_workers="block")
    page.clock.install()
    page.goto(f"{gym.address}?step=1")
    tick(page, "Set 1")
    face = page.locator("[data-rest-timer] [data-left]")
    expect(face).to_have_text("2:30")
    page.clock.fast_forward(90_000)
    expect(face).to_have_text("1:00")
    page.get_by_role("button", name="+30 s").click()
    expect(face).to_have_text("1:30")
    page.clock.fast_forward(91_000)
    expect(face).to_have_text("Go")
    expect(page.locator("body[data-flash]")).to_be_visible()
    page.get_by_role("button", name="+30 s").click()
    expect(face).to_have_text("0:30")
    page.get_by_role("button", name="Skip").click()
    expect(page.locator("[data-rest-timer]")).to_be_hidden()


LEFT = "() => Math.ceil((JSON.parse(localStorage.rest).until - Date.now()) / 1000)"


@long
def test_the_rest_is_right_after_the_phone_was_locked_and_after_the_page_was_killed(
    gym: Gym,
) -> None:
    page = gym.phone()
    tick(page, "Set 1")
    phone = page.context.new_cdp_session(page)
    phone.send("Page.setWebLifecycleState", {"state": "frozen"})
    sleep(4)
    phone.send("Page.setWebLifecycleState", {"state": "active"})
    seconds_left(page)
    again = page.context.new_page()
    page.close()
    again.goto(f"{gym.address}?step=1")
    assert seconds_left(again) <= 150 - 4


def seconds_left(page: Page) -> int:
    """As it is shown, at most a second off."""
    for _try in range(20):
        page.wait_for_timeout(300)
        minutes, seconds = page.locator("[data-rest-timer] [data-left]").inner_text().split(":")
        shown = 60 * int(minutes) + int(seconds)
        if abs(shown - page.evaluate(LEFT)) <= 1:
            return shown
    raise AssertionError("the rest is not right")


@long
def test_left_and_right_are_ticked_one_after_the_other(gym: Gym) -> None:
    page = gym.phone()
    page.goto(f"{gym.address}?step=2")
    tick(page, "Set 1, left")
    expect(page.locator("[data-rest-timer]")).to_be_hidden()
    tick(page, "Set 1, right")
    expect(page.locator("[data-rest-timer]")).to_be_visible()
    waits(page, 0)
    assert [(one.set, one.side) for one in gym.training().sets] == [(0, "left"), (0, "right")]


@long
def test_a_swap_keeps_the_sets_and_can_be_undone(gym: Gym) -> None:
    page = gym.phone()
    page.context.set_offline(True)
    tick(page, "Set 1")
    heading = page.locator("section:not([hidden]) h1")
    name = heading.inner_text()
    page.get_by_text("Swap this exercise").first.click()
    page.locator("section:not([hidden]) details [data-swap]:not([hidden])").first.click()
    expect(heading).not_to_have_text(name)
    done(page, "Set 1")
    page.get_by_role("button", name="Undo", exact=True).click()
    expect(heading).to_have_text(name)
    page.context.set_offline(False)
    waits(page, 0)
    assert gym.training().item(0).to == ""


@long
def test_after_a_swap_without_a_network_all_of_the_page_is_of_the_other_exercise(gym: Gym) -> None:
    page = gym.phone(worker=True)
    kept_by_worker(page)
    page.context.set_offline(True)
    tick(page, "Set 1")
    now = page.locator("section:not([hidden])")
    now.get_by_text("Swap this exercise").click()
    now.get_by_role("button", name="Single-leg deadlift reach").click()

    def is_whole() -> None:
        expect(now.locator("h1")).to_have_text("Single-leg deadlift reach")
        expect(now.locator("[data-dose]")).to_contain_text("each side")
        expect(now.locator("[data-drawn] title")).to_contain_text("over one leg")
        expect(now.locator("[data-weight]:visible")).to_have_count(0)
        expect(now.get_by_text("Another weight for all sets")).to_be_hidden()
        done(page, "Set 1")
        expect(now.locator("li[data-state=now]")).to_have_attribute("data-label", "Set 2, left")
        expect(page.get_by_role("list", name="1 of 10 sets done")).to_be_visible()

    is_whole()
    page.reload()
    is_whole()
    tick(page, "Set 2, left")
    now.get_by_role("button", name="Undo", exact=True).click()
    expect(now.locator("li[data-state=now]")).to_have_attribute("data-label", "Set 3")
    expect(now.locator("[data-weight]:visible")).to_have_count(1)
    page.context.set_offline(False)
    waits(page, 0)
    sets = [(one.set, one.side, one.to) for one in gym.training().sets]
    assert sets == [(0, "", ""), (1, "left", "deadlift/substitute/")]


@long
def test_what_was_done_is_to_be_changed_from_what_it_was(gym: Gym) -> None:
    page = gym.phone()
    page.locator("[data-todo]:visible [name=reps]").fill("7")
    tick(page, "Set 1")
    page.get_by_text("Change Set 1").locator("visible=true").click()
    reps = page.locator("[data-was]:visible [name=reps]:visible")
    expect(reps).to_have_value("7")
    page.get_by_role("button", name="More reps").locator("visible=true").first.click()
    page.get_by_role("button", name="Save", exact=True).locator("visible=true").click()
    waits(page, 0)
    assert [one.reps for one in gym.training().sets] == [8]


@long
def test_the_end_is_told_as_a_whole_after_a_reload_without_a_network(gym: Gym) -> None:
    page = gym.phone(worker=True)
    kept_by_worker(page)
    page.context.set_offline(True)
    tick(page, "Set 1")
    page.locator("section:not([hidden]) .scale label").nth(4).click()
    page.get_by_role("link", name="Finish").locator("visible=true").click()
    page.clock.set_system_time(timezone.now() + timedelta(minutes=38))
    finish = page.locator("[data-step=finish]")
    finish.get_by_text("About right").click()
    finish.locator(".scale label").nth(2).click()
    finish.locator("textarea").fill("Grip was easy")
    finish.get_by_role("button", name="Save session").click()
    for _look in range(2):
        expect(finish.get_by_text("Done: ")).to_be_visible()
        expect(finish.locator("[data-count]")).to_have_text("1")
        expect(finish.locator("[data-minutes]")).to_have_text("38")
        expect(finish.locator("[data-worst]")).to_have_text("4")
        expect(finish.locator("[data-whole-note]")).to_have_text("Grip was easy")
        expect(finish.get_by_text("In your plan: ")).to_be_visible()
        page.reload()
    finish.get_by_role("button", name="Go on with it").click()
    expect(finish.locator("[name=pain]:checked")).to_have_value("2")
    expect(finish.locator("textarea")).to_have_value("Grip was easy")
    finish.locator("textarea").fill("")
    finish.get_by_role("button", name="Save session").click()
    page.context.set_offline(False)
    waits(page, 0)
    training = gym.training()
    assert (training.note, training.feel, training.worst_pain) == ("", "right", 4)


@long
def test_without_scripts_and_account_every_step_works(gym: Gym) -> None:
    page = gym.phone(java_script_enabled=False)
    tick(page, "Set 1")
    page.locator("section:not([hidden]) .scale label").nth(5).click()
    page.get_by_role("button", name="Save the pain").click()
    expect(page.get_by_role("heading", name="Stop this exercise")).to_be_visible()
    page.get_by_role("link", name="Next exercise").click()
    page.get_by_role("link", name="Finish").last.click()
    page.locator("section:not([hidden]) .scale label").nth(2).click()
    page.get_by_role("button", name="Save session").click()
    expect(page.get_by_text("Done: ")).to_be_visible()
    assert gym.training().worst_pain == 5
