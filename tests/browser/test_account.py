"""An account as a person makes it: sign up, code, passkey, settings, sharing."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.core import mail
from playwright.sync_api import Page, expect

from tests.browser.building import name_the_week, save_the_week, say_that_all_is_well
from tests.workouts.plans import sample_plan
from workouts.models import Plan

EMAIL, PASSWORD = "ann@example.org", "long-run-on-sunday"


def sign_up(page: Page, site: str) -> None:
    page.goto(f"{site}/account/signup/")
    page.get_by_label("Email").fill(EMAIL)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_label("The same once more").fill(PASSWORD)
    page.get_by_role("button", name="Sign up").click()
    page.get_by_label("Code").wait_for()
    code = re.search(r"^\s*([A-Z0-9]{3,}-?[A-Z0-9]{3,})\s*$", str(mail.outbox[-1].body), re.M)
    assert code
    page.get_by_label("Code").fill(code[1])
    page.locator("main form").first.get_by_role("button").first.click()
    page.wait_for_url(f"{site}/today/")


def test_an_account_with_a_passkey(
    site: str, open_page: Callable[..., Page], axe: Callable[[Page], None]
) -> None:
    page = open_page(390)
    page.goto(f"{site}/plans/new/")
    name_the_week(page, "Before the account")
    say_that_all_is_well(page)
    save_the_week(page)
    page.get_by_role("heading", name="Before the account").wait_for()
    sign_up(page, site)
    expect(page.get_by_text("Before the account")).to_be_visible()
    keys = page.context.new_cdp_session(page)
    keys.send("WebAuthn.enable")
    authenticator: dict[str, Any] = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    keys.send("WebAuthn.addVirtualAuthenticator", {"options": authenticator})
    page.goto(f"{site}/account/2fa/webauthn/add/")
    if page.get_by_label("Password", exact=True).count():
        page.get_by_label("Password", exact=True).fill(PASSWORD)
        page.locator("main form").first.get_by_role("button").first.click()
    page.get_by_label("Name").fill("My phone")
    expect(page.get_by_label("Sign in with it instead of my password")).to_be_checked()
    page.locator("main form button").first.click()
    page.wait_for_url(re.compile(r"/account/2fa/(?!webauthn/add)"))
    axe(page)
    page.goto(f"{site}/account/logout/")
    page.locator("main form button").first.click()
    page.goto(f"{site}/account/login/")
    page.get_by_role("button", name="Sign in with a passkey").click()
    page.wait_for_url(f"{site}/today/")
    expect(page.get_by_text("Before the account")).to_be_visible()


def test_an_account_is_ended_without_scripts_after_the_password(
    site: str, open_page: Callable[..., Page]
) -> None:
    page = open_page(390, java_script_enabled=False)
    sign_up(page, site)
    page.goto(f"{site}/account/ending/")
    expect(page.get_by_role("heading", name="Is it you?")).to_be_visible()
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Confirm").click()
    page.get_by_label("Yes, delete everything").check()
    page.get_by_role("button", name="Delete my account").click()
    expect(page.get_by_text("Your account and all that was in it are deleted.")).to_be_visible()


@pytest.mark.parametrize(
    "scripts",
    [True, pytest.param(False, marks=pytest.mark.long)],
    ids=["with scripts", "without scripts"],
)
def test_a_week_is_shared_and_copied_around_other_runs(
    site: str,
    open_page: Callable[..., Page],
    axe: Callable[[Page], None],
    scripts: bool,
) -> None:
    plan = sample_plan(title="The coach's week")
    coach = open_page(390, java_script_enabled=scripts)
    coach.goto(site + plan.get_absolute_url())
    coach.get_by_role("link", name="More for this week").click()
    coach.get_by_role("link", name="Share a link").click()
    coach.get_by_role("button", name="Make a link to read").click()
    link = coach.get_by_label("The link").input_value()
    athlete = open_page(390, java_script_enabled=scripts)
    athlete.goto(link)
    expect(athlete.get_by_text("The coach's week")).to_have_count(0)
    athlete.get_by_role("link", name="Copy to my week").click()
    monday = athlete.get_by_role("group", name="Monday")
    monday.get_by_role("radio", name="Long").check()
    athlete.get_by_role("group", name="Sunday").get_by_role("radio", name="Rest").check()
    athlete.get_by_role("radio", name="None of these").check()
    athlete.get_by_role("button", name="Update").click()
    expect(athlete.get_by_text("What is different from the shared week")).to_be_visible()
    if scripts:
        axe(athlete)
    athlete.get_by_text("Give it a name, or say that you copied it").click()
    athlete.get_by_label("Name of this week").fill("My own")
    athlete.get_by_label("Tell the person who shared it").fill("Bea")
    athlete.get_by_role("button", name="Make it mine").click()
    expect(athlete.get_by_role("heading", name="My own")).to_be_visible()
    coach.reload()
    expect(coach.get_by_text("Bea,")).to_be_visible()
    coach.get_by_role("button", name="Take the link back").click()
    athlete.goto(link)
    expect(athlete.get_by_role("heading", name="This path runs out here")).to_be_visible()
    assert Plan.objects.count() == 2


def test_settings_change_what_is_seen(site: str, open_page: Callable[..., Page]) -> None:
    page = open_page(390, reduced_motion="no-preference")
    page.goto(f"{site}/account/")
    page.get_by_label("Pounds").check()
    page.get_by_label("Colours").first.select_option("dark")
    page.get_by_label("Moving figures").select_option("less")
    page.get_by_role("button", name="Save my settings").click()
    expect(page.get_by_text("Your settings are saved.")).to_be_visible()
    page.goto(f"{site}/exercises/deadlift/")
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    expect(page.get_by_role("checkbox", name="Play")).to_be_hidden()
