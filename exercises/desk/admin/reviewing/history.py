"""The history: every change of the catalogue, of one item, and what was deleted."""

# mypy: disable-error-code="type-arg"

from typing import Any

from django.contrib import admin
from django.contrib.admin.utils import unquote
from django.core.exceptions import BadRequest, PermissionDenied
from django.db.models import Prefetch, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from reversion.models import Version

from exercises.desk import drafts, history, reverting
from exercises.desk.admin.pages import ButtonsAdmin, desk_page
from exercises.desk.admin.reviewing.wording import say_reverted, shown_differences
from exercises.documents.from_rows import find
from exercises.models import Change, Draft

FEW = 3  # names in a line of the list


@admin.register(Change)
class ChangeAdmin(ButtonsAdmin):
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

    @admin.display(description=gettext_lazy("When"), ordering="revision__date_created")
    def when(self, change: Change) -> Any:
        return change.revision.date_created

    @admin.display(description=gettext_lazy("Who"), ordering="revision__user")
    def who(self, change: Change) -> Any:
        return change.revision.user or _("Hamstrong itself")

    @admin.display(description=gettext_lazy("What and why"))
    def comment(self, change: Change) -> str:
        return str(change.revision.comment)

    @admin.display(description=gettext_lazy("What was changed"))
    def things(self, change: Change) -> str:
        names = [version.object_repr for version in change.revision.version_set.all()]
        if len(names) <= FEW:
            return ", ".join(names)
        more = {"names": ", ".join(names[:FEW]), "count": len(names) - FEW}
        return _("%(names)s and %(count)s more") % more

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def page(self, request: HttpRequest, change: Change) -> HttpResponse:
        can_revert = request.user.has_perm("exercises.change_exercise")
        return desk_page(
            self,
            request,
            "reviewing/change.html",
            title=_("A change: %s") % self.things(change),
            change=change,
            who=self.who(change),
            changes=_shown(history.changes_in(change.revision)),
            notes=change.notes.select_related("author"),
            can_revert=can_revert and change.kind != Change.Kind.FOUND,
        )

    def pressed(self, request: HttpRequest, change: Change) -> HttpResponse:
        if not request.user.has_perm("exercises.change_exercise"):
            raise PermissionDenied
        when = f"{change.revision.date_created:%Y-%m-%d %H:%M}"
        comment = _("Takes back the change of %s") % when
        result = reverting.revert_change(change.revision, by=request.user, comment=comment)
        say_reverted(request, result)
        page = "draft" if result.drafted else "change"
        return redirect(f"admin:exercises_{page}_changelist")


def _shown(
    changes: list[history.DocumentChange],
) -> list[tuple[history.DocumentChange, Any, str]]:
    """Each change with what it did to fields, and to what readers see of the whole."""
    return [
        (change, shown_differences(change.kind, change.differences), _became(change))
        for change in changes
    ]


def _became(change: history.DocumentChange) -> str:
    if change.before is None or all(one.path != ("published",) for one in change.differences):
        return ""
    is_seen = change.after.get("published", True)  # a document leaves out the default
    return _("Readers see it from here on.") if is_seen else _("Readers do not see it any more.")


def history_page(modeladmin: Any, request: HttpRequest, object_id: str) -> HttpResponse:
    row = modeladmin.get_object(request, unquote(object_id))
    if row is None:
        raise Http404
    if not modeladmin.has_view_or_change_permission(request, row):
        raise PermissionDenied
    name = modeladmin.name_of(row)
    changes = history.changes_of(modeladmin.kind, name)
    thrown_away = Draft.discarded_too.filter(
        state=Draft.State.DISCARDED, kind=modeladmin.kind, name=name
    )
    can_revert = modeladmin.has_change_permission(request, row)
    if request.method == "POST":
        if not can_revert:
            raise PermissionDenied
        return _revert_one(request, changes)
    return desk_page(
        modeladmin,
        request,
        "reviewing/history.html",
        title=_("History of %s") % row,
        object=row,
        changes=_shown(changes),
        thrown_away=thrown_away.prefetch_related("notes__author"),
        can_revert=can_revert,
    )


def _revert_one(request: HttpRequest, changes: list[history.DocumentChange]) -> HttpResponse:
    by_number = {str(change.version.pk): change for change in changes}
    change = by_number.get(request.POST.get("version", ""))
    if change is None:
        raise BadRequest("no such version")
    when = f"{change.version.revision.date_created:%Y-%m-%d %H:%M}"
    if "field" in request.POST:
        comment = _("As before %(when)s") % {"when": when}
        path = tuple(request.POST["field"].split("\t"))
        result = reverting.revert_field(change, path, by=request.user, comment=comment)
    else:
        comment = _("As on %(when)s") % {"when": when}
        result = reverting.restore(change, by=request.user, comment=comment)
    say_reverted(request, result)
    draft = drafts.draft_of(change.kind, change.name)
    return redirect(draft or request.path)


def deleted_page(modeladmin: Any, request: HttpRequest) -> HttpResponse:
    if not modeladmin.has_change_permission(request):
        raise PermissionDenied
    versions = history.deleted(modeladmin.kind)
    if request.method != "POST":
        title = _("Deleted")
        return desk_page(
            modeladmin, request, "reviewing/deleted.html", title=title, versions=versions
        )
    name = request.POST.get("name", "")
    if name not in {version.object_id for version in versions}:
        raise BadRequest("no such name")
    change = history.changes_of(modeladmin.kind, name)[0]
    say_reverted(request, reverting.restore(change, by=request.user, comment=_("Restored")))
    row = find(modeladmin.kind, name)
    return redirect(modeladmin.address_of("change", row.pk) if row else request.path)
