"""Support can look at plans; nobody edits them here, and their codes stay out of the list."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from workouts.models import Plan, PlanWeek


class PlanWeekInline(admin.TabularInline):  # type: ignore[type-arg]
    model = PlanWeek
    fields = ("monday",)
    readonly_fields = fields
    extra = 0
    can_delete = False

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(Plan)
class PlanAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    list_display = ("pk", "title", "created_at", "updated_at", "deleted_at")
    list_filter = ("created_at", "archived_at", "deleted_at")
    search_fields = ("title", "code")
    date_hierarchy = "created_at"
    fields = ("title", "created_at", "updated_at", "archived_at", "deleted_at")
    readonly_fields = fields
    inlines = (PlanWeekInline,)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Plan | None = None) -> bool:
        return False
