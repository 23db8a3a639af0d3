"""Every change of the catalogue, the newest first; each can be taken back."""

# mypy: disable-error-code="type-arg"

from typing import Any

from django.contrib import admin
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db.models import Prefetch, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from reversion.models import Version

from exercises.desk import drafts, history, reverting
from exercises.desk.admin import actions
from exercises.desk.admin.wording import shown_steps
from exercises.models import Change
from exercises.records import RecordError

FEW = 3  # names in a line of the list


@admin.register(Change)
class ChangeAdmin(admin.ModelAdmin):
    list_display = ("when", "kind", "things", "who", "comment")
    list_display_links = ("when", "things")
    list_filter = ("kind", ("revision__user", admin.RelatedOnlyFieldListFilter))
    list_per_page = 50
    search_fields = ("revision__comment", "revision__version__object_repr")
    actions = None
    show_facets = admin.ShowFacets.NEVER

    def get_queryset(self, request: HttpRequest) -> QuerySet[Change]:
        named = Version.objects.only("revision_id", "object_repr").order_by("pk")
        return (
            super()
            .get_queryset(request)
            .select_related("revision__user")
            .prefetch_related(Prefetch("revision__version_set", named))
        )

    @admin.display(description=_("When"), ordering="revision__date_created")
    def when(self, change: Change) -> Any:
        return change.revision.date_created

    @admin.display(description=_("Who"), ordering="revision__user")
    def who(self, change: Change) -> Any:
        return change.revision.user or _("Hamstrong itself")

    @admin.display(description=_("What and why"))
    def comment(self, change: Change) -> str:
        return str(change.revision.comment)

    @admin.display(description=_("What was changed"))
    def things(self, change: Change) -> str:
        names = [version.object_repr for version in change.revision.version_set.all()]
        if len(names) <= FEW:
            return ", ".join(names)
        more = {"names": ", ".join(names[:FEW]), "count": len(names) - FEW}
        return _now("%(names)s and %(count)s more") % more

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def changeform_view(
        self, request: HttpRequest, object_id: Any = None, form_url: str = "", extra: Any = None
    ) -> HttpResponse:
        change = self.get_object(request, unquote(object_id or ""))
        if change is None:
            raise Http404
        if not self.has_view_permission(request, change):
            raise PermissionDenied
        can_revert = request.user.has_perm("exercises.change_exercise")
        if request.method == "POST":
            return self._revert(request, change, can_revert)
        steps = history.steps_in(change.revision)
        context = {
            **self.admin_site.each_context(request),
            "title": _now("A change: %s") % self.things(change),
            "opts": self.opts,
            "change": change,
            "who": self.who(change),
            "steps": [
                (s.version.object_repr, one)
                for s, one in zip(steps, shown_steps(steps), strict=True)
            ],
            "can_revert": can_revert and change.kind != Change.Kind.FOUND,
        }
        return TemplateResponse(request, "admin/desk/change.html", context)

    def _revert(self, request: HttpRequest, change: Change, can_revert: bool) -> HttpResponse:
        if not can_revert:
            raise PermissionDenied
        when = f"{change.revision.date_created:%Y-%m-%d %H:%M}"
        comment = _now("Takes back the change of %s") % when
        try:
            result = reverting.revert_change(change.revision, by=request.user, comment=comment)
        except (RecordError, drafts.EditConflictError) as error:
            actions.say_fault(request, error)
            return redirect(request.path)
        actions.say_reverted(request, result)
        page = "draft" if result.waiting else "change"
        return redirect(f"admin:exercises_{page}_changelist")
