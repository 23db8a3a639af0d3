"""Light and dark follow the system until somebody chooses."""

from collections.abc import Callable

from playwright.sync_api import Page, expect


def ink(page: Page) -> str:
    return str(page.evaluate("getComputedStyle(document.body).color"))


def test_the_choice_is_kept_and_can_be_given_back(
    site: str, open_page: Callable[..., Page], axe: Callable[[Page], None]
) -> None:
    page = open_page(color_scheme="light")
    page.goto(f"{site}/exercises/")
    light = ink(page)
    picker = page.get_by_label("Colours")
    picker.select_option("dark")
    dark = ink(page)
    assert dark != light
    axe(page)
    page.goto(f"{site}/plans/new/")
    assert ink(page) == dark
    expect(page.get_by_label("Colours")).to_have_value("dark")
    page.get_by_label("Colours").select_option("")
    assert ink(page) == light


def test_without_scripts_there_is_nothing_to_choose_and_the_system_decides(
    site: str, open_page: Callable[..., Page]
) -> None:
    page = open_page(java_script_enabled=False, color_scheme="dark")
    page.goto(f"{site}/exercises/")
    expect(page.get_by_label("Colours")).to_be_hidden()


def test_who_has_been_in_the_editors_room_sees_the_colours_of_the_system(
    site: str, open_page: Callable[..., Page]
) -> None:
    page = open_page(color_scheme="light")
    page.goto(f"{site}/admin/login/")  # Django's own script remembers a choice of its own
    assert page.evaluate("localStorage.getItem('theme')") == "auto"
    page.goto(f"{site}/exercises/")
    expect(page.get_by_label("Colours")).to_have_value("")
