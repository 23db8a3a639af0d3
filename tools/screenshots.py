"""Pictures of the main pages of a running site, for README and reviews.

python -m tools.screenshots http://localhost:8000 pictures [/plans/<code>/ ...]
"""

import sys
from pathlib import Path

from playwright.sync_api import Browser

from tools.chromium import chromium

PAGES = {
    "home": "/",
    "exercises": "/exercises/",
    "exercise": "/exercises/romanian-deadlift/",
    "new-plan": "/plans/new/",
    "today": "/today/",
    "my-plans": "/plans/",
    "rules": "/how-plans-are-made/",
    "not-found": "/nowhere/",
}
WIDTHS = (390, 1280)
SCHEMES = ("light", "dark")


def main(site: str, folder: str, *more: str) -> None:
    target = Path(folder)
    target.mkdir(parents=True, exist_ok=True)
    pages = PAGES | {f"plan-{number}": address for number, address in enumerate(more, 1)}
    with chromium() as browser:
        for width in WIDTHS:
            for scheme in SCHEMES:
                take(browser, site.rstrip("/"), pages, target, width=width, scheme=scheme)


def take(
    browser: Browser, site: str, pages: dict[str, str], target: Path, *, width: int, scheme: str
) -> None:
    """One picture of the whole page each; still figures, so that two runs give the same."""
    page = browser.new_page(
        viewport={"width": width, "height": 900},
        color_scheme="dark" if scheme == "dark" else "light",
        reduced_motion="reduce",
    )
    for name, address in pages.items():
        page.goto(site + address)
        page.screenshot(path=target / f"{name}-{width}-{scheme}.png", full_page=True)
    page.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
