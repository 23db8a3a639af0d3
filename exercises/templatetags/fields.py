"""Choices of a form, written at once: Django renders three templates for each."""

from django import template
from django.forms.boundfield import BoundWidget
from django.forms.utils import flatatt
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString
from django.utils.translation import ngettext

from exercises.finding.form import Facet

register = template.Library()


@register.filter
def as_input(option: BoundWidget) -> SafeString:
    """As Django's own input.html writes it."""
    data = option.data
    return format_html(
        '<input type="{}" name="{}" value="{}"{}>',
        data["type"],
        data["name"],
        data["value"],
        flatatt(data["attrs"]),
    )


@register.filter
def as_boxes(facet: Facet) -> SafeString:
    """The choices of the finder to tick, each with how many exercises it leaves.

    Written by hand: there are forty of them on a page.
    """
    invalid = ' aria-invalid="true"' if facet.errors else ""
    words = {count: exercise_count(count) for count in {one.count for one in facet.choices}}
    return SafeString(
        "\n".join(
            f'<label for="{facet.auto_id}_{place}"><input type="checkbox" name="{facet.name}"'
            f' value="{escape(one.value)}"{invalid} id="{facet.auto_id}_{place}"'
            f"{' checked' if one.is_chosen else ''}>{escape(one.label)}"
            f' <span class="{"n" if one.count else "n zero"}"><span aria-hidden="true">{one.count}'
            f'</span><span class="sr">: {words[one.count]}</span></span></label>'
            for place, one in enumerate(facet.choices)
        )
    )


@register.filter
def exercise_count(count: int) -> SafeString:
    """`1 exercise`, `7 exercises`."""
    return escape(ngettext("%(count)s exercise", "%(count)s exercises", count) % {"count": count})
