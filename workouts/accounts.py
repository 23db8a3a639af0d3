"""Who may sign up and sign in, how often, and what an account takes over from the browser."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.reauthentication import get_reauthentication_flows
from allauth.account.utils import user_email
from allauth.core import context
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.core.internal import ratelimit
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from workouts.services.account.devices import sign_out_others
from workouts.services.account.known_devices import known_device, make_known
from workouts.services.account.mail_queue import mails_today
from workouts.services.account.settings import take_over_settings
from workouts.services.plans import claim

UNKNOWN_IP = "::"  # of visitors through a local socket, who are all counted as one
ASKED_BY_ANYONE = {
    f"account/email/{name}"
    for name in (
        *("email_confirmation", "email_confirmation_signup", "account_already_exists"),
        *("login_code", "password_reset_key", "unknown_account"),
    )
}
# Mails to one address in 24 hours. Strangers cannot use up what is left for a known device, nor
# either of them what is left for notices.
MOST_ASKED_BY_ANYONE = 20
MOST_ASKED_ON_KNOWN_DEVICE = 30
MOST_MAILS = 50


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """An address is proved by a code that is sent to it."""
        return bool(settings.CAN_SEND_MAIL)

    def save_user(self, request: HttpRequest, user: Any, form: Any, commit: bool = True) -> Any:
        """As in allauth, but the form has hashed the password already."""
        user_email(user, form.cleaned_data["email"])
        user.password = form.password_hash
        self.populate_username(request, user)
        user.save()
        return user

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Wrong passwords count for the account and the address they come from together; those
        from a device that is known count for it alone. A right one is not counted."""
        login = str(credentials.get("email") or credentials.get("username") or "").lower()
        device = known_device(request, login)
        if device:
            counted = [("login_failed_on_known_device", f"{login}:{device}")]
        else:
            here = self._get_login_attempts_cache_key(request, **credentials)
            counted = [("login_failed", here), ("login_failed_anywhere", login)]
        self._login_failed_rl_usage = ratelimit.RateLimitUsage([])
        for action, key in counted:
            used = ratelimit.consume(request, app="allauth.account", action=action, key=key)
            if used is None:
                raise self.validation_error("too_many_login_attempts")
            self._login_failed_rl_usage.usage += used.usage

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:
        login = super()._get_login_attempts_cache_key(request, **credentials)
        return f"{login}:{ratelimit.get_ip(request)}"

    def login(self, request: HttpRequest, user: Any) -> None:
        """What was made in this browser without an account becomes this person's."""
        codes = request.session.get("plans", [])
        settings_here = request.session.get("settings")
        super().login(request, user)
        claim(user, codes)
        if settings_here:
            take_over_settings(user, settings_here)

    def post_login(self, request: HttpRequest, user: Any, **facts: Any) -> HttpResponse:
        response: HttpResponse = super().post_login(request, user, **facts)
        make_known(response, user)
        return response

    def is_reauthentication_required(self, *, app: str, **facts: Any) -> bool:
        """Those with neither a password nor a second factor, whom staff have made, could say
        nothing: they prove their address first."""
        request = _request()
        if not get_reauthentication_flows(request.user):
            messages.info(request, _("Please set a password first. We will send you a link."))
            raise ImmediateHttpResponse(redirect("account_reset_password"))
        return bool(super().is_reauthentication_required(app=app, **facts))

    def set_password(self, user: Any, password: str) -> None:
        """Signs out every other device, where somebody may have known the old one."""
        super().set_password(user, password)
        sign_out_others(user, self.request.session.session_key)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Up to a daily number to one address. Who asks for more is told to wait, whether there is
        an account or not; more notices are not sent."""
        if mails_today(email) < _most_mails(template_prefix, email):
            super().send_mail(template_prefix, email, context)
        elif template_prefix in ASKED_BY_ANYONE:
            raise ImmediateHttpResponse(ratelimit.respond_429(_request()))

    def get_client_ip(self, request: HttpRequest) -> str:
        try:
            return str(super().get_client_ip(request))
        except PermissionDenied:
            return UNKNOWN_IP


def _most_mails(template_prefix: str, email: str) -> int:
    if template_prefix not in ASKED_BY_ANYONE:
        return MOST_MAILS
    return MOST_ASKED_ON_KNOWN_DEVICE if known_device(_request(), email) else MOST_ASKED_BY_ANYONE


def _request() -> HttpRequest:
    request: HttpRequest = context.request
    return request
