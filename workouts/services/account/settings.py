"""Use cases of settings: in the account, or in the browser of a person without one."""

from typing import Any

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.base import SessionBase

from workouts.models import RunnerSettings
from workouts.preferences import Preferences

KEY = "settings"


def preferences_of(session: SessionBase) -> Preferences:
    """Of the person who is signed in, or of this browser."""
    user = session.get(SESSION_KEY)
    if user is None:
        return Preferences.read(session.get(KEY))
    row = RunnerSettings.objects.filter(user_id=user).values_list("preferences", flat=True)
    return Preferences.read(row.first())


def keep_preferences(session: SessionBase, user: Any, preferences: Preferences) -> None:
    if user.is_authenticated:
        RunnerSettings.objects.update_or_create(
            user=user, defaults={"preferences": preferences.document()}
        )
    else:
        session[KEY] = preferences.document()


def take_over_settings(user: Any, document: object) -> None:
    """What was chosen before there was an account; what the account has already counts more."""
    preferences = Preferences.read(document).document()
    RunnerSettings.objects.get_or_create(user=user, defaults={"preferences": preferences})
