"""The desk's own pages: their frame, and rows that have buttons instead of a form."""

# mypy: disable-error-code="type-arg"

from typing import Any

from django.contrib import admin
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse


def desk_page(
    modeladmin: Any, request: HttpRequest, template: str, *, status: int = 200, **context: Any
) -> HttpResponse:
    frame = {**modeladmin.admin_site.each_context(request), "opts": modeladmin.opts}
    return TemplateResponse(request, f"admin/desk/{template}", frame | context, status=status)


class ButtonsAdmin(admin.ModelAdmin):
    """Rows that nobody edits in a form: each has a page that says what it is, with buttons."""

    def page(self, request: HttpRequest, row: Any) -> HttpResponse:
        raise NotImplementedError

    def pressed(self, request: HttpRequest, row: Any) -> HttpResponse:
        raise NotImplementedError

    def no_such_row(self, request: HttpRequest) -> HttpResponse:
        raise Http404

    def changeform_view(
        self, request: HttpRequest, object_id: Any = None, form_url: str = "", extra: Any = None
    ) -> HttpResponse:
        row = self.get_object(request, unquote(object_id or ""))
        if row is None:
            return self.no_such_row(request)
        if not self.has_view_or_change_permission(request, row):
            raise PermissionDenied
        return self.pressed(request, row) if request.method == "POST" else self.page(request, row)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False
