"""The week is changed by mouse, by thumb and by keyboard, with scripts and without."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from tests.workouts.plans import sample_plan
from workouts.models import Plan
from workouts.services.week.weeks import open_week


@pytest.fixture
def plan(site: str) -> Plan:
    return sample_plan(title="Autumn")


def lift(page: Page, name: str) -> Locator:
    return page.locator(".week .lift", has=page.get_by_role("heading", name=name, exact=True))


def day(page: Page, code: str) -> Locator:
    return page.locator(f'.week .day[id="{code}"]')


def said(page: Page) -> Locator:
    return page.locator("[data-answers]")


def unfold(page: Page, code: str) -> None:
    """On a phone a day opens with a tap."""
    fold = day(page, code).locator("details").first
    if fold.get_attribute("open") is None:
        fold.locator("summary").first.click()


def choose(page: Page, menu: str, choice: str) -> None:
    """Opens the menu of a session, an exercise or the week and takes one of its choices."""
    page.locator("main").get_by_role("link", name=menu, exact=True).first.click()
    page.get_by_role("link", name=choice).or_(page.get_by_role("button", name=choice)).click()


def free_day(page: Page) -> str:
    """A day to which the session may move, of those that its menu offers."""
    buttons = page.locator("button[data-day]:not([disabled])")
    return str(buttons.first.get_attribute("data-day"))


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_a_session_moves_by_its_menu(
    site: str, open_page: Callable[..., Page], plan: Plan, scripts: bool
) -> None:
    page = open_page(390, java_script_enabled=scripts, has_touch=True)
    page.goto(site + plan.get_absolute_url())
    unfold(page, "Fri")
    choose(page, "Change Strength B", "Move to another day")
    expect(page.get_by_role("button", name="Saturday")).to_be_visible()
    to = free_day(page)
    page.locator(f'button[data-day="{to}"]').tap()
    expect(said(page)).to_contain_text("Strength B moved from Friday to")
    expect(day(page, to).locator(".lift h4", has_text="Strength B")).to_have_count(1)
    page.get_by_role("button", name="Undo").tap()
    expect(said(page)).to_contain_text("Undone.")
    expect(day(page, "Fri").locator(".lift h4", has_text="Strength B")).to_have_count(1)
    page.get_by_role("button", name="Redo").tap()
    expect(day(page, to).locator(".lift h4", has_text="Strength B")).to_have_count(1)


def test_focus_and_scroll_stay_and_the_answer_offers_days_that_fit(
    site: str, open_page: Callable[..., Page], axe: Callable[[Page], None], plan: Plan
) -> None:
    page = open_page(390, has_touch=True)
    page.goto(site + plan.get_absolute_url())
    menu = page.locator("main").get_by_role("link", name="Change Strength A", exact=True)
    unfold(page, "Tue")
    page.evaluate("() => { scrollTo(0, 120) }")
    height = page.evaluate("scrollY")
    menu.click()
    page.get_by_role("link", name="Move to another day").click()
    expect(page.locator("button[data-fit=poor]").first).to_be_visible()
    axe(page)
    page.locator("button[data-fit=poor]").first.click()
    expect(said(page)).to_contain_text("But: ")
    expect(page.locator("dialog")).to_be_hidden()
    expect(menu).to_be_focused()
    assert page.evaluate("scrollY") == height
    axe(page)
    page.get_by_role("link", name="Days that fit").click()
    expect(page.get_by_role("heading", name="Move Strength A from")).to_be_visible()
    page.keyboard.press("Escape")
    said(page).get_by_role("link", name="Close").click()
    expect(page.locator(".answer")).to_have_count(0)
    expect(menu).to_be_focused()


def test_a_session_is_dragged_with_the_mouse(
    site: str, open_page: Callable[..., Page], plan: Plan
) -> None:
    page = open_page(1280)
    page.goto(site + plan.get_absolute_url())
    to = "Thu"
    grip = lift(page, "Strength B").locator("[data-grip]").bounding_box()
    target = day(page, to).bounding_box()
    assert grip
    assert target
    page.mouse.move(grip["x"] + 5, grip["y"] + 5)
    with page.expect_response("**/moves/?place=*"):
        page.mouse.down()
        page.mouse.move(target["x"] + 20, target["y"] + 40, steps=8)
    page.mouse.move(target["x"] + 22, target["y"] + 42, steps=4)
    expect(day(page, to)).to_have_attribute("data-over", "")
    expect(day(page, "Sun")).to_have_attribute("data-shut", "")
    page.mouse.up()
    expect(day(page, to).get_by_role("heading", name="Strength B")).to_be_visible()
    expect(said(page)).to_contain_text("Strength B moved from Friday to")


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
    page.mouse.up()
    expect(lift(page, "Strength A")).not_to_have_attribute("data-held", "")
    expect(day(page, "Sun")).not_to_have_attribute("data-shut", "")
    expect(day(page, "Tue").get_by_role("heading", name="Strength A")).to_be_visible()


def test_a_session_is_dragged_with_a_finger_on_a_tablet(
    site: str, open_page: Callable[..., Page], plan: Plan
) -> None:
    page = open_page(1024, has_touch=True, is_mobile=True)
    page.goto(site + plan.get_absolute_url())
    grip = lift(page, "Strength B").locator("[data-grip]")
    start, end = grip.bounding_box(), day(page, "Thu").bounding_box()
    assert start
    assert end
    touch = page.context.new_cdp_session(page)

    def send(kind: str, x: float, y: float) -> None:
        points = [] if kind == "touchEnd" else [{"x": x, "y": y}]
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    from_x, from_y = start["x"] + 8, start["y"] + 8
    to_x, to_y = end["x"] + 30, end["y"] + 30
    send("touchStart", from_x, from_y)
    for step in range(1, 9):
        share = step / 8
        send("touchMove", from_x + (to_x - from_x) * share, from_y + (to_y - from_y) * share)
    send("touchEnd", to_x, to_y)
    expect(day(page, "Thu").get_by_role("heading", name="Strength B")).to_be_visible()


def test_a_session_moves_with_the_arrow_keys_and_keeps_focus(
    site: str, open_page: Callable[..., Page], plan: Plan
) -> None:
    page = open_page(1280)
    page.goto(site + plan.get_absolute_url())
    grip = lift(page, "Strength B").locator("[data-grip]")
    name = str(grip.get_attribute("id"))
    grip.focus()
    before = page.locator(f'.day:has([id="{name}"])').get_attribute("id")
    page.keyboard.press("ArrowLeft")
    expect(said(page)).to_contain_text("moved")
    moved = page.locator(f'.day:has([id="{name}"])')
    expect(moved).not_to_have_attribute("id", str(before))
    expect(page.locator(f'[id="{name}"]')).to_be_focused()
    page.keyboard.press("ArrowRight")
    expect(moved).to_have_attribute("id", str(before))


def test_the_sheet_opens_and_closes_by_keyboard(
    site: str, open_page: Callable[..., Page], plan: Plan
) -> None:
    page = open_page(1280)
    page.goto(site + plan.get_absolute_url())
    menu = page.locator("main").get_by_role("link", name="Change Strength A", exact=True)
    menu.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Strength A, Tuesday")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("dialog")).to_be_hidden()
    expect(menu).to_be_focused()


@pytest.mark.parametrize(
    "scripts",
    [True, pytest.param(False, marks=pytest.mark.long)],
    ids=["with scripts", "without scripts"],
)
def test_swap_dose_note_and_run_in_one_go(
    site: str,
    open_page: Callable[..., Page],
    axe: Callable[[Page], None],
    plan: Plan,
    scripts: bool,
) -> None:
    """What each sheet is like for axe is asked of its own address, in test_every_page.py."""
    page = open_page(390, java_script_enabled=scripts)
    page.goto(site + plan.get_absolute_url())
    unfold(page, "Tue")
    choose(page, "Change Dumbbell deadlift", "Swap it")
    expect(page.get_by_role("heading", name="Instead of Dumbbell deadlift")).to_be_visible()
    name = page.locator(".offers h2").first.inner_text()
    page.locator(".offers button").first.click()
    unfold(page, "Tue")
    expect(lift(page, "Strength A").get_by_role("heading", name=name, exact=True)).to_have_count(1)
    choose(page, f"Change {name}", "Change the dose")
    page.get_by_label("Sets").fill("400")
    page.get_by_role("button", name="Save the change").click()
    expect(page.get_by_text("Give a whole number from 1 to 10.").first).to_be_visible()
    if scripts:
        axe(page)
    page.get_by_label("Sets").fill("2")
    page.get_by_label("Weight").fill("62.5")
    page.get_by_role("button", name="Save the change").click()
    unfold(page, "Tue")
    expect(lift(page, "Strength A").get_by_text("62.5 kg")).to_have_count(1)
    choose(page, "Change Strength A", "Note and warm-up")
    page.get_by_label("Note").fill("Slept badly")
    page.get_by_role("button", name="Save the change").click()
    unfold(page, "Tue")
    expect(lift(page, "Strength A").get_by_text("Slept badly")).to_have_count(1)
    unfold(page, "Sun")
    choose(page, "Change Sunday", "Change the run")
    page.get_by_label("How long").fill("60")
    page.get_by_role("button", name="Save the change").click()
    expect(day(page, "Sun").get_by_text("60 min")).to_be_visible()
    choose(page, "More for this week", "Versions")
    expect(page.locator(".offers .card")).to_have_count(5)


def test_a_refused_change_says_why_and_what_goes(
    site: str, open_page: Callable[..., Page], axe: Callable[[Page], None], plan: Plan
) -> None:
    page = open_page(390)
    page.goto(site + plan.get_absolute_url())
    unfold(page, "Tue")
    choose(page, "Change Strength A", "Move to another day")
    barred = page.locator("button[data-day=Sat]")
    expect(barred).to_be_disabled()
    barred.evaluate("(button) => { button.disabled = false }")
    barred.click()
    expect(page.get_by_role("heading", name="That would break a rule")).to_be_focused()
    axe(page)
    page.locator(".remedies button").first.click()
    expect(said(page)).to_contain_text("Strength A moved from Tuesday to Saturday.")


@pytest.mark.long
def test_two_tabs_keep_both(
    site: str, open_page: Callable[..., Page], axe: Callable[[Page], None], plan: Plan
) -> None:
    first, second = open_page(390), open_page(390)
    for page in (first, second):
        page.goto(site + plan.get_absolute_url())
        unfold(page, "Tue")
    choose(first, "Change Weighted step-up", "Leave it out")
    expect(said(first)).to_contain_text("Weighted step-up on Tuesday is left out.")
    second.locator("[name=based_on]").first.evaluate("(field) => { field.dataset.kept = '1' }")
    second.locator("main").get_by_role("link", name="Change Dumbbell deadlift", exact=True).click()
    expect(second.get_by_role("button", name="Leave it out")).to_be_visible()
    choose(first, "Change Sliding leg curl", "Leave it out")
    expect(said(first)).to_contain_text("Sliding leg curl on Tuesday is left out.")
    second.get_by_role("button", name="Leave it out").click()
    expect(second.get_by_role("heading", name="The week has changed since")).to_be_visible()
    expect(second.get_by_text("Tuesday: without Sliding leg curl.")).to_be_visible()
    axe(second)
    second.get_by_role("button", name="Keep both").click()
    expect(said(second)).to_contain_text("Both are kept")
    assert plan.code not in second.url
    second.go_back()
    expect(second.get_by_role("heading", name="Autumn", exact=True)).to_be_visible()


def bad_gateway(body: str) -> Callable[[Route], None]:
    return lambda route: route.fulfill(status=502, body=body)


def test_what_was_typed_stays_in_the_sheet_until_it_arrives(
    site: str, open_page: Callable[..., Page], plan: Plan, complaints: list[str]
) -> None:
    page = open_page(390)
    page.goto(site + plan.get_absolute_url())
    unfold(page, "Tue")
    page.locator("main").get_by_role("link", name="Change Dumbbell deadlift", exact=True).click()
    page.get_by_role("link", name="Change the dose").click()
    page.get_by_label("Weight").fill("22,5")
    sheet = page.get_by_role("dialog")
    page.context.set_offline(True)
    page.get_by_role("button", name="Save the change").click()
    expect(sheet).to_contain_text("No connection.")
    page.context.set_offline(False)
    for body in ("Bad gateway", ""):
        page.route("**/doses/**", bad_gateway(body))
        page.get_by_role("button", name="Try again").click()
        expect(sheet).to_contain_text("Something went wrong on our side.")
        expect(page.get_by_label("Weight")).to_have_value("22,5")
        assert "502" in complaints.pop()
        page.unroute("**/doses/**")
    page.get_by_role("button", name="Try again").click()
    expect(said(page)).to_contain_text("A different weight")
    assert open_week(plan).week.sessions[0].items[0].load_kg == 22.5


def test_a_session_that_cannot_be_moved_without_a_network_says_so(
    site: str, open_page: Callable[..., Page], plan: Plan
) -> None:
    page = open_page(1280)
    page.goto(site + plan.get_absolute_url())
    page.context.set_offline(True)
    page.locator("[data-grip]").first.focus()
    page.keyboard.press("ArrowRight")
    expect(said(page)).to_contain_text("No connection.")
