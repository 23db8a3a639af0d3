"""Our figures in a page: inlined, so that they take the colours of the theme.

All of them are enclosed by `{% symbols %}`, which puts their drawings on the page.
"""

from collections.abc import Iterable
from functools import cache
from typing import Any

from django import template
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from exercises.figures import FIGURES, figure_of

register = template.Library()


@register.filter
def figure_template(key: str) -> str:
    """The template of the exercise's moving figure, to include; empty where there is none."""
    figure = FIGURES.get(key)
    return f"figures/{figure}.svg" if figure else ""


@register.simple_tag
def pictogram(
    key: str,
    *,
    substitute: bool = False,
    version: str = "",
    worked: Iterable[tuple[str, bool]] = (),
) -> SafeString:
    """The still figure, without kit for a substitute; that of the version, where it has one.

    An exercise without a figure shows its muscles: `worked` holds each muscle's slug and whether
    it works hardest.
    """
    figure = figure_of(key, version=version, is_bare=substitute)
    return _drawn(figure, substitute=substitute) if figure else _muscles(worked)


@register.filter
def drawn(exercise: Any) -> SafeString:
    """The pictogram of an exercise as it is prescribed."""
    return pictogram(
        exercise.key,
        substitute=exercise.is_bare,
        version=exercise.version,
        worked=exercise.worked,
    )


@cache  # as many as there are figures
def _drawn(figure: str, *, substitute: bool) -> SafeString:
    return format_html(
        '<svg class="{}" viewBox="0 0 100 100" aria-hidden="true"><use href="#pg-{}"/></svg>',
        "pg bare" if substitute else "pg",
        figure,
    )


def _muscles(worked: Iterable[tuple[str, bool]]) -> SafeString:
    """The muscle map as a picture, without links."""
    by_role: dict[bool, list[str]] = {True: [], False: []}
    for slug, is_primary in worked:
        by_role[is_primary].append(slug)
    if not any(by_role.values()):
        return mark_safe("")
    muscles = {"primary": " ".join(by_role[True]), "secondary": " ".join(by_role[False])}
    return render_to_string("figures/muscle-picture.svg", muscles)
