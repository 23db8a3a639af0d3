"""A first visit stays light: what each page costs over the wire, compressed as it is served."""

import gzip
import re
from pathlib import Path

import brotli
import pytest
from django.contrib.staticfiles import finders
from django.test import Client

from tests.workouts.plans import sample_plan

pytestmark = pytest.mark.usefixtures("catalogue")
PAGES = ("/", "/exercises/", "/exercises/romanian-deadlift/", "/plans/new/", "/how-plans-are-made/")
KB = 1000
MOST_PAGE, MOST_CSS, MOST_SCRIPTS = 100 * KB, 12 * KB, 8 * KB
LIBRARIES = ("django_htmx/",)  # scripts that are not ours


def compressed(content: bytes) -> int:
    return len(brotli.compress(content))


def static_files(page: str) -> dict[str, int]:
    """Each static file that the page loads by itself, with its bytes over the wire."""
    found = re.findall(r'(?:src|href)="/static/([^"]+)"', page)
    sizes = {}
    for name in dict.fromkeys(found):
        path = Path(str(finders.find(name)))
        content = path.read_bytes()
        sizes[name] = len(content) if path.suffix == ".png" else compressed(content)
    return sizes


def parts(client: Client, address: str) -> tuple[int, dict[str, int]]:
    served = client.get(address, headers={"accept-encoding": "gzip"})
    assert served["Content-Encoding"] == "gzip"
    return len(served.content), static_files(gzip.decompress(served.content).decode())


def test_every_page_is_light_on_a_first_visit(client: Client) -> None:
    plan = sample_plan()
    for address in (*PAGES, plan.get_absolute_url()):
        html, files = parts(client, address)
        assert html + sum(files.values()) < MOST_PAGE, (address, html, files)


def test_styles_and_our_own_scripts_are_small(client: Client) -> None:
    for address in PAGES:
        _, files = parts(client, address)
        css = sum(size for name, size in files.items() if name.endswith(".css"))
        ours = [n for n in files if n.endswith(".js") and not n.startswith(LIBRARIES)]
        assert 0 < css < MOST_CSS
        assert 0 < sum(files[name] for name in ours) < MOST_SCRIPTS


def test_nothing_comes_from_anybody_else(client: Client) -> None:
    for address in PAGES:
        page = client.get(address).content.decode()
        loaded = re.findall(r'<(?:script|link|img|iframe|source)[^>]+(?:src|href)="([^"]+)"', page)
        assert all(url.startswith(("/", "http://testserver")) for url in loaded), loaded
