"""Our drawings in a page: inlined, so that they take the colours of the theme.

All of them need components/_pictograms.svg once on the page.
"""

from collections.abc import Iterable
from functools import lru_cache

from django import template
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from exercises.figures import FIGURES, SIZES, SUBSTITUTE_FIGURES

register = template.Library()


#: A muscle's slug, and whether it is worked hardest.
Worked = Iterable[tuple[str, bool]]


@register.filter
def has_figure(slug: str) -> bool:
    return slug in FIGURES


@register.simple_tag
def pictogram(slug: str, *, substitute: bool = False, worked: Worked = ()) -> SafeString:
    """The still figure, without kit for a substitute; for an exercise that has none its muscles."""
    figure = (SUBSTITUTE_FIGURES.get(slug) if substitute else None) or FIGURES.get(slug)
    if figure is None:
        return _muscles(worked) if worked else mark_safe("")
    return format_html(
        '<svg class="{0}" viewBox="0 0 {1} {1}" aria-hidden="true"><use href="#pg-{2}"/></svg>',
        "pg bare" if substitute else "pg",
        SIZES[figure],
        figure,
    )


@register.simple_tag
def moving_figure(slug: str) -> SafeString:
    """The figure that can move, with a title of its own. Once on a page."""
    figure = FIGURES.get(slug)
    return _figure(figure, get_language()) if figure else mark_safe("")


@register.simple_tag
def muscle_map(primary: str, secondary: str, address: str = "") -> SafeString:
    """Front and back of a body; `primary` and `secondary` are muscle slugs with spaces between.

    Each muscle is a link to the catalogue; `address` ends where the muscle's name belongs.
    """
    address = address or f"{reverse('exercises:index')}?muscle="
    return _map(primary, secondary, address)


def _muscles(worked: Worked) -> SafeString:
    """The map as a picture, without links."""
    by_role: dict[bool, list[str]] = {True: [], False: []}
    for slug, is_primary in worked:
        by_role[is_primary].append(slug)
    return _map(" ".join(by_role[True]), " ".join(by_role[False]), "")


def _map(primary: str, secondary: str, address: str) -> SafeString:
    return _kept_map(primary, secondary, address, get_language())


@lru_cache(100)
def _figure(figure: str, _language: str) -> SafeString:
    return render_to_string(f"figures/{figure}.svg")


@lru_cache(100)
def _kept_map(primary: str, secondary: str, address: str, _language: str) -> SafeString:
    words = {"primary": primary, "secondary": secondary, "address": address}
    return render_to_string("figures/muscle-map.svg", words)
