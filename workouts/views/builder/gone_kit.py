"""Kit in somebody's settings that editors have merged or taken out meanwhile."""

from dataclasses import replace

from django.contrib import messages
from django.http import HttpRequest
from django.utils.translation import gettext as _

from workouts.forms.builder.kit import known_pieces
from workouts.services.account.settings import keep_preferences, preferences_of


def drop_gone_kit(request: HttpRequest) -> None:
    """Taken out of the settings, and said once."""
    preferences = preferences_of(request.session)
    known = known_pieces(preferences.equipment)
    gone = [slug for slug in preferences.equipment if slug not in known]
    if not gone:
        return
    kept = replace(preferences, equipment=tuple(known))
    keep_preferences(request.session, request.user, kept)
    names = ", ".join(slug.replace("_", " ") for slug in gone)
    said = _("No longer in the catalogue, so no longer among your kit: {names}.")
    messages.info(request, said.format(names=names))
