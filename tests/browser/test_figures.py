"""Figures move only when asked to, and never for those who want no motion."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.building import give_minutes


@pytest.mark.parametrize(("address", "plays"), [("/", True), ("/exercises/deadlift/", False)])
def test_the_figure_stops_and_starts_without_scripts(
    site: str, open_page: Callable[..., Page], address: str, plays: bool
) -> None:
    page = open_page(reduced_motion="no-preference", java_script_enabled=False)
    page.goto(site + address)
    toggle = page.get_by_role("checkbox", name="Play")
    moving = page.locator(".stage g.pg-move")
    still = page.locator(".stage g.pg-still")
    expect(toggle).to_be_checked(checked=plays)
    expect(moving).to_be_visible(visible=plays)
    toggle.set_checked(not plays)
    expect(moving).to_be_visible(visible=not plays)
    expect(still).to_be_visible(visible=plays)


def test_nothing_moves_for_those_who_want_no_motion(
    site: str, open_page: Callable[..., Page]
) -> None:
    page = open_page(reduced_motion="reduce")
    page.goto(site)
    expect(page.locator(".stage g.pg-still")).to_be_visible()
    expect(page.locator(".stage g.pg-move")).to_be_hidden()
    expect(page.get_by_role("checkbox", name="Play")).to_be_hidden()


def test_every_answer_in_the_form_is_described_by_what_is_there(
    site: str, open_page: Callable[..., Page], axe: Callable[[Page], None]
) -> None:
    page = open_page(390, color_scheme="light")
    page.goto(f"{site}/plans/new/")
    for _state in ("fresh", "with errors"):
        missing = page.evaluate(
            "[...document.querySelectorAll('[aria-describedby]')].flatMap(field =>"
            " field.getAttribute('aria-describedby').split(' '))"
            ".filter(id => !document.getElementById(id))"
        )
        assert missing == []
        give_minutes(page, "500")
        page.get_by_role("button", name="Save my week").click()
        expect(page.get_by_role("alert")).to_be_visible()
    axe(page)
    page.emulate_media(color_scheme="dark")
    axe(page)
