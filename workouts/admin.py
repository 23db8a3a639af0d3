"""Support can look at plans and people. What opens a plan or an account is neither shown nor found
bit by bit, and an editor who changes a person signs in again first."""

from typing import Any

from allauth.account.admin import EmailAddressAdmin
from allauth.account.decorators import reauthentication_required
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.models import User
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.utils.decorators import method_decorator
from django.utils.functional import cached_property

from workouts.models import Plan, PlanWeek

LISTED_PLANS = 10_000  # older ones are found by searching; to count all would read all
asks_who_it_is = method_decorator(reauthentication_required(allow_get=True))


class SupportAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    """To look at. Django's own lets the address of a list ask for any field, also for the first
    letter of a code, and then for the second."""

    def lookup_allowed(self, lookup: str, value: str, request: HttpRequest) -> bool:
        return lookup.partition("__")[0] in self.list_filter

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


class PlanWeekInline(admin.TabularInline):  # type: ignore[type-arg]
    model = PlanWeek
    fields = ("monday",)
    readonly_fields = fields
    extra = 0
    can_delete = False

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


class NewestPlans(Paginator):  # type: ignore[type-arg]
    @cached_property
    def count(self) -> int:
        plans: Any = self.object_list
        return len(plans.values("pk")[:LISTED_PLANS])


@admin.register(Plan)
class PlanAdmin(SupportAdmin):
    list_display = ("pk", "title", "created_at", "updated_at", "deleted_at")
    list_filter = ("created_at", "archived_at", "deleted_at")
    search_fields = ("title", "=code")  # the whole code only
    paginator = NewestPlans
    show_full_result_count = False
    fields = ("title", "created_at", "updated_at", "archived_at", "deleted_at")
    readonly_fields = fields
    inlines = (PlanWeekInline,)


class AsksWhoItIs(admin.ModelAdmin):  # type: ignore[type-arg]
    """A stolen session of staff changes nobody's account: it asks for the password first."""

    @asks_who_it_is
    def changeform_view(self, *args: Any, **kwargs: Any) -> HttpResponse:
        return super().changeform_view(*args, **kwargs)

    @asks_who_it_is
    def delete_view(self, *args: Any, **kwargs: Any) -> HttpResponse:
        return super().delete_view(*args, **kwargs)

    @asks_who_it_is
    def changelist_view(self, *args: Any, **kwargs: Any) -> HttpResponse:
        """Its actions delete."""
        return super().changelist_view(*args, **kwargs)


admin.site.unregister((User, EmailAddress, Authenticator, UserSession))


@admin.register(User)
class PersonAdmin(AsksWhoItIs, UserAdmin):  # type: ignore[type-arg]
    @asks_who_it_is
    def user_change_password(self, *args: Any, **kwargs: Any) -> HttpResponse:
        return super().user_change_password(*args, **kwargs)


@admin.register(EmailAddress)
class AddressAdmin(AsksWhoItIs, EmailAddressAdmin):  # type: ignore[misc]
    pass


@admin.register(Authenticator)
class SecondFactorAdmin(AsksWhoItIs, SupportAdmin):
    """One that somebody has lost is deleted here."""

    list_display = ("user", "type", "created_at", "last_used_at")
    list_filter = ("type", "created_at", "last_used_at")
    fields = list_display


@admin.register(UserSession)
class DeviceAdmin(SupportAdmin):
    list_display = ("user", "created_at", "last_seen_at", "ip", "user_agent")
    search_fields = ("user__username", "ip")
    fields = list_display
