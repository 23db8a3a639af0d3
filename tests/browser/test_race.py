"""A race is entered, moved and undone on the phone and on the desk, with scripts and without."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect

from tests.browser.building import save_the_week, say_that_all_is_well
from tests.workouts.boards import a_monday


@pytest.mark.parametrize(
    ("width", "scripts"),
    [(1280, True), *(pytest.param(390, one, marks=pytest.mark.long) for one in (True, False))],
    ids=str,
)
def test_a_race_is_entered_moved_and_undone(
    site: str,
    open_page: Callable[..., Page],
    axe: Callable[[Page], None],
    width: int,
    scripts: bool,
) -> None:
    page = open_page(width, java_script_enabled=scripts)
    page.goto(f"{site}/plans/new/")
    page.get_by_label("Race date").fill((a_monday(3) + timedelta(days=6)).isoformat())
    if scripts:  # leaving while a preview is on its way would be an error in the console
        expect(page.locator("#preview")).to_contain_text("Say how far the race is.")
    say_that_all_is_well(page)
    save_the_week(page)
    expect(page.locator(".race .err")).to_contain_text("Say how far the race is.")
    page.get_by_label("Race distance").select_option("half")
    if scripts:
        expect(page.locator("#preview")).to_contain_text("Half marathon in ")
    save_the_week(page)
    expect(page.get_by_text("Half marathon in ")).to_be_visible()
    page.get_by_role("link", name="More for this week").click()
    page.get_by_role("link", name="Change the race").click()
    page.get_by_label("Race date").fill((a_monday(5) + timedelta(days=5)).isoformat())
    page.get_by_role("button", name="Show what changes").click()
    expect(page.get_by_role("heading", name="Race week, ")).to_be_visible()
    if scripts:
        axe(page)
    page.get_by_role("button", name="Plan these weeks").click()
    saturday = page.locator('.week .day[id="Sat"]')
    expect(saturday.get_by_text("Half marathon", exact=True)).to_be_visible()
    page.get_by_role("button", name="Undo").click()
    expect(saturday.get_by_text("Half marathon", exact=True)).to_have_count(0)
