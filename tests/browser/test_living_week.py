"""The week is changed by mouse, by thumb and by keyboard, with scripts and without."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.workouts.plans import sample_plan
from workouts.models import Plan


@pytest.fixture
def plan(site: str) -> Plan:
    return sample_plan(title="Autumn")


def lift(page: Page, tag: str) -> Locator:
    return page.locator(".week .lift", has=page.get_by_text(tag, exact=True))


def day(page: Page, code: str) -> Locator:
    return page.locator(f'.week .day[data-code="{code}"]')


def said(page: Page) -> Locator:
    return page.locator("[data-announcer]")


def free_day(page: Page, tag: str) -> str:
    """A day to which the session may move."""
    buttons = lift(page, tag).locator("button[data-day]:not([disabled])")
    return str(buttons.first.get_attribute("data-day"))


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_a_session_moves_by_its_menu(
    site: str, open_page: Callable[..., Page], plan: Plan, scripts: bool
) -> None:
    page = open_page(390, java_script_enabled=scripts, has_touch=True)
    page.goto(site + plan.get_absolute_url())
    to = free_day(page, "Strength B")
    lift(page, "Strength B").get_by_text("Move Strength B").tap()
    lift(page, "Strength B").locator(f'button[data-day="{to}"]').tap()
    expect(day(page, to).get_by_role("heading", name="Moderate")).to_be_visible()
    expect(page.locator("main .note", has_text="Done: Move Friday to")).to_be_visible()
    page.get_by_role("button", name="Undo").tap()
    expect(day(page, "Fri").get_by_role("heading", name="Moderate")).to_be_visible()
    page.get_by_role("button", name="Redo").tap()
    expect(day(page, to).get_by_role("heading", name="Moderate")).to_be_visible()


def test_a_session_is_dragged_with_the_mouse(
    site: str, open_page: Callable[..., Page], plan: Plan
) -> None:
    page = open_page(1280)
    page.goto(site + plan.get_absolute_url())
    to = free_day(page, "Strength B")
    page.locator("[data-grip]").last.hover()
    grip = lift(page, "Strength B").locator("[data-grip]").bounding_box()
    target = day(page, to).bounding_box()
    assert grip
    assert target
    page.mouse.move(grip["x"] + 5, grip["y"] + 5)
    page.mouse.down()
    page.mouse.move(target["x"] + 20, target["y"] + 40, steps=8)
    expect(day(page, to)).to_have_attribute("data-over", "")
    page.mouse.up()
    expect(day(page, to).get_by_role("heading", name="Moderate")).to_be_visible()
    expect(said(page)).to_contain_text("Done: Move Friday to")
    page.evaluate("print = () => { document.title = 'printed' }")  # still there after a change
    page.get_by_role("button", name="Print", exact=True).click()
    expect(page).to_have_title("printed")


def test_a_session_dropped_where_it_may_not_go_stays(
    site: str, open_page: Callable[..., Page], plan: Plan
) -> None:
    page = open_page(1280)
    page.goto(site + plan.get_absolute_url())
    grip = lift(page, "Strength A").locator("[data-grip]").bounding_box()
    target = day(page, "Sun").bounding_box()
    assert grip
    assert target
    page.mouse.move(grip["x"] + 5, grip["y"] + 5)
    page.mouse.down()
    page.mouse.move(target["x"] + 20, target["y"] + 40, steps=8)
    expect(day(page, "Sun")).to_have_attribute("data-shut", "")
    page.mouse.up()
    expect(day(page, "Sun")).not_to_have_attribute("data-shut", "")
    expect(day(page, "Tue").get_by_role("heading", name="Heavy")).to_be_visible()


def test_a_session_is_dragged_with_a_thumb(
    site: str, open_page: Callable[..., Page], plan: Plan
) -> None:
    page = open_page(390, has_touch=True, is_mobile=True)
    page.goto(site + plan.get_absolute_url())
    to = "Thu"
    grip = lift(page, "Strength B").locator("[data-grip]")
    day(page, to).evaluate("(day) => day.scrollIntoView({ block: 'center' })")
    start, end = grip.bounding_box(), day(page, to).bounding_box()
    assert start
    assert end
    touch = page.context.new_cdp_session(page)

    def send(kind: str, x: float, y: float) -> None:
        points = [] if kind == "touchEnd" else [{"x": x, "y": y}]
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    from_x, from_y = start["x"] + 8, start["y"] + 8
    to_x, to_y = end["x"] + 60, end["y"] + 20
    send("touchStart", from_x, from_y)
    for step in range(1, 9):
        share = step / 8
        send("touchMove", from_x + (to_x - from_x) * share, from_y + (to_y - from_y) * share)
    send("touchEnd", to_x, to_y)
    expect(day(page, to).get_by_role("heading", name="Moderate")).to_be_visible()


def test_a_session_moves_with_the_arrow_keys_and_keeps_focus(
    site: str, open_page: Callable[..., Page], plan: Plan
) -> None:
    page = open_page(1280)
    page.goto(site + plan.get_absolute_url())
    grip = lift(page, "Strength B").locator("[data-grip]")
    name = str(grip.get_attribute("id"))
    grip.focus()
    before = page.locator(f'.day:has([id="{name}"])').get_attribute("data-code")
    page.keyboard.press("ArrowLeft")
    expect(said(page)).to_contain_text("Done: Move")
    moved = page.locator(f'.day:has([id="{name}"])')
    expect(moved).not_to_have_attribute("data-code", str(before))
    expect(page.locator(f'[id="{name}"]')).to_be_focused()
    page.keyboard.press("ArrowRight")
    expect(moved).to_have_attribute("data-code", str(before))


def test_the_menu_opens_and_closes_by_keyboard(
    site: str, open_page: Callable[..., Page], plan: Plan
) -> None:
    page = open_page(1280)
    page.goto(site + plan.get_absolute_url())
    summary = lift(page, "Strength A").locator("summary", has_text="Move")
    summary.focus()
    page.keyboard.press("Enter")
    expect(lift(page, "Strength A").locator("button[data-day=Sun]")).to_be_visible()
    page.keyboard.press("Escape")
    expect(lift(page, "Strength A").locator("button[data-day=Sun]")).to_be_hidden()
    expect(summary).to_be_focused()


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_swap_dose_note_and_run_in_one_go(
    site: str,
    open_page: Callable[..., Page],
    axe: Callable[[Page], None],
    plan: Plan,
    scripts: bool,
) -> None:
    page = open_page(390, java_script_enabled=scripts)
    page.goto(site + plan.get_absolute_url())

    def check() -> None:
        if scripts:
            axe(page)

    page.get_by_role("link", name="Swap Deadlift").click()
    expect(page.get_by_role("heading", name="Instead of Deadlift")).to_be_visible()
    check()
    name = page.locator(".offers h2").first.inner_text()
    page.locator(".offers button").first.click()
    expect(lift(page, "Strength A").get_by_role("link", name=name, exact=True)).to_be_visible()
    lift(page, "Strength A").get_by_role("link", name=re.compile("^Dose")).first.click()
    page.get_by_label("Sets").fill("400")
    page.get_by_role("button", name="Save the change").click()
    expect(page.get_by_text("Give a whole number from 1 to 10.").first).to_be_visible()
    check()
    page.get_by_label("Sets").fill("2")
    page.get_by_label("Weight, kg").fill("62.5")
    page.get_by_role("button", name="Save the change").click()
    expect(lift(page, "Strength A").get_by_text("62.5 kg")).to_be_visible()
    lift(page, "Strength A").get_by_text("Change Strength A").click()
    page.get_by_role("link", name="Note and warm-up").first.click()
    page.get_by_label("Note").fill("Slept badly")
    check()
    page.get_by_role("button", name="Save the change").click()
    expect(page.get_by_text("Slept badly")).to_be_visible()
    page.get_by_role("link", name="Change the run on Sunday").click()
    check()
    page.get_by_label("Minutes").fill("60")
    page.get_by_role("button", name="Save the change").click()
    expect(day(page, "Sun").get_by_text("60 min")).to_be_visible()
    page.get_by_role("link", name="Versions").click()
    expect(page.locator(".offers .card")).to_have_count(5)
    check()


def test_a_refused_change_says_why_and_what_goes(
    site: str, open_page: Callable[..., Page], axe: Callable[[Page], None], plan: Plan
) -> None:
    page = open_page(390)
    page.goto(site + plan.get_absolute_url())
    menu = lift(page, "Strength A")
    menu.get_by_text("Move Strength A").click()
    menu.locator("button[data-day=Sat]").evaluate("(button) => { button.disabled = false }")
    menu.locator("button[data-day=Sat]").click()
    expect(page.get_by_role("heading", name="That would break a rule")).to_be_visible()
    expect(said(page)).to_have_text("That would break a rule")
    axe(page)
    page.locator(".remedies button").first.click()
    expect(page.locator("main .note", has_text="Done:")).to_be_visible()


def test_two_tabs_keep_both(
    site: str, open_page: Callable[..., Page], axe: Callable[[Page], None], plan: Plan
) -> None:
    first, second = open_page(390), open_page(390)
    for page in (first, second):
        page.goto(site + plan.get_absolute_url())
    first.get_by_role("button", name="Leave out Deadlift").click()
    expect(said(first)).to_contain_text("Leave out Deadlift on Tuesday.")
    second.get_by_role("button", name="Leave out Weighted step-up").click()
    expect(second.get_by_role("heading", name="The week has changed meanwhile")).to_be_visible()
    expect(second.get_by_text("Tuesday: without Deadlift.")).to_be_visible()
    axe(second)
    second.get_by_role("button", name="Do it to the week as it is now").click()
    expect(
        second.locator("main .note", has_text="Leave out Weighted step-up on Tuesday.")
    ).to_be_visible()
    expect(lift(second, "Strength A").locator(".sets > li")).to_have_count(1)


def test_without_a_network_nothing_changes_and_the_page_says_so(
    site: str, open_page: Callable[..., Page], plan: Plan
) -> None:
    page = open_page(390)
    page.goto(site + plan.get_absolute_url())
    page.context.set_offline(True)
    page.get_by_role("button", name="Leave out Deadlift").click()
    expect(said(page)).to_have_text("You seem to be offline. Nothing was changed.")
    expect(page.locator("[data-problem]")).to_be_visible()
    expect(
        lift(page, "Strength A").get_by_role("link", name="Deadlift", exact=True)
    ).to_be_visible()
