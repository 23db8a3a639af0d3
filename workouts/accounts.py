"""Accounts as Hamstrong uses them: who may sign up, and whose the weeks of this browser become."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.http import HttpRequest

from workouts import services


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """An address is proved by a code that is sent to it."""
        return bool(settings.CAN_SEND_MAIL)

    def login(self, request: HttpRequest, user: Any) -> None:
        """What was made in this browser without an account becomes this person's."""
        codes = request.session.get("plans", [])
        kept = request.session.get("settings")
        super().login(request, user)
        services.claim(user, codes)
        if kept:
            services.take_over_settings(user, kept)
