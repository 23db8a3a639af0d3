"""Real pages in Debian's Chromium, driven by Playwright."""

import os
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.core.cache import cache
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.asked_once import ask_once
from tests.browser.gym import Gym
from tools.chromium import CHROMIUM

# Playwright runs an event loop in this thread; Django would refuse the database for it.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

expect.set_options(timeout=20_000)  # a busy machine is no failure
ARGUMENTS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run "
    "--disable-background-networking --disable-component-update --disable-sync"
)
AXE = Axe().axe_script
VIOLATIONS = """async () => {
  const transitions = document.getAnimations().filter((one) => one instanceof CSSTransition)
  await Promise.allSettled(transitions.map((one) => one.finished))
  const { violations } = await axe.run({ resultTypes: ['violations'] })
  return violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.html.slice(0, 160)}`))
}"""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = os.path.dirname(__file__)
    for item in items:
        if str(item.path).startswith(here):
            item.add_marker(pytest.mark.browser)
            if CHROMIUM is None and not os.environ.get("CI"):
                reason = "no Chromium; on Debian: apt-get install chromium-headless-shell"
                item.add_marker(pytest.mark.skip(reason=reason))
    # They take longest, so they come first; and few of the processes start a browser.
    items.sort(key=lambda item: not str(item.path).startswith(here))


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    assert CHROMIUM, "CI must have chromium"
    return browser_type_launch_args | {"executable_path": CHROMIUM, "args": ARGUMENTS.split()}


@pytest.fixture(autouse=True)
def _asked_once(monkeypatch: pytest.MonkeyPatch) -> None:
    ask_once(monkeypatch)


@pytest.fixture
def site(live_server: Any, transactional_db: None, catalogue: None) -> str:
    """The address of the running site, with its catalogue loaded, to which nobody came before."""
    cache.clear()
    return str(live_server.url)


@pytest.fixture
def complaints() -> list[str]:
    """What pages have said in their console."""
    return []


@pytest.fixture
def open_page(browser: Browser, complaints: list[str]) -> Iterator[Callable[..., Page]]:
    """A page at a width, whose console must stay silent: CSP violations show up there."""
    contexts: list[BrowserContext] = []

    def new(width: int = 1280, **options: Any) -> Page:
        options = {
            "viewport": {"width": width, "height": 900},
            "reduced_motion": "reduce",
        } | options
        context = browser.new_context(**options)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda m: complaints.append(m.text) if m.type == "error" else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        return page

    yield new
    for context in contexts:
        context.close()
    refused = "Failed to load resource: the server responded with a status of 40"
    expected = (refused, "Failed to load resource: net::ERR_INTERNET_DISCONNECTED")
    assert [text for text in complaints if not text.startswith(expected)] == []


@pytest.fixture
def gym(site: str, open_page: Callable[..., Page]) -> Gym:
    return Gym(site, open_page)


@pytest.fixture
def axe(complaints: list[str]) -> Callable[[Page], None]:
    """Fails with what is wrong and where. What axe itself is refused is no fault of the page."""

    def check(page: Page) -> None:
        page.wait_for_load_state()
        before = len(complaints)
        if not page.evaluate("'axe' in window"):
            page.evaluate(AXE)
            page.add_init_script(AXE)  # at hand on the pages that follow
        found = page.evaluate(VIOLATIONS)
        del complaints[before:]
        assert found == []

    return check
