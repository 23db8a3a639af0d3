"""The page of an account: settings, sign-in, data, and its end."""

from http import HTTPStatus

from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from workouts import services
from workouts.forms import SettingsForm
from workouts.limits import limited
from workouts.views.access import private


@private
@limited("change")
@require_http_methods(["GET", "HEAD", "POST"])
def account(request: HttpRequest) -> HttpResponse:
    """Settings for everyone; with an account they hold on every device."""
    form = SettingsForm(request.POST or None, services.preferences_of(request.session))
    if form.is_valid():
        services.keep_preferences(request.session, request.user, form.preferences())
        messages.success(request, _("Your settings are saved."))
        return redirect("workouts:account")
    status = HTTPStatus.BAD_REQUEST if form.is_bound else HTTPStatus.OK
    return render(request, "workouts/account.html", {"form": form}, status=status)


@private
@limited("change")
@require_http_methods(["GET", "HEAD", "POST"])
def ending(request: HttpRequest) -> HttpResponse:
    """Deletes an account with everything in it, once the person has said so twice."""
    if not request.user.is_authenticated:
        return redirect("account_login")
    is_sure = request.POST.get("sure") == "yes"
    if request.method == "POST" and is_sure and not request.user.is_staff:
        user = request.user
        logout(request)
        services.delete_account(user)
        messages.success(request, _("Your account and all that was in it are deleted."))
        return redirect("workouts:home")
    status = HTTPStatus.BAD_REQUEST if request.method == "POST" else HTTPStatus.OK
    return render(request, "workouts/ending.html", {"is_asked": bool(request.POST)}, status=status)
