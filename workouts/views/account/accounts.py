"""The page of an account: settings, sign-in, data, and its end."""

from http import HTTPStatus
from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.views import SignupView
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from workouts.forms.account.settings import SettingsForm
from workouts.services.account.devices import devices_of, sign_out, sign_out_others
from workouts.services.account.settings import keep_preferences, preferences_of
from workouts.services.plans import delete_account
from workouts.views.builder.gone_kit import drop_gone_kit
from workouts.views.private import private_form, private_get, private_post, reauthenticated


class SignUp(SignupView):  # type: ignore[misc]
    def form_valid(self, form: Any) -> HttpResponse:
        """An account and the mail with its code, or neither."""
        with transaction.atomic():
            response: HttpResponse = super().form_valid(form)
            if response.status_code == HTTPStatus.TOO_MANY_REQUESTS:
                transaction.set_rollback(True)
        return response


sign_up = require_http_methods(["GET", "HEAD", "POST"])(SignUp.as_view())


@private_get
def first_password(request: HttpRequest) -> HttpResponse:
    """Set by a link in a mail: here a thief of the session could set it, and take the account."""
    return redirect("account_reset_password")


@private_form
def account(request: HttpRequest) -> HttpResponse:
    """Settings for everyone; with an account they hold on every device."""
    drop_gone_kit(request)
    form = SettingsForm(request.POST or None, preferences_of(request.session))
    if form.is_valid():
        keep_preferences(request.session, request.user, form.preferences())
        messages.success(request, _("Your settings are saved."))
        return redirect("workouts:account")
    status = HTTPStatus.BAD_REQUEST if form.is_bound else HTTPStatus.OK
    return render(request, "workouts/account/account.html", {"form": form}, status=status)


@private_form
@login_required
@reauthenticated(to_see=True)
def ending(request: HttpRequest) -> HttpResponse:
    """Deletes an account with everything in it, once the person has said so twice."""
    is_sure = request.POST.get("sure") == "yes"
    if request.method == "POST" and is_sure and not request.user.is_staff:
        user = request.user
        get_adapter(request).send_notification_mail("account/email/account_deleted", user)
        logout(request)
        delete_account(user)
        messages.success(request, _("Your account and all that was in it are deleted."))
        return redirect("workouts:home")
    status = HTTPStatus.BAD_REQUEST if request.method == "POST" else HTTPStatus.OK
    return render(
        request, "workouts/account/ending.html", {"is_asked": bool(request.POST)}, status=status
    )


@private_form
@login_required
@reauthenticated()
def devices(request: HttpRequest) -> HttpResponse:
    """Where this person is signed in; POST ends all but this."""
    this = request.session.session_key
    if request.method == "POST":
        sign_out_others(request.user, this)
        messages.success(request, _("You are signed out everywhere else."))
        return redirect("workouts:devices")
    context = {"devices": devices_of(request.user, this)}
    return render(request, "workouts/account/devices.html", context)


@private_post
@login_required
@reauthenticated()
def sign_outs(request: HttpRequest, number: int) -> HttpResponse:
    """Ends one of this person's sessions, as it were from there."""
    if sign_out(request.user, number, request.session.session_key):
        messages.success(request, _("That device is signed out."))
    return redirect("workouts:devices")
