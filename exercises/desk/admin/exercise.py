"""The list of exercises, and the page of one with everything that belongs to it."""

# mypy: disable-error-code="type-arg"

from functools import partial
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.utils import flatten_fieldsets
from django.core.exceptions import PermissionDenied
from django.db.models import Exists, F, ForeignKey, Model, OuterRef, Q, QuerySet
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path
from django.utils.html import format_html, format_html_join
from django.utils.text import capfirst, slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from exercises.catalogue import source_names
from exercises.desk import drafts
from exercises.desk.admin.copies import copy_page
from exercises.desk.admin.desk_admin import DeskAdmin
from exercises.desk.admin.exercise_filters import KnownRows, Sources, StateFilter
from exercises.desk.admin.form.fields import posted_line, whole_number
from exercises.desk.admin.form.inlines import INLINES, MOVEMENT
from exercises.desk.admin.form.searched import SearchedMany, options
from exercises.desk.admin.form.sketches import drop_sketch_page, keep_sketch, sketch_of
from exercises.desk.admin.reviewing.previews import compare_page, preview_page
from exercises.desk.admin.reviewing.wording import say_fault
from exercises.desk.health import gaps_of
from exercises.desk.history import seen_by_readers
from exercises.documents.whole_exercises import is_whole, whole_exercises
from exercises.models import Benefit, Draft, Exercise, Modification, RelatedName, Source
from exercises.models.technique import claim_texts

OWN_DRAFT = Draft.objects.filter(kind="exercise", name=OuterRef("key"))

MOST_WORDS = 10  # that are looked for
#: Parts in which the list is searched, too, and the field.
SEARCHED_PARTS: tuple[tuple[type[Model], str], ...] = (
    (Benefit, "text"),
    (Modification, "name"),
    (RelatedName, "name"),
)
NOT_IN_FORM = ("id", "published", "merged_into")  # set by publishing and merging


@admin.action(
    description=gettext_lazy("Publish: make a draft of each to look at"), permissions=["change"]
)
def propose(modeladmin: Any, request: HttpRequest, queryset: QuerySet[Exercise]) -> None:
    rows = queryset.filter(published=False, merged_into=None)
    made = [row for row in rows if modeladmin.propose(request, row, published=True)]
    text = ngettext("%d draft made.", "%d drafts made.", len(made)) % len(made)
    if left_out := queryset.count() - len(rows):
        text += " " + _("Left out, as they are published or merged: %d.") % left_out
    messages.success(request, text)


def _group(title: Any, *fields: Any) -> Any:
    """Fields of the form under a heading, that opens and closes; those in a tuple share a line."""
    return (title, {"fields": fields, "classes": ("collapse",) if title else ()})


@admin.register(Exercise)
class ExerciseAdmin(DeskAdmin):
    list_display = ("name", "state", "kind", "hamstring_action", "impact", "family", "position")
    list_filter = (
        StateFilter,
        "kind",
        "hamstring_action",
        "impact",
        ("muscles__muscle", KnownRows),
        ("equipment__equipment", KnownRows),
        ("sources", Sources),
    )
    list_per_page = 100
    show_facets = admin.ShowFacets.NEVER
    search_fields = ("name", "aliases", "summary", "key")
    actions = (propose, *DeskAdmin.actions)
    inlines = INLINES
    fieldsets = (
        _group(
            None,
            *("name", "key", "slug", "aliases", "summary", "missing"),
        ),
        _group(gettext_lazy("Its place in the catalogue"), "position", "parent", "is_family"),
        _group(
            gettext_lazy("What it is"),
            *("pattern", "kind", "role", "unilateral", "body_position"),
        ),
        _group(
            gettext_lazy("What it asks of the hamstrings"),
            *("hamstring_action", "hamstring_length", "set_credit", "set_definition"),
            *("eccentric", "eccentric_why"),
            ("biceps_femoris_long_head", "biceps_femoris_short_head"),
            ("semitendinosus", "semimembranosus"),
            "heads_note",
        ),
        (
            gettext_lazy("How it moves"),
            {
                "fields": MOVEMENT,
                "classes": ("collapse",),
                "description": gettext_lazy(
                    "Plans of beginners, of runners under 18, in pregnancy and with pain or a "
                    "strain leave it out until all of this is said."
                ),
            },
        ),
        _group(
            gettext_lazy("What it costs"),
            *("impact", "impact_note"),
            ("fatigue_cost", "soreness_risk", "technical_demand"),
        ),
        _group(
            gettext_lazy("Where it belongs"),
            *("placement", "order_slot", "min_hours_before_key_run"),
            ("seconds_per_rep", "setup_seconds"),
        ),
        _group(gettext_lazy("Sources"), "cited", "sources"),
    )

    @admin.display(description=gettext_lazy("What is missing"))
    def missing(self, exercise: Exercise) -> str:
        """What is left to do, on the page of one exercise."""
        if exercise.pk is None:
            return _("You are told after each save.")
        full = exercise if is_whole(exercise) else whole_exercises().get(pk=exercise.pk)
        return "; ".join(gap.text for gap in gaps_of(full)) or str(gettext_lazy("Nothing."))

    @admin.display(description=gettext_lazy("Chosen"))
    def cited(self, exercise: Exercise) -> str:
        """The sources with the links that readers get, so that an editor can check them."""
        sources = exercise.sources.all() if exercise.pk else ()
        links = ((_link(source.link, source.short),) for source in sources)
        return format_html_join(", ", "{}", links) or _("None.")

    @admin.display(description=gettext_lazy("State"), ordering="published")
    def state(self, exercise: Any) -> str:
        state = _("retired") if exercise.was_published else _("never published")
        if exercise.published:
            state = _("published")
        if exercise.survivor:
            state = _("merged into %(name)s") % {"name": exercise.survivor}
        return _("%(state)s, with a draft") % {"state": state} if exercise.has_draft else state

    @admin.display(description=gettext_lazy("Family"), ordering="parent__name")
    def family(self, exercise: Any) -> str:
        return exercise.family_name or ""

    def get_fieldsets(self, request: HttpRequest, obj: Exercise | None = None) -> Any:
        """A field that no group names comes last, so that a new field can be edited at once."""
        placed = {*flatten_fieldsets(self.fieldsets), *NOT_IN_FORM}
        rest = [f.name for f in Exercise._meta.fields if f.editable and f.name not in placed]
        return (*self.fieldsets, _group(None, *rest)) if rest else self.fieldsets

    def get_form(self, request: HttpRequest, obj: Any = None, *args: Any, **kwargs: Any) -> Any:
        form: Any = super().get_form(request, obj, *args, **kwargs)
        if obj is None and request.method == "GET":  # what is sent has both, see `_with_names`
            for name in ("key", "slug"):
                form.base_fields[name].required = False
        return form

    def get_queryset(self, request: HttpRequest) -> QuerySet[Exercise]:
        rows: QuerySet[Exercise] = (
            super()
            .get_queryset(request)
            .annotate(
                has_draft=Exists(OWN_DRAFT),
                was_published=Exists(seen_by_readers()),
                survivor=F("merged_into__name"),
                family_name=F("parent__name"),
            )
        )
        return rows

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Exercise], search_term: str
    ) -> tuple[QuerySet[Exercise], bool]:
        """Each word in the exercise or in a part of it, looked for part by part.

        Django would join the parts, and then look through each row of one with each of the others.
        """
        for word in search_term.split()[:MOST_WORDS]:
            found = Q()
            for name in self.search_fields:
                found |= Q((f"{name}__icontains", word))
            for model, name in SEARCHED_PARTS:
                rows = model._default_manager.filter(**{f"{name}__icontains": word})
                found |= Q(pk__in=rows.values("exercise"))
            queryset = queryset.filter(found)
        return queryset, False

    def whole(self, request: HttpRequest, object_id: str) -> Exercise | None:
        """As every part of the page tells something of it."""
        found = whole_exercises().order_by().filter(pk=whole_number(object_id) or 0)
        return next(iter(found), None)

    def view_on_site(self, exercise: Exercise) -> str | None:
        return exercise.get_absolute_url() if exercise.published else None

    def get_readonly_fields(self, request: HttpRequest, obj: Exercise | None = None) -> Any:
        """The planner and saved plans know an exercise by its key."""
        return ("key", "missing", "cited") if obj else ("missing", "cited")

    def has_delete_permission(self, request: HttpRequest, obj: Exercise | None = None) -> bool:
        """The next load would bring it back: it is retired instead."""
        return super().has_delete_permission(request, obj) and not (obj and obj.loaded)

    def formfield_for_foreignkey(
        self, db_field: ForeignKey, request: HttpRequest, **kwargs: Any
    ) -> Any:
        if db_field.name == "parent":
            families: QuerySet[Exercise] = Exercise.objects.filter(is_family=True)
            kwargs["queryset"] = families
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def formfield_for_manytomany(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        return forms.ModelMultipleChoiceField(
            Source.objects.all(),
            to_field_name="slug",
            required=False,
            label=capfirst(db_field.verbose_name),
            widget=SearchedMany(source_names, name="known-sources", places=3),
            help_text=_(
                "Search by author, year or id. Untick one to take it off. Shown at the end "
                "of its page, with links. Plans do not read them."
            ),
            error_messages={
                "invalid_choice": gettext_lazy(
                    "There is no source %(value)s: choose from the list."
                )
            },
        )

    def searched_lists(self) -> dict[str, list[str]]:
        return {"known-sources": options(source_names()), "known-claims": options(claim_texts())}

    # Sketches and copies

    def get_prepopulated_fields(self, request: HttpRequest, obj: Exercise | None = None) -> Any:
        return {} if obj else {"slug": ("name",)}

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        if object_id is None and request.method == "POST":
            request.POST = _with_names(request.POST)  # type: ignore[assignment]
        sketch = sketch_of(request) if object_id is None else None
        if sketch and request.method == "GET" and self.has_add_permission(request):
            typed = self.kept_form(request) or sketch.form
            typed = typed | {"_base": [self._signed(None, "base")]}
            return self.show_typed(request, None, typed, sketch=sketch)
        response = super().changeform_view(request, object_id, form_url, extra_context)
        if sketch and getattr(request, "is_saved", False):
            sketch.delete()
        return response

    def refuse_form(self, request: HttpRequest, row: Any, response: HttpResponse) -> HttpResponse:
        """A new exercise is kept as far as it goes: what is missing is asked for by the review."""
        if row is None and "_review" not in request.POST:
            faults = response.context_data["faults"]  # type: ignore[attr-defined]
            if sketch := keep_sketch(request, lacks=len(faults)):
                return redirect(sketch)
        return super().refuse_form(request, row, response)

    def _after_saving(
        self, request: HttpRequest, name: str, draft: Draft | None = None, *, said: str
    ) -> HttpResponse:
        request.is_saved = True  # type: ignore[attr-defined]
        row = Exercise.objects.get(key=name)
        if "_review" not in request.POST or (draft is None and row.published):
            return super()._after_saving(request, name, draft, said=said)
        draft = draft or self.propose(request, row, published=True)
        if draft is None:
            return redirect(self.address_of("change", row.pk))
        if request.user.has_perm("exercises.publish_alone"):
            return redirect(draft)
        note = posted_line(request, "_note")
        drafts.ask_for_review([draft], note=note, by=request.user)
        messages.success(request, _("A reviewer will look at it."))
        return redirect(draft)

    def save_model(self, request: HttpRequest, obj: Exercise, form: Any, change: bool) -> None:
        """Nobody sees a new exercise before it is published."""
        if not change:
            obj.published = False
        super().save_model(request, obj, form, change)

    # Next to the form

    def desk_tools(self, row: Any) -> list[tuple[str, Any]]:
        return [
            (self.address_of("preview", row.pk), gettext_lazy("Preview")),
            (self.address_of("copy", row.pk), gettext_lazy("Start a new one from this")),
        ]

    def get_urls(self) -> list[URLPattern]:
        own: dict[str, Any] = {
            "preview": partial(preview_page, self),
            "retire": self.retire_view,
            "copy": partial(copy_page, self),
            "compare": partial(compare_page, self),
        }
        pages = [
            path(f"<int:pk>/{name}/", self.admin_site.admin_view(view), name=self._url_name(name))
            for name, view in own.items()
        ]
        drop = self.admin_site.admin_view(partial(drop_sketch_page, self))
        away = path("drop-sketch/", drop, name=self._url_name("drop_sketch"))
        return [*pages, away, *super().get_urls()]

    def retire_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """In a draft, like any change of what readers see."""
        row = get_object_or_404(Exercise, pk=pk)
        if request.method != "POST" or not self.has_change_permission(request, row):
            raise PermissionDenied
        if not row.published:
            messages.info(request, _("That has been done already."))
            return redirect(self.address_of("change", pk))
        draft = self.propose(request, row, published=False)
        return redirect(draft or self.address_of("change", pk))

    def propose(self, request: HttpRequest, row: Exercise, *, published: bool) -> Draft | None:
        document = self.document_of(row) | {"published": published}
        if published:
            del document["published"]  # a document leaves out the default
        note = _("To be published") if published else _("To be retired")
        try:
            return drafts.save_draft("exercise", document, by=request.user, seen=None, note=note)
        except drafts.EditConflictError as error:
            say_fault(request, error)
            return None


def _with_names(sent: QueryDict) -> QueryDict:
    """An empty key and slug are made from the name."""
    filled, slug = sent.copy(), slugify(sent.get("name", ""))[:50]
    filled["slug"] = filled.get("slug") or slug
    filled["key"] = filled.get("key") or str(filled["slug"]).replace("-", "_")
    return filled


def _link(address: str, text: str) -> str:
    return format_html('<a href="{}">{}</a>', address, text) if address else text
