"""Pages for everyone: forced colours, keyboard and screen reader."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.addresses import plan_addresses


def test_forced_colours_still_show_what_is_chosen(
    site: str, open_page: Callable[..., Page]
) -> None:
    page = open_page(forced_colors="active")
    page.goto(f"{site}/plans/new/")
    ground = "(label) => getComputedStyle(label).backgroundColor"
    chosen = page.locator("label:has(input[name=trained]:checked)").evaluate(ground)
    other = page.locator("label:has(input[name=trained]:not(:checked))").first.evaluate(ground)
    assert chosen != other
    page.goto(f"{site}/exercises/?impact=none")
    on = page.locator(".pills a[aria-current]").evaluate(ground)
    off = page.locator(".pills a:not([aria-current])").first.evaluate(ground)
    assert on != off


def test_by_keyboard_from_the_home_page_to_an_exercise(
    site: str, open_page: Callable[..., Page]
) -> None:
    """Skip link, main landmark, search, the answer read out, the first card."""
    page = open_page()
    page.goto(f"{site}/exercises/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to content")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.get_by_label("Name or movement")).to_be_focused()
    page.keyboard.type("romaninan")
    expect(page.locator("#found")).to_have_text("1 exercise fits")
    expect(page.get_by_label("Name or movement")).to_be_focused()
    card = page.get_by_role("link", name="Romanian deadlift", exact=True)
    for _step in range(60):
        page.keyboard.press("Tab")
        if card.evaluate("(link) => link === document.activeElement"):
            break
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{site}/exercises/romanian-deadlift/")


def test_by_keyboard_a_filter_is_ticked_and_taken_back(
    site: str, open_page: Callable[..., Page]
) -> None:
    page = open_page()
    page.goto(f"{site}/exercises/")
    page.get_by_role("checkbox", name="No impact").focus()
    page.keyboard.press("Space")
    expect(page).to_have_url(f"{site}/exercises/?impact=none")
    expect(page.locator("#found")).to_contain_text("3 exercises fit")
    expect(page.get_by_role("checkbox", name="No impact")).to_be_focused()
    page.get_by_role("link", name="Take back: No impact").focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{site}/exercises/")


def test_the_muscle_map_leads_to_the_catalogue(site: str, open_page: Callable[..., Page]) -> None:
    page = open_page()
    page.goto(f"{site}/exercises/lunge/")
    muscles = page.get_by_role("group", name="Muscle map, front and back")
    expect(muscles.get_by_role("link")).to_have_count(8)
    muscles.get_by_role("link", name="Hip flexors").focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{site}/exercises/?muscle=hip-flexors")
    expect(page.get_by_role("checkbox", name="Hip flexors")).to_be_checked()


def test_by_keyboard_a_reason_of_the_plan_is_opened(
    site: str, open_page: Callable[..., Page]
) -> None:
    page = open_page()
    page.goto(site + plan_addresses()[0])
    menu = page.locator("main").get_by_role("link", name="Change Strength A", exact=True)
    menu.focus()
    page.keyboard.press("Enter")
    why = page.locator("summary", has_text="Why this day").first
    why.focus()
    page.keyboard.press("Enter")
    expect(why.locator("xpath=..").get_by_role("listitem").first).to_be_visible()


def test_a_screen_reader_hears_the_catalogue_in_order(
    site: str, open_page: Callable[..., Page]
) -> None:
    page = open_page()
    page.goto(f"{site}/exercises/?impact=none&legs=two")
    expect(page.get_by_role("main")).to_match_aria_snapshot("""
        - heading "Exercises" [level=1]
        - complementary "Find an exercise":
          - search:
            - searchbox "Name or movement"
            - button "Search"
        - region "Results":
          - status: 3 exercises fit
          - navigation "Often asked for"
          - list "Asked for"
          - article:
            - heading "Deadlift" [level=2]
        - heading "Why these exercises" [level=2]
    """)


def test_a_screen_reader_hears_the_plan_in_order(site: str, open_page: Callable[..., Page]) -> None:
    page = open_page()
    page.goto(site + plan_addresses()[0])
    expect(page.get_by_role("main")).to_match_aria_snapshot("""
        - heading "Autumn" [level=1]
        - link "More for this week"
        - navigation "Weeks":
          - link /Every week/
        - heading "The seven days" [level=2]
        - list:
          - listitem:
            - group:
              - heading "Monday" [level=3]
          - listitem:
            - group:
              - heading "Tuesday" [level=3]
              - article "Strength A":
                - heading "Strength A" [level=4]
                - list:
                  - listitem:
                    - heading "Dumbbell deadlift" [level=5]
        - link /What the rules say/
        - link /Sets and load/
    """)


def test_a_screen_reader_hears_the_builder_in_order(
    site: str, open_page: Callable[..., Page]
) -> None:
    page = open_page()
    page.goto(f"{site}/plans/new/")
    expect(page.get_by_role("main")).to_match_aria_snapshot("""
        - heading "Build your week" [level=1]
        - region "Your runs":
          - heading "Your runs" [level=2]
          - group "Monday":
            - radio "Rest" [checked]
        - region "You and your kit":
          - heading "You and your kit" [level=2]
          - group "How long have you done strength training?"
        - region "Anything we must know?":
          - heading "Anything we must know?" [level=2]
        - complementary "Your week":
          - heading "Your week" [level=2]
          - button "Update"
          - status: Your week appears here as you answer.
        - button "Save my week"
    """)
