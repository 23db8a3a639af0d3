"""Muscles, and what each does in an exercise."""

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Case, When
from django.utils.translation import gettext_lazy as _

from exercises.labels import MUSCLE_ROLES
from exercises.models.columns import known, not_negative, position_field
from exercises.models.exercise import Exercise
from exercises.models.names import NamedOnce
from exercises.vocabulary import MuscleRole


class Muscle(NamedOnce):
    slug = models.SlugField(_("id"), unique=True, help_text=_("Its name on the muscle map."))
    name = models.CharField(
        _("common name"), max_length=60, unique=True, help_text=_("As readers know it.")
    )
    anatomical_name = models.CharField(
        _("anatomical name"), max_length=200, help_text=_("Shown next to it.")
    )
    position = position_field(_("Order in lists and charts."))

    class Meta:
        ordering = ["position", "name"]
        verbose_name = _("muscle")
        verbose_name_plural = _("muscles")

    def __str__(self) -> str:
        return self.name


class ExerciseMuscle(models.Model):
    exercise = models.ForeignKey(Exercise, models.CASCADE, related_name="muscles")
    muscle = models.ForeignKey(
        Muscle,
        models.PROTECT,
        related_name="exercises",
        help_text=_("It is coloured on the map and counted in a plan’s week."),
    )
    role = models.CharField(
        _("role"),
        max_length=10,
        choices=MUSCLE_ROLES,
        help_text=_("Primary ones are worked hardest; there must be one."),
    )
    job = models.CharField(
        _("job"), max_length=200, help_text=_("What the muscle does in this exercise.")
    )
    set_credit = models.FloatField(
        _("set credit"),
        validators=[MinValueValidator(0)],
        help_text=_(
            "Share of a hard set credited to this muscle: 1 direct, 0.5 helper, 0.25 minor."
        ),
    )
    in_substitute = models.BooleanField(
        _("also without equipment"),
        default=True,
        help_text=_("Untick when the substitute does not train it: empty hands train no grip."),
    )
    note = models.CharField(_("note"), max_length=300, blank=True, help_text=_("Shown next to it."))
    position = position_field(_("Order on the page, primary ones first."))

    class Meta:
        # Primary first, whatever the alphabet says.
        ordering = [Case(When(role=MuscleRole.PRIMARY.value, then=0), default=1), "position", "pk"]
        verbose_name = _("muscle in an exercise")
        verbose_name_plural = _("muscles in an exercise")
        # That a published exercise has a primary one is checked in documents/faults.py.
        constraints = [
            models.UniqueConstraint(
                fields=["exercise", "muscle"], name="one_row_per_muscle_of_an_exercise"
            ),
            not_negative("muscle", "set_credit"),
            known("muscle", "role", MuscleRole),
        ]

    def __str__(self) -> str:
        return f"{self.muscle} ({self.role})"

    @property
    def is_primary(self) -> bool:
        return self.role == MuscleRole.PRIMARY
