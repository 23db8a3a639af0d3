"""Reading pages as a person does."""

import re
from collections.abc import Callable

import pytest
from django.test import Client

from tests.asked_once import ask_once


def words_of(html: str) -> str:
    """The text of a page's content, tags and spare whitespace taken away."""
    content = html[html.index("<main") : html.index("</main>")]
    text = re.sub(r"<[^>]+>", " ", content)
    for entity, sign in (("&#x27;", "'"), ("&amp;", "&"), ("&quot;", '"')):
        text = text.replace(entity, sign)
    return re.sub(r"\s+([.,:;])", r"\1", " ".join(text.split()))


@pytest.fixture(autouse=True)
def _asked_once(monkeypatch: pytest.MonkeyPatch) -> None:
    ask_once(monkeypatch)


@pytest.fixture(autouse=True)
def _rendered_each_time(rendered_each_time: None) -> None:
    """These tests are of views; tests/config/test_public_pages.py is of what is kept."""


@pytest.fixture
def read_page(client: Client) -> Callable[[str], str]:
    def read(address: str) -> str:
        response = client.get(address)
        assert response.status_code == 200, address
        return words_of(response.content.decode())

    return read
