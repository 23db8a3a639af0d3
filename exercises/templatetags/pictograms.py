"""Our drawings in a page: inlined, so that they take the colours of the theme.

All of them need components/_pictograms.svg once on the page.
"""

from django import template
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from exercises.pictograms import FIGURES, SIZES, SUBSTITUTE_FIGURES

register = template.Library()


@register.simple_tag
def pictogram(slug: str, *, substitute: bool = False) -> SafeString:
    """The still figure, without kit for a substitute; nothing for an exercise that has none."""
    figure = (SUBSTITUTE_FIGURES.get(slug) if substitute else None) or FIGURES.get(slug)
    if figure is None:
        return mark_safe("")
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
    return render_to_string(f"figures/{figure}.svg") if figure else mark_safe("")


@register.simple_tag
def muscle_map(primary: str, secondary: str, address: str = "") -> SafeString:
    """Front and back of a body; `primary` and `secondary` are muscle slugs with spaces between.

    Each muscle is a link to the catalogue; `address` ends where the muscle's name belongs.
    """
    address = address or f"{reverse('exercises:index')}?muscle="
    words = {"primary": primary, "secondary": secondary, "address": address}
    return render_to_string("figures/muscle-map.svg", words)
