"""Imports and merges: tried first, applied as a whole, reverted as a whole."""

# mypy: disable-error-code="type-arg"

from collections import Counter
from typing import Any, cast

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from exercises.desk import reverting
from exercises.desk.admin.exports import file_response
from exercises.desk.admin.pages import ButtonsAdmin, desk_page
from exercises.desk.admin.reviewing.wording import label_of, say_reverted, shown_differences
from exercises.desk.files import batches
from exercises.desk.files.export_files import FILES, whole_catalogue
from exercises.desk.files.import_files import FileError, read_file, unread_sheets
from exercises.desk.history import name_of
from exercises.documents.from_rows import KINDS, current_documents
from exercises.models import Batch

MOST_TOLD = 300  # characters of names of sheets


class UploadForm(forms.Form):
    file = forms.FileField(
        label=gettext_lazy("File"),
        help_text=gettext_lazy(
            "JSON, CSV or spreadsheet (.xlsx) as it is exported here. A spreadsheet needs the "
            "column “key” and only those columns that change."
        ),
    )


@admin.register(Batch)
class BatchAdmin(ButtonsAdmin):
    list_display = ("title", "state", "author", "created_at", "is_merge")
    list_select_related = ("author",)
    list_filter = ("is_merge",)
    search_fields = ("title",)
    actions = None
    change_list_template = "admin/desk/batches.html"

    @admin.display(description=gettext_lazy("state"))
    def state(self, batch: Batch) -> str:
        if batch.reverted_at:
            return _("taken out")
        return _("put in") if batch.applied_at else _("only tried")

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).defer("documents", "bases")

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False  # what was read is not edited

    def get_urls(self) -> list[URLPattern]:
        export = self.admin_site.admin_view(self.export_view)
        return [path("export/<str:ending>/", export, name="catalogue_export"), *super().get_urls()]

    def export_view(self, request: HttpRequest, ending: str) -> HttpResponse:
        """The whole catalogue."""
        if not self.has_view_or_change_permission(request) or ending not in FILES:
            raise PermissionDenied
        return file_response(ending, whole_catalogue())

    def add_view(
        self, request: HttpRequest, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        if not self.has_add_permission(request):
            raise PermissionDenied
        title = _("Import a file")
        if request.method != "POST":
            return desk_page(self, request, "upload.html", title=title, form=UploadForm())
        form = UploadForm(request.POST, request.FILES)
        faults: list[Any] = []
        if form.is_valid():
            upload = form.cleaned_data["file"]
            try:
                content = upload.read()
                items = read_file(upload.name, content)
                if unread := unread_sheets(upload.name, content):
                    text = _("These sheets hold no list of ours and were not read: %s.")
                    messages.warning(request, text % ", ".join(unread)[:MOST_TOLD])
                author = cast(Any, request.user)
                names = [(kind, name_of(kind, document)) for kind, document in items]
                current = current_documents(names)
                bases = [current.get(name) for name in names]
                title = upload.name[-200:]
                values = {"author": author, "title": title, "documents": items, "bases": bases}
                return redirect(Batch.objects.create(**values))
            except FileError as error:
                faults = error.faults
        return desk_page(
            self, request, "upload.html", status=400, title=title, form=form, faults=faults
        )

    def page(self, request: HttpRequest, batch: Batch) -> HttpResponse:
        found = [] if batch.applied_at else batches.item_changes(batch.documents, batch.bases)
        same = len(batch.documents) - len(found)
        left_out = [one for one in found if one.left_out]
        found = [one for one in found if not one.left_out]
        counts = Counter(kind for kind, _document in batch.documents)
        return desk_page(
            self,
            request,
            "batch.html",
            title=batch.title,
            batch=batch,
            state=self.state(batch),
            count=len(batch.documents),
            kinds=[(label, counts[kind]) for kind, label in KINDS if counts[kind]],
            new=[one for one in found if one.is_new],
            changed=[
                (one, shown_differences(one.kind, one.differences))
                for one in found
                if not one.is_new
            ],
            left_out=[
                (one, [label_of(one.kind, path) for path in one.clashes]) for one in left_out
            ],
            same=same,
            drafts=batch.drafts.select_related("author"),
            can_work=self.has_add_permission(request),
        )

    def pressed(self, request: HttpRequest, batch: Batch) -> HttpResponse:
        if not self.has_add_permission(request):
            raise PermissionDenied
        action = request.POST.get("action")
        if action == "apply" and not batch.applied_at:
            left_out = batches.apply(batch, by=request.user)
            messages.success(request, _("It is put in. Nobody sees it on the site yet."))
            for one in left_out:
                text = _("Left out: %(title)s. %(why)s")
                messages.warning(request, text % {"title": one.title, "why": one.left_out})
        elif action == "revert" and batch.applied_at and not batch.reverted_at:
            comment = _("Taken out: %s") % batch.title
            say_reverted(request, reverting.revert_batch(batch, by=request.user, comment=comment))
        elif action == "discard" and not batch.applied_at:
            batch.delete()
            messages.success(request, _("Discarded. Nothing was changed."))
            return redirect("admin:exercises_batch_changelist")
        else:
            messages.info(request, _("That has been done already."))
        return redirect(batch)
