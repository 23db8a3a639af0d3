"""An exercise as a card, which looks the same wherever it stands."""

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from exercises.catalogue_version import per_version
from exercises.models import Exercise

register = template.Library()


@register.simple_tag
def exercise_card(exercise: Exercise, heading: str = "h2", note: str = "") -> SafeString:
    """`note` says why it stands here."""
    return _card(exercise, heading, note, get_language())


@per_version(200)
def _card(exercise: Exercise, heading: str, note: str, _language: str) -> SafeString:
    shown = {"exercise": exercise, "heading": heading, "note": note}
    return render_to_string("exercises/_card.html", shown)
