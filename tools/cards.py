"""Draws the pictures that link previews show, from the figures of a running site.

python -m tools.cards http://localhost:8000 writes static/img/cards/.
"""

import sys
from pathlib import Path

from playwright.sync_api import Page, ViewportSize

from exercises.documents.toml_files import read_catalogue
from exercises.figures import FIGURES
from tools.chromium import chromium

FOLDER = Path("static/img/cards")
SIZE: ViewportSize = {"width": 1200, "height": 630}
HOME_FIGURE = "romanian-deadlift"
#: Everything on the page gives way to the figure, the name and ours.
DRAW = """([slug, title]) => {
  const figure = document.querySelector('#main .stage svg.pg') || document.querySelector('svg.pg');
  const sprite = document.querySelectorAll('body > svg');
  const card = document.createElement('main');
  card.innerHTML = '<div></div><div><p></p><h1></h1></div>';
  card.children[0].append(figure);
  card.querySelector('p').textContent = 'Hamstrong';
  card.querySelector('h1').textContent = title;
  document.body.replaceChildren(...sprite, card);
}"""
STYLE = """
body { margin: 0; background: var(--paper) }
main { width: 1200px; height: 630px; box-sizing: border-box; padding: 3.5rem 4.5rem;
       display: grid; grid-template-columns: 1fr 1fr; gap: 4rem; align-items: center }
main > div:first-child { background: var(--tile); border-radius: 2.5rem; padding: 2rem }
main .pg { width: 100%; height: auto; display: block }
main p { font: 700 2rem var(--text); color: var(--ember-ink); margin: 0 0 1rem }
main h1 { font-size: 5rem; line-height: 1; margin: 0; max-width: none }
"""


def draw(page: Page, address: str, slug: str, title: str, target: str) -> None:
    page.goto(address)
    page.add_style_tag(content=STYLE)
    page.evaluate(DRAW, [slug, title])
    page.screenshot(path=FOLDER / f"{target}.png")


def main(site: str) -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    site = site.rstrip("/")
    with chromium() as browser:
        page = browser.new_page(
            viewport=SIZE, color_scheme="light", reduced_motion="reduce", bypass_csp=True
        )
        for one in read_catalogue().exercises:
            if one.key in FIGURES:
                address = f"{site}/exercises/{one.slug}/"
                draw(page, address, one.slug, one.name, one.key)
        home = f"{site}/exercises/{HOME_FIGURE}/"
        draw(page, home, HOME_FIGURE, "Strong hamstrings. Fresh legs on Sunday.", "hamstrong")


if __name__ == "__main__":
    main(sys.argv[1])
