"""The page of a session on a phone, in airplane mode as well: sets, rests, swaps and the end."""

from datetime import timedelta
from time import sleep

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from tests.browser.gym import Gym, done, kept_by_worker, tick, waits
from workouts.models import TrainingEvent

long = pytest.mark.long


@long
def test_a_weight_that_cannot_be_is_corrected_in_its_field(gym: Gym) -> None:
    page = gym.phone()
    weight = page.locator("[data-todo]:visible [data-weight]")
    for wrong in ("60 kg", "10000"):
        weight.fill(wrong)
        tick(page, "Set 1")
        page.get_by_role("button", name="Tick all that are left").locator("visible=true").click()
        expect(weight).to_have_value(wrong)
        expect(weight).to_be_focused()
    waits(page, 0)
    assert not TrainingEvent.objects.exists()
    weight.fill("62,5")
    tick(page, "Set 1")
    done(page, "Set 1")
    waits(page, 0)
    assert [one.kg for one in gym.training().sets] == [62.5]


@long
def test_a_set_without_weight_is_followed_by_one_without_as_on_the_server(gym: Gym) -> None:
    page = gym.phone()
    weight = page.locator("[data-todo]:visible [data-weight]").first
    weight.fill("0")
    tick(page, "Set 1")
    done(page, "Set 1")
    expect(weight).to_have_value("0")
    waits(page, 0)
    plain = gym.phone(java_script_enabled=False)
    expect(plain.locator("[data-todo]:visible [data-weight]").first).to_have_value("0")


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
def test_the_rest_is_over_once_pain_stops_the_exercise(gym: Gym) -> None:
    page = gym.phone()
    tick(page, "Set 1")
    pain = page.locator("section:not([hidden]) .scale label")
    pain.nth(4).click()
    expect(page.locator("[data-rest-timer]")).to_be_visible()
    pain.nth(5).click()
    expect(page.get_by_role("heading", name="Stop this exercise")).to_be_visible()
    expect(page.locator("[data-rest-timer]")).to_be_hidden()


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
        expect(page.get_by_role("list", name="1 of 6 sets done")).to_be_visible()

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
    expect(page.locator("[data-rest-timer]")).to_be_visible()
    page.get_by_role("link", name="Finish").locator("visible=true").click()
    expect(page.locator("[data-rest-timer]")).to_be_hidden()
    expect(page.locator("[data-step=finish] [name=pain]:checked")).to_have_count(0)
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
    finish.get_by_role("button", name="Continue this session").click()
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
    page.get_by_role("button", name="Save pain").click()
    expect(page.get_by_role("heading", name="Stop this exercise")).to_be_visible()
    page.get_by_role("link", name="Next exercise").click()
    page.get_by_role("link", name="Finish").last.click()
    page.locator("section:not([hidden]) .scale label").nth(2).click()
    page.get_by_role("button", name="Save session").click()
    expect(page.get_by_text("Done: ")).to_be_visible()
    assert gym.training().worst_pain == 5
