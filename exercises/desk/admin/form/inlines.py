"""What belongs to an exercise, as forms on its page."""

# Django's admin and form classes take no type parameters at run time.
# mypy: disable-error-code="type-arg"

import re
from collections.abc import Iterator
from copy import copy
from typing import Any, cast

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AdminTextareaWidget
from django.core.exceptions import ValidationError
from django.db.models import Model, QuerySet
from django.forms.models import BaseInlineFormSet
from django.http import HttpRequest
from django.utils.functional import cached_property
from django.utils.html import format_html
from django.utils.text import format_lazy, slugify
from django.utils.translation import gettext_lazy as _

from exercises.catalogue import choices_of, equipment_names
from exercises.desk.admin.form.fields import DeskFields, DeskForm, check_printable, whole_number
from exercises.desk.admin.form.searched import SearchedMany
from exercises.desk.copies import free_key
from exercises.documents.faults import LONGEST as TEXTS
from exercises.documents.photographs import SmallPicture, small_picture
from exercises.documents.whole_exercises import is_whole
from exercises.labels import LEVELS
from exercises.models import (
    Benefit,
    Dose,
    Equipment,
    ExerciseEquipment,
    ExerciseMuscle,
    Instruction,
    Mistake,
    Modification,
    Picture,
    Precaution,
    RelatedName,
    Substitute,
    TrainedQuality,
)
from exercises.models.movement import Movement
from exercises.models.technique import claim_texts
from exercises.vocabulary import NO_EQUIPMENT, SUBSTITUTE, Level, MuscleRole

#: What each part of an exercise may say of how the body moves.
MOVEMENT = tuple(field.name for field in Movement._meta.fields)
#: The rows of the table of doses; a column is a level.
DOSE_ROWS: tuple[tuple[Any, tuple[str, ...]], ...] = (
    (_("Sets"), ("sets_low", "sets_high")),
    (_("Reps"), ("reps_low", "reps_high")),
    (_("Per side"), ("per_side",)),
    (_("Effort, RPE 0 to 10"), ("rpe_low", "rpe_high")),
    (_("Rest, seconds"), ("rest_seconds_low", "rest_seconds_high")),
    (_("Length of one sprint, seconds"), ("seconds_low", "seconds_high")),
    (_("Ground contacts in a session"), ("contacts_low", "contacts_high")),
    (_("Tempo: lowering-pause-lifting-pause"), ("tempo",)),
    (_("Load in words"), ("load",)),
    (_("Note"), ("note",)),
)


MOST_LINES = 30  # of a text that becomes several rows
EQUIPMENT_ROW = re.compile(r"(equipment-[0-9]+)-equipment")  # a field of the form


class RowForm(DeskForm):
    """No field of a row brings scripts or styles; to ask each of them takes long."""

    media = forms.Media()


class ReadOnce(BaseInlineFormSet):
    """A form that only shows an exercise has its rows already."""

    @cached_property
    def empty_form(self) -> Any:
        return super().empty_form

    def add_fields(self, form: Any, index: int | None) -> None:
        super().add_fields(form, index)
        if form.instance.pk is not None:  # found by its id, by which Django would read it again
            form.fields["id"].to_python = lambda _value: form.instance

    def get_queryset(self) -> Any:
        is_known = hasattr(self, "_queryset")  # it is asked for with each field
        if not (is_known or self.is_bound) and is_whole(self.instance):
            name = self.fk.remote_field.get_accessor_name()
            held: Any = getattr(self.instance, str(name), None)
            self._queryset = list(held.all()) if hasattr(held, "all") else [held] if held else []
        return super().get_queryset()


class InOrder(ReadOnce):
    """A new row comes last, unless the editor says otherwise. All rows choose from one list."""

    def add_fields(self, form: Any, index: int | None) -> None:
        super().add_fields(form, index)
        for field in cast(dict[str, Any], form.fields).values():
            if isinstance(field, forms.ModelChoiceField) and not field.widget.is_hidden:
                # Each row would read it, and count it first.
                empty = [] if field.empty_label is None else [("", field.empty_label)]
                field.choices = [*empty, *choices_of(cast(Any, field).queryset.model)]
        if "position" in form.fields and form.instance.pk is None:
            form.initial["position"] = (index or self.initial_form_count()) + 1
            form.fields["position"].has_changed = _never  # a position alone is not a row


class Lines(InOrder):
    """A text of several lines becomes several rows, so that a list is written or pasted at once."""

    def add_fields(self, form: Any, index: int | None) -> None:
        super().add_fields(form, index)
        if form.instance.pk is None:  # as most are; who begins says first how to get ready
            stages = Instruction.Stage
            form.initial["stage"] = (stages.SETUP if index == 0 else stages.STEP).value
            form.initial["kind"] = Precaution.Kind.CAUTION.value

    def save_new(self, form: Any, commit: bool = True) -> Any:
        return _a_row_for_each_line(super().save_new(form, commit))

    def save_existing(self, form: Any, obj: Any, commit: bool = True) -> Any:
        return _a_row_for_each_line(super().save_existing(form, obj, commit))


def _a_row_for_each_line(row: Any) -> Any:
    """In the order of the lines: rows of one position come in the order in which they were made."""
    first, *others = written_lines(row.text)
    if row.text != first:
        row.text = first
        row.save()
    for text in others:
        more = copy(row)
        more.pk, more.text, more._state = None, text, copy(row._state)
        more._state.adding = True
        more.save()
    return row


def written_lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


class LineForm(RowForm):
    """Each line has the length of a text, whatever all of them have."""

    def clean_text(self) -> str:
        text: str = self.cleaned_data["text"]
        lines = written_lines(text)
        if len(lines) > MOST_LINES:
            raise ValidationError(_("At most %(most)s lines.") % {"most": MOST_LINES})
        for line in lines:
            if len(line) > TEXTS["text"]:
                told = _("A line may have %(most)s characters, and this has %(count)s.")
                raise ValidationError(told % {"most": TEXTS["text"], "count": len(line)})
        return text


def _never(initial: object, data: object) -> bool:
    return False


class Rows(DeskFields, admin.TabularInline):
    """A table with one empty row; scripts add more."""

    form = RowForm
    formset: Any = InOrder
    template = "admin/desk/form/rows.html"
    extra = 1
    classes = ("collapse",)

    def get_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """The position first, where a thumb finds the grip. Django would make a form to know."""
        fields = cast(Any, self.model)._meta.fields
        names = [one.name for one in fields if one.editable and one.name not in ("id", "exercise")]
        return sorted(names, key=lambda name: name != "position")

    class Media:
        js = (forms.Script("js/rows.js", type="module"),)


class LinesInline(Rows):
    form = LineForm
    formset: Any = Lines

    def get_extra(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> int:
        """Who writes the first instructions gets ready, and then moves."""
        is_first = self.model is Instruction and not (obj and obj.instructions.all())
        return 2 if is_first else 1

    def formfield_for_dbfield(self, db_field: Any, request: Any, **kwargs: Any) -> Any:
        if db_field.name != "text":
            return super().formfield_for_dbfield(db_field, request, **kwargs)
        more = _("Several lines become several rows.")
        return db_field.formfield(
            widget=AdminTextareaWidget,
            validators=[check_printable],
            max_length=MOST_LINES * TEXTS["text"],
            help_text=format_lazy("{} {}", db_field.help_text, more),
        )


class MuscleFormSet(InOrder):
    def clean(self) -> None:
        super().clean()
        remaining = [form for form in self.forms if form not in self.deleted_forms]
        roles = [getattr(form, "cleaned_data", {}).get("role") for form in remaining]
        if MuscleRole.PRIMARY not in roles and not any(self.errors):
            raise ValidationError(_("Name at least one primary muscle."))


class ModificationFormSet(InOrder):
    """All rows tick from one list: what the exercise is done with."""

    def clean(self) -> None:
        super().clean()
        known = {SUBSTITUTE, NO_EQUIPMENT, *self._equipment_sent()}
        for form in self.forms:
            kit = getattr(form, "cleaned_data", {}).get("kit", ())
            for slug in kit if form not in self.deleted_forms else ():
                if slug not in known:
                    text = _("The exercise has no %(name)s: add that to its equipment options.")
                    name = equipment_names().get(slug, slug)
                    form.add_error("kit", text % {"name": name.lower()})
        self._named_twice()

    def _named_twice(self) -> None:
        """A draft with two of one name, whatever the case, could not be opened again."""
        used: dict[str, str] = {}
        for form in self.forms:
            name = getattr(form, "cleaned_data", {}).get("name")
            if not name or form in self.deleted_forms:
                continue
            if other := used.get(name.casefold()):
                text = _("“%(name)s” is called this already.")
                form.add_error("name", text % {"name": other})
            else:
                used[name.casefold()] = name

    def _equipment_sent(self) -> QuerySet[Any, str]:
        """What another part of the form says that the exercise is done with."""
        chosen = [
            whole_number(value)
            for name, value in self.data.items()
            if (row := EQUIPMENT_ROW.fullmatch(name)) and not self.data.get(f"{row[1]}-DELETE")
        ]
        return Equipment.objects.filter(pk__in=filter(None, chosen)).values_list("slug", flat=True)

    @cached_property
    def kit(self) -> list[tuple[str, Any]]:
        names = equipment_names()
        if self.instance.pk is not None and not self.is_bound:
            own = [option.equipment.slug for option in self.instance.equipment.all()]
            named = [slug for row in self.get_queryset() for slug in row.kit]
            names = {slug: name for slug, name in names.items() if slug in (*own, *named)}
        return [*names.items(), (SUBSTITUTE, _("The substitute without equipment"))]

    def add_fields(self, form: Any, index: int | None) -> None:
        super().add_fields(form, index)
        form.fields["kit"].choices = self.kit


class ModificationForm(RowForm):
    kit = forms.MultipleChoiceField(
        label=_("Done with"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_(
            "None ticked: with whatever the exercise is done with. "
            "New equipment of the exercise is listed here once it is saved."
        ),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Plans refer to a modification by its key, so that stays once it is published; one that
        # is only in a draft has a primary key below zero.
        self.fields["key"].disabled = (self.instance.pk or 0) > 0
        self.fields["key"].required = False  # it is made from the name

    def clean_key(self) -> str:
        key, name = self.cleaned_data["key"], self.data.get(self.add_prefix("name"), "")
        if key or not name:
            return str(key)
        exercise = self.instance.exercise.key or slugify(self.data.get("name", ""))
        return free_key(exercise, slugify(name))


class PictureForm(RowForm):
    editor = ""  # their name, if they have said one
    upload = forms.FileField(
        label=_("Picture"),
        help_text=_("JPEG, PNG or WebP. Shown for an exercise that has no drawing of ours."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        is_new = self.instance.pk is None
        self.fields["upload"].required = is_new
        if is_new and self.editor:
            self.fields["author"].required = False
            text = _("Shown under the picture. Empty: %(name)s.")
            self.fields["author"].help_text = text % {"name": self.editor}

    def clean_author(self) -> str:
        return self.cleaned_data["author"] or self.editor

    def clean_upload(self) -> SmallPicture | None:
        upload = self.cleaned_data["upload"]
        return small_picture(upload, upload.size) if upload else None

    def save(self, commit: bool = True) -> Picture:
        if small := self.cleaned_data["upload"]:
            for name in ("content", "width", "height", "digest"):
                setattr(self.instance, name, getattr(small, name))
        saved: Picture = super().save(commit)
        return saved


class Parts(DeskFields, admin.StackedInline):
    """Records with too many fields for a line of a table."""

    form = RowForm
    formset: Any = ReadOnce
    template = "admin/desk/form/parts.html"
    extra = 1
    classes = ("collapse",)

    class Media:
        js = (forms.Script("js/rows.js", type="module"),)


class PictureInline(Parts):
    model = Picture
    form = PictureForm
    fields = ("shown", "upload", "alt_text", "author", "licence")
    readonly_fields = ("shown",)

    def get_formset(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> Any:
        formset: Any = super().get_formset(request, obj, **kwargs)
        formset.form.editor = cast(Any, request.user).get_full_name()
        return formset

    @admin.display(description=_("As it is"))
    def shown(self, picture: Picture) -> str:
        if not picture.pk:
            return str(_("There is none yet."))
        html = '<img class="shown-picture" src="{}" alt="{}" width="{}" height="{}">'
        size = (picture.width, picture.height)
        return format_html(html, picture.address, picture.alt_text, *size)


class MuscleInline(Rows):
    model = ExerciseMuscle
    formset = MuscleFormSet


def _movement(description: Any) -> Any:
    """Folded away: most of what belongs to an exercise moves as the exercise does."""
    fields = (*MOVEMENT, "impact", "unilateral", "eccentric_factor")
    options = {"fields": fields, "description": description, "classes": ("collapse",)}
    return (_("How it moves"), options)


class ClaimsField(forms.Field):
    """Ids with spaces between them, as a list to search in."""

    widget = SearchedMany(claim_texts, name="known-claims", places=1)

    def prepare_value(self, value: Any) -> Any:
        return value.split() if isinstance(value, str) else value

    def to_python(self, value: Any) -> str:
        return " ".join(value or ())

    def has_changed(self, initial: Any, data: Any) -> bool:
        return (initial or "") != self.to_python(data)


class BenefitForm(RowForm):
    claims = ClaimsField(
        label=_("Claims"),
        required=False,
        help_text=_("What we say that this sentence answers. Search by a word."),
    )


class BenefitInline(Rows):
    model = Benefit
    form = BenefitForm


class EquipmentForm(RowForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["label"].required = False
        self.fields["label"].help_text = _("Its name in this exercise. Empty: as the equipment.")

    def clean(self) -> Any:
        cleaned = super().clean() or self.cleaned_data
        if equipment := cleaned.get("equipment"):
            cleaned["label"] = cleaned.get("label") or equipment.name
        return cleaned


class EquipmentInline(Parts):
    model = ExerciseEquipment
    form = EquipmentForm
    formset: Any = InOrder
    fieldsets = (
        (None, {"fields": ("position", "equipment", "label", "name", "note", "adds_load")}),
        _movement(_("Empty: as the exercise itself.")),
    )


class SubstituteInline(Parts):
    model = Substitute
    fieldsets = (
        (None, {"fields": ("name", "how", "keeps", "loses", "set_credit")}),
        _movement(_("A substitute is a movement of its own: say all of it.")),
    )


class ModificationInline(Parts):
    model = Modification
    formset: Any = ModificationFormSet
    form = ModificationForm
    fieldsets = (
        (None, {"fields": ("key", "direction", "name", "change", "why", "set_credit", "position")}),
        (_("What plans do with it"), {"fields": ("fit", "adds_weight", "kit")}),
        _movement(_("Empty: as the exercise itself.")),
    )


class DoseFormSet(ReadOnce):
    """One form for each level, with a dose or without: a column of a table of quantities."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        taken = {form.instance.level for form in self.initial_forms}
        free = [level.value for level in Level if level.value not in taken]
        for form, level in zip(self.extra_forms, free, strict=False):
            form.initial.setdefault("level", level)

    @property
    def columns(self) -> list[tuple[Any, Any]]:
        """The name of each level, and its form; what was posted and is no level comes last."""
        levels = [(form["level"].value(), form) for form in self.forms]
        known = [(name, form) for key, name in LEVELS for level, form in levels if level == key]
        return known + [("", form) for level, form in levels if level not in dict(LEVELS)]

    @property
    def rows(self) -> Iterator[tuple[Any, list[tuple[Any, list[Any]]]]]:
        """What the row is called, and for each level its name and its fields."""
        columns = self.columns
        for label, names in DOSE_ROWS:
            yield label, [(level, [form[name] for name in names]) for level, form in columns]


class DoseInline(DeskFields, admin.TabularInline):
    model = Dose
    form = RowForm
    formset = DoseFormSet
    template = "admin/desk/form/doses.html"
    classes = ("collapse",)
    max_num = len(Level)
    extra = len(Level)  # as far as they have no dose yet: there is one for each level


def _rows(model: type[Model]) -> type[Rows]:
    return type(f"{model.__name__}Inline", (Rows,), {"model": model})


def _lines(model: type[Model]) -> type[LinesInline]:
    return type(f"{model.__name__}Inline", (LinesInline,), {"model": model})


INLINES: tuple[Any, ...] = (
    MuscleInline,
    _rows(TrainedQuality),
    EquipmentInline,
    SubstituteInline,
    ModificationInline,
    DoseInline,
    BenefitInline,
    _lines(Instruction),
    _rows(Mistake),
    _lines(Precaution),
    _rows(RelatedName),
    PictureInline,
)
