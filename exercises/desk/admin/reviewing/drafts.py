"""Drafts: what each would change; reviewing, publishing and discarding it."""

# mypy: disable-error-code="type-arg"

from collections.abc import Callable, Iterable, Iterator
from itertools import count
from typing import Any, cast

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import Model, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from exercises.desk import drafts
from exercises.desk.admin.form.fields import ChosenRows, posted_line, whole_number
from exercises.desk.admin.pages import ButtonsAdmin, desk_page
from exercises.desk.admin.reviewing.wording import in_reading_order, label_of, shown_differences
from exercises.desk.health import Gap, gaps_of
from exercises.documents.comparison import differences
from exercises.documents.from_rows import KINDS, Document, document_of, find
from exercises.documents.into_rows import lay
from exercises.documents.photographs import picture_address
from exercises.models import Draft, Exercise
from exercises.records import RecordError

MOST_DISCARDED = 100  # in the list of those that can be brought back
PREVIEW, COMPARE = "admin:exercises_exercise_preview", "admin:exercises_exercise_compare"


class WhenForm(forms.Form):
    when = forms.SplitDateTimeField(
        label=gettext_lazy("Publish at"),
        widget=forms.SplitDateTimeWidget(  # the browser's own, without scripts
            date_attrs={"type": "date", "aria-label": cast(str, gettext_lazy("Date"))},
            time_attrs={"type": "time", "aria-label": cast(str, gettext_lazy("Time"))},
            date_format="%Y-%m-%d",
            time_format="%H:%M",
        ),
    )

    def clean_when(self) -> Any:
        when = self.cleaned_data["when"]
        if when <= timezone.now():
            raise forms.ValidationError(gettext_lazy("Choose a time to come."))
        return when


@admin.action(
    description=gettext_lazy("Publish the chosen drafts together"), permissions=["publish"]
)
def publish_chosen(modeladmin: Any, request: HttpRequest, queryset: QuerySet[Draft]) -> None:
    chosen = with_their_merge(queryset)
    unfinished = [draft.title for draft in chosen if draft.state == Draft.State.WORK]
    if unfinished:
        text = _("Still being written, so nothing was published: %s.")
        messages.error(request, text % ", ".join(unfinished))
        return
    modeladmin.publish(request, chosen)


@admin.action(
    description=gettext_lazy("Ask for review of the chosen drafts"), permissions=["change"]
)
def ask_for_chosen(modeladmin: Any, request: HttpRequest, queryset: QuerySet[Draft]) -> None:
    chosen = list(queryset.filter(state=Draft.State.WORK))
    drafts.ask_for_review(chosen, note="", by=request.user)
    text = ngettext("%d draft waits for review.", "%d drafts wait for review.", len(chosen))
    messages.success(request, text % len(chosen))


@admin.action(description=gettext_lazy("Discard the chosen drafts"), permissions=["change"])
def discard_chosen(
    modeladmin: Any, request: HttpRequest, queryset: QuerySet[Draft]
) -> HttpResponse | None:
    chosen = with_their_merge(queryset)
    if "sure" not in request.POST:
        return modeladmin.ask_before_discarding(request, chosen)  # type: ignore[no-any-return]
    drafts.discard(chosen, by=request.user, why=posted_line(request, "why"))
    messages.success(request, _("Discarded: %d.") % len(chosen))
    return None


def with_their_merge(chosen: Iterable[Draft]) -> list[Draft]:
    """The drafts of a merge are published or discarded at once, or not at all."""
    chosen = list(chosen)
    merges = {draft.batch_id for draft in chosen if draft.batch and draft.batch.is_merge}
    keys = [draft.pk for draft in chosen]
    found = Draft.objects.filter(Q(pk__in=keys) | Q(batch__in=merges)).order_by("pk")
    return list(found.select_related("author", "batch"))


class OpenStates(admin.ChoicesFieldListFilter):
    """Without the discarded ones, which have a list of their own."""

    def choices(self, changelist: Any) -> Iterator[Any]:
        discarded = Draft.State.DISCARDED.label
        return (one for one in super().choices(changelist) if one["display"] != discarded)


@admin.register(Draft)
class DraftAdmin(ChosenRows, ButtonsAdmin):
    list_display = ("title", "what", "state_now", "author", "updated_at", "batch")
    list_filter = (("state", OpenStates), "kind", ("author", admin.RelatedOnlyFieldListFilter))
    search_fields = ("title", "name", "note")
    actions = (ask_for_chosen, publish_chosen, discard_chosen)
    change_list_template = "admin/desk/reviewing/drafts.html"
    show_facets = admin.ShowFacets.NEVER

    @admin.display(description=gettext_lazy("kind"), ordering="kind")
    def what(self, draft: Draft) -> Any:
        return dict(KINDS).get(draft.kind, draft.kind)

    @admin.display(description=gettext_lazy("state"), ordering="state")
    def state_now(self, draft: Draft) -> str:
        state = str(Draft.State(draft.state).label)
        if draft.publish_at is None:
            return state
        when = f"{timezone.localtime(draft.publish_at):%Y-%m-%d %H:%M}"
        if draft.publish_at < timezone.now():
            return _("should have been published on %(when)s") % {"when": when}
        return _("will be published on %(when)s") % {"when": when}

    def get_queryset(self, request: HttpRequest) -> QuerySet[Draft]:
        return super().get_queryset(request).select_related("author", "batch")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_publish_permission(self, request: HttpRequest) -> bool:
        perms = ("exercises.publish_draft", "exercises.publish_alone")
        return any(request.user.has_perm(perm) for perm in perms)

    def no_such_row(self, request: HttpRequest) -> HttpResponse:
        messages.info(request, _("This draft is not there any more."))
        return redirect("admin:exercises_draft_changelist")

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.discarded_view)
        return [path("discarded/", view, name="exercises_draft_discarded"), *super().get_urls()]

    def discarded_view(self, request: HttpRequest) -> HttpResponse:
        """What was discarded, by whom and why; each can be brought back."""
        if not self.has_change_permission(request):
            raise PermissionDenied
        found = Draft.discarded_too.filter(state=Draft.State.DISCARDED)
        if request.method != "POST":
            shown = found.prefetch_related("notes__author")[:MOST_DISCARDED]
            title = _("Discarded drafts")
            return desk_page(self, request, "reviewing/discarded.html", title=title, drafts=shown)
        draft = found.filter(pk=whole_number(request.POST.get("draft", "")) or 0).first()
        if draft is None:
            return self.no_such_row(request)
        drafts.bring_back(draft, by=request.user)
        messages.success(request, _("It is a draft again."))
        return redirect(draft)

    def ask_before_discarding(self, request: HttpRequest, chosen: list[Draft]) -> HttpResponse:
        in_bulk = request.POST.get("action") == "discard_chosen"
        return desk_page(
            self,
            request,
            "reviewing/discard.html",
            title=_("Discard this?"),
            chosen=chosen,
            in_bulk=in_bulk,
            saves=request.POST.get("saves", ""),
        )

    def page(
        self, request: HttpRequest, draft: Draft, when: WhenForm | None = None, status: int = 200
    ) -> HttpResponse:
        item = find(draft.kind, draft.name)
        current = document_of(item) if item else None
        # what readers have not seen is looked at as a whole
        seen = current if item and drafts.is_seen(item) else None
        is_merge = draft.batch is not None and draft.batch.is_merge
        together = with_their_merge([draft]) if is_merge else [draft]
        reasons = [drafts.why_not_publish(one, request.user) for one in together]
        has_preview = draft.kind == "exercise" and not draft.document.get("merged_into")
        return desk_page(
            self,
            request,
            "reviewing/draft.html",
            status=status,
            title=_("Draft: %s") % draft.title,
            draft=draft,
            state=self.state_now(draft),
            together=[one for one in together if one.pk != draft.pk],
            differences=shown_differences(
                draft.kind,
                in_reading_order(draft.kind, differences(seen, draft.document)),
                seen,
                draft.document,
            ),
            news=_news(draft, current),
            is_all_new=seen is None,
            pictures=_pictures(seen, draft.document),
            notes=draft.notes.select_related("author"),
            local_time=timezone.localtime(),
            is_outdated=draft.base != current,
            why_not="; ".join(dict.fromkeys(reason for reason in reasons if reason)),
            can_change=self.has_change_permission(request, draft),
            can_publish=self.has_publish_permission(request),
            edit=item and reverse(f"admin:exercises_{draft.kind}_change", args=[item.pk]),
            preview=item and has_preview and reverse(PREVIEW, args=[item.pk]),
            compare=has_preview and seen and item and reverse(COMPARE, args=[item.pk]),
            when=when or WhenForm(),
            **self._effect(together, item),
            gaps=_gaps(draft, item),
        )

    def _effect(self, together: list[Draft], item: Model | None) -> dict[str, Any]:
        """What the drafts do to plans, or why the catalogue cannot have them at all."""
        try:
            return {"effect": drafts.effect_on_planning(together, over=item)}
        except RecordError as error:
            return {"faults": error.messages}

    # The buttons

    def pressed(self, request: HttpRequest, draft: Draft) -> HttpResponse:
        actions: dict[str, Callable[[HttpRequest, Draft], HttpResponse]] = {
            "submit": self._submit,
            "publish": self._publish,
            "schedule": self._schedule,
            "send_back": self._send_back,
            "discard": self._discard,
            "say": self._say,
            "take_off": self._take_off,
            "update": self._update,
        }
        act = actions.get(request.POST.get("action", ""))
        if act is None or not self.has_change_permission(request, draft):
            raise PermissionDenied
        if request.POST.get("saves") != str(draft.saves):
            messages.error(request, _("The draft has changed meanwhile. Look at it again."))
            return redirect(draft)
        return act(request, draft)

    def _submit(self, request: HttpRequest, draft: Draft) -> HttpResponse:
        note = posted_line(request, "note")
        drafts.ask_for_review([draft], note=note, by=request.user)
        messages.success(request, _("A reviewer will look at it."))
        return redirect("admin:exercises_draft_changelist")

    def _publish(self, request: HttpRequest, draft: Draft) -> HttpResponse:
        self.publish(request, with_their_merge([draft]))
        return redirect("admin:exercises_draft_changelist")

    def publish(self, request: HttpRequest, chosen: list[Draft]) -> None:
        drafts.check_may_publish(chosen, request.user)
        rows = drafts.publish(chosen, by=request.user)
        for pattern, titles in _what_became_of(rows):
            messages.success(request, pattern % ", ".join(titles))

    def _schedule(self, request: HttpRequest, draft: Draft) -> HttpResponse:
        drafts.check_may_publish([draft], request.user)
        if len(with_their_merge([draft])) > 1:
            raise PermissionDenied("the drafts of a merge are published by hand, at once")
        form = WhenForm(request.POST)
        if not form.is_valid():
            return self.page(request, draft, form, status=400)
        drafts.schedule(draft, form.cleaned_data["when"], by=request.user)
        messages.success(request, _("It will be published then."))
        return redirect("admin:exercises_draft_changelist")

    def _send_back(self, request: HttpRequest, draft: Draft) -> HttpResponse:
        if draft.state == Draft.State.WORK or not self.has_publish_permission(request):
            raise PermissionDenied("only a reviewer sends back, and only what waits")
        answer = posted_line(request, "answer")
        if not answer:
            messages.error(request, _("Say what should be different: its author gets your words."))
            return redirect(draft)
        drafts.send_back(draft, answer=answer, by=request.user)
        messages.success(request, _("It is back with its author."))
        return redirect("admin:exercises_draft_changelist")

    def _discard(self, request: HttpRequest, draft: Draft) -> HttpResponse:
        discarded = with_their_merge([draft])
        if "sure" not in request.POST:
            return self.ask_before_discarding(request, discarded)
        drafts.discard(discarded, by=request.user, why=posted_line(request, "why"))
        titles = ", ".join(one.title for one in discarded)
        messages.success(request, _("The draft of %s is discarded.") % titles)
        return redirect("admin:exercises_draft_changelist")

    def _say(self, request: HttpRequest, draft: Draft) -> HttpResponse:
        if text := posted_line(request, "text"):
            drafts.say(draft, text, by=request.user)
        return redirect(f"{draft.get_absolute_url()}#conversation")

    def _take_off(self, request: HttpRequest, draft: Draft) -> HttpResponse:
        drafts.check_may_publish([draft], request.user)
        drafts.take_off_schedule(draft, by=request.user)
        messages.success(request, _("It is not scheduled any more and waits for review."))
        return redirect(draft)

    def _update(self, request: HttpRequest, draft: Draft) -> HttpResponse:
        clashes = drafts.bring_up_to_date(draft)
        messages.success(request, _("What was published since is in the draft now."))
        if clashes:
            fields = ", ".join(label_of(draft.kind, path) for path in clashes)
            text = _("Both have changed this, and the draft keeps its own: %s.")
            messages.warning(request, text % fields)
        return redirect(draft)


def _news(draft: Draft, current: Document | None) -> list[str]:
    """What becomes of the item as a whole."""
    found = []
    if draft.kind == "exercise":
        was = bool(current) and is_published(current)
        if is_published(draft.document) and not was:
            found.append(_("It will be published: readers have not seen it, so here is all of it."))
        elif was and draft.document.get("merged_into"):
            found.append(_("It will be merged, and its page leads to the other one."))
        elif was and not is_published(draft.document):
            found.append(_("It will be retired: new plans do without it, saved plans keep it."))
        if current and current["slug"] != draft.document["slug"]:
            old, new = (
                reverse("exercises:detail", args=[one["slug"]]) for one in (current, draft.document)
            )
            text = _("Its address changes: %(old)s will lead to %(new)s for ever.")
            found.append(text % {"old": old, "new": new})
    return found


def is_published(document: Document | None) -> bool:
    """A document leaves out the default."""
    return document is not None and bool(document.get("published", True))


def _pictures(current: Document | None, document: Document) -> list[tuple[str, str, str]]:
    """Where there is another one: its title, its address and its words."""
    before, after = ((one or {}).get("picture") for one in (current, document))
    if before == after:
        return []
    shown = ((_("On the site"), current, before), (_("In the draft"), document, after))
    return [
        (title, picture_address(whole["slug"], picture["content"]), picture["alt_text"])
        for title, whole, picture in shown
        if whole and picture
    ]


def _what_became_of(rows: Iterable[Any]) -> list[tuple[str, list[str]]]:
    merged = [str(row) for row in rows if getattr(row, "merged_into_id", None)]
    hidden = [str(row) for row in rows if not getattr(row, "published", True)]
    outcomes = (
        (_("Published: %s."), [str(row) for row in rows if str(row) not in hidden]),
        (_("Retired: %s. Saved plans keep it."), [one for one in hidden if one not in merged]),
        (_("Merged: %s."), merged),
    )
    return [(pattern, titles) for pattern, titles in outcomes if titles]


def _gaps(draft: Draft, row: Model | None) -> tuple[Gap, ...]:
    """What the exercise that it would publish still lacks. The row is changed, and not saved."""
    if draft.kind != "exercise" or not is_published(draft.document):
        return ()
    try:
        shown = lay("exercise", draft.document, over=row, pks=count(-1, -1)).shown()
    except RecordError:  # the page says what is wrong with it
        return ()
    return tuple(gaps_of(cast(Exercise, shown)))
