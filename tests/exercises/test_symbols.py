"""Each page carries the drawings that it uses, and no other."""

import re

import pytest
from django.template import Context, Template
from django.test import Client

USED = re.compile(r'<use href="#([\w-]+)"')
DRAWN = re.compile(r'<(?:symbol|path) id="([\w-]+)"')


def sprite_of(page: str) -> str:
    return page[page.index('<svg id="symbols"') :]


@pytest.mark.usefixtures("catalogue")
@pytest.mark.parametrize(
    "address", ["/", "/exercises/", "/exercises/deadlift/", "/plans/new/", "/account/", "/nowhere/"]
)
def test_a_page_carries_what_it_uses(client: Client, address: str) -> None:
    page = client.get(address, follow=True).content.decode()
    drawn = DRAWN.findall(sprite_of(page))
    assert set(drawn) == set(USED.findall(page))
    assert len(drawn) == len(set(drawn))


def test_what_a_drawing_consists_of_comes_along() -> None:
    uses = '<use href="#pg-deadlift"/><use href="#nothing"/>'
    page = Template(f"{{% load symbols %}}{{% symbols %}}{uses}{{% endsymbols %}}")
    drawn = DRAWN.findall(sprite_of(page.render(Context())))
    assert {"pg-deadlift", "pgs-th"} <= set(drawn)
    assert not [name for name in drawn if name.startswith(("i-", "p-"))]
    assert "nothing" not in drawn
