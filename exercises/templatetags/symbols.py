"""The drawings that a page uses, once on it: icons, the shapes of runs, and pictograms.

They are inlined, so that they take the colours of the theme, and all of them together would be
nearly half of a page.
"""

import re
from functools import cache, lru_cache
from typing import Any

from django import template
from django.template.base import Node, NodeList, Parser, Token
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

register = template.Library()

FILES = ("components/_icons.svg", "components/_pictograms.svg")
DRAWING = re.compile(r'<symbol id="([\w-]+)".*?</symbol>|<path id="([\w-]+)"[^>]*/>', re.DOTALL)
USE = re.compile(r'<use href="#([\w-]+)"')
SPRITE = (
    '<svg id="symbols" class="pg-sprite" width="0" height="0" aria-hidden="true"><defs>{}'
    "</defs></svg>"
)
IN_MEMORY = 100  # of some KB


@register.tag
def symbols(parser: Parser, _token: Token) -> Node:
    """Encloses whatever may use them; they follow it."""
    enclosed = parser.parse(("endsymbols",))
    parser.delete_first_token()
    return SymbolsNode(enclosed)


class SymbolsNode(Node):
    def __init__(self, enclosed: NodeList) -> None:
        self.nodelist = enclosed

    def render(self, context: Any) -> SafeString:
        page = self.nodelist.render(context)
        return SafeString(page + _sprite(frozenset(USE.findall(page))))


@lru_cache(IN_MEMORY)
def _sprite(used: frozenset[str]) -> str:
    known, found = _drawings(), set[str]()
    left = {*used}
    while left:
        name = left.pop()
        if name in known and name not in found:
            found.add(name)
            left |= {*USE.findall(known[name])}
    return SPRITE.format("".join(known[name] for name in known if name in found))


@cache
def _drawings() -> dict[str, str]:
    """By name, all that there are."""
    text = "".join(render_to_string(file) for file in FILES)
    return {one[1] or one[2]: one[0] for one in DRAWING.finditer(text)}
