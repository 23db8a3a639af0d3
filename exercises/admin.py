"""Where an editor changes the catalogue: one page per exercise with everything on it."""

# Django's admin and form classes take no type parameters at run time.
# mypy: disable-error-code="type-arg"

from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db.models import ForeignKey, Model, QuerySet, URLField
from django.forms.models import BaseInlineFormSet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from exercises.health import gaps_of
from exercises.models import (
    Benefit,
    Dose,
    Equipment,
    Exercise,
    ExerciseEquipment,
    ExerciseMuscle,
    Instruction,
    Mistake,
    Modification,
    Muscle,
    Picture,
    Precaution,
    RelatedName,
    Source,
    Substitute,
    TrainedQuality,
)
from exercises.uploads import SmallPicture, small_picture
from exercises.vocabulary import MuscleRole

admin.site.site_header = _("Hamstrong: the editors' room")
admin.site.site_title = _("Hamstrong editors")
admin.site.index_title = _("What would you like to edit?")


class MuscleFormSet(BaseInlineFormSet):
    def clean(self) -> None:
        super().clean()
        kept = [form for form in self.forms if form not in self.deleted_forms]
        roles = [getattr(form, "cleaned_data", {}).get("role") for form in kept]
        if MuscleRole.PRIMARY not in roles and not any(self.errors):
            raise ValidationError(_("Name at least one primary muscle."))


class ModificationForm(forms.ModelForm):
    class Meta:
        model = Modification
        fields = (
            *("key", "direction", "name", "change", "why"),
            *("set_credit", "eccentric_factor", "unilateral", "position"),
        )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Plans refer to a modification by its id, so it stays once it is saved.
        self.fields["key"].disabled = self.instance.pk is not None


class PictureForm(forms.ModelForm):
    upload = forms.FileField(
        label=_("Picture"),
        help_text=_("JPEG, PNG or WebP. Shown for an exercise that has no drawing of ours."),
    )

    class Meta:
        model = Picture
        fields = ("alt_text", "author", "licence")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["upload"].required = self.instance.pk is None

    def clean_upload(self) -> SmallPicture | None:
        upload = self.cleaned_data["upload"]
        return small_picture(upload, upload.size) if upload else None

    def save(self, commit: bool = True) -> Picture:
        if small := self.cleaned_data["upload"]:
            for name in ("content", "width", "height", "digest"):
                setattr(self.instance, name, getattr(small, name))
        saved: Picture = super().save(commit)
        return saved


class PictureInline(admin.StackedInline):
    model = Picture
    form = PictureForm
    fields = ("upload", "alt_text", "author", "licence")
    extra = 0


class MuscleInline(admin.TabularInline):
    model = ExerciseMuscle
    formset = MuscleFormSet
    extra = 0


class QualityInline(admin.TabularInline):
    model = TrainedQuality
    extra = 0


class RelatedNameInline(admin.TabularInline):
    model = RelatedName
    extra = 0


class EquipmentInline(admin.TabularInline):
    model = ExerciseEquipment
    extra = 0


class SubstituteInline(admin.StackedInline):
    model = Substitute
    extra = 0


class ModificationInline(admin.StackedInline):
    model = Modification
    form = ModificationForm
    extra = 0


class DoseInline(admin.StackedInline):
    model = Dose
    extra = 0
    fieldsets = [
        (
            None,
            {
                "description": _("A level without a dose is not prescribed the exercise at all."),
                "fields": (
                    "level",
                    *(("sets_low", "sets_high"), ("reps_low", "reps_high", "per_side")),
                    *(("rpe_low", "rpe_high"), ("rest_seconds_low", "rest_seconds_high")),
                    *(("seconds_low", "seconds_high"), ("contacts_low", "contacts_high")),
                    *("tempo", "load", "note"),
                ),
            },
        )
    ]


class BenefitInline(admin.TabularInline):
    model = Benefit
    extra = 0


class InstructionInline(admin.TabularInline):
    model = Instruction
    extra = 0


class MistakeInline(admin.TabularInline):
    model = Mistake
    extra = 0


class PrecautionInline(admin.TabularInline):
    model = Precaution
    extra = 0


@admin.register(Exercise)
class ExerciseAdmin(admin.ModelAdmin):
    list_display = ("name", "parent", "kind", "hamstring_action", "impact", "published")
    list_filter = ("published", "kind", "hamstring_action", "impact", "muscles__muscle")
    list_select_related = ("parent",)
    search_fields = ("name", "aliases", "summary", "key")
    filter_horizontal = ("sources",)
    inlines = (
        *(MuscleInline, QualityInline, EquipmentInline, SubstituteInline, ModificationInline),
        *(DoseInline, BenefitInline, InstructionInline, MistakeInline, PrecautionInline),
        *(RelatedNameInline, PictureInline),
    )
    fieldsets = (
        (
            None,
            {
                "fields": (
                    *("name", "key", "slug", "aliases", "summary"),
                    *("published", "position", "parent", "is_family", "missing"),
                )
            },
        ),
        (
            _("What it is"),
            {"fields": ("pattern", "kind", "role", "unilateral", "body_position")},
        ),
        (
            _("What it asks of the hamstrings"),
            {
                "fields": (
                    *("hamstring_action", "hamstring_length", "set_credit", "set_definition"),
                    *("eccentric", "eccentric_why"),
                    ("biceps_femoris_long_head", "biceps_femoris_short_head"),
                    ("semitendinosus", "semimembranosus"),
                    "heads_note",
                )
            },
        ),
        (
            _("What it costs"),
            {
                "fields": (
                    *("impact", "impact_note"),
                    ("fatigue_cost", "soreness_risk", "technical_demand"),
                )
            },
        ),
        (
            _("Where it belongs"),
            {
                "fields": (
                    *("placement", "order_slot", "min_hours_before_key_run"),
                    ("seconds_per_rep", "setup_seconds"),
                )
            },
        ),
        (_("Sources"), {"fields": ("sources",)}),
    )

    @admin.display(description=_("What is missing"))
    def missing(self, exercise: Exercise) -> str:
        """On the page of one exercise, so that its editor sees what is left to do."""
        if exercise.pk is None:
            return ""
        full = Exercise.objects.with_details().get(pk=exercise.pk)
        return "; ".join(fault.text for fault in gaps_of(full)) or str(_("Nothing."))

    def view_on_site(self, exercise: Exercise) -> str | None:
        return exercise.get_absolute_url() if exercise.published else None

    def get_readonly_fields(self, request: HttpRequest, obj: Exercise | None = None) -> Any:
        """The planner and saved plans know an exercise by its key."""
        return ("key", "missing") if obj else ("missing",)

    def has_delete_permission(self, request: HttpRequest, obj: Exercise | None = None) -> bool:
        """The next load would bring it back: take `published` away instead."""
        return super().has_delete_permission(request, obj) and not (obj and obj.loaded)

    def formfield_for_foreignkey(
        self, db_field: ForeignKey, request: HttpRequest, **kwargs: Any
    ) -> Any:
        if db_field.name == "parent":
            families: QuerySet[Exercise] = Exercise.objects.filter(is_family=True)
            kwargs["queryset"] = families
        return super().formfield_for_foreignkey(db_field, request, **kwargs)


class ReferenceAdmin(admin.ModelAdmin):
    """Files and plans know these by their slug, so it stays once it is saved."""

    def get_readonly_fields(self, request: HttpRequest, obj: Model | None = None) -> Any:
        return ("slug",) if obj else ()


@admin.register(Muscle)
class MuscleAdmin(ReferenceAdmin):
    list_display = ("name", "anatomical_name", "slug")
    search_fields = ("name", "anatomical_name", "slug")


@admin.register(Equipment)
class EquipmentAdmin(ReferenceAdmin):
    list_display = ("name", "slug")
    search_fields = ("name", "slug")


@admin.register(Source)
class SourceAdmin(ReferenceAdmin):
    list_display = ("slug", "citation", "doi")
    formfield_overrides = {URLField: {"assume_scheme": "https"}}
    search_fields = ("slug", "citation", "doi")
