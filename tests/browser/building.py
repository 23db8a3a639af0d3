"""The builder's page as a runner fills it in."""

from playwright.sync_api import Page


def say_that_all_is_well(page: Page) -> None:
    page.get_by_role("radio", name="None of these").check()


def name_the_week(page: Page, name: str) -> None:
    """Behind its line, which is open once there is a name."""
    field = page.get_by_label("Name of this week")
    if not field.is_visible():
        page.get_by_text("Give this week a name").click()
    field.fill(name)


def give_minutes(page: Page, minutes: str) -> None:
    page.get_by_role("radio", name="Other").check()
    page.get_by_label("Other minutes").fill(minutes)


def save_the_week(page: Page) -> None:
    """Leaving while a preview is on its way would be an error in the console."""
    page.wait_for_load_state("networkidle")
    page.get_by_role("button", name="Save my week").click()


def unfold_the_days(page: Page) -> None:
    """On a phone only the day of the next session is open."""
    for day in page.locator(".day > details:not([open])").all()[::-1]:
        day.locator("summary").first.click()
