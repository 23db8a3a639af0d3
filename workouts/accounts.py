"""Who may sign up, and what an account takes over from the browser at sign-in."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

from workouts.services.devices import sign_out_others
from workouts.services.plans import claim
from workouts.services.settings import take_over_settings

UNKNOWN_IP = "::"  # of visitors through a local socket, who are all counted as one


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """An address is proved by a code that is sent to it."""
        return bool(settings.CAN_SEND_MAIL)

    def login(self, request: HttpRequest, user: Any) -> None:
        """What was made in this browser without an account becomes this person's."""
        codes = request.session.get("plans", [])
        settings_here = request.session.get("settings")
        super().login(request, user)
        claim(user, codes)
        if settings_here:
            take_over_settings(user, settings_here)

    def set_password(self, user: Any, password: str) -> None:
        """Signs out every other device, where somebody may have known the old one."""
        super().set_password(user, password)
        sign_out_others(user, self.request.session.session_key)

    def get_client_ip(self, request: HttpRequest) -> str:
        try:
            return str(super().get_client_ip(request))
        except PermissionDenied:
            return UNKNOWN_IP
