"""Sets that are ticked in a basement: whatever happens to the network, every set arrives once.

Each walk is one that others lose people's training on. Three of them run every time; the rest
depends on the same few lines and runs with `make test-long`.
"""

from typing import Any

import pytest
from allauth.account.models import EmailAddress
from django.contrib.auth.models import User
from django.contrib.sessions.models import Session
from playwright.sync_api import Route, expect

from tests.browser.gym import EVENTS, Gym, done, kept_by_worker, signed_in, tick, waits
from workouts.models import Plan, TrainingEvent, TrainingLog
from workouts.services.plans import claim, delete

long = pytest.mark.long


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
    reps = page.locator("[data-todo]:visible [name=reps]")
    reps.evaluate("(field) => field.removeAttribute('pattern')")  # as a page kept from before
    reps.fill("999")
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
