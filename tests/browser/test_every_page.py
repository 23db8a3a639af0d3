"""Every page: axe finds nothing, a thumb meets each control and nothing sticks out."""

from collections.abc import Callable
from io import BytesIO
from typing import Literal

import pytest
from allauth.account.models import EmailAddress
from django.contrib.auth.models import User
from django.test import Client
from PIL import Image
from playwright.sync_api import Page, expect

from exercises.documents.photographs import small_picture
from exercises.models import Exercise, Picture
from tests.browser.addresses import ADDRESSES, OTHER_STATES, plan_addresses
from tests.versions import commit_version
from tests.workouts.people import EMAIL, PASSWORD

#: So that no process has all pages left when the others are done.
PARTS = 3
IS_COVERED = """() => {
    const focused = document.activeElement, shown = focused.closest('label') ?? focused
    if (focused === document.body || focused.closest('header')) return false
    const box = shown.getBoundingClientRect()
    const there = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2)
    return !(shown.contains(there) || there?.contains(shown))
}"""


#: Controls that are lower than a thumb needs. A link in a sentence may be; so may a muscle of the
#: map, which has a pill next to it that does the same.
TOO_SMALL = """() => {
    const small = []
    const controls = 'main :is(a, button, input, select, summary), .nav a, footer :is(a, select)'
    const sentences = 'p, li, h1, h2, h3, b, nav[aria-label=Breadcrumb]'
    for (const control of document.querySelectorAll(controls)) {
        const target = control.closest('label') ?? control
        const box = target.getBoundingClientRect()
        if (!control.checkVisibility() || !box.height) continue
        if (control.closest('svg, .paper, [aria-hidden=true]')) continue
        const inText = control.matches('a:not(.btn, .chip)') && control.closest(sentences)
        const isCard = control.closest('.ex') && control.closest('h2, h3')
        if (inText || isCard || box.height >= 43.5) continue
        small.push(`${box.height} ${control.outerHTML.slice(0, 120)}`)
    }
    return small
}"""


def needed_width(page: Page) -> int:
    return int(page.evaluate("document.documentElement.scrollWidth"))


def resize(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})


def look(page: Page, width: int, scheme: Literal["light", "dark"]) -> None:
    """Another width and other colours for the page that is open."""
    resize(page, width)
    page.emulate_media(color_scheme=scheme)


def enlarge_text(page: Page) -> None:
    page.evaluate("document.documentElement.style.fontSize = '200%'")


def in_turn(part: int) -> list[str]:
    """A part of the pages; the last one has other states of pages that are in the others."""
    addresses = (*ADDRESSES, *plan_addresses())
    if part == PARTS:
        return [one for one in addresses if one.endswith(OTHER_STATES)]
    return [one for one in addresses if not one.endswith(OTHER_STATES)][part::PARTS]


@pytest.mark.parametrize("part", [*range(PARTS), pytest.param(PARTS, marks=pytest.mark.long)])
def test_every_page_is_for_everyone_on_a_phone_or_in_the_dark_on_a_wide_screen(
    site: str, open_page: Callable[..., Page], axe: Callable[[Page], None], part: int
) -> None:
    """Half of the pages in one look, half in the other; in the long run each in all four."""
    page = open_page(390, has_touch=True, is_mobile=True)
    for number, address in enumerate(in_turn(part)):
        look(page, 390, "light")
        page.goto(site + address)
        assert page.evaluate(TOO_SMALL) == [], address
        if number % 2:
            look(page, 1280, "dark")
        axe(page)
        resize(page, 320)
        assert needed_width(page) <= 320, address
        resize(page, 640)
        enlarge_text(page)
        assert needed_width(page) <= 640, address


@pytest.mark.long
def test_text_twice_as_large_needs_no_sideways_scrolling_on_a_wide_screen(
    site: str, open_page: Callable[..., Page]
) -> None:
    page = open_page(1280)
    for address in (*ADDRESSES, *plan_addresses()):
        page.goto(site + address)
        enlarge_text(page)
        assert needed_width(page) <= 1280, address


@pytest.mark.long
@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("scheme", ["dark", "light"])
def test_axe_finds_nothing(
    site: str, open_page: Callable[..., Page], axe: Callable[[Page], None], width: int, scheme: str
) -> None:
    page = open_page(width, color_scheme=scheme)
    for address in (*ADDRESSES, *plan_addresses()):
        page.goto(site + address)
        axe(page)


Look = tuple[int, Literal["light", "dark"]]
TWO_LOOKS: tuple[Look, ...] = ((390, "light"), (1280, "dark"))
ACCOUNT = (
    *("", "sessions/", "2fa/", "email/", "password/change/", "reauthenticate/", "logout/"),
    "2fa/webauthn/add/",
)


@pytest.mark.parametrize("looks", [1, pytest.param(2, marks=pytest.mark.long)])
def test_axe_finds_nothing_on_pages_of_an_account(
    site: str, open_page: Callable[..., Page], axe: Callable[[Page], None], looks: int
) -> None:
    """Of the two looks one in turn, or both."""
    page = open_page()
    page.context.add_cookies([{"name": "sessionid", "value": signed_in(), "url": site}])
    for number, address in enumerate(ACCOUNT):
        page.goto(f"{site}/account/{address}")
        assert page.url == f"{site}/account/{address}"
        for width, scheme in (TWO_LOOKS[number % 2 :] + TWO_LOOKS[: number % 2])[:looks]:
            look(page, width, scheme)
            axe(page)
            assert needed_width(page) <= width, address


def signed_in() -> str:
    """The key of a session of somebody who has another one elsewhere, and may add a passkey."""
    ann = User.objects.create_user("ann", EMAIL, PASSWORD)
    EmailAddress.objects.create(user=ann, email=EMAIL, verified=True, primary=True)
    keys = []
    for system in ("Windows NT 10.0", "Linux x86_64"):
        client = Client(headers={"user-agent": f"Mozilla/5.0 ({system}) Firefox/140.0"})
        client.force_login(ann)
        client.post("/account/reauthenticate/", {"password": PASSWORD})
        client.get("/account/sessions/")
        keys.append(str(client.session.session_key))
    return keys[0]


def test_axe_finds_nothing_about_an_exercise_without_a_figure(
    site: str, open_page: Callable[..., Page], axe: Callable[[Page], None]
) -> None:
    exercise = Exercise.objects.get(key="lunge")
    exercise.key, exercise.slug = "hip_thrust", "hip-thrust"
    exercise.save()
    commit_version()
    upload = BytesIO()
    Image.new("RGB", (1600, 1200), "teal").save(upload, "JPEG")
    small = small_picture(upload, upload.tell())
    rights = {"alt_text": "Hips up", "author": "A. Runner", "licence": "CC BY 4.0"}
    page = open_page(390)
    page.goto(f"{site}/exercises/hip-thrust/")
    axe(page)
    Picture.objects.create(exercise=exercise, **vars(small), **rights)
    commit_version()
    page.goto(f"{site}/exercises/hip-thrust/")
    expect(page.get_by_role("img", name="Hips up")).to_be_visible()
    axe(page)


@pytest.mark.parametrize("address", ["/", "/exercises/"])
def test_the_skip_link_leads_past_the_navigation(
    site: str, open_page: Callable[..., Page], address: str
) -> None:
    page = open_page()
    page.goto(site + address)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")
    assert page.evaluate("document.activeElement.closest('header') === null")


@pytest.mark.parametrize("address", ["/exercises/", "/plans/new/"])
def test_what_has_focus_is_never_hidden_behind_a_bar(
    site: str, open_page: Callable[..., Page], address: str
) -> None:
    page = open_page(390)
    page.goto(site + address)
    for _step in range(40):
        page.keyboard.press("Tab")
        assert not page.evaluate(IS_COVERED), page.evaluate("document.activeElement.outerHTML")
