"""What was before: history, putting back, deleting and bringing back."""

# mypy: disable-error-code="type-arg"

from typing import Any

from django.contrib.admin.utils import unquote
from django.core.exceptions import BadRequest, PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from exercises.desk import drafts, history, reverting
from exercises.desk.admin import actions
from exercises.desk.admin.naming import NamedAdmin
from exercises.desk.admin.wording import shown_steps
from exercises.documents.from_rows import find, kind_of
from exercises.models import Draft
from exercises.records import RecordError


class PastAdmin(NamedAdmin):
    object_history_template = "admin/desk/history.html"

    # History

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: Any = None
    ) -> HttpResponse:
        row = self.get_object(request, unquote(object_id))
        if row is None:
            raise Http404
        if not self.has_view_or_change_permission(request, row):
            raise PermissionDenied
        kind, name = self._names(row)
        steps = history.steps_of(kind, name)
        if request.method == "POST":
            return self._revert(request, steps)
        context = {
            **self.admin_site.each_context(request),
            "title": _("History of %s") % row,
            "opts": self.opts,
            "object": row,
            "steps": shown_steps(steps),
            "can_revert": self.has_change_permission(request, row),
        }
        return TemplateResponse(request, self.object_history_template, context)

    def _revert(self, request: HttpRequest, steps: list[history.Step]) -> HttpResponse:
        if not self.has_change_permission(request):
            raise PermissionDenied
        by_number = {str(step.version.pk): step for step in steps}
        step = by_number.get(request.POST.get("version", ""))
        if step is None:
            raise BadRequest("no such version")
        when = step.version.revision.date_created
        comment = _("As before %(when)s") if "field" in request.POST else _("As on %(when)s")
        said = comment % {"when": f"{when:%Y-%m-%d %H:%M}"}
        try:
            if "field" in request.POST:
                field = tuple(request.POST["field"].split("\t"))
                result = reverting.revert_fields(step, [field], by=request.user, comment=said)
            else:
                result = reverting.as_it_was(step, by=request.user, comment=said)
        except (RecordError, drafts.EditConflictError) as error:
            actions.say_fault(request, error)
            return redirect(request.path)
        actions.say_reverted(request, result)
        draft = drafts.draft_of(step.kind, step.name)
        return redirect(draft.get_absolute_url() if draft else request.path)

    # Deleting

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """What readers see is retired first; what plans or exercises use, the database keeps."""
        is_allowed = super().has_delete_permission(request, obj)
        return is_allowed and not (obj and drafts.is_public(*self._names(obj)))

    def delete_model(self, request: HttpRequest, obj: Any) -> None:
        Draft.objects.filter(kind=kind_of(obj), name=self._names(obj)[1]).delete()
        history.remove(self._whole(obj), by=request.user)

    def delete_queryset(self, request: HttpRequest, queryset: Any) -> None:
        for row in queryset:
            if self.has_delete_permission(request, row):
                self.delete_model(request, row)

    def deleted_view(self, request: HttpRequest) -> HttpResponse:
        """What was deleted and can be brought back."""
        if not self.has_change_permission(request):
            raise PermissionDenied
        kind = kind_of(self.model())
        versions = history.deleted(kind)
        if request.method == "POST":
            name = request.POST.get("name", "")
            if name not in {version.object_id for version in versions}:
                raise BadRequest("no such name")
            return self._restore(request, history.steps_of(kind, name)[0])
        context = {
            **self.admin_site.each_context(request),
            "title": _("Deleted"),
            "opts": self.opts,
            "versions": versions,
        }
        return TemplateResponse(request, "admin/desk/deleted.html", context)

    def _restore(self, request: HttpRequest, step: history.Step) -> HttpResponse:
        try:
            result = reverting.as_it_was(step, by=request.user, comment=_("Restored"))
        except (RecordError, drafts.EditConflictError) as error:
            actions.say_fault(request, error)
            return redirect(request.path)
        actions.say_reverted(request, result)
        row = find(step.kind, step.name)
        return redirect(self._address("change", row.pk) if row else request.path)
