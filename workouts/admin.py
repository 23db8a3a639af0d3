"""Support can look at plans; nobody edits them here, and their codes stay out of the list."""

from typing import Any

from django.contrib import admin
from django.core.paginator import Paginator
from django.http import HttpRequest
from django.utils.functional import cached_property

from workouts.models import Plan, PlanWeek

LISTED_PLANS = 10_000  # older ones are found by searching; to count all would read all


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
class PlanAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    list_display = ("pk", "title", "created_at", "updated_at", "deleted_at")
    list_filter = ("created_at", "archived_at", "deleted_at")
    search_fields = ("title", "code")
    paginator = NewestPlans
    show_full_result_count = False
    fields = ("title", "created_at", "updated_at", "archived_at", "deleted_at")
    readonly_fields = fields
    inlines = (PlanWeekInline,)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Plan | None = None) -> bool:
        return False
