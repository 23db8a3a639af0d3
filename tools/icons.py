"""Draws the icons that a device shows for the installed site, from static/img/icon.svg.

python -m tools.icons writes static/img/app-192.png and app-512.png. They fill their square, so that
a device may cut them to its own shape.
"""

from pathlib import Path

from tools.chromium import chromium

FOLDER = Path("static/img")
SIZES = (192, 512)  # pixels
SAFE = 0.72  # of the square is never cut away
NIGHT = "#161c2d"  # the ground of the icon


def main() -> None:
    drawing = (FOLDER / "icon.svg").read_text(encoding="utf-8")
    with chromium() as browser:
        for size in SIZES:
            page = browser.new_page(viewport={"width": size, "height": size})
            inner = round(size * SAFE)
            page.set_content(
                f"<style>body{{margin:0;background:{NIGHT};display:grid;place-items:center;"
                f"height:100vh}}svg{{width:{inner}px;height:{inner}px}}</style>{drawing}"
            )
            page.screenshot(path=FOLDER / f"app-{size}.png")


if __name__ == "__main__":
    main()
