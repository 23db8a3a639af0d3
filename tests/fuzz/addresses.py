"""Every address of the site, from the site map itself: a new one is tried without being told of."""

from collections.abc import Iterator
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver
from django.utils.regex_helper import normalize

#: Answered before the site map is asked.
BESIDE_THE_MAP = ("/healthz", "/readyz", "/metrics", "/static/css/base.css", "/%(anything)s")


def addresses() -> list[str]:
    """Such as `/plans/%(code)s/swaps/`, each once."""
    return sorted({*BESIDE_THE_MAP, *_of(get_resolver().url_patterns, "/")})


def _of(patterns: Any, before: str) -> Iterator[str]:
    for pattern in patterns:
        for here, _names in normalize(pattern.pattern.regex.pattern):
            if isinstance(pattern, URLResolver):
                yield from _of(pattern.url_patterns, before + here)
            elif isinstance(pattern, URLPattern):
                yield before + here
