"""Accounts as Hamstrong uses them: who may sign up, and whose the weeks of this browser become."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

from workouts import services

UNKNOWN_IP = "::"  # of who comes by a socket without a network, all counted as one


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

    def set_password(self, user: Any, password: str) -> None:
        """Whoever knew the old one is out, on every device but this."""
        super().set_password(user, password)
        services.sign_out_others(user, self.request.session.session_key)

    def get_client_ip(self, request: HttpRequest) -> str:
        try:
            return str(super().get_client_ip(request))
        except PermissionDenied:
            return UNKNOWN_IP
