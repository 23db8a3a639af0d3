"""A runner builds a week, saves it and finds it again."""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.building import (
    give_minutes,
    name_the_week,
    save_the_week,
    say_that_all_is_well,
    unfold_the_days,
)
from tests.workouts.boards import a_monday
from workouts.models import Plan

PLAN = re.compile(r"/plans/[-\w]{20}/$")


def choose_tuesday_hills(page: Page) -> None:
    tuesday = page.get_by_role("group", name="Tuesday")
    tuesday.get_by_role("radio", name="Hard").check()
    page.get_by_text("Kind of hard run").first.click()
    page.get_by_label("Kind of hard run on Tuesday").select_option("hills")
    page.get_by_role("radio", name="Not yet").check()
    page.get_by_role("radio", name="Dumbbells at home").check()
    say_that_all_is_well(page)
    name_the_week(page, "Hills in autumn")


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_a_week_is_built_saved_and_found_again(
    site: str, open_page: Callable[..., Page], axe: Callable[[Page], None], scripts: bool
) -> None:
    page = open_page(390, java_script_enabled=scripts)
    page.goto(site)
    page.get_by_role("link", name="Build my week").first.click()
    choose_tuesday_hills(page)
    save_the_week(page)
    expect(page).to_have_url(PLAN)
    expect(page.get_by_role("heading", name="Hills in autumn")).to_be_visible()
    unfold_the_days(page)
    expect(page.locator(".week").get_by_text("Hill session", exact=True)).to_be_visible()
    expect(page.locator(".week h4", has_text="Strength A")).to_be_visible()
    address = page.url
    if scripts:
        page.get_by_role("link", name="Change Strength A").click()
        page.locator("summary", has_text="Why this day").first.click()
        axe(page)
    page.goto(f"{site}/plans/")
    page.get_by_role("link", name="Hills in autumn").click()
    expect(page).to_have_url(address)


def test_a_slow_answer_saves_once(site: str, open_page: Callable[..., Page]) -> None:
    """Neither the preview, which follows the name that was typed last, nor a second tap asks for
    a second plan."""
    page = open_page()
    sent: list[str] = []

    def slowly(route: Route) -> None:
        sent.append(route.request.resource_type)
        if route.request.resource_type == "document":
            page.wait_for_timeout(1500)
        route.continue_()

    page.goto(f"{site}/plans/new/")
    page.route("**/plans/new/", slowly)
    choose_tuesday_hills(page)
    page.get_by_role("button", name="Save my week").dblclick()
    expect(page).to_have_url(PLAN)
    assert "xhr" in sent
    assert sent.count("document") == 1
    assert Plan.objects.count() == 1


def test_the_preview_follows_the_answers(site: str, open_page: Callable[..., Page]) -> None:
    page = open_page()
    page.goto(f"{site}/plans/new/")
    status = page.locator("#preview").get_by_role("status")
    expect(status).to_have_text("Your week appears here as you answer.")
    page.get_by_role("radio", name="1", exact=True).check()
    expect(status).to_contain_text("1 strength session:")
    page.get_by_role("radio", name="Yes, show the list").check()
    page.get_by_label("I cannot walk normally").check()
    expect(status).to_have_text("No plan for now: please read the note.")
    expect(page.get_by_role("heading", name="Please let a physician look first")).to_be_visible()


def test_the_preview_asks_for_what_is_missing(site: str, open_page: Callable[..., Page]) -> None:
    page = open_page()
    page.goto(f"{site}/plans/new/")
    sunday = a_monday(3) + timedelta(days=6)
    page.get_by_label("Race date").fill(sunday.isoformat())
    status = page.locator("#preview").get_by_role("status")
    expect(status).to_contain_text("Race distance: Say how far the race is.")
    expect(page.locator("#preview .strip")).to_have_count(0)
    page.get_by_label("Race distance").select_option("half")
    expect(status).to_contain_text("strength session")


def test_a_wrong_answer_is_named_and_led_to_and_nothing_typed_is_lost(
    site: str, open_page: Callable[..., Page], axe: Callable[[Page], None]
) -> None:
    page = open_page()
    page.goto(f"{site}/plans/new/")
    give_minutes(page, "500")
    name_the_week(page, "Too long")
    save_the_week(page)
    expect(page.get_by_role("alert")).to_contain_text("Minutes each time")
    expect(page.get_by_role("alert")).to_contain_text("Choose one of the two before you save.")
    expect(page.get_by_label("Name of this week")).to_have_value("Too long")
    expect(page.get_by_label("Other minutes")).to_have_value("500")
    axe(page)
    summary = page.get_by_role("alert")
    expect(summary).to_be_focused()
    summary.get_by_role("link").first.click()
    assert page.url.endswith("#div_id_session_minutes")


def test_going_back_brings_the_answers_and_their_preview(
    site: str, open_page: Callable[..., Page]
) -> None:
    page = open_page()
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.method))
    page.goto(f"{site}/plans/new/")
    page.wait_for_load_state("networkidle")
    assert "POST" not in sent  # nothing has changed yet
    page.get_by_role("radio", name="1", exact=True).check()
    name_the_week(page, "Once a week")
    say_that_all_is_well(page)
    save_the_week(page)
    expect(page).to_have_url(PLAN)
    page.go_back()
    expect(page.get_by_role("radio", name="1", exact=True)).to_be_checked()
    expect(page.get_by_label("Name of this week")).to_have_value("Once a week")
    status = page.locator("#preview").get_by_role("status")
    expect(status).to_contain_text("1 strength session:")


def test_a_week_takes_ten_decisions_at_most(site: str, open_page: Callable[..., Page]) -> None:
    """The days are one; the name is a present. What is folded away has its usual answer."""
    page = open_page()
    page.goto(f"{site}/plans/new/")
    questions = page.locator("form .field:visible")
    asked = [text.split("\n")[0] for text in questions.all_inner_texts()]
    decisions = {"Your runs", *asked}
    assert len(decisions) <= 10, decisions
    assert "Minutes each time" in decisions


def test_the_keyboard_alone_builds_and_saves(site: str, open_page: Callable[..., Page]) -> None:
    page = open_page()
    page.goto(f"{site}/plans/new/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to content")).to_be_focused()
    page.get_by_role("radio", name="Rest").first.focus()
    page.keyboard.press("ArrowRight")
    monday = page.get_by_role("group", name="Monday")
    expect(monday.get_by_role("radio", name="Easy")).to_be_checked()
    page.get_by_label("Your age").focus()
    page.keyboard.press("Enter")  # shows the week, and saves nothing
    page.wait_for_load_state("networkidle")
    expect(page).to_have_url(f"{site}/plans/new/")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(page.get_by_role("radio", name="None of these")).to_be_checked()
    for _control in ("Give this week a name", "Update", "Save my week"):
        page.keyboard.press("Tab")
    page.wait_for_load_state("networkidle")
    expect(page.get_by_role("button", name="Save my week")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page).to_have_url(PLAN)


def test_on_a_phone_the_week_is_in_sight_while_the_days_are_chosen(
    site: str, open_page: Callable[..., Page]
) -> None:
    page = open_page(390)
    page.goto(f"{site}/plans/new/")
    page.get_by_role("radio", name="1", exact=True).check()
    expect(page.locator("#mini .letter")).to_have_count(1)
    page.get_by_role("group", name="Monday").scroll_into_view_if_needed()
    expect(page.locator("#mini")).to_be_in_viewport()
    expect(page.get_by_role("button", name="Save my week")).to_be_in_viewport()


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_a_typical_week_fills_the_rows(
    site: str, open_page: Callable[..., Page], scripts: bool
) -> None:
    page = open_page(390, java_script_enabled=scripts)
    page.goto(f"{site}/plans/new/")
    page.get_by_role("button", name="4 runs, none of them hard").click()
    tuesday = page.get_by_role("group", name="Tuesday")
    expect(tuesday.get_by_role("radio", name="Easy")).to_be_checked()
    pressed = page.get_by_role("button", name="4 runs, none of them hard")
    expect(pressed).to_have_attribute("aria-pressed", "true")
    page.get_by_role("radio", name="Full gym").check()
    page.get_by_role("radio", name="Piece by piece").check()
    if scripts:
        expect(page.get_by_label("Barbell", exact=True)).to_be_checked()


def test_without_a_network_the_answers_stay_and_are_sent_again(
    site: str, open_page: Callable[..., Page]
) -> None:
    page = open_page(390)
    page.goto(f"{site}/plans/new/")
    say_that_all_is_well(page)
    name_the_week(page, "From the basement")
    page.wait_for_load_state("networkidle")
    page.context.set_offline(True)
    page.get_by_role("button", name="Save my week").click()
    expect(page.get_by_role("alert")).to_contain_text("No connection.")
    expect(page.get_by_label("Name of this week")).to_have_value("From the basement")
    page.context.set_offline(False)
    page.get_by_role("button", name="Send it again").click()
    expect(page).to_have_url(PLAN)
