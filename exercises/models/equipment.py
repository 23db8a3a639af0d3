"""Equipment, what an exercise needs of it, and what to do with none."""

from django.core.validators import MinValueValidator, validate_slug
from django.db import models
from django.utils.translation import gettext_lazy as _

from exercises.labels import RESISTANCES
from exercises.models.columns import choice_or_empty, known_or_empty, not_negative, position_field
from exercises.models.exercise import Exercise
from exercises.models.movement import MovementChange, change_constraints
from exercises.models.names import NamedOnce
from exercises.vocabulary import Resistance


class Equipment(NamedOnce):
    slug = models.CharField(
        _("id"),
        max_length=50,
        unique=True,
        validators=[validate_slug],
        help_text=_("As plans refer to it: resistance_band."),
    )
    name = models.CharField(
        _("name"),
        max_length=80,
        unique=True,
        help_text=_("As runners choose it when they say what they have."),
    )
    position = position_field(_("Order in the list of the builder."))
    resistance = choice_or_empty(
        _("works against"),
        RESISTANCES,
        _("How a runner makes it harder. Until it is stated, careful plans leave it out."),
    )
    easy_to_learn = models.BooleanField(
        _("easy to learn with"),
        default=False,
        help_text=_("Those who are new to lifting get it before a bar."),
    )

    class Meta:
        ordering = ["position", "name"]
        verbose_name = _("equipment")
        verbose_name_plural = _("equipment")
        constraints = [known_or_empty("equipment", "resistance", Resistance)]

    def __str__(self) -> str:
        return self.name


class ExerciseEquipment(MovementChange):
    exercise = models.ForeignKey(Exercise, models.CASCADE, related_name="equipment")
    equipment = models.ForeignKey(
        Equipment,
        models.PROTECT,
        related_name="exercises",
        help_text=_("A runner who has none of these gets the substitute, or another exercise."),
    )
    label = models.CharField(_("label"), max_length=120, help_text=_("Its name in this exercise."))
    name = models.CharField(
        _("name of the exercise with it"),
        max_length=80,
        blank=True,
        default="",
        help_text=_("As a plan calls it: Sliding leg curl. Empty: as the exercise."),
    )
    note = models.CharField(_("note"), max_length=200, blank=True, help_text=_("Shown next to it."))
    adds_load = models.BooleanField(
        _("adds load"),
        default=False,
        help_text=_("Comes on top of another option and cannot stand alone."),
    )
    position = position_field(_("Plans take the first option a runner has."))
    unilateral = models.BooleanField(
        _("one leg at a time"),
        default=False,
        help_text=_("Plans then count reps per side."),
    )

    class Meta:
        ordering = ["position", "pk"]
        verbose_name = _("equipment option")
        verbose_name_plural = _("equipment options")
        constraints = [
            models.UniqueConstraint(
                fields=["exercise", "equipment"], name="one_row_per_equipment_of_an_exercise"
            ),
            *change_constraints("option"),
        ]

    def __str__(self) -> str:
        return self.label


class Substitute(MovementChange):
    exercise = models.OneToOneField(Exercise, models.CASCADE, related_name="substitute")
    name = models.CharField(_("name"), max_length=120, help_text=_("As a plan calls it."))
    how = models.TextField(_("how"), help_text=_("Shown with the dose in a plan."))
    keeps = models.CharField(
        _("keeps"), max_length=200, help_text=_("What of the exercise it still trains.")
    )
    loses = models.CharField(
        _("loses"), max_length=200, blank=True, help_text=_("What it does not.")
    )
    set_credit = models.FloatField(
        _("hamstring set credit"),
        validators=[MinValueValidator(0)],
        help_text=_("Replaces that of the exercise when a plan uses the substitute."),
    )

    class Meta:
        verbose_name = _("substitute without equipment")
        verbose_name_plural = _("substitutes without equipment")
        constraints = [
            not_negative("substitute", "set_credit"),
            *change_constraints("substitute"),
        ]

    def __str__(self) -> str:
        return self.name
