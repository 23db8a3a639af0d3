"""What the pages of exercises, muscles, equipment and sources share: drafts, history, conflicts."""

# mypy: disable-error-code="type-arg"

from collections.abc import Iterator
from http import HTTPStatus
from itertools import count
from typing import Any

from django.contrib import messages
from django.contrib.admin.utils import unquote
from django.core import signing
from django.core.exceptions import BadRequest, PermissionDenied
from django.db import models
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils.translation import gettext as _

from exercises.desk import drafts, history
from exercises.desk.admin import actions
from exercises.desk.admin.history_pages import PastAdmin
from exercises.desk.admin.wording import shown_differences
from exercises.documents.comparison import differences, merged
from exercises.documents.from_rows import Document, document_of, find, kind_of
from exercises.documents.into_rows import put, rolled_back
from exercises.models import Draft
from exercises.records import RecordError


class DeskAdmin(actions.ChosenRows, PastAdmin):
    """Nothing that readers see changes here: it is saved as a draft.

    The page of a thing shows its draft if there is one. The form carries the document that it was
    filled with, so that what two people change apart comes together, and what they change both
    is asked.
    """

    change_form_template = "admin/desk/change_form.html"
    change_list_template = "admin/desk/change_list.html"
    actions: Any = (*actions.EXPORTS, actions.merge_two)

    # The form

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        row = self.get_object(request, unquote(object_id)) if object_id else None
        if object_id and row is None:
            return super().changeform_view(request, object_id, form_url, extra_context)
        draft = self._draft(row) if row else None
        if request.method == "POST":
            is_allowed = (
                self.has_change_permission(request, row)
                if row
                else self.has_add_permission(request)
            )
            if not is_allowed:
                raise PermissionDenied
            return self._posted(request, row, draft, extra_context or {})
        shown = draft.document if draft else document_of(self._whole(row)) if row else None
        context = (extra_context or {}) | self._context(request, row, draft, shown)
        try:
            return self._tried(request, object_id, context, shown if draft else None)[0]
        except RecordError:  # the page of the draft says why
            return redirect(draft or self._address("changelist"))

    def _context(
        self,
        request: HttpRequest,
        row: models.Model | None,
        draft: Draft | None,
        shown: Document | None,
    ) -> dict[str, Any]:
        is_public = row is not None and drafts.is_public(*self._names(row))
        return {
            "draft": draft,
            "is_public": is_public,
            "base": self._signed(shown, "base"),
            "desk_tools": self.desk_tools(row, draft) if row else [],
            "show_save_and_add_another": False,
        }

    def desk_tools(self, row: models.Model, draft: Draft | None) -> list[tuple[str, Any]]:
        """Links beside History: address and words."""
        return []

    def _tried(
        self,
        request: HttpRequest,
        object_id: str | None,
        context: dict[str, Any],
        stands: Document | None,
    ) -> tuple[HttpResponse, Document | None]:
        """Django's own form over the document, and what it would have saved. Writes nothing."""
        saved = None
        with rolled_back():
            if stands is not None:
                put(kind_of(self.model()), stands, pks=_below_zero())
            response = super().changeform_view(request, object_id, "", context)
            if isinstance(response, TemplateResponse):
                response.render()
            elif row := getattr(request, "saved_row", None):
                saved = document_of(self._whole(row))
        return response, saved

    def _posted(
        self,
        request: HttpRequest,
        row: models.Model | None,
        draft: Draft | None,
        context: dict[str, Any],
    ) -> HttpResponse:
        base = self._unsigned(request, "base")
        current = draft.document if draft else document_of(self._whole(row)) if row else None
        is_as_it_stands = draft is None and base == current
        context |= self._context(request, row, draft, base)
        object_id = str(row.pk) if row else None
        try:
            response, mine = self._tried(
                request, object_id, context, None if is_as_it_stands else base
            )
        except RecordError as error:
            messages.error(request, _("This page is too old to be saved: %s") % error)
            return redirect(request.path)
        if mine is None:
            response.status_code = HTTPStatus.BAD_REQUEST
            return response
        result = merged(base, mine, current)
        seen = draft.edition if draft else None
        if result.clashes:
            return self._conflict(request, mine, current, result.document, seen)
        return self._kept(request, result.document, current, seen)

    def _kept(
        self, request: HttpRequest, document: Document, stands: Document | None, seen: int | None
    ) -> HttpResponse:
        """`stands` and `seen`: what the editor had before them, and the edition of the draft."""
        kind, note = kind_of(self.model()), actions.words(request, "_note")
        name = history.name_of(kind, document)
        if seen is None and drafts.now(kind, name) == document:
            messages.info(request, _("Nothing was changed."))
            return self._after(request, kind, name)
        try:
            if drafts.needs_draft(kind, document):
                draft = drafts.keep(kind, document, by=request.user, seen=seen, note=note)
                messages.success(
                    request, _("Saved as a draft. Nobody else sees it until it is published.")
                )
                return self._after(request, kind, name, draft)
            drafts.save_at_once(kind, document, stands=stands, by=request.user, note=note)
        except drafts.EditConflictError as conflict:
            theirs, draft = conflict.draft.document, conflict.draft
            together = merged(stands, document, theirs).document
            edition = draft.edition if draft.pk else None
            return self._conflict(request, document, theirs, together, edition)
        except RecordError as error:
            for text in error.messages:
                messages.error(request, text)
            return redirect(request.path)
        messages.success(request, _("Saved. Nobody sees it on the site yet."))
        return self._after(request, kind, name)

    def _after(
        self, request: HttpRequest, kind: str, name: str, draft: Draft | None = None
    ) -> HttpResponse:
        row = find(kind, name)
        if "_continue" in request.POST and row is not None:
            return redirect(self._address("change", row.pk))
        return redirect(draft.get_absolute_url() if draft else self._address("changelist"))

    def _conflict(
        self,
        request: HttpRequest,
        mine: Document,
        theirs: Document | None,
        together: Document,
        seen: int | None,
    ) -> HttpResponse:
        """Both versions side by side; nothing is lost until the editor has decided."""
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": _("Somebody else has changed this meanwhile"),
            "differences": shown_differences(kind_of(self.model()), differences(theirs, mine)),
            "together": self._signed([together, theirs], "together"),
            "seen": "" if seen is None else seen,
            "note": actions.words(request, "_note"),
            "resolve": self._address("resolve"),
            "stay": request.path,
        }
        return TemplateResponse(
            request, "admin/desk/conflict.html", context, status=HTTPStatus.CONFLICT
        )

    def resolve_view(self, request: HttpRequest) -> HttpResponse:
        """The editor has seen both and keeps theirs where both have changed a field."""
        if request.method != "POST" or not self.has_change_permission(request):
            raise PermissionDenied
        document, theirs = self._unsigned(request, "together")
        seen = actions.whole_number(request.POST.get("_seen", ""))
        return self._kept(request, document, theirs, seen)

    def _signed(self, value: Any, field: str) -> str:
        return signing.dumps(value, salt=self._salt(field), compress=True)

    def _unsigned(self, request: HttpRequest, field: str) -> Any:
        """What `_signed` has put into this field of a form, and into no other."""
        try:
            return signing.loads(request.POST.get(f"_{field}", ""), salt=self._salt(field))
        except signing.BadSignature:
            raise BadRequest("the form was not ours") from None

    def _salt(self, field: str) -> str:
        return f"exercises.desk.{self._name(field)}"

    # What Django would write and say itself

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        request.saved_row = form.instance  # type: ignore[attr-defined]

    def log_addition(self, *args: Any) -> None:  # type: ignore[override]
        """The history is ours."""

    log_change = log_deletions = log_addition  # type: ignore[assignment]

    def response_add(self, request: HttpRequest, obj: Any, post_url_continue: Any = None) -> Any:
        return HttpResponseRedirect("")  # rolled back; `_kept` answers

    def response_change(self, request: HttpRequest, obj: Any) -> Any:
        return HttpResponseRedirect("")

    # Merging

    def merge_view(self, request: HttpRequest) -> HttpResponse:
        if not self.has_change_permission(request):
            raise PermissionDenied
        return actions.merge_page(self, request)

    def get_urls(self) -> list[URLPattern]:
        own = {
            "resolve": self.resolve_view,
            "deleted": self.deleted_view,
            "merge": self.merge_view,
        }
        pages = [
            path(f"{name}/", self.admin_site.admin_view(view), name=self._name(name))
            for name, view in own.items()
        ]
        return [*pages, *super().get_urls()]


def _below_zero() -> Iterator[int]:
    """Primary keys for rows that a draft has and the catalogue has not. They are the same each
    time, so that a form finds the rows that it was shown, although they were rolled back."""
    return count(-1, -1)
