"""What the admin pages of exercises, muscles, equipment and sources share."""

# mypy: disable-error-code="type-arg"

from collections.abc import Collection
from functools import partial
from http import HTTPStatus
from itertools import count
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.core import signing
from django.core.exceptions import BadRequest, PermissionDenied
from django.db import models, transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _

from exercises.desk import drafts, history
from exercises.desk.admin.exports import EXPORTS
from exercises.desk.admin.form.fields import (
    ChosenRows,
    DeskFields,
    DeskForm,
    posted_line,
    whole_number,
)
from exercises.desk.admin.form.form_errors import error_links, lost_files
from exercises.desk.admin.form.unsaved import (
    Typed,
    say_lost_files,
    showing,
    take_kept,
    typed_in,
)
from exercises.desk.admin.merging import merge_page, merge_two
from exercises.desk.admin.pages import desk_page
from exercises.desk.admin.reviewing.history import deleted_page, history_page
from exercises.desk.admin.reviewing.wording import say_fault, shown_differences
from exercises.documents.comparison import differences, merged, with_value
from exercises.documents.from_rows import Document, document_of, find, name_field
from exercises.documents.into_rows import lay, place_after_all, put, rolled_back
from exercises.models import Draft
from exercises.records import RecordError


class DeskAdmin(ChosenRows, DeskFields, admin.ModelAdmin):
    """Nothing that readers see changes here: it is saved as a draft.

    The form shows the draft of an item if there is one. It carries the document that it was filled
    with, so that what two editors change in different fields is merged, and they are asked where
    both have changed the same field.
    """

    form = DeskForm
    change_form_template = "admin/desk/form/change_form.html"
    change_list_template = "admin/desk/change_list.html"
    actions: Any = (*EXPORTS, merge_two)

    @property
    def kind(self) -> str:
        return str(self.opts.model_name)

    def name_of(self, row: models.Model) -> str:
        return str(getattr(row, name_field(self.kind)))

    def draft_of(self, row: models.Model) -> Draft | None:
        return drafts.draft_of(self.kind, self.name_of(row))

    def document_of(self, row: models.Model) -> Document:
        """Read again, with all that belongs to it."""
        return document_of(find(self.kind, self.name_of(row)) or row)

    def address_of(self, page: str, *args: Any) -> str:
        return reverse(f"admin:{self._url_name(page)}", args=args)

    def _url_name(self, page: str) -> str:
        return f"{self.opts.app_label}_{self.kind}_{page}"

    def get_urls(self) -> list[URLPattern]:
        own: dict[str, Any] = {
            "resolve": self.resolve_view,
            "deleted": partial(deleted_page, self),
            "merge": partial(merge_page, self),
        }
        pages = [
            path(f"{page}/", self.admin_site.admin_view(view), name=self._url_name(page))
            for page, view in own.items()
        ]
        return [*pages, *super().get_urls()]

    # The form

    class Media:
        js = (forms.Script("js/leaving.js", type="module"),)

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        row = self.whole(request, unquote(object_id)) if object_id else None
        if object_id and row is None:
            return super().changeform_view(request, object_id, form_url, extra_context)
        draft = self.draft_of(row) if row else None
        current = draft.document if draft else document_of(row) if row else None
        if request.method == "POST":
            is_allowed = (
                self.has_change_permission(request, row)
                if row
                else self.has_add_permission(request)
            )
            if not is_allowed:
                raise PermissionDenied
            return self._save_form(request, row, draft, current)
        context = (extra_context or {}) | self._form_context(row, draft, base=current)
        if typed := self.kept_form(request):
            return self.show_typed(request, row, typed, current if draft else None)
        try:
            if draft and row:
                # Rows that only the draft has get the keys that `_try_form` will give them.
                row = lay(self.kind, draft.document, pks=count(-1, -1), over=row).shown()
        except RecordError:  # the page of the draft says why
            return redirect(draft or self.address_of("changelist"))
        request.shown_row = row  # type: ignore[attr-defined]
        return super().changeform_view(request, object_id, form_url, context)

    def kept_form(self, request: HttpRequest) -> Typed | None:
        """What was written at this address when the session had ended."""
        kept = take_kept(request)
        if kept is None:
            return None
        text = _("Your session had ended. This is what you had written; it is not saved yet.")
        messages.warning(request, text)
        say_lost_files(request, kept.files)
        return kept.typed

    def whole(self, request: HttpRequest, object_id: str) -> models.Model | None:
        """The row with all that belongs to it."""
        row: models.Model | None = self.get_object(request, object_id)
        return row

    def get_object(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """A form that only shows a row reads it once."""
        shown = getattr(request, "shown_row", None)
        return shown or super().get_object(request, *args, **kwargs)

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        initial: dict[str, Any] = super().get_changeform_initial_data(request)
        if any(field.name == "position" for field in self.opts.fields):
            initial.setdefault("position", place_after_all(self.model))
        return initial

    def _form_context(
        self, row: models.Model | None, draft: Draft | None, *, base: Document | None
    ) -> dict[str, Any]:
        return {
            "draft": draft,
            "is_public": row is not None and drafts.is_seen(row),
            "on_site": self.get_view_on_site_url(row),  # before a draft is laid over it
            "base": self._signed(base, "base"),
            "searched_lists": self.searched_lists(),
            "desk_tools": self.desk_tools(row) if row else [],
            "show_save_and_add_another": False,
        }

    def show_typed(
        self,
        request: HttpRequest,
        row: models.Model | None,
        typed: Typed,
        over: Document | None = None,
        **context: Any,
    ) -> HttpResponse:
        """The form as somebody has filled it in; nothing is saved."""
        shown = showing(request, typed)
        base = self._unsigned(shown, "base")
        draft = self.draft_of(row) if row else None
        context = self._form_context(row, draft, base=base) | context
        context["note"] = shown.POST.get("_note", "")
        object_id = str(row.pk) if row else None
        response, _document = self._try_form(shown, object_id, context, over=over)
        return response

    def get_form(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        form: Any = super().get_form(request, *args, **kwargs)
        return _never_saved(form) if getattr(request, "only_shown", False) else form

    def get_formset_kwargs(
        self, request: HttpRequest, obj: Any, inline: Any, prefix: str
    ) -> dict[str, Any]:
        """Django would copy all that was sent for each part of the form."""
        sent = {"data": request.POST, "files": request.FILES} if request.method == "POST" else {}
        return {
            "instance": obj,
            "prefix": prefix,
            "queryset": inline.get_queryset(request),
            **sent,
        }

    def desk_tools(self, row: models.Model) -> list[tuple[str, Any]]:
        """Links next to History: address and text."""
        return []

    def searched_lists(self) -> dict[str, list[str]]:
        """What its fields search in, by the name of the list."""
        return {}

    def _try_form(
        self,
        request: HttpRequest,
        object_id: str | None,
        context: dict[str, Any],
        *,
        over: Document | None,
    ) -> tuple[HttpResponse, Document | None]:
        """Django's own form, and what it would have saved. Writes nothing.

        `over` is the document to fill it with, if it is not the one in the catalogue.
        """
        document = None
        with rolled_back():
            if over is not None:
                # Rows that only a draft has get the same primary keys each time, so that a form
                # finds the rows that it was shown, although they were rolled back.
                put(self.kind, over, pks=count(-1, -1))
            response = super().changeform_view(request, object_id, "", context)
            if isinstance(response, TemplateResponse):
                if request.method == "POST":
                    found = error_links(response.context_data)  # type: ignore[arg-type]
                    lost = lost_files(request) if found else []
                    response.context_data["faults"] = [*found, *lost]  # type: ignore[index]
                response.render()
            elif row := getattr(request, "saved_row", None):
                document = self.document_of(row)
        return response, document

    def _save_form(
        self,
        request: HttpRequest,
        row: models.Model | None,
        draft: Draft | None,
        current: Document | None,
    ) -> HttpResponse:
        base = self._unsigned(request, "base")
        is_catalogue = draft is None and base == current
        context = self._form_context(row, draft, base=base)
        context["note"] = request.POST.get("_note", "")
        try:
            response, mine = self._try_form(
                request, str(row.pk) if row else None, context, over=None if is_catalogue else base
            )
        except RecordError as error:
            messages.error(request, _("This page is too old to be saved: %s") % error)
            return redirect(request.path)
        if mine is None:
            return self.refuse_form(request, row, response)
        result = merged(base, mine, current)
        saves = draft.saves if draft else None
        if result.clashes:
            return self._conflict_page(request, base, mine, current, saves)
        try:
            return self._save_document(request, result.document, current, saves)
        except RecordError as error:
            if getattr(request, "is_saved", False):  # only what comes after was refused
                raise
            say_lost_files(request)
            over = None if is_catalogue else base
            refused = {
                "refused": error.messages,
                "refused_title": history.title_of(self.kind, result.document),
            }
            response = self.show_typed(request, row, typed_in(request), over, **refused)
            response.status_code = HTTPStatus.BAD_REQUEST
            return response

    def refuse_form(
        self, request: HttpRequest, row: models.Model | None, response: HttpResponse
    ) -> HttpResponse:
        response.status_code = HTTPStatus.BAD_REQUEST
        return response

    def _save_document(
        self, request: HttpRequest, document: Document, seen: Document | None, saves: int | None
    ) -> HttpResponse:
        """At once or as a draft. The editor started from the document `seen`, and from `saves`
        of the draft if there was one."""
        name, note = history.name_of(self.kind, document), posted_line(request, "_note")
        if saves is None and drafts.current_document(self.kind, name) == document:
            return self._after_saving(request, name, said=_("Nothing was changed."))
        try:
            if drafts.needs_draft(self.kind, document):
                history.check_items([(self.kind, document)])  # the form shows no impossible draft
                draft = drafts.save_draft(
                    self.kind, document, by=request.user, seen=saves, note=note
                )
                said = _("Saved as a draft. Nobody else sees it until it is published.")
                return self._after_saving(request, name, draft, said=said)
            drafts.save_at_once(self.kind, document, seen=seen, by=request.user, note=note)
        except drafts.EditConflictError as conflict:
            theirs, draft = conflict.draft.document, conflict.draft
            saves = draft.saves if draft.pk else None
            return self._conflict_page(request, seen, document, theirs, saves)
        return self._after_saving(request, name, said=_("Saved. Nobody sees it on the site yet."))

    def _after_saving(
        self, request: HttpRequest, name: str, draft: Draft | None = None, *, said: str
    ) -> HttpResponse:
        messages.success(request, said)
        if "_continue" in request.POST and (row := find(self.kind, name)):
            return redirect(self.address_of("change", row.pk))
        return redirect(draft or self.address_of("changelist"))

    def _conflict_page(
        self,
        request: HttpRequest,
        base: Document | None,
        mine: Document,
        theirs: Document | None,
        saves: int | None,
    ) -> HttpResponse:
        """What both have changed, to choose field by field; the rest of both is kept.

        Nothing is lost until the editor has decided.
        """
        with_mine = merged(base, mine, theirs).document
        with_theirs = merged(base, theirs, mine).document
        return self._ask_which(request, with_mine, with_theirs, theirs, saves)

    def _ask_which(
        self,
        request: HttpRequest,
        with_mine: Document,
        with_theirs: Document,
        theirs: Document | None,
        saves: int | None,
        *,
        kept: Collection[int] = (),
        status: int = HTTPStatus.CONFLICT,
    ) -> HttpResponse:
        """`kept`: the numbers of the fields for which theirs is chosen already."""
        clashes = differences(with_theirs, with_mine)
        row = find(self.kind, history.name_of(self.kind, with_mine))
        return desk_page(
            self,
            request,
            "form/conflict.html",
            status=status,
            title=_("Somebody else has changed this meanwhile"),
            differences=shown_differences(self.kind, clashes, with_theirs, with_mine),
            kept=kept,
            clash=self._signed([with_mine, with_theirs, theirs], "clash"),
            seen="" if saves is None else saves,
            note=request.POST.get("_note", ""),
            resolve=self.address_of("resolve"),
            stay=self.address_of("change", row.pk) if row else self.address_of("changelist"),
        )

    def resolve_view(self, request: HttpRequest) -> HttpResponse:
        """The editor has seen both, and has chosen where both have changed a field."""
        if request.method != "POST" or not self.has_change_permission(request):
            raise PermissionDenied
        with_mine, with_theirs, theirs = self._unsigned(request, "clash")
        document, kept = with_mine, set()
        for number, clash in enumerate(differences(with_theirs, with_mine)):
            if request.POST.get(f"keep-{number}") == "theirs":
                document = with_value(document, clash.path, clash.before)
                kept.add(number)
        saves = whole_number(request.POST.get("_seen", ""))
        try:
            return self._save_document(request, document, theirs, saves)
        except RecordError as error:
            say_fault(request, error)
            status = HTTPStatus.BAD_REQUEST
            return self._ask_which(
                request, with_mine, with_theirs, theirs, saves, kept=kept, status=status
            )

    def _signed(self, value: Any, field: str) -> str:
        return signing.dumps(value, salt=self._salt(field), compress=True)

    def _unsigned(self, request: HttpRequest, field: str) -> Any:
        """What `_signed` has put into this field of this form, and into no other."""
        try:
            return signing.loads(request.POST.get(f"_{field}", ""), salt=self._salt(field))
        except signing.BadSignature:
            raise BadRequest("the form was not ours") from None

    def _salt(self, field: str) -> str:
        return f"exercises.desk.{self._url_name(field)}"

    # What Django would write and say itself

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        request.saved_row = form.instance  # type: ignore[attr-defined]

    def log_addition(self, *args: Any) -> None:  # type: ignore[override]
        """We have our own history."""

    log_change = log_deletions = log_addition  # type: ignore[assignment]

    def response_add(self, request: HttpRequest, obj: Any, post_url_continue: Any = None) -> Any:
        return HttpResponseRedirect("")  # rolled back; `_save_document` answers

    def response_change(self, request: HttpRequest, obj: Any) -> Any:
        return HttpResponseRedirect("")

    # History, deleting, merging

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: Any = None
    ) -> HttpResponse:
        return history_page(self, request, object_id)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """What readers see is retired first; what plans or exercises use, the database protects."""
        is_allowed = super().has_delete_permission(request, obj)
        return is_allowed and not (obj and drafts.is_seen(obj))

    def delete_view(
        self, request: HttpRequest, object_id: str, extra_context: Any = None
    ) -> HttpResponse:
        row = self.get_object(request, unquote(object_id))
        if row is not None and drafts.is_seen(row):
            text = (
                _("%(name)s cannot be deleted while it is published: retire it first.")
                if self.kind == "exercise"
                else _("%(name)s cannot be deleted while published exercises use it.")
            )
            messages.error(request, text % {"name": row})
            return redirect(self.address_of("change", row.pk))
        return super().delete_view(request, object_id, extra_context)

    @transaction.atomic
    def delete_model(self, request: HttpRequest, obj: Any) -> None:
        own = Draft.objects.filter(kind=self.kind, name=self.name_of(obj))
        drafts.discard(own, by=request.user, why=_("It was deleted."))
        history.remove(find(self.kind, self.name_of(obj)) or obj, by=request.user)

    @transaction.atomic
    def delete_queryset(self, request: HttpRequest, queryset: Any) -> None:
        """All or none: who is told that one cannot be deleted expects all to be there."""
        for row in queryset:
            if self.has_delete_permission(request, row):
                self.delete_model(request, row)


def _never_saved(form: Any) -> Any:
    """The form class as one that tells its errors and is never valid."""

    def is_valid(shown: Any) -> bool:
        shown.full_clean()
        return False

    return type(form.__name__, (form,), {"is_valid": is_valid})
