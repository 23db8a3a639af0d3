"""The admin site: who may enter, and how they sign in."""

import re
from collections.abc import Iterator
from functools import wraps
from typing import Any, cast

from allauth.account.adapter import get_adapter
from allauth.account.utils import perform_login
from allauth.decorators import rate_limit
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib import messages
from django.contrib.admin import AdminSite
from django.contrib.admin.forms import AdminAuthenticationForm
from django.contrib.admin.options import TO_FIELD_VAR
from django.contrib.auth.views import LoginView
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from exercises.catalogue_version import asked_at_most_once
from exercises.desk.admin.form.unsaved import KEPT, keep_for_later
from exercises.desk.admin.reviewing.wording import say_fault
from exercises.desk.drafts import EditConflictError, OutdatedDraftError
from exercises.desk.health import catalogue_gaps
from exercises.desk.waiting import MOST, counts_for, waiting_for
from exercises.records import RecordError

YEAR = re.compile(r"[1-9][0-9]{3}", re.ASCII)


class EditorsLoginForm(AdminAuthenticationForm):
    def clean(self) -> dict[str, Any]:
        """As in Django, but failures count towards the limits of every sign-in."""
        username = self.cleaned_data.get("username")
        password = self.cleaned_data.get("password")
        if username and password:
            self.user_cache = get_adapter().authenticate(
                self.request, username=username, password=password
            )
            if self.user_cache is None:
                raise self.get_invalid_login_error()
            self.confirm_login_allowed(self.user_cache)
        return self.cleaned_data


@method_decorator(rate_limit(action="login"), name="dispatch")
class EditorsLogin(LoginView):
    template_name = "admin/login.html"
    authentication_form = EditorsLoginForm

    def form_valid(self, form: Any) -> HttpResponse:
        """Ask for the second factor, if the user has one."""
        response = perform_login(
            self.request,
            form.get_user(),
            email_verification="none",  # staff create staff, often without an email address
            redirect_url=self.get_success_url(),
        )
        return cast(HttpResponse, response)


class EditorsSite(AdminSite):
    site_header = gettext_lazy("Hamstrong: the editors' room")
    site_title = gettext_lazy("Hamstrong editors")
    index_title = gettext_lazy("What would you like to edit?")

    def has_permission(self, request: HttpRequest) -> bool:
        return super().has_permission(request) and not lacks_second_factor(request)

    def each_context(self, request: HttpRequest) -> dict[str, Any]:
        """Every page of the desk says what waits, where it is shown."""
        context = super().each_context(request)
        if request.user.has_perm("exercises.view_draft"):
            context["desk_counts"] = SimpleLazyObject(lambda: counts_for(request.user))
        return context

    def index(self, request: HttpRequest, extra_context: Any = None) -> TemplateResponse:
        """The desk: what waits, before the list of everything."""
        if not request.user.has_perm("exercises.view_draft"):
            return super().index(request, extra_context)
        gaps = catalogue_gaps()
        waits = {
            "waiting": waiting_for(request.user),
            "gaps": gaps[:MOST],
            "gap_count": len(gaps),
            "most": MOST,
        }
        return super().index(request, waits | (extra_context or {}))

    def admin_view(self, view: Any, cacheable: bool = False) -> Any:
        inner = super().admin_view(view, cacheable)

        @wraps(inner)
        def checked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if request.method == "POST" and not self.has_permission(request):
                keep_for_later(request)
            if "" in (request.GET.get(TO_FIELD_VAR), request.POST.get(TO_FIELD_VAR)):
                raise BadRequest("a field without a name")  # Django would fail on it
            if not all(_is_year(year) for year in _years(request)):
                raise BadRequest("no year of the calendar")  # Django would fail on its dates
            try:
                if request.method == "POST":
                    return cast(HttpResponse, inner(request, *args, **kwargs))
                with asked_at_most_once():
                    response = inner(request, *args, **kwargs)
                    return cast(HttpResponse, getattr(response, "render", lambda: response)())
            except (RecordError, EditConflictError, OutdatedDraftError) as error:
                if request.method != "POST":
                    raise
                say_fault(request, error)
                return redirect(request.get_full_path())

        return checked

    def login(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        if lacks_second_factor(request):
            messages.warning(request, _("Set up a second factor first; then the desk is open."))
            return redirect("mfa_index")
        if self.has_permission(request):
            return redirect("admin:index")
        context = {
            **self.each_context(request),
            "title": _("Log in"),
            "subtitle": None,
            "app_path": request.get_full_path(),
            "username": request.user.get_username(),
            "has_kept": KEPT in request.session,
            **(extra_context or {}),
        }
        view = EditorsLogin.as_view(extra_context=context, next_page=reverse("admin:index"))
        return cast(HttpResponse, view(request))


def _years(request: HttpRequest) -> Iterator[str]:
    """The years that a list is filtered by, in the address."""
    for name, values in request.GET.lists():
        if not {"year", "iso_year"}.isdisjoint(name.split("__")):
            yield from (year for value in values for year in value.split(","))


def _is_year(text: str) -> bool:
    return YEAR.fullmatch(text) is not None


def lacks_second_factor(request: HttpRequest) -> bool:
    """Whether the site requires one of this user, and they have none."""
    user = request.user
    is_staff = user.is_active and user.is_staff
    return settings.STAFF_TWO_FACTOR and is_staff and not is_mfa_enabled(user)
